import { instantAt } from '../../engines/calendar/index.ts'

/** The first instant of a month in Vietnam; month 13 is the first of the next year. */
export function startOfMonth(year: number, month: number): Date {
  const [ofYear, ofMonth] = month > 12 ? [year + 1, month - 12] : [year, month]
  return instantAt(`${ofYear}-${String(ofMonth).padStart(2, '0')}-01`, '00:00')
}
