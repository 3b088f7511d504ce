import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import { EVIDENCE_KINDS } from '../../engines/levels/index.ts'
import { newId } from '../../platform/ids/id.ts'
import { type LogFields, silentLog } from '../../platform/log/log.ts'
import { PdfRenderError } from '../../platform/pdf/pdf-renderer.ts'
import { levelContext } from '../../web/contexts.ts'
import {
  loadCatalog,
  parseProcedureRecord,
  type ProcedureRecord,
  publishProcedure,
} from '../catalog/index.ts'
import { loadDirectory } from '../organizations/index.ts'
import {
  countServicesAtLevel,
  examineLevels,
  findCurrentLevel,
  levelHistory,
  levelJobs,
  levelsOn,
  type LevelContext,
  listLevels,
  upgradeCandidates,
} from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00+07:00`)
const pack = (path: string) =>
  readFileSync(new URL(`../../../packs/bac-lieu/${path}`, import.meta.url), 'utf8')

/** The context as the job has it after the catalogue was read anew; drawing forms is tried once and for all below. */
async function freshContext(more: Partial<LevelContext> = {}): Promise<LevelContext> {
  const directory = await loadDirectory(world.db)
  const catalog = await loadCatalog(world.db, directory)
  const context = levelContext({ ...world, directory, catalog, log: silentLog })
  return { ...context, makeBlankForm: async () => {}, ...more }
}

async function examineOn(day: string, more: Partial<LevelContext> = {}) {
  world.clock.set(at(day))
  const { examined, entries } = await examineLevels(await freshContext(more))
  return { examined, entries }
}

/** What a renderer says that is full, stuck or was ended. */
const machineFails = () => Promise.reject(new PdfRenderError('too many documents are waiting', 'machine'))

async function publishChanged(
  id: string,
  change: (record: ProcedureRecord) => ProcedureRecord,
): Promise<void> {
  const record = parseProcedureRecord(JSON.parse(pack(`procedures/${id}.json`)))
  await publishProcedure(world.ownerDb, {
    record: change(record),
    form: JSON.parse(pack(`forms/${id}.json`)) as unknown,
    bpmn: pack(`processes/${id}.bpmn`),
    at: world.clock.now(),
  })
}

let made = 0

/** A row of the projection: what is counted here is how lists are read, not how they come about. */
async function received(serviceId: string, channel: 'online' | 'counter', day: string): Promise<void> {
  made += 1
  const service = world.catalog.findService(serviceId)
  assert.ok(service)
  await world.ownerDb
    .insertInto('dossiers')
    .values({
      id: newId(world.clock),
      submission_no: `TN-${made}`,
      service_id: serviceId,
      procedure_id: service.procedureId,
      revision: 1,
      agency_id: service.agencyId,
      office_agency_id: service.agencyId,
      channel,
      state: 'processing',
      applicant_name: 'Nguyễn Văn Bình',
      submitted_at: at(day, '08:00'),
      received_at: at(day, '08:30'),
      last_seq: 1,
      last_digest: Buffer.alloc(32),
      last_event_at: at(day),
    })
    .execute()
}

async function latest(serviceId: string) {
  const [entry, ...older] = await levelHistory(world.db, serviceId)
  assert.ok(entry)
  return { entry, older }
}

/** Tests of this file go on where the one before ended: a history is made day by day. */
describe('levels by evidence', () => {
  test('there is none before the first law on levels', async () => {
    assert.deepEqual(await examineOn('2011-09-30'), { examined: 0, entries: 0 })
  })

  test('while the machine fails nothing is known, nothing is entered, and it is not asked for every form', async () => {
    world.clock.set(at('2016-01-04'))
    let asked = 0
    const ctx = await freshContext({ makeBlankForm: () => ((asked += 1), machineFails()) })
    const { entries, unproven } = await examineLevels(ctx)
    assert.deepEqual([entries, unproven, asked], [0, 51 + 5 * 7, 3])
    assert.equal((await levelsOn(world.db, '2016-01-04')).length, 0)
  })

  test('every service open on a day is examined, and proves what a level needs with the real engines', async () => {
    const before = await footprint()
    world.clock.set(at('2016-01-04'))
    const ctx = await freshContext({
      makeBlankForm: levelContext({ ...world, log: silentLog }).makeBlankForm,
    })
    const open = ctx.catalog.services.filter(({ openedOn }) => openedOn <= '2016-01-04')
    assert.equal(open.length, 51 + 5 * 7)
    assert.deepEqual(await examineLevels(ctx), {
      examined: open.length,
      entries: open.length,
      unproven: 0,
    })
    const levels = await levelsOn(world.db, '2016-01-04')
    assert.equal(levels.length, open.length)
    for (const { serviceId, scale, level, level2011, missing } of levels) {
      assert.equal(scale, 'nd43-2011')
      assert.equal(level, String(level2011))
      assert.ok(level2011 >= 3, `${serviceId}: ${level} ${missing.join(' ')}`)
      // Without fees the only thing the law asks beyond level 3 is that nobody has to come.
      const lacksForFour = missing.filter((kind) => ['payment', 'delivery', 'no-presence'].includes(kind))
      assert.equal(level2011 === 4, lacksForFour.length === 0, serviceId)
    }
    assert.deepEqual(await footprint(), before, 'a trial leaves no dossier, draft or file')
  })

  test('fees that cannot be paid online and steps that ask for presence are named with their words', async () => {
    const { entry } = await latest('bl-11')
    assert.deepEqual(
      entry.missing,
      ['payment', 'no-presence', 'no-field-check', 'real-files'].filter((kind) => kind !== 'no-field-check'),
    )
    assert.match(
      entry.evidence['no-presence'].details[0]?.vi ?? '',
      /Bước 1: “Tiếp nhận hồ sơ, chụp ảnh trực tiếp/,
    )
    assert.match(entry.evidence.payment.details[0]?.vi ?? '', /Lệ phí cấp giấy phép lái xe/)
    assert.deepEqual(entry.causes, { first: true, facts: [], proofs: [] })
  })

  test('nothing is written while no fact changes', async () => {
    assert.deepEqual(await examineOn('2016-01-05'), { examined: 0, entries: 0 })
  })

  test('a service suspended falls and rises again, each with its day and cause', async () => {
    const suspend = (from: string | null) =>
      world.ownerDb
        .updateTable('services')
        .set({ suspended_from: from, suspension_reason: from && 'Nâng cấp phần mềm.' })
        .where('id', '=', 'bl-20')
        .execute()
    const before = (await latest('bl-20')).entry
    await suspend('2016-02-01')
    assert.deepEqual(await examineOn('2016-02-01'), { examined: 1, entries: 1 })
    const { entry: fallen } = await latest('bl-20')
    assert.equal(fallen.level, '2')
    assert.equal(fallen.onDate, '2016-02-01')
    assert.deepEqual(fallen.causes.facts, [{ fact: 'suspended', from: '', to: '2016-02-01' }])
    assert.deepEqual(fallen.causes.proofs, [{ evidence: 'test-filing', holds: false }])
    assert.match(
      fallen.evidence['test-filing'].details[0]?.vi ?? '',
      /tạm ngừng nhận hồ sơ: Nâng cấp phần mềm/,
    )
    await suspend(null)
    assert.deepEqual(await examineOn('2016-03-01'), { examined: 1, entries: 1 })
    const { entry: risen, older } = await latest('bl-20')
    assert.equal(risen.level, before.level)
    assert.deepEqual(
      [risen, ...older].map(({ no, onDate }) => [no, onDate]),
      [
        [3, '2016-03-01'],
        [2, '2016-02-01'],
        [1, '2016-01-04'],
      ],
    )
    const on = async (day: string) =>
      (await levelsOn(world.db, day)).find(({ serviceId }) => serviceId === 'bl-20')?.level
    assert.deepEqual(await Promise.all(['2016-01-03', '2016-01-31', '2016-02-29', '2016-03-01'].map(on)), [
      undefined,
      before.level,
      '2',
      before.level,
    ])
  })

  test('a new revision that takes no files online lowers the level; one that says less of the steps changes none', async () => {
    world.clock.set(at('2016-04-01'))
    await publishChanged('bl-24', (record) => ({
      ...record,
      ways: record.ways.filter(({ channel }) => channel !== 'online'),
    }))
    await publishChanged('bl-25', (record) => ({ ...record, keywords: [...record.keywords, 'luật sư'] }))
    assert.deepEqual(await examineOn('2016-04-01'), { examined: 2, entries: 1 })
    const { entry } = await latest('bl-24')
    assert.equal(entry.level, '2')
    assert.deepEqual(entry.causes.facts, [{ fact: 'revision', from: '1', to: '2' }])
    assert.deepEqual(entry.causes.proofs, [{ evidence: 'test-filing', holds: false }])
    assert.equal((await latest('bl-25')).older.length, 0)
    assert.deepEqual(await examineOn('2016-04-02'), { examined: 0, entries: 0 })
  })

  test('a paper without its number makes the record incomplete', async () => {
    world.clock.set(at('2016-05-03'))
    await publishChanged('bl-22', (record) => ({
      ...record,
      papers: record.papers.map((paper) => ({ ...paper, originals: 0, copies: 0 })),
    }))
    await examineOn('2016-05-03')
    const { entry } = await latest('bl-22')
    assert.equal(entry.level, '0')
    assert.match(entry.evidence['record-complete'].details[0]?.vi ?? '', /Thiếu số bản của từng giấy tờ/)
  })

  test('real files of the last days are a proof of their own that decides no level', async () => {
    await received('bl-08', 'online', '2016-06-01')
    const before = (await latest('bl-08')).entry
    assert.deepEqual(await examineOn('2016-06-01'), { examined: 1, entries: 1 })
    const { entry } = await latest('bl-08')
    assert.equal(entry.level, before.level)
    assert.deepEqual(entry.causes.proofs, [{ evidence: 'real-files', holds: true }])
    assert.ok(!entry.missing.includes('real-files'))
    assert.deepEqual(await examineOn('2016-08-29'), { examined: 0, entries: 0 })
    assert.deepEqual(await examineOn('2016-08-31'), { examined: 1, entries: 1 })
    assert.deepEqual((await latest('bl-08')).entry.causes.facts, [
      { fact: 'real-files', from: 'yes', to: 'no' },
    ])
  })

  test('an agency that leaves the system takes its steps out of the network', async () => {
    const setMember = (member: boolean) =>
      world.ownerDb.updateTable('agencies').set({ member }).where('id', '=', 'so-gddt').execute()
    await setMember(false)
    await examineOn('2016-09-01')
    const { entry } = await latest('bl-08')
    assert.equal(entry.level, '2')
    assert.deepEqual(entry.causes.proofs, [{ evidence: 'network', holds: false }])
    assert.match(
      entry.evidence.network.details[0]?.vi ?? '',
      /Sở Giáo dục và Đào tạo chưa làm việc trên hệ thống/,
    )
    await setMember(true)
    await examineOn('2016-09-02')
    assert.equal((await latest('bl-08')).entry.level, '4')
  })

  test('a form with a fault stops at level 1, told in plain words, with the cause in the log alone', async () => {
    const faults = [
      new PdfRenderError('blank-form: typst/form.typ: unknown variable', 'document'),
      new TypeError('cannot read typst/form.typ of undefined'),
    ]
    for (const [index, fault] of faults.entries()) {
      await publishChanged('bl-31', (record) => ({
        ...record,
        keywords: [...record.keywords, `múa ${index}`],
      }))
      const warned: unknown[] = []
      const log = { ...silentLog, warn: (_message: string, { error }: LogFields = {}) => warned.push(error) }
      await examineOn(`2016-10-0${index + 2}`, { makeBlankForm: () => Promise.reject(fault), log })
      const { entry } = await latest('bl-31')
      assert.equal(entry.level, '1')
      assert.match(entry.evidence['blank-form'].details[0]?.vi ?? '', /^Tờ khai có lỗi/)
      assert.doesNotMatch(JSON.stringify(entry), /typst|undefined|unknown/)
      assert.deepEqual(warned, [fault])
    }
  })

  test('a machine that fails leaves the last finding and is asked again until it works', async () => {
    const level = (await latest('bl-31')).entry
    await publishChanged('bl-31', (record) => ({ ...record, keywords: [...record.keywords, 'xiếc'] }))
    const makeBlankForm = machineFails
    for (const day of ['2016-10-04', '2016-10-05'])
      assert.deepEqual(await examineOn(day, { makeBlankForm }), { examined: 1, entries: 0 }, day)
    assert.equal((await latest('bl-31')).entry.no, level.no)
    assert.deepEqual(await examineOn('2016-10-06'), { examined: 1, entries: 1 })
    const { entry } = await latest('bl-31')
    assert.equal(entry.level, '4')
    assert.deepEqual(entry.causes.proofs, [{ evidence: 'blank-form', holds: true }])
    assert.deepEqual(await examineOn('2016-10-07'), { examined: 0, entries: 0 })
  })

  test('what else changed is entered while the machine fails', async () => {
    await publishChanged('bl-31', (record) => ({ ...record, delivery: ['counter'] }))
    await examineOn('2016-10-08', { makeBlankForm: machineFails })
    const { entry } = await latest('bl-31')
    assert.deepEqual([entry.level, entry.evidence['blank-form'].holds], ['3', true])
    await publishChanged('bl-31', (record) => record)
    await examineOn('2016-10-09')
    assert.equal((await latest('bl-31')).entry.level, '4')
  })

  test('a form that breaks the engines is told without their words', async () => {
    const ctx = await freshContext()
    const formOf = () => {
      throw new Error('engine: field kind 7 of undefined')
    }
    const catalog = { ...ctx.catalog, formOf }
    await publishChanged('bl-31', (record) => ({ ...record, keywords: [...record.keywords, 'ảo thuật'] }))
    const fresh = await freshContext()
    const revised = { ...catalog, findProcedure: fresh.catalog.findProcedure }
    await examineOn('2016-10-10', { catalog: revised })
    const { entry } = await latest('bl-31')
    assert.match(entry.evidence['test-filing'].details[0]?.vi ?? '', /^Tờ khai hoặc quy trình có lỗi/)
    assert.doesNotMatch(JSON.stringify(entry), /engine:/)
    await publishChanged('bl-31', (record) => record)
    await examineOn('2016-10-11')
  })

  test('two processes at once write one entry', async () => {
    await publishChanged('bl-31', (record) => ({ ...record, delivery: ['counter'] }))
    world.clock.set(at('2016-10-12'))
    const [one, other] = await Promise.all([freshContext(), freshContext()])
    const done = await Promise.all([examineLevels(one), examineLevels(other)])
    assert.equal(done[0].entries + done[1].entries, 1)
    assert.equal((await latest('bl-31')).entry.level, '3')
    await publishChanged('bl-31', (record) => record)
    await examineOn('2016-10-13')
  })

  test('a new scale makes a new entry for every service on its day, with the old scale beside it', async () => {
    await examineOn('2022-08-14')
    const { examined, entries } = await examineOn('2022-08-15')
    assert.equal(examined, 86)
    assert.equal(entries, 86)
    const { entry } = await latest('bl-08')
    assert.deepEqual([entry.scale, entry.level, entry.level2011], ['nd42-2022', 'full', 4])
    assert.deepEqual(entry.causes.facts, [{ fact: 'scale', from: 'nd43-2011', to: 'nd42-2022' }])
    assert.equal((await latest('bl-11')).entry.level, 'partial')
    assert.equal((await latest('bl-24')).entry.level, 'none')
    assert.equal(
      (await levelsOn(world.db, '2022-08-14')).every(({ scale }) => scale === 'nd43-2011'),
      true,
    )
  })

  test('sums by province, agency, field and tier are of all services, on any day', async () => {
    for (const day of ['2016-01-04', '2016-02-15', '2022-08-15'])
      for (const by of ['province', 'agency', 'field', 'tier'] as const) {
        const counts = await countServicesAtLevel(world.db, day, by)
        assert.equal(
          counts.reduce((sum, { services }) => sum + services, 0),
          86,
          `${day} ${by}`,
        )
      }
    const [province] = await countServicesAtLevel(world.db, '2016-01-04', 'province')
    assert.equal(province?.key, 'province')
    const tiers = await countServicesAtLevel(world.db, '2016-01-04', 'tier')
    assert.deepEqual([...new Set(tiers.map(({ key }) => key))].toSorted(), ['district', 'province'])
    assert.deepEqual(await countServicesAtLevel(world.db, '2015-12-31', 'province'), [])
  })

  test('candidates to raise are at level 3 with three of ten files online', async () => {
    world.clock.set(at('2022-09-01'))
    for (const channel of ['online', 'online', 'counter'] as const)
      await received('bl-11', channel, '2022-08-20')
    for (const channel of ['online', 'counter', 'counter', 'counter'] as const)
      await received('bl-12', channel, '2022-08-20')
    await received('bl-08', 'online', '2022-08-20')
    const found = await upgradeCandidates(world)
    assert.deepEqual(
      found?.candidates.map(({ level, files, online }) => [level.serviceId, files, online]),
      [['bl-11', 3, 2]],
    )
    assert.equal(found.rule.onlineSharePercent, 30)
  })

  test('lists are filtered and paged by keyset', async () => {
    const first = await listLevels(world.db, {}, { limit: 50 })
    assert.equal(first.rows.length, 50)
    const second = await listLevels(world.db, {}, { limit: 50, after: first.next })
    assert.equal(second.rows.length, 36)
    assert.equal(second.next, undefined)
    const lacking = await listLevels(world.db, { missing: 'no-presence' }, { limit: 50 })
    assert.deepEqual(
      lacking.rows.map(({ serviceId }) => serviceId),
      ['bl-11', 'bl-12'],
    )
    const districts = await listLevels(world.db, { agencyId: 'ubnd-huyen-gia-rai' }, { limit: 50 })
    assert.equal(districts.rows.length, 5)
    const same = await listLevels(world.db, { level: 'none' }, { limit: 50 })
    assert.deepEqual(
      same.rows.map(({ serviceId }) => serviceId),
      ['bl-22', 'bl-24'],
    )
  })

  test('the history cannot be changed, not even by its owner', async () => {
    await assert.rejects(world.ownerDb.updateTable('service_level_entries').set({ level: '4' }).execute())
    await assert.rejects(world.ownerDb.deleteFrom('service_level_entries').execute())
    await assert.rejects(world.db.deleteFrom('service_level_entries').execute())
  })

  test('the latest entry of each service is what lists show, with evidence for every proof', async () => {
    for (const { serviceId, level, missing } of (await listLevels(world.db, {}, { limit: 100 })).rows) {
      const current = await findCurrentLevel(world.db, serviceId)
      const { entry } = await latest(serviceId)
      assert.equal(level, entry.level)
      assert.deepEqual(missing, entry.missing)
      assert.ok(current)
      assert.deepEqual(
        EVIDENCE_KINDS.filter((kind) => !current.evidence[kind].holds).toSorted(),
        missing.toSorted(),
      )
    }
  })

  test('the job costs no examination while nothing changed, and tells when entries were added', async () => {
    world.clock.set(at('2022-09-02'))
    const ctx = await freshContext()
    let told = 0
    const [examine] = levelJobs({ context: () => ctx, log: silentLog, onChange: () => (told += 1) })
    const run = () =>
      examine?.run({}, { jobId: '1', attempt: 1, isLastAttempt: false, signal: new AbortController().signal })
    await run()
    assert.equal(told, 1)
    const examinedAt = async () => (await findCurrentLevel(world.db, 'bl-12'))?.examinedAt
    const before = await examinedAt()
    world.clock.advance(60_000)
    await run()
    assert.deepEqual(await examinedAt(), before)
    assert.equal(told, 1)
  })

  test('the job asks a machine that fails again after one minute, then after two, and stops once it works', async () => {
    await publishChanged('bl-12', (record) => ({ ...record, keywords: [...record.keywords, 'bằng lái'] }))
    world.clock.set(at('2022-09-02', '10:00'))
    let asked = 0
    let fails = true
    const makeBlankForm = async () => {
      asked += 1
      if (fails) await machineFails()
    }
    const ctx = await freshContext({ makeBlankForm })
    const [examine] = levelJobs({ context: () => ctx, log: silentLog, onChange: () => {} })
    const runAfter = async (minutes: number) => {
      world.clock.advance(minutes * 60_000)
      await examine?.run({}, { jobId: '1', attempt: 1, isLastAttempt: false, signal: AbortSignal.any([]) })
      return asked
    }
    assert.deepEqual(
      [await runAfter(0), await runAfter(0.5), await runAfter(0.5), await runAfter(1), await runAfter(1)],
      [1, 1, 2, 2, 3],
    )
    fails = false
    assert.deepEqual([await runAfter(4), await runAfter(60), await runAfter(60)], [4, 4, 4])
  })

  test('examinations of one process never run side by side', async () => {
    await publishChanged('bl-12', (record) => ({ ...record, keywords: [...record.keywords, 'xe máy'] }))
    world.clock.set(at('2022-09-02', '15:00'))
    let asked = 0
    const ctx = await freshContext({ makeBlankForm: async () => void (asked += 1) })
    const [examine, proveAnew] = levelJobs({ context: () => ctx, log: silentLog, onChange: () => {} })
    const helpers = { jobId: '1', attempt: 1, isLastAttempt: false, signal: AbortSignal.any([]) }
    await Promise.all([examine?.run({}, helpers), examine?.run({}, helpers)])
    assert.equal(asked, 1)
    await Promise.all([proveAnew?.run({}, helpers), examine?.run({}, helpers)])
    assert.equal(asked, 1 + ctx.catalog.procedures.length)
  })
})

async function footprint(): Promise<readonly number[]> {
  const tables = ['dossiers', 'dossier_events', 'drafts', 'files', 'audit_log', 'notifications'] as const
  return Promise.all(
    tables.map(async (table) => {
      const { count } = await world.ownerDb
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    }),
  )
}
