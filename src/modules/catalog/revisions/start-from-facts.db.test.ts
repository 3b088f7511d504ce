import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { type OfficerActor, ROLES } from '../../identity/index.ts'
import {
  type Catalog,
  compileContent,
  findProcedureDraft,
  importFacts,
  loadCatalog,
  moveDraft,
  publishDraft,
  type ProcedureFacts,
  type RegisterContext,
  startFromFacts,
} from '../index.ts'

const MODEL = 'bl-01'
const AGENCY = 'so-tnmt'

const FACTS: ProcedureFacts = {
  code: '9.100001',
  name: 'Cấp giấy phép thử nghiệm',
  decision: '12/QĐ-UBND',
  levels: ['Cấp tỉnh'],
  field: 'Lĩnh vực thử',
  subjects: ['Công dân Việt Nam', 'Doanh nghiệp'],
  agency: 'Sở Thử nghiệm',
  competentAgency: 'Ủy ban nhân dân tỉnh',
  channels: [
    { channel: 'Trực tiếp', duration: 30, unit: 'Ngày làm việc', free: false, feesVnd: [150_000] },
    { channel: 'Trực tuyến', duration: 25, unit: 'Ngày làm việc', free: false, feesVnd: [150_000] },
  ],
  documents: [
    [
      { name: 'Đơn đề nghị', form: 'Mẫu 01', originals: 1, copies: 0 },
      { name: 'Bản sao giấy phép cũ', form: '', originals: 0, copies: 1 },
    ],
    [{ name: 'Đơn đề nghị', form: 'Mẫu 01', originals: 1, copies: 0 }],
  ],
  results: [{ name: 'Giấy phép thử nghiệm', code: '' }],
}
/** As little as the importer lets through. */
const BARE: ProcedureFacts = {
  ...FACTS,
  code: '9.100002',
  decision: '',
  levels: ['Cấp Bộ'],
  subjects: ['Cán bộ, công chức, viên chức'],
  agency: '',
  competentAgency: '',
  channels: [{ channel: 'Trực tiếp', duration: 2, unit: 'Tháng', free: true, feesVnd: [] }],
  documents: [],
  results: [],
}

/** Long enough for the steps of the model. */
const LONG = FACTS.channels.map((channel) => ({ ...channel, duration: 90 }))

let world: World
let catalog: Catalog
let agency: OfficerActor
let control: OfficerActor

before(async () => {
  world = await testWorld()
  await importFacts(world.db, [FACTS, BARE, { ...FACTS, code: '9.100003', channels: LONG }], {
    at: world.clock.now(),
  })
  agency = await officer('agency_admin', AGENCY)
  control = await officer('province_admin', 'ubnd-tinh')
  await reload()
})
after(() => world.close())

function officer(role: (typeof ROLES)[number], agencyId: string): Promise<OfficerActor> {
  const [unit] = world.directory.unitsOf(agencyId)
  return world.officer([{ agencyId, unitId: unit!.id, role }])
}
async function reload(): Promise<void> {
  catalog = await loadCatalog(world.db, world.directory, world.clock)
}
const ctx = (actor: OfficerActor): RegisterContext => ({ ...world.contextFor(actor), catalog })
const start = (actor: OfficerActor, more: { code?: string; modelId?: string; newId?: string } = {}) =>
  startFromFacts(ctx(actor), { code: FACTS.code, modelId: MODEL, newId: 'bl-901', ...more })
async function draftOf(actor: OfficerActor, more: Parameters<typeof start>[1]) {
  const outcome = await start(actor, more)
  assert.ok('draftId' in outcome, JSON.stringify(outcome))
  return (await findProcedureDraft(world.db, outcome.draftId))!
}

describe('a draft from imported facts', () => {
  test('is begun by the agency of the model and by the control office alone', async () => {
    for (const role of ROLES) {
      for (const agencyId of [AGENCY, 'so-y-te']) {
        const outcome = await start(await officer(role, agencyId), { newId: 'bl-902' })
        const may = role === 'province_admin' || (role === 'agency_admin' && agencyId === AGENCY)
        const what = `${role} of ${agencyId}`
        assert.equal('draftId' in outcome, may, what)
        if (!may) assert.equal(outcome.kind, 'refused', what)
      }
    }
  })

  test('takes what the facts say, and is sound from the beginning', async () => {
    const draft = await draftOf(agency, { newId: 'bl-903' })
    const { record } = draft
    assert.equal(draft.agencyId, AGENCY)
    assert.deepEqual(
      [record.nationalCode, record.name.vi, record.field.vi, record.tier, record.declaredLevel],
      [FACTS.code, FACTS.name, FACTS.field, 'province', null],
    )
    assert.deepEqual(record.audience, ['individual', 'organisation'])
    assert.deepEqual([record.deadline.amount, record.deadline.unit], [30, 'working_day'])
    assert.deepEqual(record.ways.find(({ channel }) => channel === 'online')?.limit, {
      amount: 25,
      unit: 'working_day',
    })
    assert.deepEqual(
      record.papers.map(({ name, originals, copies, requirement }) => [
        name.vi,
        originals,
        copies,
        requirement,
      ]),
      [
        ['Đơn đề nghị', 1, 0, 'always'],
        ['Bản sao giấy phép cũ', 0, 1, 'optional'],
      ],
    )
    assert.deepEqual(
      record.fees.map(({ amountVnd, assessedAtDesk }) => [amountVnd, assessedAtDesk]),
      [[150_000, false]],
    )
    assert.equal(record.results[0]?.title.vi, 'Giấy phép thử nghiệm')
    assert.equal(record.decidingAuthority.vi, FACTS.competentAgency)
    assert.deepEqual(record.offeredBy, [AGENCY])
    const compiled = await compileContent(draft)
    assert.ok('content' in compiled, JSON.stringify(compiled))
  })

  test('names all that is unconfirmed, and that form and process are borrowed', async () => {
    const { record } = await draftOf(agency, { newId: 'bl-904' })
    const words = record.unconfirmed.join('\n')
    for (const pattern of [/Biểu mẫu, quy trình.*bl-01/, /Phí, lệ phí/, /Căn cứ pháp lý/, /2 trường hợp/])
      assert.match(words, pattern)
    assert.doesNotMatch(words, /Thành phần hồ sơ: bản ghi nhập không có|Đối tượng|Cơ quan có thẩm quyền/)
    assert.equal(record.confidence, 'low')
    assert.ok(record.unconfirmedNotice)
  })

  test('of a bare record borrows from the model and says so', async () => {
    const draft = await draftOf(control, { code: BARE.code, newId: 'bl-905' })
    const model = catalog.findProcedure(MODEL)!.record
    assert.deepEqual(draft.record.papers, model.papers)
    assert.deepEqual(draft.record.results, model.results)
    assert.equal(draft.record.deadline.amount, model.deadline.amount)
    const words = draft.record.unconfirmed.join('\n')
    for (const pattern of [
      /Thành phần hồ sơ/,
      /Kết quả/,
      /Đối tượng/,
      /thẩm quyền/,
      /thời hạn/,
      /Cấp giải quyết/,
    ])
      assert.match(words, pattern)
    assert.ok('content' in (await compileContent(draft)))
    assert.equal(draft.agencyId, AGENCY, 'the agency of the model goes on with what the control office began')
  })

  test('is one however often it is asked for, and nothing else under its code', async () => {
    const first = await start(agency, { newId: 'bl-906' })
    const again = await start(agency, { newId: 'bl-906' })
    assert.ok('draftId' in first && 'draftId' in again)
    assert.deepEqual(again, { kind: 'open-already', draftId: first.draftId })
    assert.deepEqual(await start(agency, { newId: 'bl-01' }), { kind: 'invalid', error: 'id-taken' })
    assert.deepEqual(await start(agency, { newId: 'B L' }), { kind: 'invalid', error: 'new-id' })
    assert.deepEqual(await start(agency, { modelId: 'bl-999' }), { kind: 'invalid', error: 'model' })
    assert.deepEqual(await start(agency, { modelId: FACTS.code }), { kind: 'invalid', error: 'model' })
    assert.deepEqual(await start(agency, { code: '9.999999' }), { kind: 'not-found' })
  })

  test('is not sent on while borrowed steps take longer than the published limit', async () => {
    const { id, version } = await draftOf(agency, { newId: 'bl-908' })
    const moved = await moveDraft(ctx(agency), { draftId: id, version, move: 'submit' })
    assert.equal(moved.kind, 'unsound')
  })

  test('becomes a procedure that can be filed, and the imported one is no longer listed beside it', async () => {
    const draft = await draftOf(agency, { code: '9.100003', newId: 'bl-907' })
    for (const [actor, move] of [
      [agency, 'submit'],
      [control, 'check'],
    ] as const) {
      const { version } = (await findProcedureDraft(world.db, draft.id))!
      const moved = await moveDraft(ctx(actor), { draftId: draft.id, version, move })
      assert.equal(moved.kind, 'moved', JSON.stringify(moved))
    }
    const { version } = (await findProcedureDraft(world.db, draft.id))!
    const published = await publishDraft(ctx(control), {
      draftId: draft.id,
      version,
      decisionNumber: '99/QĐ-UBND',
      decidedOn: '2026-11-20',
      effectiveFrom: '2026-11-24',
      effectiveTo: null,
    })
    assert.equal(published.kind, 'published', JSON.stringify(published))
    await reload()
    assert.equal(catalog.findProcedure('bl-907')?.record.nationalCode, '9.100003')
    assert.equal(catalog.findListed('9.100003'), undefined)
    assert.equal(catalog.servicesOf('bl-907')[0]?.agencyId, AGENCY)
    assert.ok(catalog.findListed(FACTS.code))
  })
})
