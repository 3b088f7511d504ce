import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import { type OfficerActor, type Role } from '../identity/index.ts'
import {
  annexReport,
  describeReportDue,
  allocateTarget,
  approveCommitment,
  askForCorrection,
  draftCommitment,
  collectFigures,
  type FilesOfService,
  figureOf,
  findRecord,
  isIntact,
  listAllocations,
  listFigures,
  listShares,
  parseDecisionRecord,
  parseDutiesRecord,
  planActivity,
  readActivities,
  readCommitment,
  readReport,
  readSettled,
  receiveReport,
  recordHeld,
  type ReportContext,
  reviewCommitment,
  settleDecision,
  settleDuties,
  shareOf,
  signReport,
  type StandingService,
  submitCommitment,
  writeReport,
} from './index.ts'
import { decideSigning } from './agency-report.ts'
import { remindOfReports } from './remind-of-reports.ts'

const AGENCY = 'so-gddt'
const DECISION = {
  number: '43/QĐ-UBND',
  issuedOn: '2015-05-04',
  totals: { province: 1220, district: 230, commune: 123 },
  targets: [
    { year: 2015, services: 56, of: 1573, levels: [3], sharePercent: 3.56, approximate: true },
    { year: 2018, services: 640, of: 1573, levels: [3, 4], sharePercent: 40.68 },
  ],
}
const DUTIES = (['planning', 'finance', 'information'] as const).map((duty, index) => ({
  duty,
  agency: ['so-khdt', 'so-tai-chinh', 'so-tttt'][index] ?? '',
  validFrom: '2015-05-04',
}))

let world: World
let planner: ReportContext
let head: ReportContext
let reached = 2
let files: readonly FilesOfService[] = []
before(async () => {
  world = await testWorld()
  world.clock.set(new Date('2016-06-10T09:00:00+07:00'))
  await settleDuties(
    world.ownerDb,
    parseDutiesRecord({ source: 'mục IV', duties: DUTIES }),
    world.clock.now(),
  )
  await settleAgain()
  planner = await at(AGENCY, 'agency_admin')
  head = await at(AGENCY, 'agency_leader')
})
after(() => world.close())

const settleAgain = (decision: unknown = DECISION) =>
  settleDecision(world.ownerDb, parseDecisionRecord(decision), { at: world.clock.now(), by: null })

async function at(agencyId: string, role: Role): Promise<ReportContext> {
  const unitId = world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return contextFor(await world.officer([{ agencyId, unitId, role }]))
}

/** Files of one of the agency's services. */
function filesOf(
  index: number,
  received: FilesOfService['received'],
  counts: Partial<FilesOfService>,
): FilesOfService {
  const { id, procedureId } = own()[index] ?? assert.fail()
  const none = { carriedOver: 0, onTime: 0, late: 0, open: 0, openLate: 0, closed: 0 }
  return {
    serviceId: id,
    procedureId,
    received,
    ...none,
    withoutDueDate: 0,
    apologyLetters: 0,
    ...counts,
  }
}

const own = () => world.catalog.services.filter(({ agencyId }) => agencyId === AGENCY)

function contextFor(actor: OfficerActor): ReportContext {
  const { db, clock, directory, catalog } = world
  const services = () =>
    own().map(
      ({ id, procedureId, agencyId }, index): StandingService => ({
        serviceId: id,
        procedureId,
        agencyId,
        tier: 'province',
        level: index < reached ? 3 : 2,
        missing: [],
      }),
    )
  const steps = () =>
    services().flatMap(({ serviceId, level }, index) =>
      level < 3 ? [] : [{ serviceId, on: index === 0 ? '2015-12-01' : '2016-02-01', level }],
    )
  return {
    db,
    clock,
    actor,
    directory,
    catalog,
    readStanding: (day) => Promise.resolve({ day, services: services(), steps: steps() }),
    readFiles: () => Promise.resolve(files),
  }
}

describe('what the Decision settles', () => {
  test('is written once, and said again in other words it is another row', async () => {
    const count = async () => (await world.db.selectFrom('roadmap_targets').selectAll().execute()).length
    const before = await count()
    await settleAgain()
    assert.equal(await count(), before)
    const changed = { ...DECISION, targets: [DECISION.targets[0], { ...DECISION.targets[1], services: 650 }] }
    await settleAgain(changed)
    assert.equal(await count(), before + 1)
    const { targets, denominators } = await readSettled(world.db)
    assert.deepEqual(
      targets.map(({ year, services }) => [year, services]),
      [
        [2015, 56],
        [2018, 650],
        [2020, 1573],
      ],
    )
    assert.equal(denominators.length, 1)
  })

  test('cannot be changed or taken back, not even by the owner of the tables', async () => {
    await assert.rejects(world.ownerDb.updateTable('roadmap_targets').set({ services: 1 }).execute())
    await assert.rejects(world.db.deleteFrom('roadmap_events').execute())
  })

  test('is shared out among agencies, and only what differs is written', async () => {
    const coordinator = await at('so-tttt', 'agency_admin')
    const shares = [
      { owner: AGENCY, services: 4 },
      { owner: 'district', services: 20 },
    ]
    const ask = (more = shares) =>
      allocateTarget(coordinator, { year: 2018, shares: more, reason: 'Kế hoạch 12' })
    assert.deepEqual(await ask(), { kind: 'done', changed: 2 })
    assert.deepEqual(await ask(), { kind: 'done', changed: 0 })
    assert.deepEqual(await ask([{ owner: AGENCY, services: 5 }]), { kind: 'done', changed: 1 })
    assert.deepEqual(
      (await listAllocations(world.db)).map(({ owner, services }) => [owner, services]),
      [
        ['district', 20],
        [AGENCY, 5],
      ],
    )
    const odd = await ask([{ owner: 'so-khong-co', services: 5 }])
    assert.equal(odd.kind, 'invalid')
  })
})

describe('a commitment', () => {
  const place = { agencyId: AGENCY, year: 2016 }
  const content = (purpose: string) => ({
    services: own()
      .slice(0, 3)
      .map(({ id }) => ({ serviceId: id, level: 3, quarter: 3 })),
    budget: [
      { source: 'recurrent' as const, purpose, amountVnd: 50_000_000 },
      { source: 'development' as const, purpose: 'Máy chủ', amountVnd: 200_000_000 },
    ],
    note: '',
  })
  const now = async () => readCommitment(await findRecord(world.db, { kind: 'commitment', ...place }))

  test('goes from the planner through three reviews to the committee, and repeats do nothing', async () => {
    await draftCommitment(planner, { ...place, content: content('Bảo trì'), seen: 0 })
    const again = await draftCommitment(planner, { ...place, content: content('Bảo trì'), seen: 0 })
    assert.equal(again.kind, 'done', 'the same sent twice is no change by somebody else')
    const lost = await draftCommitment(planner, { ...place, content: content('Khác'), seen: 0 })
    assert.equal(lost.kind, 'changed')
    await submitCommitment(planner, { ...place, seen: 1 })
    await submitCommitment(planner, { ...place, seen: 1 })
    assert.equal((await now()).status, 'submitted')
    const early = await approveCommitment(await at('ubnd-tinh', 'agency_leader'), {
      ...place,
      decision: '1/QĐ',
      lines: [],
    })
    assert.deepEqual(early, { kind: 'refused', reason: 'not-now' })
    for (const { duty, agency } of DUTIES) {
      const reviewer = await at(agency, 'agency_leader')
      await reviewCommitment(reviewer, { ...place, duty, opinion: 'agree', note: 'Nhất trí' })
    }
    assert.equal((await now()).status, 'reviewed')
    await approveCommitment(await at('ubnd-tinh', 'agency_leader'), {
      ...place,
      decision: '99/QĐ-UBND',
      lines: [0],
    })
    const { status, approved } = await now()
    assert.equal(status, 'approved')
    assert.deepEqual(approved?.approval.lines, [0])
    const record = await findRecord(world.db, { kind: 'commitment', ...place })
    assert.deepEqual(
      record?.events.map(({ type }) => type),
      ['drafted', 'submitted', 'reviewed', 'reviewed', 'reviewed', 'approved'],
    )
  })

  test('is changed by a new text that goes the same way, while the approved one holds', async () => {
    await draftCommitment(planner, { ...place, content: content('Bảo trì lớn'), seen: 6 })
    const { status, approved, content: text } = await now()
    assert.equal(status, 'draft')
    assert.equal(approved?.content.budget[0]?.purpose, 'Bảo trì')
    assert.equal(text?.budget[0]?.purpose, 'Bảo trì lớn')
    await submitCommitment(planner, { ...place, seen: 7 })
    const reviewer = await at('so-tai-chinh', 'agency_leader')
    const mute = await reviewCommitment(reviewer, { ...place, duty: 'finance', opinion: 'mend', note: ' ' })
    assert.deepEqual(mute, { kind: 'invalid', errors: ['note'] })
    await reviewCommitment(reviewer, { ...place, duty: 'finance', opinion: 'mend', note: 'Vượt dự toán' })
    assert.deepEqual([(await now()).status, (await now()).returnedFor], ['returned', 'Vượt dự toán'])
  })

  test('promises only services of its own and money that is money', async () => {
    const foreign = world.catalog.services.find(({ agencyId }) => agencyId !== AGENCY)
    const bad = await draftCommitment(planner, {
      ...place,
      content: {
        services: [{ serviceId: foreign?.id ?? '', level: 3, quarter: 1 }],
        budget: [{ source: 'other', purpose: '', amountVnd: 1.5 }],
        note: '',
      },
      seen: 8,
    })
    assert.deepEqual(bad, { kind: 'invalid', errors: ['services', 'budget'] })
  })

  test('written by two at once ends as one after the other', async () => {
    const other = { agencyId: AGENCY, year: 2017 }
    const both = await Promise.all(
      ['Một', 'Hai'].map((purpose) =>
        draftCommitment(planner, { ...other, content: content(purpose), seen: 0 }),
      ),
    )
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['changed', 'done'])
  })
})

describe('the report of an agency', () => {
  const report = { agencyId: AGENCY, year: 2016, part: 'half_year' }
  const now = () => findRecord(world.db, { kind: 'report', ...report })

  test('takes its figures from the register when the head signs, and stays as it was signed', async () => {
    const place = { agencyId: AGENCY, year: 2016 }
    const plan = { kind: 'outreach' as const, title: 'Phát thanh', month: 3, sessions: 4, people: 500 }
    await planActivity(planner, { ...place, plan: { ...plan, activityId: 'a1' } })
    const held = { heldId: 'h1', on: '2016-03-08', sessions: 3, people: 420, note: '' }
    await recordHeld(planner, { ...place, activityId: 'a1', held })
    await recordHeld(planner, { ...place, activityId: 'a1', held: { ...held, people: 410 } })
    assert.equal(
      readActivities(await findRecord(world.db, { kind: 'activities', ...place }))[0]?.peopleDone,
      410,
    )
    const wordless = await signReport(head, report)
    assert.deepEqual(wordless, { kind: 'invalid', errors: ['narrative'] })
    await writeReport(planner, {
      ...report,
      narrative: 'Đã đưa hai dịch vụ lên mạng.',
      proposals: 'Thêm kinh phí.',
      seen: 0,
    })
    await signReport(head, report)
    await signReport(head, report)
    const record = (await now()) ?? assert.fail()
    const { signed, status } = readReport(record)
    assert.equal(status, 'signed')
    assert.equal(signed?.asOf, '2016-06-10')
    assert.deepEqual(
      (
        ['services', 'reached', 'reachedInPeriod', 'promised', 'budgetApproved', 'outreachPeople'] as const
      ).map((key) => figureOf(signed?.figures[key] ?? [])),
      [own().length, 2, 1, 3, 50_000_000, 410],
    )
    assert.ok(isIntact(record))
    const late = await writeReport(planner, { ...report, narrative: 'Khác', proposals: '', seen: 2 })
    assert.deepEqual(late, { kind: 'refused', reason: 'not-now' })
    reached = 3
    const [kept] = readReport((await now()) ?? assert.fail()).signed?.figures.reached ?? []
    assert.ok(kept)
    assert.equal(figureOf(readReport((await now()) ?? assert.fail()).signed?.figures.reached ?? []), 2)
  })

  test('is taken in by the information department, which may ask for an annex', async () => {
    const department = await at('so-tttt', 'agency_leader')
    await askForCorrection(department, { ...report, reason: 'Thiếu một dịch vụ' })
    assert.equal(readReport(await now()).status, 'asked')
    await annexReport(head, { ...report, text: 'Thêm một dịch vụ.', seen: 3 })
    const record = (await now()) ?? assert.fail()
    const { annexes, signed } = readReport(record)
    assert.equal(figureOf(annexes[0]?.figures.reached ?? []), 3)
    assert.equal(annexes[0]?.previousDigest, signed?.digest)
    assert.ok(isIntact(record))
    await receiveReport(department, report)
    assert.equal(readReport(await now()).status, 'received')
  })

  test('counts files as the register tells them, without a file due it is not rated', async () => {
    const adHoc = { ...report, part: 'adhoc-1' }
    const none = (await collectFigures(planner, adHoc)).figures
    assert.equal(figureOf(none.filesReceived ?? assert.fail()), 0)
    assert.equal(shareOf(none, 'onTimeShare'), null)
    files = [
      filesOf(0, { online: 6, counter: 3, post: 1 }, { carriedOver: 2, onTime: 5, late: 1, openLate: 2 }),
      filesOf(1, { online: 0, counter: 4, post: 0 }, { open: 4 }),
    ]
    const { figures } = await collectFigures(planner, adHoc)
    assert.deepEqual(
      (['filesReceived', 'filesOnline', 'filesCounter', 'filesPost', 'filesCarriedOver'] as const).map(
        (key) => figureOf(figures[key] ?? []),
      ),
      [14, 6, 7, 1, 2],
    )
    // What is late and still open is in the denominator; what is not due yet is not.
    assert.deepEqual(shareOf(figures, 'onTimeShare'), { part: 5, of: 8 })
    assert.deepEqual(
      listShares(figures, 'onlineShare').map(({ part, of }) => [part, of]),
      [
        [6, 10],
        [0, 4],
      ],
    )
    assert.deepEqual(listShares(figures, 'onTimeShare').length, 1)
  })

  test('that was signed before files were counted stays as it is, and a sum leaves it out of them', async () => {
    const place = { agencyId: 'so-noi-vu', year: 2015, part: 'half_year' }
    const elder = await at('so-noi-vu', 'agency_leader')
    const other = { ...place, agencyId: AGENCY }
    await writeReport(planner, { ...other, narrative: 'x', proposals: '', seen: 0 })
    await signReport(head, other)
    await writeReport(elder, { ...place, narrative: 'x', proposals: '', seen: 0 })
    const {
      filesReceived: _none,
      filesOnTime: _noneInTime,
      ...older
    } = (await collectFigures(elder, place)).figures
    const record = (await findRecord(world.db, { kind: 'report', ...place })) ?? assert.fail()
    const outcome = decideSigning(record, {
      asOf: '2016-06-10',
      from: '2016-01-01',
      figures: older,
      signerTitle: '',
    })
    assert.ok(outcome.kind === 'done' && outcome.event)
    const [event] = record.events
    assert.ok(event)
    const signed = { ...record, events: [event, { ...event, ...outcome.event, no: 2 }] }
    assert.ok(isIntact(signed))
    const frozen = readReport(signed).signed?.figures ?? assert.fail()
    assert.ok(!listFigures(frozen).some(({ key }) => key === 'filesReceived'))
    assert.equal(shareOf(frozen, 'onlineShare'), undefined)
    await world.db
      .insertInto('roadmap_events')
      .values({
        record_id: record.id,
        no: 2,
        type: 'signed',
        data: JSON.stringify(outcome.event.data),
        at: world.clock.now(),
        account_id: elder.actor.accountId,
        post_id: null,
      })
      .execute()
    const sum = await collectFigures(planner, { agencyId: 'so-tttt', year: 2015, part: 'all-half_year' })
    assert.equal(sum.figures.services.length, 2)
    assert.deepEqual(
      sum.figures.filesReceived?.map(({ id }) => id),
      [AGENCY],
    )
  })

  test('tells when anything in it was changed afterwards', async () => {
    const record = (await now()) ?? assert.fail()
    const tampered = record.events.map((event) =>
      event.type === 'signed' ? { ...event, data: { ...(event.data as object), narrative: 'Khác' } } : event,
    )
    assert.equal(isIntact({ ...record, events: tampered }), false)
  })

  test('is summed up for the committee from what all agencies signed, the newest annex first', async () => {
    const department = await at('so-tttt', 'agency_leader')
    const all = { agencyId: 'so-tttt', year: 2016, part: 'all-half_year' }
    await writeReport(department, { ...all, narrative: 'Toàn tỉnh', proposals: '', seen: 0 })
    await signReport(department, all)
    const { signed } = readReport(await findRecord(world.db, { kind: 'report', ...all }))
    assert.deepEqual(
      signed?.figures.reached.map(({ id, amount }) => [id, amount]),
      [[AGENCY, 3]],
    )
    await receiveReport(await at('ubnd-tinh', 'agency_leader'), all)
    const foreign = await writeReport(planner, {
      ...all,
      agencyId: AGENCY,
      narrative: 'x',
      proposals: '',
      seen: 0,
    })
    assert.deepEqual(foreign, { kind: 'refused', reason: 'not-found' })
  })
})

test('agencies that have not reported are reminded before the day and after it, each once a day', async () => {
  const ctx = { ...planner, log: { ...console, info: () => undefined } as never }
  world.clock.set(new Date('2016-06-07T07:00:00+07:00'))
  await at('so-y-te', 'agency_leader')
  const first = await remindOfReports(ctx)
  assert.ok(first >= 1, String(first))
  assert.equal(await remindOfReports(ctx), 0)
  const rows = await world.db
    .selectFrom('notifications')
    .select(['kind', 'params'])
    .where('kind', '=', 'roadmap.report_due')
    .execute()
  const agencies = rows.map(({ params }) => (params as { agencyId: string }).agencyId)
  assert.ok(agencies.includes('so-y-te'))
  // Signed in time: nobody there is told.
  assert.ok(!agencies.includes(AGENCY))
  world.clock.set(new Date('2016-06-09T07:00:00+07:00'))
  assert.equal(await remindOfReports(ctx), 0)
})

test('the reminder is a letter to whoever still has to sign, and none once it is signed', async () => {
  world.clock.set(new Date('2016-06-11T07:00:00+07:00'))
  const { db, directory } = world
  const letterTo = (agencyId: string, daysLeft: number) =>
    describeReportDue({ directory, publicUrl: 'https://motcua.example' }, db, {
      id: 'n',
      accountId: planner.actor.accountId,
      dossierId: null,
      kind: 'roadmap.report_due',
      params: { agencyId, year: 2016, part: 'half_year', daysLeft },
      createdAt: world.clock.now(),
      readAt: null,
    })
  const letter = await letterTo('so-y-te', 3)
  assert.match(letter?.subject ?? '', /6 tháng đầu năm 2016 sắp đến hạn/)
  assert.match(letter?.text ?? '', /trước ngày 15\/06\/2016[\s\S]*bao-cao\/so-y-te\/2016\/half_year/)
  assert.match((await letterTo('so-y-te', -1))?.subject ?? '', /đã trễ hạn/)
  assert.equal(await letterTo(AGENCY, 3), undefined)
})
