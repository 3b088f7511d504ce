import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import {
  driveTo,
  loadDossier,
  type Milestone,
  officerFor,
  taskOf,
} from '../../../../test/support/dossier-builders.ts'
import {
  newerRevision,
  type RevisionWish,
  withDays,
  withPaper,
} from '../../../../test/support/newer-revision.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import {
  completeStepOf,
  moveStanding,
  moveToRevision,
  provideSupplement,
  receiveDossier,
  requestSupplement,
  timelineForApplicant,
} from '../index.ts'
import { applicablePapers } from '../required-papers.ts'
import type { MoveToRevision } from './move-to-revision.ts'

/** A file of its own world: each publication makes the whole catalogue another. */
const PROCEDURE = 'bl-08'

const worlds: World[] = []
after(() => Promise.all(worlds.map((world) => world.close())))

async function scene(state: Milestone, wish: RevisionWish) {
  const old = await testWorld()
  worlds.push(old)
  const { dossierId, applicant, state: before } = await driveTo(old, { procedureId: PROCEDURE, state })
  const world = await newerRevision(old, PROCEDURE, wish)
  const leader = await world.officer([
    { role: 'agency_leader', agencyId: before.agencyId, unitId: before.tasks[0]?.unitId ?? '' },
  ])
  const move = (change: Partial<MoveToRevision> = {}) =>
    moveToRevision(world.contextFor(leader), {
      dossierId,
      revision: 2,
      reason: '',
      places: {},
      askedPaperIds: [],
      ...change,
    })
  const load = () => loadDossier(world, dossierId)
  return { world, dossierId, applicant, before, move, load, leader }
}

/** The proposal under another name: the step a file stands at is not in the new process. */
const renamed: RevisionWish = {
  bpmn: (text) =>
    text.replaceAll('"propose"', '"draft"').replaceAll('motcua:kind="draft"', 'motcua:kind="propose"'),
}

describe('a file moved to a newer revision', () => {
  it('gets the longer limit, keeps who has it and all that was sent, and tells the applicant why', async () => {
    const { world, before, move, load, dossierId } = await scene('assigned', withDays(5))
    assert.equal((await move()).kind, 'done')
    const { state, events, processOf } = await load()
    assert.equal(state.revision, 2)
    assert.deepEqual(state.tasks, before.tasks)
    assert.deepEqual(state.content, before.content)
    assert.ok(state.dueAt! > before.dueAt!)
    assert.deepEqual(state.originalDueAt, before.originalDueAt)
    assert.equal(timelineForApplicant({ events, processOf }).at(-1)?.event.type, 'moved_to_revision')
    const row = await world.db
      .selectFrom('dossiers')
      .select(['revision', 'due_at'])
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow()
    assert.deepEqual([row.revision, row.due_at], [2, state.dueAt])
    const kinds = await world.db
      .selectFrom('notifications')
      .select('kind')
      .where('dossier_id', '=', dossierId)
      .execute()
    assert.ok(kinds.some(({ kind }) => kind === 'dossier.moved_to_revision'))
    const audited = world.db.selectFrom('audit_log').select('action').where('subject_id', '=', dossierId)
    assert.ok((await audited.execute()).some(({ action }) => action === 'dossier.moved_to_revision'))
  })

  it('is moved once, however often it is asked', async () => {
    const { move, load } = await scene('assigned', withDays(5))
    assert.equal((await move()).kind, 'done')
    const { events } = await load()
    assert.equal((await move()).kind, 'done')
    assert.equal((await load()).events.length, events.length)
  })

  it('keeps its date where the new rule is quicker, and where it is late already', async () => {
    const quicker = await scene('assigned', withDays(-1))
    assert.equal((await quicker.move()).kind, 'done')
    assert.deepEqual((await quicker.load()).state.dueAt, quicker.before.dueAt)
    const late = await scene('assigned', withDays(20))
    late.world.clock.set(new Date(late.before.dueAt!.getTime() + 86_400_000))
    assert.equal((await late.move()).kind, 'done')
    assert.deepEqual((await late.load()).state.dueAt, late.before.dueAt)
  })

  it('that has brought what was asked on its day keeps its rule, and so does one with a result', async () => {
    const received = await scene('assigned', withPaper('p98'))
    assert.deepEqual(await reasonOf(received.move({ reason: 'Quy định mới' })), 'not-now')
    const issued = await scene('issued', withDays(5))
    assert.equal(await reasonOf(issued.move({ reason: 'Quy định mới' })), 'not-now')
  })

  it('is asked for a new paper only where a person says so', async () => {
    const quiet = await scene('submitted', withPaper('p98'))
    assert.deepEqual(await errorsOf(quiet.move()), ['reason'])
    assert.equal((await quiet.move({ reason: 'Quy định mới' })).kind, 'done')
    const { state, revision } = await quiet.load()
    assert.deepEqual([state.supplement, state.notAskedPapers], [null, ['p98']])
    const receive = taskOf(state, 'receive')
    const checkedPaperIds = applicablePapers(revision.record, state.content)
      .map(({ id }) => id)
      .filter((id) => id !== 'p98')
    const desk = quiet.world.contextFor(await officerFor(quiet.world, receive))
    const input = { dossierId: quiet.dossierId, token: receive.token, checkedPaperIds }
    assert.equal((await receiveDossier(desk, input)).kind, 'done')

    const asking = await scene('submitted', withPaper('p98'))
    assert.deepEqual(await errorsOf(asking.move({ reason: 'Quy định mới', askedPaperIds: ['p1'] })), [
      'papers',
    ])
    assert.equal((await asking.move({ reason: 'Quy định mới', askedPaperIds: ['p98'] })).kind, 'done')
    const asked = await asking.load()
    assert.equal(asked.state.status, 'supplement_before_reception')
    assert.deepEqual(asked.state.supplement?.paperIds, ['p98'])
    assert.deepEqual(asked.state.notAskedPapers, [])
  })

  it('goes on at the step a person names where its own is gone, and what was opened under the old one is stale', async () => {
    const { world, before, move, load, dossierId } = await scene('assigned', renamed)
    const task = taskOf(before, 'propose')
    const standing = moveStanding(world.contextFor({ kind: 'system' }), await load())
    assert.deepEqual(
      standing?.toPlace.map(({ task: { token }, likely }) => [token, likely]),
      [[task.token, 'draft']],
    )
    assert.deepEqual(await errorsOf(move()), ['reason', `place-${task.token}`])
    const reason = 'Quy trình mới bỏ bước cũ'
    // Past a step that was not done nobody goes.
    assert.deepEqual(await errorsOf(move({ reason, places: { [task.token]: 'number' } })), [
      `place-${task.token}`,
    ])
    assert.equal((await move({ reason, places: { [task.token]: 'draft' } })).kind, 'done')
    const { state } = await load()
    const now = taskOf(state, 'propose')
    assert.deepEqual([now.stepId, now.assigneeAccountId], ['draft', task.assigneeAccountId])
    assert.notEqual(now.token, task.token)
    const holder = world.contextFor(world.officerById(task.assigneeAccountId ?? ''))
    const done = { dossierId, token: task.token, opinion: 'Đủ điều kiện' }
    assert.equal(await reasonOf(completeStepOf(holder, done)), 'not-now')
    const end = await driveTo(world, {
      procedureId: PROCEDURE,
      state: 'returned',
      dossier: { ...(await dossierOf()) },
    })
    assert.equal(end.state.status, 'returned')

    async function dossierOf() {
      return { dossierId, applicant: await world.citizen(), service: world.catalog.servicesOf(PROCEDURE)[0]! }
    }
  })

  it('waits on for what the applicant was asked, counted by the longer limit when it comes', async () => {
    const { world, before, move, load, dossierId, applicant } = await scene('assigned', withDays(5))
    const task = taskOf(before, 'propose')
    const asker = world.contextFor(world.officerById(task.assigneeAccountId ?? ''))
    const request = { dossierId, token: task.token, reason: 'Mờ', items: ['Ảnh rõ hơn'], paperIds: [] }
    assert.equal((await requestSupplement(asker, request)).kind, 'done')
    assert.equal((await move()).kind, 'done')
    assert.deepEqual((await load()).state.dueAt, before.dueAt)
    const answer = { dossierId, papers: [], answers: {}, message: 'Đây ạ' }
    assert.equal((await provideSupplement(world.contextFor(applicant), answer)).kind, 'done')
    const { state } = await load()
    assert.ok(state.dueAt! > before.dueAt!)
    assert.equal(state.tasks[0]?.waitingFor, null)
  })

  it('does not move to a revision that is not in force, nor when nothing is newer', async () => {
    const { move } = await scene('assigned', withDays(5))
    assert.equal(await reasonOf(move({ revision: 3 })), 'not-now')
    const same = await scene('assigned', {})
    assert.equal(await reasonOf(same.move()), 'not-now')
  })
})

async function reasonOf(outcome: Promise<{ kind: string; reason?: unknown }>): Promise<unknown> {
  const { kind, reason } = await outcome
  return kind === 'refused' ? reason : kind
}

async function errorsOf(outcome: Promise<{ kind: string; errors?: unknown }>): Promise<unknown> {
  const { kind, errors } = await outcome
  return kind === 'invalid' ? errors : kind
}
