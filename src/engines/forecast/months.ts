import type { IsoDate } from '../calendar/index.ts'

/** Months since the year 0; a day is its part of its own month, so that equal days of two months are whole months apart. */
function monthOf(date: IsoDate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return year * 12 + month + (day - 1) / new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Months from one day to another; 0 when the second is not later. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  return Math.max(0, monthOf(to) - monthOf(from))
}

/**
 * How often each whole month after `from` saw one of `dates`; what is left over before `asOf` is not a whole month.
 * A date on `from` itself is where the counting starts, not a step made since.
 */
export function countByMonth(dates: readonly IsoDate[], from: IsoDate, asOf: IsoDate): readonly number[] {
  const counts = Array.from({ length: Math.floor(monthsBetween(from, asOf)) }, () => 0)
  for (const date of dates) {
    if (date <= from || date > asOf) continue
    // The last day of a month belongs to it.
    const month = Math.ceil(monthsBetween(from, date)) - 1
    const count = counts[month]
    if (count !== undefined) counts[month] = count + 1
  }
  return counts
}
