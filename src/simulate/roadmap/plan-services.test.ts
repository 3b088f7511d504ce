import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { forecast, type PaceHistory } from '../../engines/forecast/index.ts'
import { type PlannedProcedure, planProcedures, type ProcedureOwner } from './plan-services.ts'

const WISH = { seed: 3, from: '2015-05-04', to: '2020-12-31', perMonth: 4 }
/** Listed procedures of the twelve departments of the Decision, and what its numbers give each. */
const LISTED = [6, 4, 2, 2, 4, 3, 2, 3, 10, 7, 2, 6]

const OWNERS: readonly ProcedureOwner[] = [
  ...LISTED.map((count, place): ProcedureOwner => {
    const listed = Array.from({ length: count }, (_, no) => `p${place}-${no}`)
    const whole = Math.round((1220 * count) / 51)
    return {
      key: `so-${place}`,
      draftedBy: `so-${place}`,
      listed,
      whole,
      withFee: new Set(listed.filter((_, no) => no % 2 === 0)),
    }
  }),
  {
    key: 'district',
    draftedBy: 'huyen',
    listed: ['d-0', 'd-1', 'd-2', 'd-3', 'd-4'],
    whole: 5,
    withFee: new Set(),
  },
]

const online = (plans: readonly PlannedProcedure[], owner: string, until: string): readonly string[] =>
  plans.flatMap((plan) =>
    plan.owner === owner && plan.onlineOn !== undefined && plan.onlineOn <= until ? [plan.onlineOn] : [],
  )

describe('the plan of a simulated roadmap', () => {
  test('is the same for a seed, and another for another', () => {
    assert.deepEqual(planProcedures(OWNERS, WISH), planProcedures(OWNERS, WISH))
    assert.notDeepEqual(planProcedures(OWNERS, WISH), planProcedures(OWNERS, { ...WISH, seed: 4 }))
  })

  test('has every listed procedure once, from the first day at the desk, and never more than there are', () => {
    const plans = planProcedures(OWNERS, WISH)
    assert.equal(new Set(plans.map(({ id }) => id)).size, plans.length)
    assert.equal(new Set(plans.map(({ number }) => number)).size, plans.length)
    const listed = plans.filter(({ basedOn }) => basedOn === undefined)
    assert.deepEqual(
      listed.map(({ id }) => id).toSorted(),
      OWNERS.flatMap((owner) => owner.listed).toSorted(),
    )
    assert.ok(listed.every(({ announcedOn }) => announcedOn === WISH.from))
    for (const { key, whole } of OWNERS)
      assert.ok(plans.filter(({ owner }) => owner === key).length <= whole, key)
    assert.ok(plans.some(({ basedOn }) => basedOn !== undefined))
  })

  test('announces before it brings online, and gives up fees and pauses only after', () => {
    for (const { announcedOn, onlineOn, freeOn, pause, id } of planProcedures(OWNERS, WISH)) {
      assert.ok(/^[a-z0-9]+-\d+$/.test(id), id)
      assert.ok(onlineOn === undefined || announcedOn < onlineOn, id)
      for (const later of [freeOn, pause?.from])
        assert.ok(later === undefined || (onlineOn ?? '9') < later, id)
    }
  })

  test('keeps about the pace that is wished, at another pace for each agency', () => {
    let months = 0
    let count = 0
    const rates = new Set<number>()
    for (let seed = 1; seed <= 20; seed += 1) {
      const plans = planProcedures(OWNERS, { ...WISH, seed })
      count += OWNERS.slice(0, -1).reduce((sum, { key }) => sum + online(plans, key, WISH.to).length, 0)
      months += 68
      rates.add(online(plans, 'so-0', WISH.to).length)
    }
    assert.ok(Math.abs(count / months - WISH.perMonth) < 0.8, String(count / months))
    assert.ok(rates.size > 8, String(rates.size))
  })

  test('leaves the others as they are when an owner more is there', () => {
    const whole = OWNERS.reduce((sum, owner) => sum + owner.whole, 0)
    const fewer = planProcedures(OWNERS.slice(0, -1), WISH)
    const more = planProcedures(OWNERS, { ...WISH, perMonth: (WISH.perMonth * whole) / (whole - 5) })
    assert.ok(more.some(({ owner }) => owner === 'district'))
    assert.deepEqual(
      more.filter(({ owner }) => owner !== 'district'),
      fewer,
    )
  })
})

/** What was known in June 2016, compared with what came: of the province, and of each of its agencies. */
function backTest(on: string): { readonly province: number; readonly agencies: number } {
  const histories = 120
  let province = 0
  let agencies = 0
  const owners = OWNERS.filter(({ key, draftedBy }) => key === draftedBy)
  for (let seed = 1; seed <= histories; seed += 1) {
    const plans = planProcedures(OWNERS, { ...WISH, seed })
    const known = owners.map(
      ({ key, whole }): PaceHistory => ({ key, total: whole, reachedOn: online(plans, key, '2016-06-15') }),
    )
    const said = forecast({
      from: WISH.from,
      asOf: '2016-06-15',
      days: [on],
      target: 640,
      owners: known,
      runs: 250,
    })
    const came = owners.reduce((sum, { key }) => sum + online(plans, key, on).length, 0)
    const [range] = said.days
    if (range && came >= range.low && came <= range.high) province += 1
    for (const { key, low, high } of said.owners) {
      const real = online(plans, key, on).length
      if (real >= low && real <= high) agencies += 1 / owners.length
    }
  }
  return { province: province / histories, agencies: agencies / histories }
}

describe('forecasts made in June 2016 on simulated histories, with a band of 80 %', () => {
  for (const on of ['2018-12-31', '2020-12-31']) {
    test(`hold the outcome at ${on} about as often as they promise`, () => {
      const score = backTest(on)
      const told = JSON.stringify(score)
      assert.ok(score.province >= 0.7 && score.province <= 0.95, told)
      assert.ok(score.agencies >= 0.7 && score.agencies <= 0.92, told)
    })
  }
})
