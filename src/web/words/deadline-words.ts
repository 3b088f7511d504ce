import {
  localDateAt,
  type TimeLimit,
  type WorkCalendar,
  workingDaysBetween,
} from '../../engines/calendar/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

/** A time limit as a person says it: "15 ngày làm việc". */
export function deadlineWords(limit: TimeLimit, t: Translate): string {
  const { amount } = limit
  switch (limit.unit) {
    case 'working_day':
      return t(`${amount} ngày làm việc`, `${amount} working ${daysOf(amount)}`)
    case 'calendar_day':
      return t(`${amount} ngày`, `${amount} ${daysOf(amount)}`)
    case 'working_hour':
      return t(`${amount} giờ làm việc`, `${amount} working ${amount === 1 ? 'hour' : 'hours'}`)
    case 'same_day':
      return t('Trong ngày', 'The same day')
  }
}

/** "còn 2 ngày", "trễ 1 ngày": in working days of the calendar; on the last day, today. */
export function timeLeft(calendar: WorkCalendar, now: Date, dueAt: Date, t: Translate): string {
  if (dueAt.getTime() < now.getTime()) {
    const days = Math.max(1, workingDaysBetween(calendar, dueAt, now))
    return t(`trễ ${days} ngày`, `${days} ${daysOf(days)} late`)
  }
  if (localDateAt(now) === localDateAt(dueAt)) return t('hôm nay', 'today')
  const days = workingDaysBetween(calendar, now, dueAt)
  return t(`còn ${days} ngày`, `${days} ${daysOf(days)} left`)
}

export type TimeLeftTone = 'calm' | 'soon' | 'late'

export function timeLeftTone(now: Date, soonUntil: Date, dueAt: Date): TimeLeftTone {
  if (dueAt.getTime() < now.getTime()) return 'late'
  return dueAt.getTime() <= soonUntil.getTime() ? 'soon' : 'calm'
}

function daysOf(amount: number): string {
  return amount === 1 ? 'day' : 'days'
}
