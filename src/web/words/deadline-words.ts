import {
  type TimeLimit,
  type WorkCalendar,
  workingDaysBetween,
  workingTimeBetween,
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
      return t(`${amount} giờ làm việc`, `${amount} working ${hoursOf(amount)}`)
    case 'same_day':
      return t('Trong ngày', 'The same day')
  }
}

// Căn cứ: Bộ luật Lao động 10/2012/QH13, Điều 104 (ngày làm việc bình thường 8 giờ).
const WORKING_DAY_MINUTES = 8 * 60

/** "còn 2 ngày", "trễ 1 ngày", in working days of the calendar; under one of them in working hours: "trễ 2 giờ". */
export function timeLeft(calendar: WorkCalendar, now: Date, dueAt: Date, t: Translate): string {
  const isLate = dueAt.getTime() < now.getTime()
  const [from, to] = isLate ? [dueAt, now] : [now, dueAt]
  const minutes = workingTimeBetween(calendar, from, to)
  if (minutes < WORKING_DAY_MINUTES) return hoursLeft(Math.floor(minutes / 60), isLate, t)
  const days = Math.max(1, workingDaysBetween(calendar, from, to))
  return isLate
    ? t(`trễ ${days} ngày`, `${days} ${daysOf(days)} late`)
    : t(`còn ${days} ngày`, `${days} ${daysOf(days)} left`)
}

/** Only whole hours are told, rounded down: never more time than there is. */
function hoursLeft(hours: number, isLate: boolean, t: Translate): string {
  const vi = hours < 1 ? 'chưa đến 1 giờ' : `${hours} giờ`
  const en = hours < 1 ? 'less than 1 hour' : `${hours} ${hoursOf(hours)}`
  return isLate ? t(`trễ ${vi}`, `${en} late`) : t(`còn ${vi}`, `${en} left`)
}

export type TimeLeftTone = 'calm' | 'soon' | 'late'

export function timeLeftTone(now: Date, soonUntil: Date, dueAt: Date): TimeLeftTone {
  if (dueAt.getTime() < now.getTime()) return 'late'
  return dueAt.getTime() <= soonUntil.getTime() ? 'soon' : 'calm'
}

function daysOf(amount: number): string {
  return amount === 1 ? 'day' : 'days'
}

function hoursOf(amount: number): string {
  return amount === 1 ? 'hour' : 'hours'
}
