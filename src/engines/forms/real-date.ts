const WRITTEN = /^(1[89]\d\d|2[01]\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** A date of the calendar written YYYY-MM-DD, from 1800 to 2199: other years are slips of the finger. */
export function isRealDate(text: string): boolean {
  const parts = WRITTEN.exec(text)
  return parts !== null && Number(parts[3]) <= lengthOfMonth(Number(parts[1]), Number(parts[2]))
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
