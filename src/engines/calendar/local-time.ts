/** A calendar date, 'YYYY-MM-DD', as it is in Vietnam. */
export type IsoDate = string

/** A time of day, 'HH:MM', as it is in Vietnam. */
export type TimeOfDay = string

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

// Vietnam has had one zone without summer time since 1975, long before any dossier here: a fixed
// offset is exact and needs no zone database.
// Căn cứ: Quyết định 134/2002/QĐ-TTg, Điều 1 (giờ chính thức: múi giờ thứ 7).
const OFFSET = 7 * HOUR

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

export function isIsoDate(text: string): boolean {
  // Date.parse turns 30 February into 2 March, so the date is read back.
  return DATE.test(text) && isoDateOf(dayNumber(text)) === text
}

export function isTimeOfDay(text: string): boolean {
  return TIME.test(text)
}

/** Days since 1 January 1970. */
export function dayNumber(date: IsoDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY)
}

export function isoDateOf(day: number): IsoDate {
  return Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : ''
}

/** The day it is in Vietnam at an instant, or at its milliseconds. */
export function dayNumberAt(instant: Date | number): number {
  return Math.floor((Number(instant) + OFFSET) / DAY)
}

/** Milliseconds of the instant a day begins in Vietnam. */
export function startOfDay(day: number): number {
  return day * DAY - OFFSET
}

export function millisecondsOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5)) * MINUTE
}

/** The date in Vietnam at an instant. */
export function localDateAt(instant: Date): IsoDate {
  return isoDateOf(dayNumberAt(instant))
}

/** The instant of a date and time in Vietnam. */
export function instantAt(date: IsoDate, time: TimeOfDay): Date {
  return new Date(startOfDay(dayNumber(date)) + millisecondsOf(time))
}

/** 0 Sunday to 6 Saturday; 1 January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}
