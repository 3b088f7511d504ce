import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Holding } from '../../engines/succession/index.ts'
import { type Actor, type OfficerActor, type Post, ROLES, type Role } from '../identity/index.ts'
import { mayActOn, mayRead, mayReassign, readableAgencies } from './dossier-policy.ts'
import type { OpenTask } from './dossier-state.ts'

const post = (role: Role, agencyId = 'a', unitId = `${agencyId}.u`): Post => ({
  id: `${role} ${unitId}`,
  agencyId,
  unitId,
  role,
  title: role,
})
const officer = (...posts: Post[]): OfficerActor => ({ kind: 'officer', accountId: 'me', name: 'Tôi', posts })
const citizen = (accountId: string): Actor => ({ kind: 'citizen', accountId, accountKind: 'person' })
const VISITOR: Actor = { kind: 'visitor' }
const SYSTEM: Actor = { kind: 'system' }

const TASK: OpenTask = {
  token: 3,
  stepId: 'examine_1',
  kind: 'examine',
  role: 'examiner',
  agencyId: 'a',
  unitId: 'a.u',
  assigneeAccountId: null,
  waitingFor: null,
  heldSince: new Date(0),
  answerBy: null,
  since: new Date('2026-11-24T02:00:00Z'),
}
const WORKING: readonly Role[] = ROLES.filter((role) => role !== 'agency_admin' && role !== 'province_admin')

describe('who may read a dossier', () => {
  const subject = {
    applicantAccountId: 'applicant',
    agencyIds: ['a', 'b'],
    powers: { field: 'Đất đai', area: '31825' },
  }

  for (const role of ROLES) {
    const may = WORKING.includes(role)
    test(`${role}: ${may ? 'of any agency the dossier has reached, and of no other' : 'nowhere'}`, () => {
      assert.equal(mayRead(officer(post(role)), subject), may)
      assert.equal(mayRead(officer(post(role, 'b')), subject), may)
      assert.equal(mayRead(officer(post(role, 'c')), subject), false)
    })
  }

  test('its applicant, not another person, not a visitor, not somebody without an account', () => {
    assert.equal(mayRead(citizen('applicant'), subject), true)
    assert.equal(mayRead(citizen('other'), subject), false)
    assert.equal(mayRead(VISITOR, subject), false)
    assert.equal(mayRead(citizen('other'), { ...subject, applicantAccountId: null }), false)
  })

  test('the program itself', () => assert.equal(mayRead(SYSTEM, subject), true))

  test('an officer who handed one in as a citizen has two accounts, and as officer sees only his agency', () => {
    assert.equal(mayRead(officer(post('examiner', 'c')), { ...subject, applicantAccountId: 'me' }), false)
  })

  const part = (area: string | null) => ({
    key: 'b',
    part: { fields: [], areas: ['31825', '31828'], cases: [{ field: null, area }] },
  })
  for (const role of ROLES) {
    const may = WORKING.includes(role)
    test(`${role} of a successor: ${may ? 'what came to it of an agency the dossier reached' : 'nowhere'}`, () => {
      const heir = (...archives: Holding[]): OfficerActor => ({ ...officer(post(role, 'new')), archives })
      assert.equal(mayRead(heir({ key: 'b' }), subject), may)
      assert.equal(mayRead(heir({ key: 'c' }), subject), false)
      assert.equal(mayRead(heir(part('31825')), subject), may)
      assert.equal(mayRead(heir(part('31828'), part(null)), subject), false)
      const unknown = { ...subject, powers: { ...subject.powers, area: null } }
      assert.equal(mayRead(heir(part(null)), unknown), may)
    })
  }

  test('an archive lets nobody act: there is no post in a body that has ended', () => {
    const heir = { ...officer(post('examiner', 'new')), archives: [{ key: 'a' }] }
    assert.deepEqual(mayActOn(heir, TASK), { allowed: false, reason: 'not-found' })
    assert.deepEqual(mayReassign(heir, TASK), { allowed: false, reason: 'not-found' })
  })

  test('an administrator with a working post reads by that post alone', () => {
    const both = officer(post('province_admin', 'a'), post('clerk', 'c'))
    assert.deepEqual(readableAgencies(both), ['c'])
    assert.equal(mayRead(both, subject), false)
  })
})

describe('who may act on an open step', () => {
  for (const role of ROLES) {
    test(`${role}: ${role === 'examiner' ? 'in his unit' : 'told that it is not his role'}`, () => {
      const answer = mayActOn(officer(post(role)), TASK)
      if (role === 'examiner') assert.equal(answer.allowed && answer.post?.role, 'examiner')
      else assert.deepEqual(answer, { allowed: false, reason: 'not-your-role' })
    })
  }

  test('not the same role in another unit or another agency', () => {
    assert.deepEqual(mayActOn(officer(post('examiner', 'a', 'a.other')), TASK), {
      allowed: false,
      reason: 'not-your-role',
    })
    assert.deepEqual(mayActOn(officer(post('examiner', 'b')), TASK), { allowed: false, reason: 'not-found' })
  })

  test('the holder, and nobody beside him', () => {
    const examiner = officer(post('examiner'))
    assert.equal(mayActOn(examiner, { ...TASK, assigneeAccountId: 'me' }).allowed, true)
    assert.deepEqual(mayActOn(examiner, { ...TASK, assigneeAccountId: 'other' }), {
      allowed: false,
      reason: 'held-by-another',
    })
  })

  test('no citizen, visitor or program', () => {
    for (const actor of [citizen('applicant'), VISITOR, SYSTEM])
      assert.equal(mayActOn(actor, TASK).allowed, false)
  })
})

describe('who may give an open step to another officer', () => {
  for (const role of ROLES) {
    const inUnit = role === 'assigner' || role === 'unit_leader' || role === 'agency_leader'
    const anywhere = role === 'agency_leader'
    test(`${role}: ${anywhere ? 'in the whole agency' : inUnit ? 'in his unit' : 'not'}`, () => {
      assert.equal(mayReassign(officer(post(role)), TASK).allowed, inUnit)
      assert.equal(mayReassign(officer(post(role, 'a', 'a.other')), TASK).allowed, anywhere)
      assert.equal(mayReassign(officer(post(role, 'b')), TASK).allowed, false)
    })
  }
})
