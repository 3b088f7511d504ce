import fc from 'fast-check'
import type { TimeLimit } from '../../src/engines/calendar/index.ts'

interface Bounds {
  readonly mostDays: number
  readonly mostHalfHours: number
  readonly tenthsOfDays: { readonly min: number; readonly max: number }
}

/** Limits of every unit: whole days, half hours, and parts of a day. */
export function anyTimeLimit({ mostDays, mostHalfHours, tenthsOfDays }: Bounds): fc.Arbitrary<TimeLimit> {
  return fc.oneof(
    fc.record({
      unit: fc.constantFrom('working_day' as const, 'calendar_day' as const, 'same_day' as const),
      amount: fc.nat(mostDays),
    }),
    fc.record({
      unit: fc.constant('working_hour' as const),
      amount: fc.integer({ min: 0, max: mostHalfHours }).map((half) => half / 2),
    }),
    fc.record({
      unit: fc.constant('working_day' as const),
      amount: fc.integer(tenthsOfDays).map((tenth) => tenth / 10),
    }),
  )
}
