import { type IsoDate, isIsoDate, isTimeOfDay, millisecondsOf, type TimeOfDay } from './local-time.ts'

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** From and to; an office day has one or several, in order. */
export type Session = readonly [from: TimeOfDay, to: TimeOfDay]

/** Usual sessions; a later pattern of a layer beats an earlier one on the days both speak of. */
export interface WeeklyPattern {
  readonly validFrom?: IsoDate
  /** The last day it holds. */
  readonly validTo?: IsoDate
  /** Part of every year, both ends included, 'MM-DD'; may run over the new year. */
  readonly season?: { readonly from: string; readonly to: string }
  /** A weekday not named is left to earlier patterns and layers; an empty list is a day of rest. */
  readonly sessions: Readonly<Partial<Record<Weekday, readonly Session[]>>>
}

export type HolidayKind = 'PUBLIC' | 'COMPENSATORY' | 'SWAP_OFF'

export interface Holiday {
  readonly date: IsoDate
  readonly name: { readonly vi: string; readonly en: string }
  readonly kind: HolidayKind
}

/** A day worked against the week: a swapped Saturday, a shift, shorter hours before Tết. */
export interface WorkingOverride {
  readonly date: IsoDate
  readonly sessions?: readonly Session[]
  /** Works the hours this weekday has then, whatever they are in the province. */
  readonly like?: Weekday
  readonly name?: { readonly vi: string; readonly en: string }
}

/** What one authority says about working time: the country, a province, an agency, a unit. */
export interface CalendarLayer {
  readonly id: string
  readonly version: string
  readonly name?: { readonly vi: string; readonly en: string }
  /** False while nobody has compared the layer with the decision it should come from. */
  readonly confirmed?: boolean
  readonly source?: string
  readonly weekly?: readonly WeeklyPattern[]
  readonly holidays?: readonly Holiday[]
  readonly workingOverrides?: readonly WorkingOverride[]
  /** Holidays are known until this day; later due dates may still move. */
  readonly coveredTo?: IsoDate
}

/** Public holidays by year, each year with its source: the file kept in the pack of the country. */
export interface HolidayTable {
  readonly id: string
  readonly version: string
  readonly years: readonly {
    readonly year: number
    /** False while days of the year rest on rules or memory and not on the announcement. */
    readonly confirmed: boolean
    readonly sources: readonly string[]
    readonly notes?: readonly string[]
    readonly holidays: readonly Holiday[]
    readonly workingOverrides: readonly WorkingOverride[]
  }[]
}

export class CalendarDataError extends Error {
  override name = 'CalendarDataError'
}

export function layerOfHolidays(table: HolidayTable): CalendarLayer {
  const lastYear = Math.max(...table.years.map(({ year }) => year))
  return {
    id: table.id,
    version: table.version,
    holidays: table.years.flatMap((year) => year.holidays),
    workingOverrides: table.years.flatMap((year) => year.workingOverrides),
    coveredTo: `${lastYear}-12-31`,
  }
}

/** Refuses a layer with a date that does not exist, crossed sessions or a day stated twice. */
export function checkLayer(layer: CalendarLayer): void {
  const fail = (where: string, what: string) => {
    throw new CalendarDataError(`calendar ${layer.id} ${layer.version}, ${where}: ${what}`)
  }
  for (const [at, pattern] of (layer.weekly ?? []).entries()) checkPattern(pattern, `weekly[${at}]`, fail)
  const seen = new Set<IsoDate>()
  for (const { date } of [...(layer.holidays ?? []), ...(layer.workingOverrides ?? [])]) {
    if (!isIsoDate(date)) fail(date, 'no such date')
    if (seen.has(date)) fail(date, 'stated twice')
    seen.add(date)
  }
  for (const override of layer.workingOverrides ?? []) {
    if ((override.sessions === undefined) === (override.like === undefined)) {
      fail(override.date, 'needs either sessions or like')
    }
    checkSessions(override.sessions ?? [], override.date, fail)
  }
}

type Fail = (where: string, what: string) => void

function checkPattern(pattern: WeeklyPattern, where: string, fail: Fail): void {
  for (const date of [pattern.validFrom, pattern.validTo]) {
    if (date !== undefined && !isIsoDate(date)) fail(where, `no such date ${date}`)
  }
  for (const end of [pattern.season?.from, pattern.season?.to]) {
    if (end !== undefined && !isIsoDate(`2024-${end}`)) fail(where, `no such day ${end}`)
  }
  for (const [day, sessions] of Object.entries(pattern.sessions)) {
    if (!(WEEKDAYS as readonly string[]).includes(day)) fail(where, `no such weekday ${day}`)
    checkSessions(sessions, `${where}.${day}`, fail)
  }
}

function checkSessions(sessions: readonly Session[], where: string, fail: Fail): void {
  let free = 0
  for (const [from, to] of sessions) {
    if (!isTimeOfDay(from) || !isTimeOfDay(to)) fail(where, `no such time in ${from}–${to}`)
    if (millisecondsOf(from) < free || millisecondsOf(to) <= millisecondsOf(from)) {
      fail(where, `session ${from}–${to} is out of order`)
    }
    free = millisecondsOf(to)
  }
}
