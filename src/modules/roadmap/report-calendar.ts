/** Căn cứ: Quyết định 43/QĐ-UBND năm 2015, Điều 1, mục IV.5.b: trước ngày 15 tháng 6 và trước ngày 15 tháng 12. */
const BEFORE: Readonly<Record<RegularPart, string>> = { half_year: '06-15', year: '12-15' }

export type RegularPart = 'half_year' | 'year'
export const REGULAR_PARTS: readonly RegularPart[] = ['half_year', 'year']

/** Reports asked for out of turn carry a name of their own: `adhoc-1`. */
const AD_HOC = /^adhoc-[1-9]\d?$/
const CONSOLIDATED = /^all-(half_year|year)$/

export const isRegular = (part: string): part is RegularPart => part === 'half_year' || part === 'year'
export const isAdHoc = (part: string): boolean => AD_HOC.test(part)
/** What the information department makes of all agencies' reports for the People's Committee. */
export const isConsolidated = (part: string): boolean => CONSOLIDATED.test(part)
export const isReportPart = (part: string): boolean =>
  isRegular(part) || isAdHoc(part) || isConsolidated(part)

/** First day on which a report of the period is late; undefined where no day is set. */
export function lateFrom(year: number, part: string): string | undefined {
  return isRegular(part) ? `${year}-${BEFORE[part]}` : undefined
}

/** Days before the first late one on which agencies are reminded, and after it every week. */
const REMIND_BEFORE = [14, 7, 3, 1]
const REMIND_AFTER_EVERY = 7
/** Nobody is reminded of a report that never came for longer than this. */
const GIVEN_UP_AFTER = 90

export interface ReportDue {
  readonly year: number
  readonly part: RegularPart
  readonly lateFrom: string
  /** Below 0 when late. */
  readonly daysLeft: number
}

/** What agencies are to be reminded of on a day; nothing on most days. */
export function reportsToRemind(today: string): readonly ReportDue[] {
  const thisYear = Number(today.slice(0, 4))
  return [thisYear - 1, thisYear].flatMap((year) =>
    REGULAR_PARTS.flatMap((part): ReportDue[] => {
      const late = `${year}-${BEFORE[part]}`
      // The last day in time is the day before.
      const daysLeft = (Date.parse(late) - Date.parse(today)) / 86_400_000 - 1
      const isDay =
        REMIND_BEFORE.includes(daysLeft) ||
        (daysLeft < 0 && daysLeft >= -GIVEN_UP_AFTER && (-daysLeft - 1) % REMIND_AFTER_EVERY === 0)
      return isDay ? [{ year, part, lateFrom: late, daysLeft }] : []
    }),
  )
}
