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
// Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 2, Điều 148 khoản 5.
export function endOfTerm(calendar: WorkCalendar, term: Term): TermEnd {
  const { start, limit } = term
  switch (limit.unit) {
    case 'working_hour': {
      const { pauses } = term
      const dueAt =
        limit.amount === 0
          ? addWorkingHours(calendar, new Date(start), 0).getTime()
          : workedAfter(calendar, start, { amount: limit.amount * HOUR, pauses })
      return { dueAt, countedUntil: dueAt }
    }
    case 'calendar_day':
      return endOfCalendarDays(calendar, term)
    case 'same_day':
      return endOfSameDay(calendar, term, isAfterCutOff(new Date(start), term.cutOff) ? 1 : 0)
    case 'working_day':
      return limit.amount === 0 ? endOfSameDay(calendar, term, 0) : endOfWorkingDays(calendar, term)
  }
}

/** A term of one day that starts with its own day: work done at once. */
function endOfSameDay(calendar: WorkCalendar, term: Term, later: number): TermEnd {
  const position = workingPositionFrom(calendar, positionAt(calendar, term.start) + later)
  return walkWorkingDays(calendar, term, { position, amount: 1 })
}

function endOfWorkingDays(calendar: WorkCalendar, term: Term): TermEnd {
  const { start, limit, pauses } = term
  if (!pauses.some(({ to }) => to > start)) {
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
      const dueAt = endOfWorkingDay(calendar, position)
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
  const first = positionAt(calendar, start)
  let position = first + limit.amount
  if (pauses.some(({ to }) => to > start)) {
    let left = limit.amount
    for (position = first; left > EPSILON; ) {
      position += 1
      left -= 1 - pausedPart(startOfDay(calendar.firstDay + position), pauses)
    }
  }
  const dueAt = endOfWorkingDay(calendar, workingPositionFrom(calendar, position))
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
    dueAt = endOfWorkingDay(calendar, workingPositionFrom(calendar, position))
  }
  return dueAt
}

function insideSession(calendar: WorkCalendar, time: number): number {
  if (isWorking(calendar, new Date(time))) return time
  return endOfWorkingDay(calendar, workingPositionFrom(calendar, positionAt(calendar, time)))
}
