import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FIGURE_PERIODS, figurePeriod } from './figure-period.ts'

const NOW = new Date('2026-11-24T09:00:00+07:00')
const days = (asked: { year?: string; key?: string }) => {
  const { from, until } = figurePeriod(asked, NOW)
  return [from, until].map((at) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10))
}

describe('the period of a figure', () => {
  it('is this month unless another is asked for, and begins and ends at midnight in Viet Nam', () => {
    assert.deepEqual(days({}), ['2026-11-01', '2026-12-01'])
    assert.deepEqual(days({ year: '2025', key: 'quy-1' }), ['2025-01-01', '2025-04-01'])
    assert.deepEqual(days({ key: 'ca-nam' }), ['2026-01-01', '2027-01-01'])
    assert.deepEqual(days({ key: 'thang-12' }), ['2026-12-01', '2027-01-01'])
  })

  it('is this month again where the address makes no sense', () => {
    assert.deepEqual(days({ year: 'x', key: '../..' }), ['2026-11-01', '2026-12-01'])
  })

  it('makes a year of its months', () => {
    const months = FIGURE_PERIODS.filter((key) => key.startsWith('thang')).map((key) =>
      figurePeriod({ key }, NOW),
    )
    months.slice(1).forEach(({ from }, index) => assert.equal(from.getTime(), months[index]?.until.getTime()))
  })
})
