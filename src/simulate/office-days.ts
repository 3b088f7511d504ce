import { instantAt, listDays, type WorkCalendar } from '../engines/calendar/index.ts'
import type { Random } from '../engines/forms/index.ts'

const HOUR = 3_600_000

/** How many come in each hour of a working day, from seven in the morning: two waves, and nobody at noon. */
const DESK_HOURS: readonly number[] = [14, 20, 17, 11, 0, 0, 13, 14, 9, 4]
/** Online people also apply at noon and in the evening. */
const ONLINE_HOURS: readonly number[] = [6, 10, 10, 8, 5, 4, 7, 8, 7, 5, 4, 3, 5, 7, 5, 2]

/** The working days of a period, for placing what people do in it. */
export class OfficeDays {
  /** Midnight of each, as instants in milliseconds. */
  readonly #starts: readonly number[]

  constructor(calendar: WorkCalendar, from: string, to: string) {
    this.#starts = listDays(calendar, from, to)
      .filter(({ sessions }) => sessions.length > 0)
      .map(({ date }) => instantAt(date, '00:00').getTime())
    if (this.#starts.length === 0)
      throw new RangeError('Khoảng thời gian không có ngày làm việc nào (no working day in that period).')
  }

  get count(): number {
    return this.#starts.length
  }

  /**
   * The moment at a place from 0 to 1 in the period, when arrivals grow to `growth` times over it. Later places give
   * later moments: what is drawn in the order of places is in the order of time.
   */
  momentAt(place: number, growth: number, channel: 'online' | 'counter'): Date {
    const part = growth === 1 ? place : (Math.sqrt(1 + (growth ** 2 - 1) * place) - 1) / (growth - 1)
    const position = Math.min(part, 0.999_999_999) * this.#starts.length
    const day = Math.floor(position)
    const hours = channel === 'online' ? ONLINE_HOURS : DESK_HOURS
    const start = this.#starts[day] ?? 0
    return new Date(Math.round(start + (7 + hourOf(hours, position - day)) * HOUR))
  }

  /** Some moment of the last `days` working days. */
  lateMoment(random: Random, days: number, channel: 'online' | 'counter'): Date {
    const from = Math.max(0, 1 - days / this.#starts.length)
    return this.momentAt(from + random() * (1 - from), 1, channel)
  }
}

/** Hours after seven by which a part of the day's people have come. */
function hourOf(weights: readonly number[], part: number): number {
  let left = part * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [hour, weight] of weights.entries()) {
    if (left < weight) return hour + left / weight
    left -= weight
  }
  return weights.length - 1 / 60
}
