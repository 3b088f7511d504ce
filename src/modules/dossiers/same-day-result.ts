import type { TimeLimit } from '../../engines/calendar/index.ts'

/** One session of a whole day: a limit of so many hours is met the day the file comes in. */
const DAY_HOURS = 8

/**
 * Whether the result is given while the applicant waits or that day: such a file needs no receipt unless he asks for
 * one, but is registered like any other. Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 17.
 */
export function givesResultSameDay({ amount, unit }: TimeLimit): boolean {
  return unit === 'same_day' || amount === 0 || (unit === 'working_hour' && amount <= DAY_HOURS)
}
