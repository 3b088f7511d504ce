import type { ProcedureRecord } from './pack/procedure-record.ts'

/** For how many months the result holds, where the record fixes one length for it. */
export function validityMonthsOf({
  results,
  resultDocument,
}: Pick<ProcedureRecord, 'results' | 'resultDocument'>): number | null {
  return results.find(({ title }) => title.vi === resultDocument.title.vi)?.validityMonths ?? null
}

/** The last day of so many months that begin on `day` (`YYYY-MM-DD`). */
// Căn cứ: Bộ luật Dân sự 2015, Điều 148 khoản 3: ngày tương ứng của tháng cuối, không có thì ngày cuối tháng đó.
export function lastDayOfValidity(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0))
  const last = new Date(lastOfMonth)
  last.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()))
  return last.toISOString().slice(0, 10)
}
