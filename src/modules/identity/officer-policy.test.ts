import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor, OfficerActor, Role } from './actor.ts'
import {
  type HeldPost,
  mayGive,
  mayManage,
  mayManageOfficer,
  maySeeOfficer,
  seatsOf,
} from './officer-policy.ts'

const TODAY = '2026-11-24'

function holder(...posts: readonly (readonly [Role, string])[]): OfficerActor {
  const held = posts.map(([role, agencyId], index) => {
    return { id: `p${index}`, agencyId, unitId: `${agencyId}.u`, role, title: 'Chức vụ' }
  })
  return { kind: 'officer', accountId: 'a', name: 'Nguyễn Văn An', posts: held }
}

const post = (agencyId: string, role: Role = 'examiner', validTo: string | null = null): HeldPost => {
  return { agencyId, role, validTo }
}

const province = holder(['province_admin', 'ubnd-tinh'])
const agency = holder(['agency_admin', 'so-tnmt'])
const both = holder(['agency_admin', 'so-tnmt'], ['agency_admin', 'so-y-te'])
const leader = holder(['agency_leader', 'so-tnmt'])
const citizen: Actor = { kind: 'citizen', accountId: 'c', accountKind: 'person' }

describe('managing officers', () => {
  test('an agency is managed by its own administrator and the province’s', () => {
    const managers = [province, agency, both, leader, citizen, { kind: 'visitor' } as const]
    assert.deepEqual(
      managers.map((actor) => mayManage(actor, 'so-tnmt')),
      [true, true, true, false, false, false],
    )
    assert.deepEqual(
      managers.map((actor) => mayManage(actor, 'so-y-te')),
      [true, false, true, false, false, false],
    )
  })

  test('administrators are made by the province’s alone', () => {
    for (const role of ['agency_admin', 'province_admin'] as const) {
      assert.equal(mayGive(province, role), true)
      assert.equal(mayGive(agency, role), false)
    }
    assert.equal(mayGive(agency, 'agency_leader'), true)
  })

  test('an officer of two agencies is managed by whoever manages both', () => {
    const posts = [post('so-tnmt'), post('so-y-te')]
    assert.equal(mayManageOfficer(agency, posts, TODAY), false)
    assert.equal(mayManageOfficer(both, posts, TODAY), true)
    assert.equal(mayManageOfficer(province, posts, TODAY), true)
    assert.equal(maySeeOfficer(agency, posts, TODAY), true)
  })

  test('an administrator is not managed by a colleague', () => {
    assert.equal(mayManageOfficer(agency, [post('so-tnmt', 'agency_admin')], TODAY), false)
    assert.equal(mayManageOfficer(province, [post('so-tnmt', 'agency_admin')], TODAY), true)
  })

  test('a post that ended elsewhere gives the old agency nothing', () => {
    const moved = [post('so-y-te'), post('so-tnmt', 'examiner', '2020-01-01')]
    assert.equal(maySeeOfficer(agency, moved, TODAY), false)
    assert.equal(mayManageOfficer(agency, moved, TODAY), false)
  })

  test('an officer without any post in force stays with the agency he left last', () => {
    const gone = [post('so-tnmt', 'examiner', '2026-11-23'), post('so-y-te', 'examiner', '2019-01-01')]
    assert.deepEqual(seatsOf(gone, TODAY), [gone[0]])
    assert.equal(mayManageOfficer(agency, gone, TODAY), true)
    assert.equal(mayManageOfficer(agency, [], TODAY), false)
    assert.equal(mayManageOfficer(province, [], TODAY), true)
  })
})
