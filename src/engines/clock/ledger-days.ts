import { workedBeforeDay, type WorkCalendar } from '../calendar/index.ts'
import { type LedgerReason, reasonOfRest } from './ledger-reason.ts'

/** What the ledger prints of each day of a calendar, laid out once. */
export interface LedgerDays {
  /** Milliseconds worked on the day. */
  readonly worked: Float64Array
  /** Why it is a day of rest; null on a working day. */
  readonly rest: readonly (LedgerReason | null)[]
  /** The layer that decided, as `id@version`. */
  readonly layer: readonly string[]
}

const laidOut = new WeakMap<WorkCalendar, LedgerDays>()

export function ledgerDaysOf(calendar: WorkCalendar): LedgerDays {
  const known = laidOut.get(calendar)
  if (known) return known
  const layers = new Map<object, string>()
  const made: LedgerDays = {
    worked: Float64Array.from(
      calendar.days,
      (_, at) => workedBeforeDay(calendar, at + 1) - workedBeforeDay(calendar, at),
    ),
    rest: calendar.days.map((day) => (day.sessions.length > 0 ? null : reasonOfRest(day))),
    layer: calendar.days.map(({ decidedBy }) => {
      const text = layers.get(decidedBy) ?? `${decidedBy.id}@${decidedBy.version}`
      layers.set(decidedBy, text)
      return text
    }),
  }
  laidOut.set(calendar, made)
  return made
}
