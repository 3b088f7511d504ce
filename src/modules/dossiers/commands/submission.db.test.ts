import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  aDossier,
  aDraft,
  applicantOf,
  loadDossier,
  officerFor,
  paperIds,
  serviceOf,
  taskOf,
  upload,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import {
  checkDraft,
  declineDossier,
  deleteDraft,
  findDraft,
  listDrafts,
  listOwnDossiers,
  provideSupplement,
  receiveDossier,
  requestSupplement,
  submitAtCounter,
  submitDraft,
  updateDraft,
} from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

/** The receptionist's context and step of a dossier just handed in. */
async function desk(dossierId: string) {
  const loaded = await loadDossier(world, dossierId)
  const task = taskOf(loaded.state, 'receive')
  return { loaded, task, ctx: world.contextFor(await officerFor(world, task)), token: task.token }
}

const notices = async (dossierId: string) =>
  (
    await world.db
      .selectFrom('notifications')
      .select('kind')
      .where('dossier_id', '=', dossierId)
      .orderBy(sql`params -> 'seq'`)
      .execute()
  ).map((row) => row.kind)

describe('a draft', () => {
  test('belongs to whoever began it', async () => {
    const { draftId, owner } = await aDraft(world, { procedureId: 'bl-08' })
    const other = await world.citizen()
    assert.ok(await findDraft(world.db, draftId, owner.accountId))
    assert.equal(await findDraft(world.db, draftId, other.accountId), undefined)
    assert.deepEqual(await listDrafts(world.db, other.accountId), [])
    await deleteDraft(world.contextFor(other), draftId, other.accountId)
    assert.equal((await listDrafts(world.db, owner.accountId)).length, 1)
    await deleteDraft(world.contextFor(owner), draftId, owner.accountId)
    assert.deepEqual(await listDrafts(world.db, owner.accountId), [])
  })

  test('keeps what was typed on one page when another page is saved, in whatever order they arrive', async () => {
    const { draftId, owner } = await aDraft(world, { procedureId: 'bl-08' })
    const ctx = world.contextFor(owner)
    const before = await findDraft(world.db, draftId, owner.accountId)
    await Promise.all([
      updateDraft(ctx, { id: draftId }, { answers: { one: 'một' } }),
      updateDraft(ctx, { id: draftId }, { answers: { two: 'hai' } }),
    ])
    const after = await findDraft(world.db, draftId, owner.accountId)
    assert.deepEqual(after?.answers, { ...before?.answers, one: 'một', two: 'hai' })
    assert.deepEqual(after?.papers, before?.papers)
    assert.equal(after?.version, (before?.version ?? 0) + 2)
  })

  test('that lacks everything is told by page what is missing, and nothing is handed in', async () => {
    const { draftId, owner, revision } = await aDraft(world, { procedureId: 'bl-08' })
    await world.ownerDb
      .updateTable('drafts')
      .set({ applicant: '{}', answers: '{}', papers: '[]', delivery: '{}' })
      .where('id', '=', draftId)
      .execute()
    const outcome = await submitDraft(world.contextFor(citizenOf(owner)), draftId)
    assert.equal(outcome.kind, 'invalid')
    if (outcome.kind !== 'invalid') return
    assert.deepEqual(outcome.faults.applicant, ['kind', 'name'])
    assert.ok(outcome.faults.fields.length > 0)
    const asked = revision.record.papers.filter((paper) => paper.providedBy === 'applicant')
    assert.ok(outcome.faults.paperIds.length > 0 && outcome.faults.paperIds.length <= asked.length)
    assert.deepEqual(outcome.faults.delivery, ['way'])
    assert.deepEqual(await listOwnDossiers(world.db, owner.accountId), [])
  })

  test('delivery by post needs an address, and only what is offered can be chosen', async () => {
    const { draftId, owner } = await aDraft(world, { procedureId: 'bl-51' })
    const faults = async (delivery: object) => {
      await world.ownerDb
        .updateTable('drafts')
        .set({ delivery: JSON.stringify(delivery) })
        .where('id', '=', draftId)
        .execute()
      const draft = await findDraft(world.db, draftId, owner.accountId)
      const checked = checkDraft(world.contextFor(owner), draft!)
      return checked.kind === 'invalid' ? checked.faults.delivery : []
    }
    assert.deepEqual(await faults({ way: 'counter' }), [])
    // bl-51 is not sent by post.
    assert.deepEqual(await faults({ way: 'post', address: 'x' }), ['way'])
  })

  test('handed in becomes a dossier of the same id and keeps no second copy of what was declared', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const { state } = await loadDossier(world, dossierId)
    assert.equal(state.status, 'submitted')
    assert.match(state.submissionNo, /^TN-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/)
    assert.equal(state.channel, 'online')
    const draft = await findDraft(world.db, dossierId, applicant.accountId)
    assert.ok(draft?.submittedAt)
    assert.deepEqual([draft.applicant, draft.answers, draft.papers], [{}, {}, []])
    assert.deepEqual(await listDrafts(world.db, applicant.accountId), [])
    assert.deepEqual(await notices(dossierId), ['dossier.submitted'])
    const [own] = await listOwnDossiers(world.db, applicant.accountId)
    assert.equal(own?.dossierId, dossierId)
  })

  test('handed in can neither be changed nor deleted nor handed in again', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const ctx = world.contextFor(applicant)
    await updateDraft(ctx, { id: dossierId }, { answers: { late: 'x' } })
    await deleteDraft(ctx, dossierId, applicant.accountId)
    assert.deepEqual((await findDraft(world.db, dossierId, applicant.accountId))?.answers, {})
    assert.deepEqual(await submitDraft(ctx, dossierId), { kind: 'submitted', dossierId })
    assert.equal((await loadDossier(world, dossierId)).events.length, 1)
  })

  test('for a suspended service is not taken, and the reason is told', async () => {
    const { draftId, owner } = await aDraft(world, { procedureId: 'bl-08' })
    const reason = 'Tạm ngừng tiếp nhận'
    const ctx = world.contextFor(citizenOf(owner))
    const service = { ...serviceOf(world, 'bl-08'), suspendedFrom: '2026-11-01', suspensionReason: reason }
    const catalog = { ...world.catalog, findService: () => service }
    assert.deepEqual(await submitDraft({ ...ctx, catalog }, draftId), { kind: 'not-open', reason })
  })

  test('cannot carry a file of somebody else, however its id was learnt', async () => {
    const theirs = await upload(world, await world.citizen())
    const { draftId, owner } = await aDraft(world, { procedureId: 'bl-08' })
    const draft = await findDraft(world.db, draftId, owner.accountId)
    const [first, ...others] = draft?.papers ?? []
    const papers = [{ ...first!, fileIds: [theirs] }, ...others]
    await updateDraft(world.contextFor(owner), { id: draftId }, { papers })
    const outcome = await submitDraft(world.contextFor(citizenOf(owner)), draftId)
    assert.equal(outcome.kind === 'invalid' && outcome.faults.paperIds[0], first?.paperId)
  })

  test('online is not complete by claiming that originals lie on the desk', async () => {
    const { draftId, owner } = await aDraft(world, { procedureId: 'bl-08' })
    const draft = await findDraft(world.db, draftId, owner.accountId)
    const papers = draft!.papers.map((paper) => ({ ...paper, fileIds: [], originals: 1 }))
    await updateDraft(world.contextFor(owner), { id: draftId }, { papers })
    const outcome = await submitDraft(world.contextFor(citizenOf(owner)), draftId)
    assert.equal(outcome.kind, 'invalid')
  })

  function citizenOf(owner: Awaited<ReturnType<typeof aDraft>>['owner']) {
    if (owner.kind !== 'citizen') throw new Error('not a citizen')
    return owner
  }
})

describe('the counter', () => {
  test('hands in and receives in one act', async () => {
    const { agencyId } = serviceOf(world, 'bl-08')
    const post = { agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' } as const
    const officer = await world.holder(post)
    const { draftId } = await aDraft(world, { procedureId: 'bl-08', owner: officer })
    const ctx = world.contextFor(officer)
    const first = await submitAtCounter(ctx, { draftId, checkedPaperIds: ['p1'] })
    assert.deepEqual(first, { kind: 'submitted', dossierId: draftId })
    assert.deepEqual(await submitAtCounter(ctx, { draftId, checkedPaperIds: ['p1'] }), first)
    const { state, events } = await loadDossier(world, draftId)
    assert.deepEqual(
      events.map((event) => event.type),
      ['submitted', 'received'],
    )
    assert.equal(state.channel, 'counter')
    assert.equal(state.applicantAccountId, null)
    assert.match(state.code ?? '', /^000\.00\.\d\d\.H04-261124-\d{4}$/)
    assert.deepEqual(await notices(draftId), ['dossier.submitted', 'dossier.received'])
  })

  test('tells nobody who left neither e-mail nor phone', async () => {
    const { agencyId } = serviceOf(world, 'bl-08')
    const officer = await world.holder({ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' })
    const applicant = { email: null, phone: null }
    const { draftId } = await aDraft(world, { procedureId: 'bl-08', owner: officer, applicant })
    const ctx = world.contextFor(officer)
    assert.equal((await submitAtCounter(ctx, { draftId, checkedPaperIds: [] })).kind, 'submitted')
    assert.deepEqual(await notices(draftId), [])
  })

  test('of the sub-department receives what its department offers', async () => {
    const service = serviceOf(world, 'bl-15')
    const agencyId = 'chi-cuc-thu-y'
    const officer = await world.holder({ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' })
    assert.notEqual(service.agencyId, agencyId)
    const { draftId } = await aDraft(world, { procedureId: 'bl-15', owner: officer })
    const ctx = world.contextFor(officer)
    assert.equal((await submitAtCounter(ctx, { draftId, checkedPaperIds: [] })).kind, 'submitted')
    const { events } = await loadDossier(world, draftId)
    const by = events[1]?.actor
    assert.equal(by?.kind === 'officer' && by.agencyId, agencyId)
  })

  test('of another agency does not receive it', async () => {
    const agencyId = 'so-tnmt'
    const officer = await world.holder({ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' })
    const { draftId } = await aDraft(world, { procedureId: 'bl-08', owner: officer })
    const ctx = world.contextFor(officer)
    assert.deepEqual(await submitAtCounter(ctx, { draftId, checkedPaperIds: [] }), { kind: 'not-found' })
  })
})

describe('reception', () => {
  test('needs every required paper looked at', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const { ctx, token, loaded } = await desk(dossierId)
    const outcome = await receiveDossier(ctx, { dossierId, token, checkedPaperIds: [] })
    assert.equal(outcome.kind, 'invalid')
    const done = await receiveDossier(ctx, { dossierId, token, checkedPaperIds: paperIds(loaded) })
    assert.equal(done.kind, 'done')
  })

  test('counts the term of the procedure by the calendar and numbers by agency and day', async () => {
    const codes: string[] = []
    for (let count = 0; count < 2; count += 1) {
      const { dossierId } = await aDossier(world, { procedureId: 'bl-10' })
      const { ctx, token, loaded } = await desk(dossierId)
      await receiveDossier(ctx, { dossierId, token, checkedPaperIds: paperIds(loaded) })
      const { state } = await loadDossier(world, dossierId)
      codes.push(state.code ?? '')
      // One working day from Tuesday 09:00 ends with the last session of Wednesday.
      assert.equal(state.dueAt?.toISOString(), '2026-11-25T10:00:00.000Z')
    }
    const [one, two] = codes.map((code) => Number(code.slice(-4)))
    assert.equal(two, (one ?? 0) + 1)
  })

  test('a second time, by a click or by a colleague, changes nothing and says so', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const { ctx, token, loaded } = await desk(dossierId)
    const act = () => receiveDossier(ctx, { dossierId, token, checkedPaperIds: paperIds(loaded) })
    assert.equal((await act()).kind, 'done')
    const again = await act()
    assert.equal(again.kind === 'refused' && again.reason, 'not-now')
    assert.equal((await loadDossier(world, dossierId)).events.length, 2)
  })

  test('declined tells why; an empty reason is no reason', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const { ctx, token } = await desk(dossierId)
    assert.equal((await declineDossier(ctx, { dossierId, token, reason: '  ' })).kind, 'invalid')
    assert.equal((await declineDossier(ctx, { dossierId, token, reason: 'Sai nơi' })).kind, 'done')
    const { state } = await loadDossier(world, dossierId)
    assert.equal(state.status, 'not_accepted')
    assert.deepEqual(await notices(dossierId), ['dossier.submitted', 'dossier.declined'])
    assert.deepEqual(await openTasks(dossierId), [])
  })
})

const openTasks = (dossierId: string) =>
  world.db.selectFrom('dossier_tasks').selectAll().where('dossier_id', '=', dossierId).execute()

describe('a request for more before reception', () => {
  test('must say what is wanted, of papers the procedure asks', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const { ctx, token } = await desk(dossierId)
    const ask = (reason: string, ids: string[], items: string[] = []) =>
      requestSupplement(ctx, { dossierId, token, reason, paperIds: ids, items })
    const errors = async (outcome: ReturnType<typeof ask>) => {
      const told = await outcome
      return told.kind === 'invalid' ? told.errors : []
    }
    assert.deepEqual(await errors(ask('', ['p1'])), ['reason'])
    assert.deepEqual(await errors(ask('Thiếu', [])), ['papers'])
    assert.deepEqual(await errors(ask('Thiếu', ['p99'])), ['papers'])
    assert.deepEqual(await errors(ask('Thiếu', [], ['  '])), ['papers'])
    assert.equal((await loadDossier(world, dossierId)).events.length, 1)
  })

  test('waits for the applicant: the desk can do nothing meanwhile, and is timed anew after the answer', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const { ctx, token, loaded } = await desk(dossierId)
    const [paperId = ''] = loaded.state.content.papers.map((paper) => paper.paperId)
    await requestSupplement(ctx, { dossierId, token, reason: 'Mờ', paperIds: [paperId], items: [] })
    const checkedPaperIds = paperIds(loaded)
    const early = await receiveDossier(ctx, { dossierId, token, checkedPaperIds })
    assert.equal(early.kind === 'refused' && early.reason, 'not-now')
    const [waiting] = await openTasks(dossierId)
    assert.equal(waiting?.waiting_for, 'applicant')

    world.clock.advance(3 * 86_400_000)
    const answerer = world.contextFor(applicant)
    const empty = { dossierId, papers: [], answers: {}, message: 'Đây ạ' }
    const lacking = await provideSupplement(answerer, empty)
    assert.deepEqual(lacking.kind === 'invalid' && lacking.errors, [paperId])
    const fileIds = [await upload(world, applicant)]
    const papers = [{ paperId, fileIds, originals: 0, copies: 0 }]
    assert.equal((await provideSupplement(answerer, { ...empty, papers })).kind, 'done')
    const { state } = await loadDossier(world, dossierId)
    assert.equal(state.status, 'submitted')
    assert.deepEqual(state.content.papers.find((paper) => paper.paperId === paperId)?.fileIds, fileIds)
    const [open] = await openTasks(dossierId)
    assert.equal(open?.waiting_for, null)
    assert.ok(open.due_at! > world.clock.now(), 'the desk is not late the moment the answer comes')
    assert.equal((await receiveDossier(ctx, { dossierId, token, checkedPaperIds })).kind, 'done')
  })

  test('is answered with one’s own files and with answers that fit the form', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const { ctx, token, loaded } = await desk(dossierId)
    await requestSupplement(ctx, { dossierId, token, reason: 'Mờ', paperIds: [], items: ['x'] })
    const [paper] = loaded.state.content.papers
    const answer = (change: object) =>
      provideSupplement(world.contextFor(applicant), {
        dossierId,
        papers: [],
        answers: {},
        message: '',
        ...change,
      })
    const nothing = await answer({})
    assert.deepEqual(nothing.kind === 'invalid' && nothing.errors, ['message'])

    const theirs = { ...paper!, fileIds: [await upload(world, await world.citizen())] }
    const foreign = await answer({ papers: [theirs] })
    assert.deepEqual(foreign.kind === 'invalid' && foreign.errors, [paper?.paperId])

    const [key = ''] = Object.keys(loaded.state.content.answers)
    const wrong = await answer({ answers: { [key]: { typed: ['không đọc được'] } } })
    assert.ok(wrong.kind === 'invalid' && wrong.errors.includes(key))

    const both = [...paper!.fileIds, await upload(world, applicant)]
    const right = await answer({ papers: [{ ...paper!, fileIds: both }] })
    assert.equal(right.kind, 'done', 'files the dossier holds already may stay beside new ones')
  })
})

test('the applicant of an organisation is found by its name', async () => {
  const applicant = applicantOf({ kind: 'organisation', name: 'Công ty TNHH Ví Dụ', taxCode: '1999999015' })
  const { dossierId } = await aDossier(world, { procedureId: 'bl-08', applicant })
  assert.equal((await loadDossier(world, dossierId)).state.content.applicant.name, 'Công ty TNHH Ví Dụ')
})
