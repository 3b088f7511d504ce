const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const SCALES = ['', ' nghìn', ' triệu'] as const
const BILLION = 1_000_000_000

/** An amount as receipts write it: 1500000 → "một triệu năm trăm nghìn đồng". */
export function amountInWords(vnd: number): string {
  if (!Number.isSafeInteger(vnd) || vnd < 0) throw new RangeError(`not an amount in đồng: ${vnd}`)
  return `${vnd === 0 ? DIGITS[0] : wordsOf(vnd, false)} đồng`
}

/** `leading`: higher figures were said before, so empty hundreds must be said too. */
function wordsOf(value: number, leading: boolean): string {
  if (value >= BILLION) {
    const rest = value % BILLION
    const billions = `${wordsOf(Math.floor(value / BILLION), leading)} tỷ`
    return rest === 0 ? billions : `${billions} ${wordsOf(rest, true)}`
  }
  const parts: string[] = []
  for (let scale = 2; scale >= 0; scale--) {
    const group = Math.floor(value / 1000 ** scale) % 1000
    if (group > 0) parts.push(groupWords(group, leading || parts.length > 0) + SCALES[scale])
  }
  return parts.join(' ')
}

function groupWords(group: number, leading: boolean): string {
  const hundreds = Math.floor(group / 100)
  const rest = group % 100
  const sayHundreds = hundreds > 0 || leading
  const head = sayHundreds ? [`${digit(hundreds)} trăm`] : []
  if (rest === 0) return head.join(' ')
  const tail = rest < 10 ? (sayHundreds ? `linh ${digit(rest)}` : digit(rest)) : tensWords(rest)
  return [...head, tail].join(' ')
}

function tensWords(value: number): string {
  const tens = Math.floor(value / 10)
  const unit = value % 10
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`
  if (unit === 0) return head
  if (unit === 5) return `${head} lăm`
  if (tens > 1 && unit === 1) return `${head} mốt`
  if (tens > 1 && unit === 4) return `${head} tư`
  return `${head} ${digit(unit)}`
}

function digit(value: number): string {
  return DIGITS[value] ?? ''
}
