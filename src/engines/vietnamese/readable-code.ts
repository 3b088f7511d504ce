/** Splits long runs of a code into groups that can be read aloud: "7KQ2M9XW4T" → "7KQ2 M9XW 4T". */
export function readableCode(code: string, groupSize = 4): string {
  const run = new RegExp(`[\\p{L}\\p{N}]{${groupSize + 1},}`, 'gu')
  const group = new RegExp(`.{1,${groupSize}}`, 'gu')
  return code.replace(run, (letters) => (letters.match(group) ?? []).join(' '))
}

/** The code meant by what somebody typed from paper: spaces of any kind gone, capitals. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/gu, '').toUpperCase()
}
