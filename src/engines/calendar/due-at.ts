import type { WorkCalendar } from './compile-calendar.ts'
import { dayNumberAt, millisecondsOf, startOfDay, type TimeOfDay } from './local-time.ts'
import {
  addCalendarDays,
  addWorkingDays,
  addWorkingHours,
  sessionEndOfDay,
  startOfNextWorkingDay,
} from './working-time.ts'

export interface TimeLimit {
  readonly amount: number
  readonly unit: 'working_day' | 'calendar_day' | 'working_hour' | 'same_day'
}

// Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 18 khoản 1: a dossier received after 15:00 moves on the next working day.
export const CUT_OFF: TimeOfDay = '15:00'

/** Whether it is later in the day than the cut-off; 15:00 sharp is not after 15:00. */
export function isAfterCutOff(instant: Date, cutOff: TimeOfDay = CUT_OFF): boolean {
  return instant.getTime() - startOfDay(dayNumberAt(instant)) > millisecondsOf(cutOff)
}

/**
 * When a limit counted from reception ends. `same_day` ends with the day, or with the next working
 * day when received after the cut-off or on a day of rest; its amount says nothing.
 */
export function dueAt(
  calendar: WorkCalendar,
  receivedAt: Date,
  limit: TimeLimit,
  cutOff: TimeOfDay = CUT_OFF,
): Date {
  switch (limit.unit) {
    case 'working_day':
      return addWorkingDays(calendar, receivedAt, limit.amount)
    case 'calendar_day':
      return addCalendarDays(calendar, receivedAt, limit.amount)
    case 'working_hour':
      return addWorkingHours(calendar, receivedAt, limit.amount)
    case 'same_day':
      return addWorkingDays(calendar, receivedAt, isAfterCutOff(receivedAt, cutOff) ? 1 : 0)
  }
}

/** Until when the desk must have handed a dossier over: that day, or the start of the next after the cut-off. */
// Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 18 khoản 1.
export function transferDueAt(calendar: WorkCalendar, receivedAt: Date, cutOff: TimeOfDay = CUT_OFF): Date {
  const endOfDay = isAfterCutOff(receivedAt, cutOff) ? undefined : sessionEndOfDay(calendar, receivedAt)
  return endOfDay ?? startOfNextWorkingDay(calendar, receivedAt)
}
