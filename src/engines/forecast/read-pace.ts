import type { IsoDate } from '../calendar/index.ts'
import { countByMonth, monthsBetween } from './months.ts'

/** Whoever brings services online: an agency, or a group of agencies that share one procedure. */
export interface PaceHistory {
  readonly key: string
  /** All its services, at the level wanted or not. */
  readonly total: number
  /** Days on which those services came to the level that have it now. */
  readonly reachedOn: readonly IsoDate[]
  /** What it was asked to have at the level at the target's date, where that was settled. */
  readonly target?: number | undefined
}

/** What the past says of one of them. */
export interface OwnPace {
  readonly key: string
  readonly total: number
  readonly reached: number
  readonly left: number
  readonly target: number | undefined
  /** Services a month: between its own past and the province's, by the length of the past. */
  readonly perMonth: number
  /** How unsure that is. */
  readonly variance: number
}

export interface ProvincePace {
  readonly months: number
  readonly owners: readonly OwnPace[]
  /** Variance of a month's count by its mean: above 1 where services come in batches. */
  readonly dispersion: number
  /** Variance of what all share in a month: a budget approved, a summer without meetings. */
  readonly sharedVariance: number
}

/** The province's pace weighs as much as this many months of an agency's own. */
const PRIOR_MONTHS = 3
/** Before the past says otherwise, a month's variance is twice its mean; that weighs as much as six steps. */
const PRIOR_DISPERSION = 2
const PRIOR_WEIGHT = 6
/** Before the past says otherwise, good and bad months are this far apart; worth four months. Chosen by the back-test. */
const SHARED_PRIOR = 0.25
const SHARED_WEIGHT = 4
/** A past without any step is no proof that there never will be one. */
const HALF_A_STEP = 0.5

export interface PaceWindow {
  /** Day from which steps were observed; what stood then is where the counting starts. */
  readonly from: IsoDate
  readonly asOf: IsoDate
}

export function readPace(histories: readonly PaceHistory[], { from, asOf }: PaceWindow): ProvincePace {
  const months = monthsBetween(from, asOf)
  const counted = histories.map((history) => ({
    history,
    steps: history.reachedOn.filter((date) => date > from && date <= asOf).length,
    monthly: countByMonth(history.reachedOn, from, asOf),
  }))
  const allSteps = counted.reduce((sum, { steps }) => sum + steps, 0)
  const allServices = histories.reduce((sum, { total }) => sum + total, 0)
  const dispersion = dispersionOf(counted.map(({ monthly }) => monthly))
  const perService = allServices > 0 ? (allSteps + HALF_A_STEP) / (allServices * Math.max(months, 1)) : 0
  const owners = counted.map(({ history, steps }): OwnPace => {
    const { key, total, target } = history
    const reached = history.reachedOn.filter((date) => date <= asOf).length
    const perMonth = (steps + PRIOR_MONTHS * perService * total) / (months + PRIOR_MONTHS)
    // By its own months only: the province's pace is made of the same steps and adds no certainty to their sum.
    const variance = (perMonth * dispersion) / Math.max(months, 1)
    return { key, total, reached, left: Math.max(0, total - reached), target, perMonth, variance }
  })
  return {
    months,
    owners,
    dispersion,
    sharedVariance: sharedVarianceOf(
      counted.map(({ monthly }) => monthly),
      dispersion,
    ),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const squares = (values: readonly number[], mean: number): number =>
  values.reduce((total, value) => total + (value - mean) ** 2, 0)

/** Squared deviations of all agencies by their means: agencies with few steps weigh little, where a ratio of each would mislead. */
function dispersionOf(rows: readonly (readonly number[])[]): number {
  let deviation = PRIOR_WEIGHT * PRIOR_DISPERSION
  let expected = PRIOR_WEIGHT
  for (const row of rows) {
    const mean = sum(row) / Math.max(row.length, 1)
    deviation += squares(row, mean)
    expected += mean * Math.max(row.length - 1, 0)
  }
  return Math.max(1, deviation / expected)
}

/** What the months of the whole province vary beyond what agencies each on their own would make them vary. */
function sharedVarianceOf(rows: readonly (readonly number[])[], dispersion: number): number {
  const length = rows[0]?.length ?? 0
  if (length < 2) return SHARED_PRIOR
  const totals = Array.from({ length }, (_, month) => sum(rows.map((row) => row[month] ?? 0)))
  const mean = sum(totals) / length
  if (mean === 0) return SHARED_PRIOR
  const seen = (squares(totals, mean) / (length - 1) - dispersion * mean) / mean ** 2
  const freedom = length - 1
  return Math.max(0, (freedom * seen + SHARED_WEIGHT * SHARED_PRIOR) / (freedom + SHARED_WEIGHT))
}
