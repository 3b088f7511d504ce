import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Random, seededRandom } from '../forms/index.ts'
import { forecast, type PaceHistory } from './index.ts'
import { countDraw, gammaDraw } from './random-draws.ts'

// Histories of a province like the one of the Decision: 14 agencies, 1,573 services, batches, shared good and bad months.
const START = '2015-06-01'
const SIZES = [310, 260, 190, 150, 140, 110, 95, 80, 70, 58, 45, 30, 23, 12]

interface World {
  readonly dispersion: number
  readonly shared: number
  /** What happens to every pace after the forecast was made. */
  readonly later?: number
}

interface Past {
  readonly size: number
  readonly dates: string[]
}

function dateIn(month: number, random: Random): string {
  const start = Date.UTC(2015, 5 + month, 2)
  return new Date(start + Math.floor(random() * 27) * 86_400_000).toISOString().slice(0, 10)
}

/** One life of the province, month by month, from paces that nobody knows. */
function liveThrough(seed: number, months: number, world: World): readonly Past[] {
  const random = seededRandom(seed)
  const changeAfter = 12
  const agencies = SIZES.map((size) => ({
    size,
    pace: gammaDraw(random, size * 0.01, (size * 0.01) ** 2 * 0.6),
  }))
  const pasts = agencies.map(({ size }): Past => ({ size, dates: [] }))
  for (let month = 0; month < months; month += 1) {
    const common = gammaDraw(random, 1, world.shared) * (month >= changeAfter ? (world.later ?? 1) : 1)
    for (const [index, { size, pace }] of agencies.entries()) {
      const dates = pasts[index]?.dates ?? []
      const count = Math.min(size - dates.length, countDraw(random, pace * common, world.dispersion))
      for (let made = 0; made < count; made += 1) dates.push(dateIn(month, random))
    }
  }
  return pasts
}

interface Score {
  readonly province: number
  readonly agencies: number
  /** Outcomes above and below the band: a band to one side holds nothing. */
  readonly above: number
  readonly below: number
}

/** Forecasts made in June 2016 for `days` months later, compared with what came. */
function backTest(
  world: World,
  asOf: string,
  target: { readonly on: string; readonly months: number },
): Score {
  const histories = 160
  let province = 0
  let agencies = 0
  let above = 0
  let below = 0
  for (let seed = 1; seed <= histories; seed += 1) {
    const lives = liveThrough(seed, target.months, world)
    const owners = lives.map(
      ({ size, dates }, index): PaceHistory => ({
        key: String(index),
        total: size,
        reachedOn: dates.filter((date) => date <= asOf),
      }),
    )
    const said = forecast({ from: START, asOf, days: [target.on], target: 640, owners, runs: 250 })
    const came = lives.reduce((sum, { dates }) => sum + dates.length, 0)
    const [range] = said.days
    assert.ok(range)
    if (came > range.high) above += 1
    else if (came < range.low) below += 1
    else province += 1
    for (const [index, { low, high }] of said.owners.entries()) {
      const real = lives[index]?.dates.length ?? 0
      if (real >= low && real <= high) agencies += 1 / SIZES.length
    }
  }
  return {
    province: province / histories,
    agencies: agencies / histories,
    above: above / histories,
    below: below / histories,
  }
}

const END_2018 = { on: '2018-12-31', months: 43 }
const IN_2016 = '2016-06-01'

describe('back-tested on histories, a band of 80 %', () => {
  const worlds: readonly (readonly [string, World])[] = [
    ['where services come one by one', { dispersion: 1, shared: 0 }],
    ['where they come in batches', { dispersion: 4, shared: 0 }],
    ['where good and bad months are shared', { dispersion: 2, shared: 0.3 }],
  ]
  for (const [name, world] of worlds) {
    test(`holds about 80 % of outcomes two and a half years on, ${name}`, () => {
      const score = backTest(world, IN_2016, END_2018)
      const told = JSON.stringify(score)
      assert.ok(score.province >= 0.7 && score.province <= 0.95, told)
      assert.ok(score.agencies >= 0.74 && score.agencies <= 0.93, told)
      assert.ok(score.above <= 0.24 && score.below <= 0.24, told)
    })
  }

  test('holds it after three years of past for the end of 2020 too', () => {
    const score = backTest({ dispersion: 2, shared: 0.3 }, '2018-12-31', { on: '2020-12-31', months: 67 })
    assert.ok(score.province >= 0.7 && score.province <= 0.95, JSON.stringify(score))
  })

  test('does not hold what it never promised: a pace that doubles afterwards leaves it', () => {
    const score = backTest({ dispersion: 2, shared: 0, later: 2 }, IN_2016, END_2018)
    assert.ok(score.above > 0.5, JSON.stringify(score))
  })
})
