import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { ASKING, withAskingAssigner } from '../../../../test/support/asking-assigner.ts'
import {
  driveTo,
  examinerFor,
  loadDossier,
  officerFor,
  taskOf,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { listAlerts } from '../../notifications/index.ts'
import { remindOfficers } from '../alerts/remind-officers.ts'
import { assignStep, countWork, listWork, requestSupplement, type AssignStep } from '../index.ts'

let world: World
before(async () => {
  world = await withAskingAssigner(await testWorld())
})
after(() => world.close())
beforeEach(() => at('2026-11-24'))

const at = (day: string, time = '09:00') => world.clock.set(new Date(`${day}T${time}:00+07:00`))
const stateOf = async (dossierId: string) => (await loadDossier(world, dossierId)).state
const told = (outcome: { kind: string; errors?: unknown }) =>
  outcome.kind === 'invalid' ? outcome.errors : outcome.kind

/** A file at its assigner, who names the examiner and opens the consultation by one act. */
async function toAssign() {
  const { dossierId } = await driveTo(world, { procedureId: ASKING, state: 'received' })
  const loaded = await loadDossier(world, dossierId)
  const task = taskOf(loaded.state, 'assign')
  const assigner = await officerFor(world, task)
  const accountId = await examinerFor(world, loaded, task)
  const ctx = world.contextFor(assigner)
  const assign = (wish: Partial<AssignStep> = {}) =>
    assignStep(ctx, { dossierId, token: task.token, accountId, instruction: '', ...wish })
  return { dossierId, assigner, accountId, assign }
}

describe('an assignment that asks other agencies', () => {
  test('names the examiner of the lead, not of the agency that is asked', async () => {
    const { dossierId, accountId, assign } = await toAssign()
    assert.equal(told(await assign()), 'done')
    const state = await stateOf(dossierId)
    const examine = taskOf(state, 'examine')
    assert.equal(examine.assigneeAccountId, accountId)
    const consult = taskOf(state, 'consult')
    assert.notEqual(consult.unitId, examine.unitId)
    assert.deepEqual([consult.assigneeAccountId, consult.answerBy], [null, null])
  })

  test('says until when: a working day from today on, beyond the dossier’s own date only knowingly', async () => {
    const { dossierId, assign } = await toAssign()
    for (const answerBy of ['mai', '2026-02-30', '2026-11-23', '2026-11-29'])
      assert.deepEqual(told(await assign({ answerBy })), ['answerBy'], answerBy)
    assert.deepEqual(told(await assign({ answerBy: '2027-01-15' })), ['beyondDue'])
    assert.deepEqual(told(await assign({ answerBy: 'mai', accountId: crypto.randomUUID() })), [
      'officer',
      'answerBy',
    ])
    assert.equal((await stateOf(dossierId)).tasks[0]?.kind, 'assign')
    assert.equal(told(await assign({ answerBy: '2027-01-15', beyondDue: true })), 'done')
    const { answerBy } = taskOf(await stateOf(dossierId), 'consult')
    assert.equal(formatDateTime(answerBy ?? new Date(0)), '17:00 15/01/2027')
  })

  test('keeps no day where nobody is asked', async () => {
    const { dossierId } = await driveTo(world, { procedureId: 'bl-08', state: 'received' })
    const loaded = await loadDossier(world, dossierId)
    const task = taskOf(loaded.state, 'assign')
    const outcome = await assignStep(world.contextFor(await officerFor(world, task)), {
      dossierId,
      token: task.token,
      accountId: await examinerFor(world, loaded, task),
      instruction: '',
      answerBy: 'mai',
    })
    assert.equal(outcome.kind, 'done')
    const event = (await loadDossier(world, dossierId)).events.find(({ type }) => type === 'assigned')
    assert.ok(event && !('answerBy' in event.data))
  })
})

describe('the agency that was asked', () => {
  async function asked(answerBy: string) {
    const { dossierId, assigner, assign } = await toAssign()
    assert.equal(told(await assign({ answerBy })), 'done')
    const state = await stateOf(dossierId)
    return { dossierId, assigner, state, answering: await officerFor(world, taskOf(state, 'consult')) }
  }
  const moments = () => ({
    now: world.clock.now(),
    soonUntil: new Date(world.clock.now().getTime() + 172_800_000),
  })
  const listed = async (actor: Parameters<typeof listWork>[1], list: 'unit' | 'soon' | 'late') =>
    (await listWork(world.db, actor, { ...moments(), list, limit: 1000 })).rows

  test('has the day it was given in its lists, and is late by it while the file is not', async () => {
    const { dossierId, answering, state } = await asked('2026-11-26')
    const row = (await listed(answering, 'unit')).find((one) => one.dossierId === dossierId)
    assert.ok(row?.dueAt && row.fileDueAt)
    assert.equal(formatDateTime(row.dueAt), '17:00 26/11/2026')
    assert.deepEqual(row.fileDueAt, state.dueAt)
    at('2026-11-26')
    assert.ok((await listed(answering, 'soon')).some((one) => one.dossierId === dossierId))
    at('2026-11-27')
    assert.ok((await listed(answering, 'late')).some((one) => one.dossierId === dossierId))
    const examiner = await officerFor(world, taskOf(state, 'examine'))
    assert.ok(!(await listed(examiner, 'late')).some((one) => one.dossierId === dossierId))
  })

  test('that lets it pass is reminded, and so is the assigner who asked', async () => {
    const { dossierId, answering, assigner } = await asked('2026-11-26')
    at('2026-11-27')
    await remindOfficers(world.contextFor({ kind: 'system' }))
    for (const officer of [answering, assigner]) {
      const alerts = await listAlerts(world.db, officer.accountId, { limit: 50 })
      assert.ok(
        alerts.some((alert) => alert.dossierId === dossierId && alert.kind === 'alert.answer_overdue'),
        officer.name,
      )
    }
  })

  test('is neither late nor due soon while the applicant is asked for more at the step beside it', async () => {
    const { dossierId, answering, state } = await asked('2026-11-26')
    const examine = taskOf(state, 'examine')
    const outcome = await requestSupplement(world.contextFor(await officerFor(world, examine)), {
      dossierId,
      token: examine.token,
      reason: 'Thiếu',
      paperIds: [],
      items: ['Bản vẽ'],
    })
    assert.equal(outcome.kind, 'done')
    for (const [day, list] of [
      ['2026-11-26', 'soon'],
      ['2027-02-01', 'late'],
    ] as const) {
      at(day)
      const rows = await listed(answering, list)
      assert.ok(!rows.some((one) => one.dossierId === dossierId), list)
      assert.equal((await countWork(world.db, answering, moments()))[list], rows.length)
    }
    const row = (await listed(answering, 'unit')).find((one) => one.dossierId === dossierId)
    assert.deepEqual([row?.status, row?.waitingFor], ['supplement', null])
  })
})
