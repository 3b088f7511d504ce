import type { CalendarDay, WorkCalendar } from './compile-calendar.ts'
import {
  at,
  endOfWorkingDay,
  firstSessionEndingFrom,
  momentWorked,
  outside,
  positionAt,
  workedBefore,
  workedUntil,
  workingPositionFrom,
} from './counting.ts'
import { dayNumber, dayNumberAt, HOUR, type IsoDate, isoDateOf, MINUTE } from './local-time.ts'

export function calendarVersion(calendar: WorkCalendar): string {
  return calendar.version
}

/** Whether holidays are known on that day; a due date later than that may still move. */
export function isCovered(calendar: WorkCalendar, instant: Date): boolean {
  return isoDateOf(dayNumberAt(instant)) <= calendar.coveredTo
}

/** The day of a date or an instant, with its sessions and the reason for them. */
export function dayOf(calendar: WorkCalendar, when: Date | IsoDate): CalendarDay {
  const position =
    typeof when === 'string' ? dayNumber(when) - calendar.firstDay : dayPosition(calendar, when)
  return calendar.days[position] ?? outside(calendar, position)
}

/** All days from one to another, both included: what a ledger of days is printed from. */
export function listDays(calendar: WorkCalendar, from: IsoDate, to: IsoDate): readonly CalendarDay[] {
  dayOf(calendar, from)
  dayOf(calendar, to)
  return calendar.days.slice(dayNumber(from) - calendar.firstDay, dayNumber(to) - calendar.firstDay + 1)
}

/** Whether the office is open; the last instant of a session still belongs to it. */
export function isWorking(calendar: WorkCalendar, instant: Date): boolean {
  const time = instant.getTime()
  const session = firstSessionEndingFrom(calendar, instant.getTime())
  return session < calendar.sessionStarts.length && at(calendar.sessionStarts, session) <= time
}

/** The first start of a session at or after an instant. */
export function nextSessionStart(calendar: WorkCalendar, instant: Date): Date {
  const time = instant.getTime()
  let session = firstSessionEndingFrom(calendar, instant.getTime())
  while (at(calendar.sessionStarts, session) < time) session++
  return startOf(calendar, session)
}

/** The start of the first session of the next working day, whatever the hour now. */
export function startOfNextWorkingDay(calendar: WorkCalendar, instant: Date): Date {
  const position = dayPosition(calendar, instant)
  return startOf(calendar, at(calendar.sessionsBefore, position + 1))
}

/** The end of the last session of the day; undefined on a day of rest. */
export function sessionEndOfDay(calendar: WorkCalendar, instant: Date): Date | undefined {
  const position = dayPosition(calendar, instant)
  const after = at(calendar.sessionsBefore, position + 1)
  return after > at(calendar.sessionsBefore, position) ? endOf(calendar, after - 1) : undefined
}

/**
 * The end of the nth working day after the day of `start`, which itself is not counted. With a
 * fraction (plans of steps), the moment that part of the last day's hours is over.
 */
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 2.
export function addWorkingDays(calendar: WorkCalendar, start: Date, days: number): Date {
  requireAmount(days)
  const counted = at(calendar.workingDaysBefore, dayPosition(calendar, start) + 1)
  const whole = Math.ceil(days)
  if (whole === 0) return endOfDayOrNext(calendar, dayPosition(calendar, start))
  const position = calendar.workingDays[counted + whole - 1]
  if (position === undefined) return outside(calendar, calendar.days.length)
  const last = at(calendar.sessionsBefore, position + 1) - 1
  if (whole === days) return endOf(calendar, last)
  const before = workedBefore(calendar, at(calendar.sessionsBefore, position))
  const part = (days - whole + 1) * (at(calendar.workedAfter, last) - before)
  // A part too small to measure still belongs to its own day, not to the end of the day before.
  return new Date(momentWorked(calendar, before + Math.max(1, Math.round(part))))
}

/** The moment that many hours have been worked since `start`, counted from the moment itself. */
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 1.
export function addWorkingHours(calendar: WorkCalendar, start: Date, hours: number): Date {
  requireAmount(hours)
  if (hours === 0) return isWorking(calendar, start) ? start : nextSessionStart(calendar, start)
  return new Date(momentWorked(calendar, workedUntil(calendar, start.getTime()) + Math.round(hours * HOUR)))
}

/** The end of the nth day after the day of `start`, or of the next working day when that one is a day of rest. */
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 2, Điều 148 khoản 5.
export function addCalendarDays(calendar: WorkCalendar, start: Date, days: number): Date {
  requireAmount(days)
  if (!Number.isInteger(days)) throw new RangeError(`calendar days are whole, got ${days}`)
  return endOfDayOrNext(calendar, dayPosition(calendar, start) + days)
}

/** Minutes worked between two instants; negative when the second comes first. */
export function workingTimeBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  return workingMillisecondsBetween(calendar, a, b) / MINUTE
}

/** The same in whole milliseconds: parts of a period add up to it without rounding. */
export function workingMillisecondsBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  return workedUntil(calendar, b.getTime()) - workedUntil(calendar, a.getTime())
}

/** Working days after the day of `a` until the day of `b`, that one included. */
export function workingDaysBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  const until = (instant: Date) => at(calendar.workingDaysBefore, dayPosition(calendar, instant) + 1)
  return until(b) - until(a)
}

function endOfDayOrNext(calendar: WorkCalendar, position: number): Date {
  return new Date(endOfWorkingDay(calendar, workingPositionFrom(calendar, position)))
}

function dayPosition(calendar: WorkCalendar, instant: Date): number {
  return positionAt(calendar, instant.getTime())
}

function startOf(calendar: WorkCalendar, session: number): Date {
  const start = calendar.sessionStarts[session]
  return start === undefined ? outside(calendar, calendar.days.length) : new Date(start)
}

function endOf(calendar: WorkCalendar, session: number): Date {
  return new Date(at(calendar.sessionEnds, session))
}

function requireAmount(amount: number): void {
  if (!Number.isFinite(amount) || amount < 0) throw new RangeError(`not an amount of time: ${amount}`)
}
