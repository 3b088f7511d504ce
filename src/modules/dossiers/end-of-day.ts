import { instantAt, isIsoDate, sessionEndOfDay, type WorkCalendar } from '../../engines/calendar/index.ts'

/** When a day that somebody named as a due date ends: with its last session. What is wrong with it otherwise. */
export function endOfDay(calendar: WorkCalendar, day: string): Date | 'no-day' | 'rest' {
  if (!isIsoDate(day) || day < calendar.from || day > calendar.to) return 'no-day'
  return sessionEndOfDay(calendar, instantAt(day, '12:00')) ?? 'rest'
}
