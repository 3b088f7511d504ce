import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { LevelStep, Standing, StandingService } from './standing.ts'
import { daysUntil, readOutlook } from './target-outlook.ts'
import type { Settled, Target } from './targets.ts'

const target = (year: number, services: number, levels: readonly number[]): Target => ({
  year,
  dueOn: `${year}-12-31`,
  services,
  procedures: 1573,
  levels,
  sharePercent: undefined,
  approximate: false,
  decision: '43/QĐ-UBND',
  validFrom: '2015-05-04',
})
const SETTLED: Settled = {
  targets: [target(2015, 56, [3]), target(2018, 640, [3, 4]), target(2020, 1573, [3, 4])],
  denominators: [
    { validFrom: '2015-05-04', province: 1220, district: 230, commune: 123, source: '43/QĐ-UBND' },
  ],
  duties: [],
}

/** 56 services online when the Decision came; then one agency brings two a month, another nothing. */
function standingOn(day: string): Standing {
  const services: StandingService[] = []
  const steps: LevelStep[] = []
  const add = (index: number, agencyId: string, on: string | undefined) => {
    const serviceId = `p${index}@${agencyId}`
    const isReached = on !== undefined && on <= day
    services.push({
      serviceId,
      procedureId: `p${index}`,
      agencyId,
      tier: 'province',
      level: isReached ? 3 : 1,
      missing: [],
    })
    if (isReached) steps.push({ serviceId, on, level: 3 })
  }
  for (let index = 0; index < 56; index += 1) add(index, 'so-1', '2015-05-04')
  for (let index = 56; index < 1000; index += 1) {
    const days = (index - 56) * 15
    add(index, 'so-1', new Date(Date.parse('2015-05-20') + days * 86_400_000).toISOString().slice(0, 10))
  }
  for (let index = 1000; index < 1500; index += 1) add(index, 'so-2', undefined)
  return { day, services, steps: steps.toSorted((one, other) => one.on.localeCompare(other.on)) }
}

describe('the outlook of the Decision’s targets', () => {
  const outlook = readOutlook({ settled: SETTLED, standing: standingOn('2016-05-04'), allocations: [] })
  const of = (year: number) => outlook.targets.find((one) => one.target.year === year)

  test('plans about 16 a month until 2018 and about 39 after, and says what is needed from today', () => {
    assert.equal(of(2018)?.pacePlanned?.toFixed(1), '16.2')
    assert.equal(of(2020)?.pacePlanned?.toFixed(1), '38.9')
    // 56 and 24 more in a year: 560 in 31.9 months.
    assert.equal(of(2018)?.reached, 80)
    assert.equal(of(2018)?.paceNeeded?.toFixed(1), '17.6')
  })

  test('sees a target that is over as met or missed by what stood on its day', () => {
    assert.equal(of(2015)?.isOver, true)
    assert.equal(of(2015)?.reached, 72)
    assert.equal(of(2015)?.forecast, undefined)
  })

  test('does not take what stood at the start for a pace', () => {
    const { perMonth, chanceOfMissing } = of(2018)?.forecast ?? assert.fail()
    assert.ok(perMonth > 1.6 && perMonth < 3, String(perMonth))
    assert.equal(chanceOfMissing, 1)
  })

  test('says how many procedures nobody has in the catalogue', () => {
    assert.equal(outlook.unassigned, 73)
    assert.equal(outlook.from, '2015-05-04')
  })

  test('takes what is not catalogued yet to belong to those of the same tier', () => {
    const totals = of(2018)?.forecast?.owners.map(({ key, total }) => [key, total])
    // 1,500 procedures of the province in the catalogue, more than the Decision counts: nothing is shared out.
    assert.deepEqual(totals, [
      ['so-1', 1000],
      ['so-2', 500],
    ])
    const few = standingOn('2016-05-04')
    const part = { ...few, services: few.services.filter((_, index) => index % 10 === 0) }
    const scaled = readOutlook({ settled: SETTLED, standing: part, allocations: [] })
    const wide = scaled.targets.find((one) => one.target.year === 2018)?.forecast?.owners
    assert.deepEqual(
      wide?.map(({ key, total }) => [key, total]),
      [
        ['so-1', 813],
        ['so-2', 407],
      ],
    )
  })

  test('with another pace of one agency asks "what if"', () => {
    const better = readOutlook({
      settled: SETTLED,
      standing: standingOn('2016-05-04'),
      allocations: [],
      instead: new Map([['so-1', 25]]),
    })
    const forecast = better.targets.find((one) => one.target.year === 2018)?.forecast
    assert.ok(forecast && forecast.chanceOfMissing < 0.2, String(forecast?.chanceOfMissing))
  })

  test('looks at a handful of days on the way, the target’s own last', () => {
    assert.deepEqual(daysUntil('2018-07-01', '2018-12-31'), ['2018-12-31'])
    assert.deepEqual(daysUntil('2018-06-01', '2019-06-30'), ['2018-06-30', '2018-12-31', '2019-06-30'])
    assert.equal(daysUntil('2001-01-01', '2020-12-31').length, 8)
  })
})
