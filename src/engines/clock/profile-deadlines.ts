import {
  addWorkingDays,
  addWorkingHours,
  endOfWorkingDay,
  HOUR,
  momentWorked,
  positionAt,
  transferDueAt,
  workedUntil,
  type WorkCalendar,
  workingPositionFrom,
} from '../calendar/index.ts'
import type { RuleProfile, WorkingTerm } from './rule-profile.ts'

/** Until when papers may still be asked for; null where the profile sets no limit. `since`: reception or last complete receipt. */
export function supplementRequestDueAt(
  profile: RuleProfile,
  calendar: WorkCalendar,
  since: Date,
): Date | null {
  const within = profile.rules.supplementRequestWithin.value
  return within === null ? null : addTerm(calendar, since, within)
}

/** Until when the desk must have answered a file sent online. */
export function onlineReplyDueAt(profile: RuleProfile, calendar: WorkCalendar, submittedAt: Date): Date {
  return addTerm(calendar, submittedAt, profile.rules.replyOnlineWithin.value)
}

/** Until when the desk must have handed over what it received. */
export function handOverDueAt(profile: RuleProfile, calendar: WorkCalendar, receivedAt: Date): Date {
  return transferDueAt(calendar, receivedAt, profile.rules.transferCutOff.value)
}

/** Until when an apology with a new date must be out. */
export function apologyDueAt(profile: RuleProfile, calendar: WorkCalendar, dueAt: Date): Date {
  const { amount, unit } = profile.rules.apologyBefore.value
  if (amount === 0) return dueAt
  if (unit === 'working_hour') {
    return new Date(momentWorked(calendar, workedUntil(calendar, dueAt.getTime()) - amount * HOUR))
  }
  const due = workingPositionFrom(calendar, positionAt(calendar, dueAt.getTime()))
  const nth = (calendar.workingDaysBefore[due] ?? 0) - Math.ceil(amount)
  return new Date(endOfWorkingDay(calendar, calendar.workingDays[Math.max(0, nth)] ?? 0))
}

function addTerm(calendar: WorkCalendar, since: Date, { amount, unit }: WorkingTerm): Date {
  return unit === 'working_day'
    ? addWorkingDays(calendar, since, amount)
    : addWorkingHours(calendar, since, amount)
}
