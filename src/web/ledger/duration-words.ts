import { dayOf, millisecondsOf, MINUTE, type WorkCalendar } from '../../engines/calendar/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

// Căn cứ: Bộ luật Lao động 2019, Điều 105 (ngày làm việc 8 giờ): where the calendar knows no working day nearby.
const USUAL_DAY_MINUTES = 8 * 60

const WEEKS_LOOKED_AT = 3
const DAY_MS = 24 * 60 * MINUTE

/** Office minutes of a usual day of a calendar around a moment: Saturday mornings and long holidays do not change it. */
export function officeDayMinutes(calendar: WorkCalendar, around: Date): number {
  const found = new Map<number, number>()
  for (let ahead = 0; ahead < WEEKS_LOOKED_AT * 7; ahead += 1) {
    const minutes = minutesOfDay(calendar, new Date(around.getTime() + ahead * DAY_MS))
    if (minutes > 0) found.set(minutes, (found.get(minutes) ?? 0) + 1)
  }
  const [usual] = [...found].toSorted((a, b) => b[1] - a[1])
  return usual?.[0] ?? USUAL_DAY_MINUTES
}

function minutesOfDay(calendar: WorkCalendar, at: Date): number {
  const last = calendar.firstDay + calendar.days.length
  if (Math.floor(at.getTime() / DAY_MS) + 1 >= last) return 0
  const { sessions } = dayOf(calendar, at)
  return sessions.reduce((sum, [from, to]) => sum + (millisecondsOf(to) - millisecondsOf(from)) / MINUTE, 0)
}

/** "1 ngày 3 giờ", a day being the office hours of one; every minute is told, so that sums of what is shown are right. */
export function durationWords(minutes: number, dayMinutes: number, t: Translate): string {
  const whole = Math.round(minutes)
  const days = Math.floor(whole / dayMinutes)
  const hours = Math.floor((whole % dayMinutes) / 60)
  const rest = (whole % dayMinutes) % 60
  const parts = [
    days > 0 && t(`${days} ngày`, `${days} ${days === 1 ? 'day' : 'days'}`),
    hours > 0 && t(`${hours} giờ`, `${hours} ${hours === 1 ? 'hour' : 'hours'}`),
    rest > 0 && t(`${rest} phút`, `${rest} ${rest === 1 ? 'minute' : 'minutes'}`),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(' ') : t('0 phút', '0 minutes')
}
