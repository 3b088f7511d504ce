import type { IsoDate } from '../../engines/calendar/index.ts'
import { type Forecast, forecast, paceNeeded, type PaceHistory } from '../../engines/forecast/index.ts'
import type { Allocation } from './allocations.ts'
import {
  countOverTime,
  type OwnerKey,
  type ProcedureStanding,
  procedureStandings,
  type Standing,
} from './standing.ts'
import { type Denominator, denominatorOn, type Settled, type Target, totalOf } from './targets.ts'

/** A target seen from a day: met or missed when its day is over, else how likely it is. */
export interface TargetOutlook {
  readonly target: Target
  readonly minimum: number
  /** Procedures at the level today, or on the target's day when that is over. */
  readonly reached: number
  readonly isOver: boolean
  /** Its day was over before anything was observed: nobody can say what stood then. */
  readonly isUnseen: boolean
  /** Procedures a month from today on; undefined when its day is over. */
  readonly paceNeeded: number | undefined
  /** Procedures a month from the target before it, were that just met. */
  readonly pacePlanned: number | undefined
  readonly forecast: Forecast | undefined
}

export interface Outlook {
  readonly day: IsoDate
  /** Where observation begins: what stood there says nothing of a pace. */
  readonly from: IsoDate
  readonly denominator: Denominator | undefined
  /** Procedures of the province that no agency has in the catalogue yet. */
  readonly unassigned: number
  readonly targets: readonly TargetOutlook[]
  /** Procedures at the level of the last target today. */
  readonly now: number
}

export interface OutlookInput {
  readonly settled: Settled
  readonly standing: Standing
  readonly allocations: readonly Allocation[]
  /** "Construction does 3 a month". */
  readonly instead?: ReadonlyMap<OwnerKey, number>
  /** Drawing futures takes tens of milliseconds: not for a page that shows none. */
  readonly withForecast?: boolean
}

export const minimumOf = (target: Target): number => Math.min(...target.levels)

export function readOutlook(input: OutlookInput): Outlook {
  const { settled, standing } = input
  const { day } = standing
  const denominator = denominatorOn(settled.denominators, day)
  const from = observedFrom(standing, denominator?.validFrom ?? day)
  const last = settled.targets.at(-1)
  const procedures = procedureStandings(standing, last ? minimumOf(last) : 3)
  const catalogued = new Set(standing.services.map(({ procedureId }) => procedureId)).size
  return {
    day,
    from,
    denominator,
    unassigned: Math.max(0, (denominator ? totalOf(denominator) : 0) - catalogued),
    targets: settled.targets.map((target, index) =>
      outlookOf(target, { ...input, from, before: settled.targets[index - 1] }),
    ),
    now: procedures.filter(({ reachedOn }) => reachedOn !== null).length,
  }
}

/** The day of the decision, or of the first level ever seen when that came later. */
function observedFrom({ steps, day }: Standing, decided: IsoDate): IsoDate {
  const first = steps[0]?.on ?? day
  return first > decided ? first : decided
}

interface Seen extends OutlookInput {
  readonly from: IsoDate
  readonly before: Target | undefined
}

function outlookOf(target: Target, seen: Seen): TargetOutlook {
  const { standing, before } = seen
  const { day, steps } = standing
  const minimum = minimumOf(target)
  const procedures = procedureStandings(standing, minimum)
  const isOver = target.dueOn < day
  const [reached = 0] = countOverTime(procedures, {
    steps,
    minimum,
    days: [isOver ? target.dueOn : day],
  })
  const wanted = { on: target.dueOn, services: target.services }
  return {
    target,
    minimum,
    reached,
    isOver,
    isUnseen: isOver && target.dueOn < seen.from,
    paceNeeded: isOver ? undefined : paceNeeded({ on: day, services: reached }, wanted),
    pacePlanned: before && paceNeeded({ on: before.dueOn, services: before.services }, wanted),
    forecast: isOver || seen.withForecast === false ? undefined : forecastOf(target, procedures, seen),
  }
}

function forecastOf(
  target: Target,
  procedures: readonly ProcedureStanding[],
  { standing, settled, from, allocations, instead }: Seen,
): Forecast {
  const { day } = standing
  const asked = new Map(
    allocations.filter(({ year }) => year === target.year).map(({ owner, services }) => [owner, services]),
  )
  const byOwner = [...Map.groupBy(procedures, ({ owner }) => owner)]
  const totals = wholeTotals(byOwner, denominatorOn(settled.denominators, day))
  const owners = byOwner.map(
    ([key, own]): PaceHistory => ({
      key,
      total: totals.get(key) ?? own.length,
      reachedOn: own.flatMap(({ reachedOn }) => reachedOn ?? []),
      target: asked.get(key),
    }),
  )
  return forecast({
    from,
    asOf: day,
    days: daysUntil(day, target.dueOn),
    target: target.services,
    owners: owners.toSorted((one, other) => one.key.localeCompare(other.key)),
    ...(instead ? { instead } : {}),
  })
}

/**
 * How many procedures each owner has in all. A catalogue that is still filled holds a part of them: what is not in it
 * is taken to belong to those of the same tier in the proportions of what is.
 */
function wholeTotals(
  byOwner: readonly (readonly [string, readonly ProcedureStanding[]])[],
  denominator: Denominator | undefined,
): ReadonlyMap<string, number> {
  const owners = byOwner.map(([key, own]) => ({ key, total: own.length, tier: own[0]?.tier ?? 'province' }))
  return new Map(
    [...Map.groupBy(owners, ({ tier }) => tier)].flatMap(([tier, same]) => {
      const catalogued = same.reduce((sum, { total }) => sum + total, 0)
      const whole = Math.max(catalogued, denominator?.[tier] ?? 0)
      return same.map(({ key, total }): [string, number] => [key, Math.round((whole * total) / catalogued)])
    }),
  )
}

const MOST_DAYS = 8

/** Ends of half-years on the way to a day, and the day itself; never many, each costs a draw for every agency. */
export function daysUntil(day: IsoDate, last: IsoDate): readonly IsoDate[] {
  const days: IsoDate[] = []
  for (let year = Number(day.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
    days.push(`${year}-06-30`, `${year}-12-31`)
  const between = days.filter((one) => one > day && one < last)
  return [...between.slice(-(MOST_DAYS - 1)), last]
}
