import type { Role } from '../identity/index.ts'

/** Who keeps and reads the register of an agency. */
export const REGISTER_ROLES: readonly Role[] = ['receptionist', 'agency_leader', 'clerk']

/** How many dossiers an agency received on a day of the year, days in order. */
export interface DayCount {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly count: number
}

/** Place of a dossier in the register of its agency: `YYMMDD` and its number of that day, as `register_order` writes it. */
export type RegisterKey = string

const CODE = /-(\d{6})-(\d+)$/
const DIGITS = 6

export function registerKey(code: string): RegisterKey | undefined {
  const [, day, number] = CODE.exec(code) ?? []
  return day === undefined || number === undefined ? undefined : `${day}${number.padStart(DIGITS, '0')}`
}

function shortDay(day: string): string {
  return `${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}`
}

/**
 * Numbers of a yearly register. Codes are given day by day without a gap, in the order of reception; so the number of a
 * dossier is that of its day after all days before, and nobody ever types or moves one.
 */
export interface RegisterNumbers {
  readonly total: number
  /** The number of a dossier; undefined for one that is not of this register. */
  numberOf(key: RegisterKey): number | undefined
  /** Where the dossier of that number stands; undefined beyond the last. */
  keyOf(number: number): RegisterKey | undefined
  /** The numbers whose keys are from `from` on and before `before`. */
  within(
    from: RegisterKey,
    before: RegisterKey,
  ): { readonly first: number | undefined; readonly count: number }
}

export function registerNumbers(days: readonly DayCount[]): RegisterNumbers {
  const places: { readonly day: string; readonly before: number; readonly count: number }[] = []
  let total = 0
  for (const { day, count } of days) {
    places.push({ day: shortDay(day), before: total, count })
    total += count
  }
  const byDay = new Map(places.map((place) => [place.day, place]))
  return {
    total,
    numberOf(key) {
      const place = byDay.get(key.slice(0, DIGITS))
      const number = Number(key.slice(DIGITS))
      return place && number >= 1 && number <= place.count ? place.before + number : undefined
    },
    keyOf(number) {
      const place = places.find(({ before, count }) => number > before && number <= before + count)
      return place && `${place.day}${String(number - place.before).padStart(DIGITS, '0')}`
    },
    within(from, before) {
      const inside = places.filter(({ day, count }) => day >= from && day < before && count > 0)
      const [first] = inside
      return { first: first && first.before + 1, count: inside.reduce((sum, { count }) => sum + count, 0) }
    },
  }
}

/** Part of a year: the whole of it, a quarter or a month. */
export interface RegisterPeriod {
  readonly year: number
  readonly firstMonth: number
  readonly lastMonth: number
}

/** All keys of the period are from `from` on and before `before`. */
export function keysOf({ year, firstMonth, lastMonth }: RegisterPeriod): {
  readonly from: RegisterKey
  readonly before: RegisterKey
} {
  const two = (number: number) => String(number).padStart(2, '0')
  const short = two(year % 100)
  // No month has a thirteenth after it and no day is 99: a border that no code can have.
  return { from: `${short}${two(firstMonth)}`, before: `${short}${two(lastMonth)}99` }
}

/** The same for one day. */
export function keysOfDay(day: string): { readonly from: RegisterKey; readonly before: RegisterKey } {
  const short = shortDay(day)
  // No number of a day begins with a letter.
  return { from: short, before: `${short}a` }
}
