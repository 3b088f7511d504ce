import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  countOverTime,
  procedureStandings,
  reachedDays,
  type Standing,
  type StandingService,
  tallyBy,
} from './standing.ts'

const service = (procedureId: string, agencyId: string, level: number): StandingService => ({
  serviceId: `${procedureId}@${agencyId}`,
  procedureId,
  agencyId,
  tier: agencyId.startsWith('huyen') ? 'district' : 'province',
  level,
  missing: [],
})
const STANDING: Standing = {
  day: '2016-06-01',
  services: [
    service('a', 'so-1', 3),
    service('b', 'so-1', 2),
    service('c', 'huyen-1', 4),
    service('c', 'huyen-2', 3),
    service('d', 'huyen-1', 3),
    service('d', 'huyen-2', 1),
    service('old', 'so-2', 3),
  ],
  steps: [
    { serviceId: 'c@huyen-1', on: '2015-07-01', level: 3 },
    { serviceId: 'b@so-1', on: '2015-08-01', level: 3 },
    { serviceId: 'a@so-1', on: '2015-09-01', level: 3 },
    { serviceId: 'c@huyen-1', on: '2015-10-01', level: 4 },
    { serviceId: 'b@so-1', on: '2015-11-01', level: 2 },
    { serviceId: 'a@so-1', on: '2015-12-01', level: 2 },
    { serviceId: 'a@so-1', on: '2016-01-01', level: 3 },
    { serviceId: 'c@huyen-2', on: '2016-02-01', level: 3 },
    { serviceId: 'd@huyen-1', on: '2016-03-01', level: 3 },
  ],
}

describe('how the province stands', () => {
  test('a service is at the level since it last came to it, and a higher level begins nothing anew', () => {
    const days = reachedDays(STANDING, 3)
    assert.equal(days.get('a@so-1'), '2016-01-01')
    assert.equal(days.get('c@huyen-1'), '2015-07-01')
    assert.equal(days.has('b@so-1'), false)
  })

  test('a procedure of many agencies counts once, when the last of them is there', () => {
    const standings = procedureStandings(STANDING, 3)
    const of = (id: string) => standings.find(({ procedureId }) => procedureId === id)
    assert.deepEqual([of('c')?.owner, of('c')?.reachedOn], ['district', '2016-02-01'])
    assert.equal(of('d')?.reachedOn, null)
    assert.equal(of('a')?.owner, 'so-1')
    assert.equal(standings.length, 5)
  })

  test('is told for any day of the past', () => {
    const days = ['2015-06-30', '2015-09-30', '2015-12-31', '2016-06-01']
    const procedures = procedureStandings(STANDING, 3)
    // What has no step was always there; b and a were at the level in September.
    assert.deepEqual(countOverTime(procedures, { steps: STANDING.steps, minimum: 3, days }), [1, 3, 1, 3])
  })

  test('counts by any key', () => {
    const tallies = tallyBy(
      STANDING.services,
      ({ agencyId }) => agencyId,
      ({ level }) => level >= 3,
    )
    assert.deepEqual(tallies.get('so-1'), { total: 2, reached: 1 })
    assert.deepEqual(tallies.get('huyen-2'), { total: 2, reached: 1 })
  })
})
