import type { IsoDate } from '../../engines/calendar/index.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import type { Tier } from '../organizations/index.ts'

/** A proof a service lacks, in plain words, with who has to act. */
export interface MissingPart {
  readonly words: Text
  readonly whoActs: Text
  /** The lowest level that asks for it. */
  readonly neededFor: number
}

/** A procedure at an agency and the level it has, on the scale the targets speak of. */
export interface StandingService {
  readonly serviceId: string
  readonly procedureId: string
  readonly agencyId: string
  readonly tier: Tier
  readonly level: number
  readonly missing: readonly MissingPart[]
}

/** A service came to a level on a day; before its first step it had none. */
export interface LevelStep {
  readonly serviceId: string
  readonly on: IsoDate
  readonly level: number
}

/** The province as the register knows it on a day, with how it came there. */
export interface Standing {
  readonly day: IsoDate
  readonly services: readonly StandingService[]
  /** Ascending by day. */
  readonly steps: readonly LevelStep[]
}

/**
 * Whose procedure it is: the agency that alone offers it, or the tier whose agencies all do. The Decision counts such
 * a procedure once.
 */
export type OwnerKey = string

export interface ProcedureStanding {
  readonly procedureId: string
  readonly owner: OwnerKey
  readonly tier: Tier
  readonly services: readonly StandingService[]
  /** The day since which all its agencies have it at the level; null while one has not. */
  readonly reachedOn: IsoDate | null
}

/** Since when each service has been at the level without a break; absent while it is below. */
export function reachedDays(
  { services, steps }: Pick<Standing, 'services' | 'steps'>,
  minimum: number,
): ReadonlyMap<string, IsoDate> {
  const since = new Map<string, IsoDate>()
  for (const { serviceId, on, level } of steps) {
    if (level < minimum) since.delete(serviceId)
    else if (!since.has(serviceId)) since.set(serviceId, on)
  }
  return new Map(
    services.flatMap(({ serviceId, level }): [string, IsoDate][] => {
      if (level < minimum) return []
      // At the level without a step seen: it always was, as far as anybody knows.
      return [[serviceId, since.get(serviceId) ?? '0001-01-01']]
    }),
  )
}

/** Procedures with their owners: one is at the level when it is so at every agency that offers it. */
export function procedureStandings(standing: Standing, minimum: number): readonly ProcedureStanding[] {
  const days = reachedDays(standing, minimum)
  return [...Map.groupBy(standing.services, ({ procedureId }) => procedureId)].flatMap(
    ([procedureId, services]): ProcedureStanding[] => {
      const [first] = services
      if (!first) return []
      const since = services.map(({ serviceId }) => days.get(serviceId))
      const isReached = since.every((day) => day !== undefined)
      const agencies = new Set(services.map(({ agencyId }) => agencyId))
      return [
        {
          procedureId,
          owner: agencies.size === 1 ? first.agencyId : first.tier,
          tier: first.tier,
          services,
          reachedOn: isReached ? (since.toSorted().at(-1) ?? null) : null,
        },
      ]
    },
  )
}

/** How many procedures were at the level at the end of each of `days`, by what is offered today. */
export function countOverTime(
  procedures: readonly ProcedureStanding[],
  {
    steps,
    minimum,
    days,
  }: { readonly steps: readonly LevelStep[]; readonly minimum: number; readonly days: readonly IsoDate[] },
): readonly number[] {
  const byService = Map.groupBy(steps, ({ serviceId }) => serviceId)
  const levelAt = (serviceId: string, day: IsoDate, today: number) => {
    const known = byService.get(serviceId)
    return known ? (known.findLast(({ on }) => on <= day)?.level ?? 0) : today
  }
  return days.map(
    (day) =>
      procedures.filter(({ services }) =>
        services.every(({ serviceId, level }) => levelAt(serviceId, day, level) >= minimum),
      ).length,
  )
}

export interface Tally {
  readonly total: number
  readonly reached: number
}

/** Counts by any key: agency of a service, owner, tier, field. */
export function tallyBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  isReached: (item: T) => boolean,
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, { total: number; reached: number }>()
  for (const item of items) {
    const key = keyOf(item)
    const tally = tallies.get(key) ?? { total: 0, reached: 0 }
    tally.total += 1
    if (isReached(item)) tally.reached += 1
    tallies.set(key, tally)
  }
  return tallies
}
