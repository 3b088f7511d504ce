import type { IsoDate } from '../calendar/index.ts'
import { type Random, seededRandom } from '../forms/index.ts'
import { monthsBetween } from './months.ts'
import { countDraw, gammaDraw } from './random-draws.ts'
import { type OwnPace, type PaceHistory, type PaceWindow, type ProvincePace, readPace } from './read-pace.ts'

export interface ForecastInput extends PaceWindow {
  readonly owners: readonly PaceHistory[]
  /** Days to forecast, ascending; the last is the target's. */
  readonly days: readonly IsoDate[]
  /** Services wanted in the whole province on the last day. */
  readonly target: number
  /** "Construction does 3 a month": paces put in the place of those observed. */
  readonly instead?: ReadonlyMap<string, number>
  /** Share of futures that the band holds. */
  readonly band?: number
  readonly runs?: number
}

/** Of the futures drawn: the middle, and what the band holds. */
export interface Range {
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface OwnerForecast extends Range {
  readonly key: string
  readonly total: number
  readonly reached: number
  readonly perMonth: number
  readonly target: number | undefined
  /** Of missing its own target; undefined without one. */
  readonly chanceOfMissing: number | undefined
}

export interface Forecast {
  /** How long a past the forecast stands on. */
  readonly months: number
  readonly reached: number
  readonly days: readonly (Range & { readonly day: IsoDate })[]
  readonly owners: readonly OwnerForecast[]
  readonly perMonth: number
  readonly chanceOfMissing: number
}

const RUNS = 1000
const BAND = 0.8

/**
 * How many services will have come to the level if each agency goes on at its own pace, as unevenly as before.
 * Futures are drawn from a fixed seed: the same past gives the same forecast, and one agency's pace changes no other's.
 */
export function forecast(input: ForecastInput): Forecast {
  const pace = readPace(input.owners, input)
  const runs = input.runs ?? RUNS
  const drawn = drawFutures(pace, input, runs)
  const range = rangeOf(input.band ?? BAND)
  const reached = pace.owners.reduce((sum, owner) => sum + owner.reached, 0)
  const paceOf = (owner: OwnPace) => input.instead?.get(owner.key) ?? owner.perMonth
  const last = drawn.totals.at(-1) ?? new Float64Array(runs).fill(reached)
  return {
    months: pace.months,
    reached,
    days: input.days.map((day, index) => ({ day, ...range(drawn.totals[index] ?? last) })),
    owners: pace.owners.map((owner, index) => {
      const ends = drawn.byOwner[index] ?? last
      const { key, total, target } = owner
      return {
        key,
        total,
        reached: owner.reached,
        perMonth: paceOf(owner),
        target,
        ...range(ends),
        chanceOfMissing: target === undefined ? undefined : shareBelow(ends, target),
      }
    }),
    perMonth: pace.owners.reduce((sum, owner) => sum + (owner.left > 0 ? paceOf(owner) : 0), 0),
    chanceOfMissing: shareBelow(last, input.target),
  }
}

interface Futures {
  /** For each day the province's count in each run. */
  readonly totals: readonly Float64Array[]
  /** For each owner the count on the last day in each run. */
  readonly byOwner: readonly Float64Array[]
}

function drawFutures(pace: ProvincePace, input: ForecastInput, runs: number): Futures {
  const steps = input.days.map((day, index) => monthsBetween(input.days[index - 1] ?? input.asOf, day))
  const totals = steps.map(() => new Float64Array(runs))
  const byOwner = pace.owners.map(() => new Float64Array(runs))
  for (let run = 0; run < runs; run += 1) {
    const shared = sharedSteps(seededRandom(seedOf(run, 0)), pace, steps)
    for (const [index, owner] of pace.owners.entries()) {
      // A stream of its own: what is asked of one agency leaves the futures of the others as they are.
      const random = seededRandom(seedOf(run, index + 1))
      const ahead = { owner, shared, dispersion: pace.dispersion, instead: input.instead?.get(owner.key) }
      const path = ownerPath(random, ahead)
      addTo(totals, run, path)
      const ends = byOwner[index]
      if (ends) ends[run] = path.at(-1) ?? owner.reached
    }
  }
  return { totals, byOwner }
}

function addTo(totals: readonly Float64Array[], run: number, path: readonly number[]): void {
  for (const [step, count] of path.entries()) {
    const total = totals[step]
    if (total) total[run] = (total[run] ?? 0) + count
  }
}

/** Lengths of the steps in months as all agencies feel them: longer in good times, shorter in bad ones. */
function sharedSteps(random: Random, pace: ProvincePace, steps: readonly number[]): readonly number[] {
  const { sharedVariance: variance, months } = pace
  if (variance === 0) return steps
  // The months seen were good or bad ones themselves: what they taught is too much or too little by as much.
  const pastLuck = gammaDraw(random, 1, variance / Math.max(months, 1))
  return steps.map((length) => gammaDraw(random, length, length * variance) / pastLuck)
}

interface Ahead {
  readonly owner: OwnPace
  readonly shared: readonly number[]
  readonly dispersion: number
  readonly instead: number | undefined
}

function ownerPath(random: Random, { owner, shared, dispersion, instead }: Ahead): readonly number[] {
  const perMonth = instead ?? gammaDraw(random, owner.perMonth, owner.variance)
  let done = 0
  return shared.map((length) => {
    done = Math.min(owner.left, done + countDraw(random, perMonth * length, dispersion))
    return owner.reached + done
  })
}

/** Two numbers into one seed, far apart for neighbours. */
function seedOf(run: number, stream: number): number {
  return (Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0
}

function rangeOf(band: number): (drawn: Float64Array) => Range {
  const tail = (1 - band) / 2
  return (drawn) => {
    const sorted = drawn.toSorted()
    const at = (index: number) => sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? 0
    return {
      low: at(Math.floor(tail * sorted.length)),
      middle: at(Math.floor(sorted.length / 2)),
      high: at(Math.ceil((1 - tail) * sorted.length) - 1),
    }
  }
}

function shareBelow(drawn: Float64Array, target: number): number {
  return drawn.reduce((count, value) => count + (value < target ? 1 : 0), 0) / Math.max(drawn.length, 1)
}
