import type { WorkCalendar } from './compile-calendar.ts'
import { dayNumberAt, isoDateOf } from './local-time.ts'

// The arithmetic under the functions of this engine, in numbers: instants in milliseconds, days as
// positions in the calendar. Other engines that count thousands of terms at a time use it directly.

/** A question about days the calendar does not reach: it must be compiled for a wider range. */
export class CalendarRangeError extends RangeError {
  override name = 'CalendarRangeError'
}

/** The position of the day of an instant. */
export function positionAt(calendar: WorkCalendar, time: number): number {
  const position = dayNumberAt(time) - calendar.firstDay
  return position >= 0 && position < calendar.days.length ? position : outside(calendar, position)
}

/** Milliseconds worked from the beginning of the calendar until an instant. */
export function workedUntil(calendar: WorkCalendar, time: number): number {
  const session = firstSessionEndingFrom(calendar, time)
  if (session >= calendar.sessionStarts.length) return workedBefore(calendar, session)
  return workedBefore(calendar, session) + Math.max(0, time - at(calendar.sessionStarts, session))
}

/** Milliseconds worked before the day at a position. */
export function workedBeforeDay(calendar: WorkCalendar, position: number): number {
  return workedBefore(calendar, at(calendar.sessionsBefore, position))
}

export function workedBefore(calendar: WorkCalendar, session: number): number {
  return session === 0 ? 0 : at(calendar.workedAfter, session - 1)
}

/** The first instant at which that many milliseconds have been worked since the calendar began. */
export function momentWorked(calendar: WorkCalendar, worked: number): number {
  let low = 0
  let high = calendar.workedAfter.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(calendar.workedAfter, middle) < worked) low = middle + 1
    else high = middle
  }
  if (low >= calendar.workedAfter.length) return outside(calendar, calendar.days.length)
  return Math.round(at(calendar.sessionEnds, low) - (at(calendar.workedAfter, low) - worked))
}

/** The position of a day, or of the next working day when it is one of rest. */
export function workingPositionFrom(calendar: WorkCalendar, position: number): number {
  if (position >= calendar.days.length) return outside(calendar, position)
  const working = calendar.workingDays[at(calendar.workingDaysBefore, position)]
  return working ?? outside(calendar, calendar.days.length)
}

/** The end of the last session of a working day. */
export function endOfWorkingDay(calendar: WorkCalendar, position: number): number {
  return at(calendar.sessionEnds, at(calendar.sessionsBefore, position + 1) - 1)
}

/** The session an instant is in, or the next one; only the few sessions of its day are looked at. */
export function firstSessionEndingFrom(calendar: WorkCalendar, time: number): number {
  let session = at(calendar.sessionsBefore, positionAt(calendar, time))
  while (session < calendar.sessionEnds.length && at(calendar.sessionEnds, session) < time) session++
  return session
}

export function outside(calendar: WorkCalendar, position: number): never {
  const day = Number.isNaN(position) ? 'an invalid instant' : isoDateOf(calendar.firstDay + position)
  throw new CalendarRangeError(
    `calendar ${calendar.version} runs from ${calendar.from} to ${calendar.to}: no ${day}`,
  )
}

export function at(values: Float64Array | Int32Array, index: number): number {
  const value = values[index]
  if (value === undefined) throw new CalendarRangeError(`position ${index} lies outside the calendar`)
  return value
}
