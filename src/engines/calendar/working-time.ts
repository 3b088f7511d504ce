import type { CalendarDay, WorkCalendar } from './compile-calendar.ts'
import { dayNumber, dayNumberAt, HOUR, type IsoDate, isoDateOf, MINUTE } from './local-time.ts'

/** A question about days the calendar does not reach: it must be compiled for a wider range. */
export class CalendarRangeError extends RangeError {
  override name = 'CalendarRangeError'
}

export function calendarVersion(calendar: WorkCalendar): string {
  return calendar.version
}

/** Whether holidays are known on that day; a due date later than that may still move. */
export function isCovered(calendar: WorkCalendar, instant: Date): boolean {
  return isoDateOf(dayNumberAt(instant)) <= calendar.coveredTo
}

/** The day of a date or an instant, with its sessions and the reason for them. */
export function dayOf(calendar: WorkCalendar, when: Date | IsoDate): CalendarDay {
  const position = typeof when === 'string' ? dayNumber(when) - calendar.firstDay : positionAt(calendar, when)
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
  const session = firstSessionEndingFrom(calendar, instant)
  return session < calendar.sessionStarts.length && at(calendar.sessionStarts, session) <= time
}

/** The first start of a session at or after an instant. */
export function nextSessionStart(calendar: WorkCalendar, instant: Date): Date {
  const time = instant.getTime()
  let session = firstSessionEndingFrom(calendar, instant)
  while (at(calendar.sessionStarts, session) < time) session++
  return startOf(calendar, session)
}

/** The start of the first session of the next working day, whatever the hour now. */
export function startOfNextWorkingDay(calendar: WorkCalendar, instant: Date): Date {
  const position = positionAt(calendar, instant)
  return startOf(calendar, at(calendar.sessionsBefore, position + 1))
}

/** The end of the last session of the day; undefined on a day of rest. */
export function sessionEndOfDay(calendar: WorkCalendar, instant: Date): Date | undefined {
  const position = positionAt(calendar, instant)
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
  const counted = at(calendar.workingDaysBefore, positionAt(calendar, start) + 1)
  const whole = Math.ceil(days)
  if (whole === 0) return endOfDayOrNext(calendar, positionAt(calendar, start))
  const position = calendar.workingDays[counted + whole - 1]
  if (position === undefined) return outside(calendar, calendar.days.length)
  const last = at(calendar.sessionsBefore, position + 1) - 1
  if (whole === days) return endOf(calendar, last)
  const before = workedBefore(calendar, at(calendar.sessionsBefore, position))
  const part = (days - whole + 1) * (at(calendar.workedAfter, last) - before)
  // A part too small to measure still belongs to its own day, not to the end of the day before.
  return momentWorked(calendar, before + Math.max(1, Math.round(part)))
}

/** The moment that many hours have been worked since `start`, counted from the moment itself. */
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 1.
export function addWorkingHours(calendar: WorkCalendar, start: Date, hours: number): Date {
  requireAmount(hours)
  if (hours === 0) return isWorking(calendar, start) ? start : nextSessionStart(calendar, start)
  return momentWorked(calendar, workedUntil(calendar, start) + Math.round(hours * HOUR))
}

/** The end of the nth day after the day of `start`, or of the next working day when that one is a day of rest. */
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 2, Điều 148 khoản 5.
export function addCalendarDays(calendar: WorkCalendar, start: Date, days: number): Date {
  requireAmount(days)
  if (!Number.isInteger(days)) throw new RangeError(`calendar days are whole, got ${days}`)
  return endOfDayOrNext(calendar, positionAt(calendar, start) + days)
}

/** Minutes worked between two instants; negative when the second comes first. */
export function workingTimeBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  return workingMillisecondsBetween(calendar, a, b) / MINUTE
}

/** The same in whole milliseconds: parts of a period add up to it without rounding. */
export function workingMillisecondsBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  return workedUntil(calendar, b) - workedUntil(calendar, a)
}

/** Working days after the day of `a` until the day of `b`, that one included. */
export function workingDaysBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  const until = (instant: Date) => at(calendar.workingDaysBefore, positionAt(calendar, instant) + 1)
  return until(b) - until(a)
}

function endOfDayOrNext(calendar: WorkCalendar, position: number): Date {
  if (position >= calendar.days.length) return outside(calendar, position)
  const working = calendar.workingDays[at(calendar.workingDaysBefore, position)]
  if (working === undefined) return outside(calendar, calendar.days.length)
  return endOf(calendar, at(calendar.sessionsBefore, working + 1) - 1)
}

function workedUntil(calendar: WorkCalendar, instant: Date): number {
  const session = firstSessionEndingFrom(calendar, instant)
  if (session >= calendar.sessionStarts.length) return workedBefore(calendar, session)
  const inside = Math.max(0, instant.getTime() - at(calendar.sessionStarts, session))
  return workedBefore(calendar, session) + inside
}

function workedBefore(calendar: WorkCalendar, session: number): number {
  return session === 0 ? 0 : at(calendar.workedAfter, session - 1)
}

/** The first moment at which that many milliseconds have been worked since the calendar began. */
function momentWorked(calendar: WorkCalendar, worked: number): Date {
  let low = 0
  let high = calendar.workedAfter.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(calendar.workedAfter, middle) < worked) low = middle + 1
    else high = middle
  }
  if (low >= calendar.workedAfter.length) return outside(calendar, calendar.days.length)
  const left = at(calendar.workedAfter, low) - worked
  return new Date(Math.round(at(calendar.sessionEnds, low) - left))
}

/** The session an instant is in, or the next one; only the few sessions of its day are looked at. */
function firstSessionEndingFrom(calendar: WorkCalendar, instant: Date): number {
  let session = at(calendar.sessionsBefore, positionAt(calendar, instant))
  const time = instant.getTime()
  while (session < calendar.sessionEnds.length && at(calendar.sessionEnds, session) < time) session++
  return session
}

function positionAt(calendar: WorkCalendar, instant: Date): number {
  const position = dayNumberAt(instant) - calendar.firstDay
  return position >= 0 && position < calendar.days.length ? position : outside(calendar, position)
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

function outside(calendar: WorkCalendar, position: number): never {
  const day = Number.isNaN(position) ? 'an invalid instant' : isoDateOf(calendar.firstDay + position)
  throw new CalendarRangeError(
    `calendar ${calendar.version} runs from ${calendar.from} to ${calendar.to}: no ${day}`,
  )
}

function at(values: Float64Array | Int32Array, index: number): number {
  const value = values[index]
  if (value === undefined) throw new CalendarRangeError(`position ${index} lies outside the calendar`)
  return value
}
