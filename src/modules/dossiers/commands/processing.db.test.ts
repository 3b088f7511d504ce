import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  actOnTask,
  driveTo,
  loadDossier,
  type Milestone,
  officerFor,
  resultDraft,
  taskOf,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import type { StepKind } from '../../../engines/workflow/index.ts'
import {
  addNote,
  assignStep,
  claimStep,
  completeStepOf,
  listOwnDossiers,
  provideSupplement,
  releaseStep,
  requestSupplement,
  sendBack,
  sendMessage,
  unitToAssign,
  withdrawDossier,
} from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

/** A dossier at an open step, with the context of whoever does it. */
async function at(kind: StepKind, state: Milestone, procedureId = 'bl-08') {
  const dossier = await driveTo(world, { procedureId, state })
  const task = taskOf(dossier.state, kind)
  const officer = await officerFor(world, task)
  return { ...dossier, task, officer, token: task.token, ctx: world.contextFor(officer) }
}

const errorsOf = (outcome: { kind: string; errors?: unknown }) =>
  outcome.kind === 'invalid' ? outcome.errors : outcome.kind
const reasonOf = (outcome: { kind: string; reason?: unknown }) =>
  outcome.kind === 'refused' ? outcome.reason : outcome.kind
const openStep = async (dossierId: string) => (await loadDossier(world, dossierId)).state.tasks[0]

describe('assignment', () => {
  test('goes to an examiner of the unit, and to nobody else', async () => {
    const { ctx, dossierId, token, task } = await at('assign', 'received')
    const outsider = await world.holder({ agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'examiner' })
    const head = await world.holder({ ...task, role: 'unit_leader' })
    for (const { accountId } of [outsider, head, { accountId: dossierId }])
      assert.deepEqual(errorsOf(await assignStep(ctx, { dossierId, token, accountId, instruction: '' })), [
        'officer',
      ])
    assert.equal((await loadDossier(world, dossierId)).events.length, 2)
  })

  test('not to somebody whose post has ended or whose account is locked', async () => {
    const { ctx, dossierId, token } = await at('assign', 'received')
    const { state, graph } = await loadDossier(world, dossierId)
    const unitId = unitToAssign(state, graph, taskOf(state, 'assign'))
    const post = { agencyId: state.agencyId, unitId, role: 'examiner' } as const
    const [gone, locked] = [await world.officer([post]), await world.officer([post])]
    await world.ownerDb
      .updateTable('posts')
      .set({ valid_to: '2020-01-01' })
      .where('account_id', '=', gone.accountId)
      .execute()
    await world.ownerDb
      .updateTable('accounts')
      .set({ status: 'locked' })
      .where('id', '=', locked.accountId)
      .execute()
    for (const { accountId } of [gone, locked])
      assert.deepEqual(errorsOf(await assignStep(ctx, { dossierId, token, accountId, instruction: '' })), [
        'officer',
      ])
  })

  test('is the lock: a colleague is told who holds it', async () => {
    const { dossierId, token, task } = await at('propose', 'assigned')
    const colleague = world.contextFor(await world.officer([task]))
    const input = { dossierId, token, opinion: '', draft: resultDraft() }
    assert.equal(reasonOf(await completeStepOf(colleague, input)), 'held-by-another')
    assert.equal(reasonOf(await claimStep(colleague, { dossierId, token })), 'held-by-another')
    assert.equal(reasonOf(await releaseStep(colleague, { dossierId, token, reason: '' })), 'held-by-another')
  })

  test('by a leader moves an open examination into other hands', async () => {
    const { dossierId, token, task } = await at('propose', 'assigned')
    const head = world.contextFor(await world.holder({ ...task, role: 'unit_leader' }))
    const successor = await world.officer([task])
    const moved = await assignStep(head, {
      dossierId,
      token,
      accountId: successor.accountId,
      instruction: '',
    })
    assert.equal(moved.kind, 'done')
    assert.equal((await openStep(dossierId))?.assigneeAccountId, successor.accountId)
  })

  test('of a step that is no examination is not to be had', async () => {
    const { dossierId, task } = await at('approve', 'proposed')
    const leader = await world.holder({ ...task, role: 'agency_leader' })
    const input = { dossierId, token: task.token, accountId: leader.accountId, instruction: '' }
    assert.equal(reasonOf(await assignStep(world.contextFor(leader), input)), 'not-now')
  })
})

describe('claim and release', () => {
  test('what was put back can be taken by a colleague, who then keeps it', async () => {
    const { ctx, dossierId, token, task, officer } = await at('propose', 'assigned')
    await releaseStep(ctx, { dossierId, token, reason: 'Nghỉ phép' })
    assert.equal((await openStep(dossierId))?.assigneeAccountId, null)
    assert.equal(reasonOf(await releaseStep(ctx, { dossierId, token, reason: '' })), 'not-now')
    const colleague = world.contextFor(await world.officer([task]))
    const claimed = await claimStep(colleague, { dossierId, token })
    assert.equal(claimed.kind, 'done')
    const again = await claimStep(colleague, { dossierId, token })
    assert.equal(again.kind, 'done', 'a second click does no harm')
    assert.equal(
      reasonOf(await claimStep(world.contextFor(officer), { dossierId, token })),
      'held-by-another',
    )
    const types = (await loadDossier(world, dossierId)).events.map((event) => event.type)
    assert.equal(types.filter((type) => type === 'claimed').length, 1)
  })
})

describe('an examination', () => {
  test('that proposes needs a draft, and a refusal its reason', async () => {
    const { ctx, dossierId, token } = await at('propose', 'assigned')
    const propose = async (draft?: ReturnType<typeof resultDraft>) =>
      errorsOf(await completeStepOf(ctx, { dossierId, token, opinion: '', ...(draft ? { draft } : {}) }))
    assert.deepEqual(await propose(), ['draft'])
    assert.deepEqual(await propose({ ...resultDraft('refused'), reason: ' ' }), ['reason'])
    for (const validUntil of ['mai', '2026-02-30', '2026-13-01', '2026-1-1'])
      assert.deepEqual(await propose({ ...resultDraft(), validUntil }), ['validUntil'], validUntil)
    assert.equal(await propose(resultDraft('refused')), 'done')
  })

  test('by a consulted agency answers in words', async () => {
    const dossier = await driveTo(world, { procedureId: 'bl-02', state: 'assigned' })
    const examine = taskOf(dossier.state, 'examine')
    await actOnTask(world, await loadDossier(world, dossier.dossierId), examine)
    const { state } = await loadDossier(world, dossier.dossierId)
    const consult = taskOf(state, 'consult')
    assert.notEqual(consult.agencyId, state.agencyId)
    const ctx = world.contextFor(await officerFor(world, consult))
    const input = { dossierId: dossier.dossierId, token: consult.token }
    assert.deepEqual(errorsOf(await completeStepOf(ctx, { ...input, opinion: ' ' })), ['opinion'])
    assert.equal((await completeStepOf(ctx, { ...input, opinion: 'Thống nhất' })).kind, 'done')
  })

  test('records a decision only where the process reads one', async () => {
    const { dossierId } = await driveTo(world, { procedureId: 'bl-02', state: 'approved' })
    const { events } = await loadDossier(world, dossierId)
    const variables = new Map(
      events.flatMap((event) =>
        event.type === 'completed' ? [[event.data.stepId, Object.keys(event.data.variables)] as const] : [],
      ),
    )
    assert.deepEqual(variables.get('examine_1'), ['needsConsultation'])
    assert.deepEqual(variables.get('review_1'), [])
  })

  test('may be looked at by a leader before there is a proposal, where the process has it so', async () => {
    const { state } = await driveTo(world, { procedureId: 'bl-17', state: 'proposed' })
    assert.ok(state.completedBy['review_1'])
  })

  test('cannot be completed twice, nor a step that is no longer open', async () => {
    const { ctx, dossierId, token } = await at('propose', 'assigned')
    const input = { dossierId, token, opinion: '', draft: resultDraft() }
    assert.equal((await completeStepOf(ctx, input)).kind, 'done')
    assert.equal(reasonOf(await completeStepOf(ctx, input)), 'not-now')
    assert.equal(reasonOf(await completeStepOf(ctx, { ...input, token: 999 })), 'not-now')
  })
})

describe('sending back', () => {
  test('needs a reason and an earlier step that takes returns, and comes to the same hands', async () => {
    const { ctx, dossierId, token } = await at('approve', 'proposed')
    const before = (await loadDossier(world, dossierId)).state
    const back = (toStepId: string, reason: string) => sendBack(ctx, { dossierId, token, toStepId, reason })
    assert.deepEqual(errorsOf(await back('propose', ' ')), ['reason'])
    for (const step of ['receive', 'approve', 'number', 'nowhere'])
      assert.deepEqual(errorsOf(await back(step, 'Xem lại')), ['step'], step)
    assert.equal((await back('propose', 'Xem lại')).kind, 'done')
    const open = await openStep(dossierId)
    assert.equal(open?.stepId, 'propose')
    assert.equal(open?.assigneeAccountId, before.completedBy['propose'])
    assert.equal(reasonOf(await back('propose', 'Xem lại')), 'not-now')
  })

  test('to the assigner lets him name another examiner', async () => {
    const { ctx, dossierId, token, officer } = await at('propose', 'assigned')
    await sendBack(ctx, { dossierId, token, toStepId: 'assign', reason: 'Không đúng chuyên môn' })
    const task = (await openStep(dossierId))!
    const assigner = world.officerById(task.assigneeAccountId ?? '')
    const other = await world.officer(officer.posts)
    await assignStep(world.contextFor(assigner), {
      dossierId,
      token: task.token,
      accountId: other.accountId,
      instruction: '',
    })
    assert.equal((await openStep(dossierId))?.assigneeAccountId, other.accountId)
  })

  test('waits while the applicant is asked for something', async () => {
    const dossier = await driveTo(world, { procedureId: 'bl-01', state: 'assigned' })
    const { dossierId } = dossier
    await actOnTask(world, await loadDossier(world, dossierId), taskOf(dossier.state, 'examine'))
    const { state } = await loadDossier(world, dossierId)
    const [consult, examine] = [taskOf(state, 'consult'), taskOf(state, 'examine')]
    const asking = { dossierId, token: examine.token, reason: 'Chưa rõ', paperIds: [], items: ['x'] }
    await requestSupplement(world.contextFor(await officerFor(world, examine)), asking)
    const input = { dossierId, token: consult.token, toStepId: 'examine_1', reason: 'x' }
    const outcome = await sendBack(world.contextFor(await officerFor(world, consult)), input)
    assert.equal(reasonOf(outcome), 'not-now')
  })
})

describe('a request for more while processing', () => {
  test('stops the work of that step, and the term begins again with the answer', async () => {
    const { ctx, dossierId, token, applicant } = await at('propose', 'assigned', 'bl-10')
    const ask = { dossierId, token, reason: 'Chưa rõ', paperIds: [], items: ['Nói rõ năm'] }
    assert.equal((await requestSupplement(ctx, ask)).kind, 'done')
    assert.equal(reasonOf(await requestSupplement(ctx, ask)), 'not-now')
    const input = { dossierId, token, opinion: '', draft: resultDraft() }
    assert.equal(reasonOf(await completeStepOf(ctx, input)), 'not-now')

    const due = (await loadDossier(world, dossierId)).state.dueAt!
    world.clock.advance(7 * 86_400_000)
    const answer = { dossierId, papers: [], answers: {}, message: 'Năm 2010' }
    assert.equal((await provideSupplement(world.contextFor(applicant), answer)).kind, 'done')
    const { state } = await loadDossier(world, dossierId)
    assert.ok(state.dueAt! > due)
    assert.deepEqual(state.originalDueAt, due)
    assert.equal(reasonOf(await provideSupplement(world.contextFor(applicant), answer)), 'not-now')
    assert.equal((await completeStepOf(ctx, input)).kind, 'done')
  })
})

describe('words on a dossier', () => {
  test('are written once however often the form is sent', async () => {
    const { ctx, dossierId, applicant } = await at('assign', 'received')
    const requestId = crypto.randomUUID()
    for (let sent = 0; sent < 2; sent += 1) {
      await addNote(ctx, { dossierId, text: 'Đã gọi điện', requestId })
      await sendMessage(world.contextFor(applicant), { dossierId, text: 'Bao giờ xong?', requestId })
    }
    const types = (await loadDossier(world, dossierId)).events.map((event) => event.type)
    assert.deepEqual(types, ['submitted', 'received', 'noted', 'messaged'])
  })

  test('must be there and have an end', async () => {
    const { ctx, dossierId } = await at('assign', 'received')
    const requestId = 'r'
    for (const text of ['  ', 'x'.repeat(5001)]) {
      assert.deepEqual(errorsOf(await addNote(ctx, { dossierId, text, requestId })), ['text'])
      assert.deepEqual(errorsOf(await sendMessage(ctx, { dossierId, text, requestId })), ['text'])
    }
  })

  test('from an officer are told to the applicant, his own are not', async () => {
    const { ctx, dossierId, applicant } = await at('assign', 'received')
    await sendMessage(world.contextFor(applicant), { dossierId, text: 'Bao giờ xong?', requestId: '1' })
    await sendMessage(ctx, { dossierId, text: 'Ngày mai', requestId: '2' })
    const told = await world.db
      .selectFrom('notifications')
      .select('kind')
      .where('dossier_id', '=', dossierId)
      .where('kind', '=', 'dossier.messaged')
      .execute()
    assert.equal(told.length, 1)
  })
})

describe('a withdrawal', () => {
  test('ends the dossier, with a reason, once', async () => {
    const { dossierId, applicant, ctx, token } = await at('propose', 'assigned')
    const mine = world.contextFor(applicant)
    assert.deepEqual(errorsOf(await withdrawDossier(mine, { dossierId, reason: '' })), ['reason'])
    assert.equal((await withdrawDossier(mine, { dossierId, reason: 'Thôi' })).kind, 'done')
    assert.equal((await withdrawDossier(mine, { dossierId, reason: 'Thôi' })).kind, 'done')
    assert.equal(await openStep(dossierId), undefined)
    const input = { dossierId, token, opinion: '', draft: resultDraft() }
    assert.equal(reasonOf(await completeStepOf(ctx, input)), 'not-now')
    assert.equal(
      reasonOf(await sendMessage(mine, { dossierId, text: 'x', requestId: 'r' })),
      'not-now',
      'nobody reads messages on an ended dossier',
    )
    const [own] = await listOwnDossiers(world.db, applicant.accountId)
    assert.equal(own?.status, 'withdrawn')
  })

  test('comes too late once the result is issued', async () => {
    const { dossierId, applicant } = await at('hand_over', 'issued')
    const outcome = await withdrawDossier(world.contextFor(applicant), { dossierId, reason: 'Thôi' })
    assert.equal(reasonOf(outcome), 'not-now')
  })
})
