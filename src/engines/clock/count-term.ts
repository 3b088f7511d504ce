import {
  addWorkingDays,
  addWorkingHours,
  DAY,
  endOfWorkingDay,
  HOUR,
  isAfterCutOff,
  isWorking,
  momentWorked,
  positionAt,
  startOfDay,
  type TimeLimit,
  type TimeOfDay,
  workedBeforeDay,
  workedUntil,
  type WorkCalendar,
  workingPositionFrom,
} from '../calendar/index.ts'
import type { Span } from './read-life.ts'

/** Where a term ends: it is due at `dueAt`, and its last counted day is over at `countedUntil`. */
export interface TermEnd {
  readonly dueAt: number
  readonly countedUntil: number
}

/** A term to be counted, and the times that do not count: ordered, none touching another. */
export interface Term {
  readonly start: number
  readonly limit: TimeLimit
  readonly pauses: readonly Pick<Span, 'from' | 'to'>[]
  readonly cutOff: TimeOfDay
}

// Sums of parts of days; a day has far fewer parts than this leaves room for.
const EPSILON = 1e-9

/** The union of all spans in which the clock stands still. */
export function pausesOf(spans: readonly Span[]): readonly Pick<Span, 'from' | 'to'>[] {
  const pauses: { from: number; to: number }[] = []
  for (const { from, to, pause } of spans) {
    if (pause === null) continue
    const last = pauses.at(-1)
    if (last?.to === from) last.to = to
    else pauses.push({ from, to })
  }
  return pauses
}

/**
 * The end of a term. The day it starts on is not counted. A day counts as the part of it that was not
 * paused, so the same time away costs the same wherever it falls; a term of whole days then ends
 * with the last session of the day on which they are full.
 */
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 2, Điều 148 khoản 5; trước 2017: Bộ luật Dân sự 2005, Điều 152, 153.
export function endOfTerm(calendar: WorkCalendar, whole: Term): TermEnd {
  const term = { ...whole, pauses: pausesFrom(whole.start, whole.pauses) }
  const { start, limit, pauses } = term
  switch (limit.unit) {
    case 'working_hour': {
      const dueAt =
        limit.amount === 0
          ? nextMoment(calendar, start, pauses)
          : workedAfter(calendar, start, { amount: limit.amount * HOUR, pauses })
      return { dueAt, countedUntil: dueAt }
    }
    case 'calendar_day':
      return limit.amount === 0 ? endOfSameDay(calendar, term, 0) : endOfCalendarDays(calendar, term)
    case 'same_day':
      return endOfSameDay(calendar, term, isAfterCutOff(new Date(start), term.cutOff) ? 1 : 0)
    case 'working_day':
      return limit.amount === 0 ? endOfSameDay(calendar, term, 0) : endOfWorkingDays(calendar, term)
  }
}

/** The next moment at which the office is open and the file is there. */
function nextMoment(calendar: WorkCalendar, start: number, pauses: Term['pauses']): number {
  let moment = addWorkingHours(calendar, new Date(start), 0).getTime()
  for (const { from, to } of pauses) {
    if (from <= moment && to >= moment) moment = addWorkingHours(calendar, new Date(to), 0).getTime()
  }
  return moment
}

/** What came before the term does not touch it. */
function pausesFrom(start: number, pauses: Term['pauses']): Term['pauses'] {
  const [first] = pauses
  if (!first || first.from >= start) return pauses
  return pauses.filter(({ to }) => to > start).map(({ from, to }) => ({ from: Math.max(from, start), to }))
}

/** Nothing is due while the file is away: then the first working day that ends after its return. */
function outsidePauses(calendar: WorkCalendar, dueAt: number, pauses: Term['pauses']): number {
  let due = dueAt
  for (const { from, to } of pauses) {
    if (from >= due || to < due) continue
    const position = positionAt(calendar, to)
    due = endOfWorkingDay(calendar, workingPositionFrom(calendar, position))
    if (due <= to) due = endOfWorkingDay(calendar, workingPositionFrom(calendar, position + 1))
  }
  return due
}

/** A term that ends with the day it starts on; with the next working day when that one is over. */
function endOfSameDay(calendar: WorkCalendar, term: Term, later: number): TermEnd {
  let position = workingPositionFrom(calendar, positionAt(calendar, term.start) + later)
  if (endOfWorkingDay(calendar, position) < term.start) position = workingPositionFrom(calendar, position + 1)
  return walkWorkingDays(calendar, term, { position, amount: 1 })
}

function endOfWorkingDays(calendar: WorkCalendar, term: Term): TermEnd {
  const { start, limit, pauses } = term
  if (pauses.length === 0) {
    const dueAt = addWorkingDays(calendar, new Date(start), limit.amount).getTime()
    return { dueAt, countedUntil: dueAt }
  }
  const position = workingPositionFrom(calendar, positionAt(calendar, start) + 1)
  return walkWorkingDays(calendar, term, { position, amount: limit.amount })
}

function walkWorkingDays(
  calendar: WorkCalendar,
  { pauses, limit }: Term,
  from: { readonly position: number; readonly amount: number },
): TermEnd {
  let left = from.amount
  for (let position = from.position; ; position = workingPositionFrom(calendar, position + 1)) {
    const before = workedBeforeDay(calendar, position)
    const day = workedBeforeDay(calendar, position + 1) - before
    const counted = (day - pausedWork(calendar, position, pauses)) / day
    if (counted < left - EPSILON) {
      left -= counted
      continue
    }
    if (Number.isInteger(limit.amount)) {
      const dueAt = outsidePauses(calendar, endOfWorkingDay(calendar, position), pauses)
      return { dueAt, countedUntil: dueAt }
    }
    const amount = Math.max(1, Math.round(left * day))
    const start = startOfDay(calendar.firstDay + position)
    const dueAt = workedAfter(calendar, start, { amount, pauses })
    return { dueAt, countedUntil: dueAt }
  }
}

function pausedWork(calendar: WorkCalendar, position: number, pauses: Term['pauses']): number {
  const from = startOfDay(calendar.firstDay + position)
  const to = from + DAY
  let paused = 0
  for (const pause of pauses) {
    if (pause.from >= to) break
    if (pause.to <= from) continue
    const until = pause.to < to ? workedUntil(calendar, pause.to) : workedBeforeDay(calendar, position + 1)
    paused += until - workedUntil(calendar, Math.max(pause.from, from))
  }
  return paused
}

function endOfCalendarDays(calendar: WorkCalendar, { start, limit, pauses }: Term): TermEnd {
  let end = calendarDaysAfter(calendar, { start, amount: limit.amount, pauses: [] })
  for (const [nth, { from }] of pauses.entries()) {
    // Offices close before the day does: a pause that begins after the term was over is none of its own.
    if (from >= end.dueAt) break
    end = calendarDaysAfter(calendar, { start, amount: limit.amount, pauses: pauses.slice(0, nth + 1) })
  }
  return end
}

function calendarDaysAfter(
  calendar: WorkCalendar,
  {
    start,
    amount,
    pauses,
  }: { readonly start: number; readonly amount: number; readonly pauses: Term['pauses'] },
): TermEnd {
  let position = positionAt(calendar, start)
  if (pauses.length === 0) position += amount
  else {
    for (let left = amount; left > EPSILON; ) {
      position += 1
      left -= 1 - pausedPart(startOfDay(calendar.firstDay + position), pauses)
    }
  }
  const dueAt = outsidePauses(
    calendar,
    endOfWorkingDay(calendar, workingPositionFrom(calendar, position)),
    pauses,
  )
  return { dueAt, countedUntil: Math.min(dueAt, startOfDay(calendar.firstDay + position + 1)) }
}

function pausedPart(from: number, pauses: Term['pauses']): number {
  let paused = 0
  for (const pause of pauses) {
    if (pause.from >= from + DAY) break
    if (pause.to > from) paused += Math.min(pause.to, from + DAY) - Math.max(pause.from, from)
  }
  return paused / DAY
}

/** The moment so many milliseconds have been worked outside the pauses. */
function workedAfter(
  calendar: WorkCalendar,
  start: number,
  { amount, pauses }: { readonly amount: number; readonly pauses: Term['pauses'] },
): number {
  let done = workedUntil(calendar, start)
  let left = Math.round(amount)
  for (const pause of pauses) {
    if (pause.to <= start) continue
    const until = workedUntil(calendar, pause.from)
    if (until - done >= left) break
    left -= Math.max(0, until - done)
    done = workedUntil(calendar, Math.max(pause.to, start))
  }
  return momentWorked(calendar, done + left)
}

/**
 * A date promised by hand, moved on by the days the file has been away since, holidays or not: a day of
 * rest added to the calendar later must never bring it forward. It falls on the end of a session
 * unless it lies in one.
 */
export function endOfExtension(
  calendar: WorkCalendar,
  { at, newDueAt }: { readonly at: number; readonly newDueAt: number },
  pauses: Term['pauses'],
): number {
  let dueAt = insideSession(calendar, newDueAt)
  let away = 0
  for (const pause of pauses) {
    const from = Math.max(pause.from, at)
    if (pause.to <= from || from >= dueAt) continue
    away += pause.to - from
    const position = positionAt(calendar, newDueAt) + Math.ceil(away / DAY)
    const moved = endOfWorkingDay(calendar, workingPositionFrom(calendar, position))
    dueAt = outsidePauses(calendar, moved, [{ from, to: pause.to }])
  }
  return dueAt
}

function insideSession(calendar: WorkCalendar, time: number): number {
  if (isWorking(calendar, new Date(time))) return time
  return endOfWorkingDay(calendar, workingPositionFrom(calendar, positionAt(calendar, time)))
}
