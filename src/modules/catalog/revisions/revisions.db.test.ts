import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { type OfficerActor, ROLES, type Role } from '../../identity/index.ts'
import {
  actOnService,
  type Catalog,
  changeOffering,
  editDraft,
  endProcedure,
  findOpenDraft,
  findProcedureDraft,
  listServiceActs,
  loadCatalog,
  moveDraft,
  publishDraft,
  publishProcedure,
  type RegisterContext,
  startDraft,
} from '../index.ts'

const AGENCY = 'so-tnmt'

let world: World
let agency: OfficerActor
let control: OfficerActor
let catalog: Catalog

before(async () => {
  world = await testWorld()
  agency = await officer('agency_admin', AGENCY)
  control = await officer('province_admin', 'ubnd-tinh')
  await reload()
})
after(() => world.close())

function officer(role: Role, agencyId: string): Promise<OfficerActor> {
  const [unit] = world.directory.unitsOf(agencyId)
  return world.officer([{ agencyId, unitId: unit!.id, role }])
}

async function reload(): Promise<void> {
  catalog = await loadCatalog(world.db, world.directory, world.clock)
}

const ctx = (actor: OfficerActor): RegisterContext => ({ ...world.contextFor(actor), catalog })
/** Procedures that the agency offers, each used by one test. */
const own = (at: number) =>
  catalog.procedures.filter(({ record }) => record.offeredBy.includes(AGENCY))[at]!.procedureId

async function begun(procedureId: string): Promise<{ id: string; version: number }> {
  const outcome = await startDraft(ctx(agency), { procedureId })
  assert.ok('draftId' in outcome, outcome.kind)
  return current(outcome.draftId)
}

async function current(id: string): Promise<{ id: string; version: number }> {
  const draft = await findProcedureDraft(world.db, id)
  return { id, version: draft!.version }
}

const move = async (
  actor: OfficerActor,
  draftId: string,
  what: Parameters<typeof moveDraft>[1]['move'],
  note = '',
) =>
  (await moveDraft(ctx(actor), { draftId, version: (await current(draftId)).version, move: what, note })).kind

const decision = { decisionNumber: '12/QĐ-UBND', decidedOn: '2026-11-24', effectiveTo: null }
const publish = async (draftId: string, effectiveFrom: string, actor = control) =>
  publishDraft(ctx(actor), {
    ...decision,
    draftId,
    version: (await current(draftId)).version,
    effectiveFrom,
  })

async function checked(procedureId: string, amount: number): Promise<string> {
  const { id, version } = await begun(procedureId)
  const { record } = catalog.findProcedure(procedureId)!
  const deadline = { ...record.deadline, amount }
  assert.equal((await editDraft(ctx(agency), { draftId: id, version, record: { deadline } })).kind, 'saved')
  assert.equal(await move(agency, id, 'submit'), 'moved')
  assert.equal(await move(control, id, 'check'), 'moved')
  return id
}

describe('a revision in the making', () => {
  test('goes from draft over check to a decision, and takes effect on its day without being read anew', async () => {
    const procedureId = own(0)
    const before = catalog.findProcedure(procedureId)!
    const id = await checked(procedureId, 97)
    const outcome = await publish(id, '2026-11-25')
    assert.deepEqual(outcome, { kind: 'published', revision: before.revision + 1 })
    await reload()
    assert.equal(catalog.findProcedure(procedureId)?.revision, before.revision)
    assert.equal(catalog.revisionOn(procedureId, '2026-11-25')?.record.deadline.amount, 97)
    const now = world.clock.now()
    world.clock.set(new Date('2026-11-25T00:00:01+07:00'))
    assert.equal(catalog.findProcedure(procedureId)?.record.deadline.amount, 97)
    assert.deepEqual(catalog.findProcedure(procedureId)?.decision, { number: '12/QĐ-UBND', on: '2026-11-24' })
    assert.equal(catalog.getRevision(procedureId, before.revision).validTo, '2026-11-24')
    world.clock.set(now)
    assert.equal(catalog.findProcedure(procedureId)?.revision, before.revision)
  })

  test('published again, makes nothing more; asked for again, gives the draft there is', async () => {
    const procedureId = own(1)
    const id = await checked(procedureId, 66)
    const again = await startDraft(ctx(agency), { procedureId })
    assert.deepEqual(again, { kind: 'open-already', draftId: id })
    const first = await publish(id, '2026-11-30')
    const second = await publish(id, '2026-11-30')
    assert.ok(first.kind === 'published' && second.kind === 'published-already')
    assert.equal(second.revision, first.revision)
    assert.equal(await findOpenDraft(world.db, procedureId), undefined)
    const { rows } = await sql`select from audit_log where action = 'procedure.published'
      and subject_id = ${procedureId}`.execute(world.ownerDb)
    assert.equal(rows.length, 1)
  })

  test('has to be checked anew after an edit, and is given back with a reason only', async () => {
    const id = await checked(own(2), 55)
    assert.equal(await move(control, id, 'give-back'), 'note-missing')
    const { version } = await current(id)
    const record = { keywords: ['một', 'hai', 'ba'] }
    assert.equal((await editDraft(ctx(agency), { draftId: id, version, record })).kind, 'saved')
    assert.equal((await publish(id, '2026-11-30')).kind, 'not-checked')
    assert.equal(await move(control, id, 'check'), 'not-now')
    assert.equal(await move(agency, id, 'submit'), 'moved')
    assert.equal(await move(agency, id, 'submit'), 'unchanged')
    assert.equal(await move(control, id, 'give-back', 'Thiếu căn cứ'), 'moved')
    assert.equal((await findProcedureDraft(world.db, id))?.note, 'Thiếu căn cứ')
    assert.equal(await move(agency, id, 'discard'), 'moved')
    const later = await editDraft(ctx(agency), { draftId: id, version: (await current(id)).version })
    assert.equal(later.kind, 'closed')
  })

  test('of two who edit, the second is told; what the engines refuse is not saved', async () => {
    const { id, version } = await begun(own(3))
    const keywords = ['một', 'hai', 'ba']
    await editDraft(ctx(agency), { draftId: id, version, record: { keywords } })
    const late = await editDraft(ctx(agency), { draftId: id, version, record: { keywords: ['x', 'y', 'z'] } })
    assert.equal(late.kind, 'changed-meanwhile')
    const faulty = [
      { form: { type: 'default', components: [] } },
      { bpmn: '<no/>' },
      { record: { papers: [] } },
    ]
    for (const change of faulty) {
      const outcome = await editDraft(ctx(agency), { draftId: id, version: version + 1, ...change })
      assert.equal(outcome.kind, 'invalid')
    }
    assert.deepEqual((await findProcedureDraft(world.db, id))?.record.keywords, keywords)
  })

  test('is published for today or later, by a number and a day, and by nothing else', async () => {
    const id = await checked(own(4), 44)
    const { version } = await current(id)
    const input = { ...decision, draftId: id, version, effectiveFrom: '2026-11-23' }
    const tries = [
      [input, ['effectiveFrom']],
      [{ ...input, effectiveFrom: '2026-11-24', decisionNumber: ' ' }, ['decisionNumber']],
      [{ ...input, effectiveFrom: '2026-11-24', decidedOn: '2026-11-25' }, ['decidedOn']],
      [{ ...input, effectiveFrom: '2026-11-26', effectiveTo: '2026-11-25' }, ['effectiveTo']],
    ] as const
    for (const [given, errors] of tries)
      assert.deepEqual(await publishDraft(ctx(control), given), { kind: 'invalid', errors })
  })

  test('of a new procedure begins with the words of another and opens its service', async () => {
    const started = await startDraft(ctx(agency), { procedureId: own(0), newId: 'bl-901' })
    assert.ok(started.kind === 'started')
    assert.deepEqual(await startDraft(ctx(agency), { procedureId: own(0), newId: 'bl-08' }), {
      kind: 'invalid',
      error: 'id-taken',
    })
    await move(agency, started.draftId, 'submit')
    await move(control, started.draftId, 'check')
    assert.deepEqual(await publish(started.draftId, '2026-11-24'), { kind: 'published', revision: 1 })
    await reload()
    assert.deepEqual(
      catalog.servicesOf('bl-901').map(({ agencyId }) => agencyId),
      [AGENCY],
    )
  })
})

describe('what was published', () => {
  test('is changed by nobody, and not undone by loading the pack again', async () => {
    const procedureId = own(0)
    const first = catalog.revisionsOf(procedureId)[0]!
    for (const statement of [
      sql`update procedure_revisions set valid_from = '2015-01-01' where procedure_id = ${procedureId}`,
      sql`delete from procedure_revisions where procedure_id = ${procedureId}`,
      sql`truncate procedure_revisions cascade`,
    ])
      await assert.rejects(statement.execute(world.ownerDb), /append-only/)
    const { rows } = await sql<{ schema: unknown; bpmn: string }>`
      select f.schema, p.bpmn from form_definitions f, process_definitions p
      where f.id = ${procedureId} and p.id = ${procedureId} and f.version = ${first.formVersion}
        and p.version = ${first.processVersion}`.execute(world.ownerDb)
    const { schema: form, bpmn } = rows[0]!
    const count = catalog.revisionsOf(procedureId).length
    await publishProcedure(world.db, { record: first.record, form, bpmn, at: world.clock.now() })
    await reload()
    assert.equal(catalog.revisionsOf(procedureId).length, count)
  })

  test('ends by a decision: its last day is its last day, and it is told once', async () => {
    const procedureId = own(5)
    const input = {
      procedureId,
      endsOn: '2026-11-30',
      successorId: own(6),
      decisionNumber: '13/QĐ-UBND',
      decidedOn: '2026-11-24',
      reason: 'Hợp nhất thủ tục',
    }
    assert.deepEqual(await endProcedure(ctx(control), { ...input, endsOn: '2026-11-23', reason: '' }), {
      kind: 'invalid',
      errors: ['endsOn', 'reason'],
    })
    assert.equal((await endProcedure(ctx(control), input)).kind, 'ended')
    assert.equal((await endProcedure(ctx(control), input)).kind, 'ended-already')
    await reload()
    assert.ok(catalog.revisionOn(procedureId, '2026-11-30'))
    assert.equal(catalog.revisionOn(procedureId, '2026-12-01'), undefined)
  })
})

describe('a service', () => {
  test('is suspended from a day with reason and notice, and reopened; both stay in its history', async () => {
    const serviceId = catalog.servicesOf(own(3))[0]!.id
    const words = { serviceId, reason: 'Nâng cấp phần mềm', notice: 'Tạm dừng nhận hồ sơ trên mạng' }
    const suspend = { ...words, act: 'suspended', fromOn: '2026-11-26' } as const
    const empty = await actOnService(ctx(agency), { ...suspend, reason: '', notice: '' })
    assert.deepEqual(empty, { kind: 'invalid', errors: ['reason', 'notice'] })
    assert.equal((await actOnService(ctx(agency), suspend)).kind, 'done')
    assert.equal((await actOnService(ctx(agency), suspend)).kind, 'unchanged')
    await reload()
    const standing = (day: string) => {
      world.clock.set(new Date(`${day}T08:00:00+07:00`))
      const { suspendedFrom, suspendedLater } = catalog.findService(serviceId)!
      return [suspendedFrom, suspendedLater]
    }
    const now = world.clock.now()
    assert.deepEqual(standing('2026-11-25'), [null, '2026-11-26'])
    assert.match(catalog.findService(serviceId)?.suspensionReason ?? '', /Nâng cấp phần mềm\. Tạm dừng nhận/)
    assert.deepEqual(standing('2026-11-26'), ['2026-11-26', null])
    world.clock.set(now)
    const reopen = { ...words, act: 'reopened', fromOn: '2026-11-28' } as const
    assert.equal((await actOnService(ctx(control), reopen)).kind, 'done')
    assert.equal((await actOnService(ctx(agency), { ...suspend, fromOn: '2026-12-10' })).kind, 'done')
    await reload()
    assert.deepEqual(standing('2026-11-27'), ['2026-11-26', '2026-12-10'])
    assert.deepEqual(standing('2026-11-28'), [null, '2026-12-10'])
    assert.deepEqual(standing('2026-12-10'), ['2026-12-10', null])
    world.clock.set(now)
    assert.deepEqual(
      (await listServiceActs(world.db, [serviceId])).map(({ act }) => act),
      ['suspended', 'reopened', 'suspended'],
    )
  })
})

describe('who may', () => {
  for (const role of ROLES)
    for (const place of [AGENCY, 'ubnd-phuong-2'] as const)
      test(`${role} of ${place}`, async () => {
        const actor = await officer(role, place)
        const isAgency = role === 'agency_admin' && place === AGENCY
        const isControl = role === 'province_admin'
        const procedureId = own(3)
        const { id, version } = await begun(procedureId)
        const allowed = async (outcome: Promise<{ kind: string }>) =>
          !['refused', 'not-found'].includes((await outcome).kind)
        const asked = {
          start: await allowed(startDraft(ctx(actor), { procedureId })),
          edit: await allowed(editDraft(ctx(actor), { draftId: id, version: version + 99 })),
          submit: await allowed(
            moveDraft(ctx(actor), { draftId: id, version: version + 99, move: 'submit' }),
          ),
          check: await allowed(moveDraft(ctx(actor), { draftId: id, version, move: 'check' })),
          back: await allowed(moveDraft(ctx(actor), { draftId: id, version, move: 'give-back' })),
          discard: await allowed(
            moveDraft(ctx(actor), { draftId: id, version: version + 99, move: 'discard' }),
          ),
          publish: await allowed(publish(id, '2026-11-30', actor)),
          end: await allowed(endProcedure(ctx(actor), { ...ended, procedureId })),
          offer: await allowed(
            changeOffering(ctx(actor), { ...silentOffer, draftId: id, version: version + 99 }),
          ),
          suspend: await allowed(
            actOnService(ctx(actor), { ...silent, serviceId: catalog.servicesOf(procedureId)[0]!.id }),
          ),
        }
        assert.deepEqual(asked, {
          start: isAgency,
          edit: isAgency,
          submit: isAgency,
          check: isControl,
          back: isControl,
          discard: isAgency,
          publish: isControl,
          end: isControl,
          offer: isAgency,
          suspend: isAgency || isControl,
        })
      })
  // Refused for what is missing, so that nothing changes for the next one.
  const ended = { endsOn: '', successorId: null, decisionNumber: '', decidedOn: '', reason: '' }
  const silentOffer = { agencyIds: [], fromOn: '', reason: '', notice: '' }
  const silent = { act: 'suspended', fromOn: '', reason: '', notice: '' } as const
})
