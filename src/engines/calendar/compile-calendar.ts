import {
  CalendarDataError,
  type CalendarLayer,
  checkLayer,
  type HolidayKind,
  type Session,
  WEEKDAYS,
  type Weekday,
  type WeeklyPattern,
} from './calendar-data.ts'
import { dayNumber, type IsoDate, isoDateOf, millisecondsOf, startOfDay, weekdayOf } from './local-time.ts'

/** One day as the calendar counts it, and why: the line a ledger of days prints. */
export interface CalendarDay {
  readonly date: IsoDate
  readonly kind: 'WORKING' | 'SWAP_WORKING' | 'REST' | HolidayKind
  readonly sessions: readonly Session[]
  /** Of a holiday or a swapped working day. */
  readonly name?: { readonly vi: string; readonly en: string }
  /** The layer that decided. */
  readonly decidedBy: { readonly id: string; readonly version: string }
}

/**
 * A calendar ready for counting. Everything is laid out once in arrays, so that a question costs an
 * index or one binary search: a province asks for hundreds of thousands of due dates at a time.
 * Made by `compileCalendar` only.
 */
export interface WorkCalendar {
  /** Layers as `id@version`, joined by `+`: what a due date records as its calendar. */
  readonly version: string
  readonly from: IsoDate
  readonly to: IsoDate
  /** Holidays are known until here. */
  readonly coveredTo: IsoDate
  readonly firstDay: number
  readonly days: readonly CalendarDay[]
  /** Instants in milliseconds, ascending. */
  readonly sessionStarts: Float64Array
  readonly sessionEnds: Float64Array
  /** Milliseconds worked until the end of each session. */
  readonly workedAfter: Float64Array
  /** For each day, and one past the last: number of sessions before it. */
  readonly sessionsBefore: Int32Array
  /** For each day, and one past the last: number of working days before it. */
  readonly workingDaysBefore: Int32Array
  /** Positions in `days` of the working days. */
  readonly workingDays: Int32Array
}

// Beyond the known holidays only the week is sure; terms that run there are still counted, and
// `isCovered` tells that they may move.
const YEARS_BEYOND = 5

/**
 * Lays layers over each other, the general one first. For each day the last layer that speaks of it
 * decides: a shift or swapped day, else a holiday; days of neither kind follow the weekly sessions.
 */
export function compileCalendar(
  layers: readonly CalendarLayer[],
  range: { readonly from?: IsoDate; readonly to?: IsoDate } = {},
): WorkCalendar {
  for (const layer of layers) checkLayer(layer)
  const { from, to, coveredTo } = rangeOf(layers, range)
  const firstDay = dayNumber(from)
  const resolve = dayResolver(layers)
  const days = Array.from({ length: dayNumber(to) - firstDay + 1 }, (_, at) => resolve(firstDay + at))
  const version = layers.map((layer) => `${layer.id}@${layer.version}`).join('+')
  return { version, from, to, coveredTo, firstDay, days, ...layOut(firstDay, days) }
}

function rangeOf(layers: readonly CalendarLayer[], range: { from?: IsoDate; to?: IsoDate }) {
  const dates = layers.flatMap((layer) => [
    ...(layer.holidays ?? []).map(({ date }) => date),
    ...(layer.workingOverrides ?? []).map(({ date }) => date),
    ...(layer.weekly ?? []).flatMap(({ validFrom, validTo }) => [validFrom, validTo]),
    layer.coveredTo,
  ])
  const known = dates.filter((date) => date !== undefined).sort()
  const coveredTo = layers
    .flatMap((layer) => layer.coveredTo ?? [])
    .sort()
    .at(-1)
  const last = coveredTo ?? known.at(-1)
  const from = range.from ?? (known[0] === undefined ? undefined : `${known[0].slice(0, 4)}-01-01`)
  const to = range.to ?? (last === undefined ? undefined : `${Number(last.slice(0, 4)) + YEARS_BEYOND}-12-31`)
  if (from === undefined || to === undefined || from > to) {
    throw new CalendarDataError(`a calendar needs a range of days, got ${from} to ${to}`)
  }
  return { from, to, coveredTo: coveredTo ?? to }
}

function dayResolver(layers: readonly CalendarLayer[]): (day: number) => CalendarDay {
  const top = layers.toReversed().map((layer) => ({
    layer,
    decidedBy: { id: layer.id, version: layer.version },
    holidays: new Map(layer.holidays?.map((holiday) => [holiday.date, holiday])),
    overrides: new Map(layer.workingOverrides?.map((override) => [override.date, override])),
    weekly: (layer.weekly ?? []).toReversed(),
  }))
  const usual = (date: IsoDate, weekday: Weekday) => {
    for (const { weekly, decidedBy } of top) {
      const sessions = weekly.find((pattern) => speaksOf(pattern, date, weekday))?.sessions[weekday]
      if (sessions !== undefined) return { sessions, decidedBy }
    }
    return { sessions: [], decidedBy: top.at(-1)?.decidedBy ?? { id: '', version: '' } }
  }
  return (day) => {
    const date = isoDateOf(day)
    for (const { holidays, overrides, decidedBy } of top) {
      const override = overrides.get(date)
      if (override !== undefined) {
        const sessions = override.sessions ?? usual(date, override.like ?? 'mon').sessions
        const kind = sessions.length > 0 ? 'SWAP_WORKING' : 'REST'
        return { date, kind, sessions, decidedBy, ...(override.name ? { name: override.name } : {}) }
      }
      const holiday = holidays.get(date)
      if (holiday !== undefined) {
        return { date, kind: holiday.kind, sessions: [], name: holiday.name, decidedBy }
      }
    }
    const { sessions, decidedBy } = usual(date, WEEKDAYS[weekdayOf(day)] ?? 'sun')
    return { date, kind: sessions.length > 0 ? 'WORKING' : 'REST', sessions, decidedBy }
  }
}

function speaksOf(pattern: WeeklyPattern, date: IsoDate, weekday: Weekday): boolean {
  if (pattern.sessions[weekday] === undefined) return false
  if (pattern.validFrom !== undefined && date < pattern.validFrom) return false
  if (pattern.validTo !== undefined && date > pattern.validTo) return false
  if (pattern.season === undefined) return true
  const { from, to } = pattern.season
  const dayOfYear = date.slice(5)
  const inside = [dayOfYear >= from, dayOfYear <= to]
  return from <= to ? inside.every(Boolean) : inside.some(Boolean)
}

function layOut(firstDay: number, days: readonly CalendarDay[]) {
  const starts: number[] = []
  const ends: number[] = []
  const workedAfter: number[] = []
  const workingDays: number[] = []
  const sessionsBefore = new Int32Array(days.length + 1)
  const workingDaysBefore = new Int32Array(days.length + 1)
  let worked = 0
  for (const [at, { sessions }] of days.entries()) {
    const midnight = startOfDay(firstDay + at)
    for (const [from, to] of sessions) {
      starts.push(midnight + millisecondsOf(from))
      ends.push(midnight + millisecondsOf(to))
      worked += millisecondsOf(to) - millisecondsOf(from)
      workedAfter.push(worked)
    }
    if (sessions.length > 0) workingDays.push(at)
    sessionsBefore[at + 1] = starts.length
    workingDaysBefore[at + 1] = workingDays.length
  }
  return {
    sessionStarts: Float64Array.from(starts),
    sessionEnds: Float64Array.from(ends),
    workedAfter: Float64Array.from(workedAfter),
    workingDays: Int32Array.from(workingDays),
    sessionsBefore,
    workingDaysBefore,
  }
}
