import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { countByMonth, forecast, type ForecastInput, monthsBetween, paceNeeded } from './index.ts'

const STEADY: ForecastInput = {
  from: '2015-06-01',
  asOf: '2016-06-01',
  days: ['2017-12-31', '2018-12-31'],
  target: 100,
  owners: [
    { key: 'xd', total: 80, reachedOn: spread('2015-06-10', 24, 15), target: 60 },
    { key: 'yt', total: 40, reachedOn: spread('2015-07-01', 6, 50), target: 40 },
    { key: 'new', total: 20, reachedOn: [] },
  ],
}

/** `count` days, one every `every` days. */
function spread(first: string, count: number, every: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * every * 86_400_000).toISOString().slice(0, 10),
  )
}

describe('the pace needed', () => {
  test('of the Decision rises from about 16 to about 39 a month after 2018', () => {
    const at2015 = { on: '2015-12-31', services: 56 }
    const at2018 = { on: '2018-12-31', services: 640 }
    const at2020 = { on: '2020-12-31', services: 1573 }
    assert.equal(paceNeeded(at2015, at2018)?.toFixed(1), '16.2')
    assert.equal(paceNeeded(at2018, at2020)?.toFixed(1), '38.9')
  })

  test('is nothing when the target is reached and no number when its day is over', () => {
    assert.equal(paceNeeded({ on: '2020-01-01', services: 10 }, { on: '2019-01-01', services: 10 }), 0)
    assert.equal(paceNeeded({ on: '2020-01-01', services: 9 }, { on: '2020-01-01', services: 10 }), undefined)
  })
})

describe('counting the past', () => {
  test('takes whole months and leaves out what stood at the start', () => {
    const dates = ['2015-06-01', '2015-06-02', '2015-06-30', '2015-07-20', '2015-09-10']
    assert.deepEqual(countByMonth(dates, '2015-06-01', '2015-09-05'), [2, 1, 0])
    assert.equal(Math.round(monthsBetween('2015-06-01', '2016-06-01')), 12)
    assert.equal(monthsBetween('2016-06-01', '2015-06-01'), 0)
  })
})

describe('a forecast', () => {
  test('of a steady agency goes on at its pace, with the band around it', () => {
    const { owners, months, reached } = forecast(STEADY)
    const [xd] = owners
    assert.ok(xd)
    assert.equal(Math.round(months), 12)
    assert.equal(reached, 30)
    assert.ok(xd.perMonth > 1.6 && xd.perMonth < 2.1, String(xd.perMonth))
    assert.ok(xd.low < xd.middle)
    // 24 there, about 1.9 a month for 31 months, never beyond 80.
    assert.ok(xd.middle > 70 && xd.high <= 80, JSON.stringify(xd))
  })

  test('gives an agency without a past the pace of the province, by its size', () => {
    const { owners } = forecast(STEADY)
    const fresh = owners.find(({ key }) => key === 'new')
    assert.ok(fresh && fresh.perMonth > 0 && fresh.perMonth < 0.3, JSON.stringify(fresh))
    assert.equal(fresh.chanceOfMissing, undefined)
  })

  test('is the same for the same past', () => {
    assert.deepEqual(forecast(STEADY), forecast(STEADY))
  })

  test('with another pace of one agency leaves the others as they are', () => {
    const plain = forecast(STEADY)
    const faster = forecast({ ...STEADY, instead: new Map([['yt', 3]]) })
    assert.deepEqual(faster.owners[0], plain.owners[0])
    assert.deepEqual(faster.owners[2], plain.owners[2])
    assert.equal(faster.owners[1]?.perMonth, 3)
    assert.ok((faster.owners[1]?.middle ?? 0) > (plain.owners[1]?.middle ?? 0))
    assert.ok(faster.chanceOfMissing < plain.chanceOfMissing)
  })

  test('of nothing, or of what is all done, is what stands', () => {
    const none = forecast({ ...STEADY, owners: [], target: 0 })
    assert.equal(none.reached, 0)
    assert.equal(none.chanceOfMissing, 0)
    const done = forecast({
      ...STEADY,
      owners: [{ key: 'a', total: 2, reachedOn: spread('2015-07-01', 2, 9) }],
      target: 2,
    })
    assert.deepEqual([done.days[1]?.low, done.days[1]?.high, done.perMonth], [2, 2, 0])
    assert.equal(done.chanceOfMissing, 0)
  })

  test('never goes beyond what there is nor below what stands, and a higher target is never likelier', () => {
    const owner = fc.record({
      key: fc.uuid(),
      total: fc.integer({ min: 0, max: 60 }),
      count: fc.integer({ min: 0, max: 60 }),
      every: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(owner, { maxLength: 5 }), fc.nat(200), (made, target) => {
        const owners = made.map(({ key, total, count, every }) => ({
          key,
          total,
          reachedOn: spread('2015-06-02', Math.min(count, total), every).filter((day) => day <= STEADY.asOf),
        }))
        const input = { ...STEADY, owners, runs: 60 }
        const one = forecast({ ...input, target })
        assert.ok(one.chanceOfMissing <= forecast({ ...input, target: target + 5 }).chanceOfMissing)
        for (const each of one.owners) {
          assert.ok(each.reached <= each.low && each.low <= each.middle)
          assert.ok(each.middle <= each.high && each.high <= Math.max(each.total, each.reached))
        }
        const [first, last] = one.days
        assert.ok(first && last && first.middle <= last.middle)
      }),
      { numRuns: 60, seed: 43 },
    )
  })
})
