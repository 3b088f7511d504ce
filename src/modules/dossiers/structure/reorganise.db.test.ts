import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { driveTo, loadDossier, type Milestone, taskOf } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { loadCatalog } from '../../catalog/index.ts'
import { type Actor, findOfficerActor, type OfficerActor, ROLES } from '../../identity/index.ts'
import {
  type Directory,
  findReorganisationPack,
  listReorganisationPacks,
  listReorganisations,
  loadDirectory,
  planStructure,
  type ReorganisationPack,
} from '../../organizations/index.ts'
import {
  applyReorganisation,
  claimStep,
  completeStepOf,
  countByAgency,
  countWork,
  type DossierContext,
  findConfirmedResult,
  findPublicProgress,
  issueResult,
  listRegister,
  listWork,
  passOnStragglers,
  previewReorganisation,
  PROJECTION_TABLES,
  rebuildProjections,
  searchDossiers,
  verifyLedger,
  withArchives,
} from '../index.ts'

const LAST_DAY = new Date('2025-06-30T15:00:00+07:00')
const FIRST_DAY = new Date('2025-07-01T08:00:00+07:00')
const SYSTEM: Actor = { kind: 'system' }

let world: World
let pack: ReorganisationPack
let directory: Directory
/** After the reorganisation. */
let ctx: DossierContext
const made: { dossierId: string; procedureId: string; state: Milestone; code: string | null }[] = []
let before2025: Awaited<ReturnType<typeof snapshot>>

const MILESTONES: readonly Milestone[] = [
  'submitted',
  'received',
  'assigned',
  'proposed',
  'approved',
  'issued',
  'returned',
]
/** A department that merges, two that are split by field, a district's powers by commune and by province. */
const PROCEDURES = ['bl-01', 'bl-11', 'bl-22', 'bl-48', 'bl-52', 'bl-54', 'bl-55', 'bl-56']

before(async () => {
  world = await testWorld()
  world.clock.set(new Date('2025-05-05T09:00:00+07:00'))
  for (const procedureId of PROCEDURES) {
    for (const [nth, state] of MILESTONES.entries()) {
      const { dossierId } = await driveTo(world, { procedureId, state, seed: nth + 1 })
      const { state: reached } = await loadDossier(world, dossierId)
      made.push({ dossierId, procedureId, state, code: reached.code })
      world.clock.advance(1_800_000)
    }
  }
  pack = (await findReorganisationPack('reorganisation-2025'))!
  before2025 = await snapshot()
  await world.officer([{ agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'province_admin' }])
  world.clock.set(LAST_DAY)
})
after(() => world.close())

async function snapshot() {
  const tables: Record<string, unknown> = {}
  for (const table of PROJECTION_TABLES)
    tables[table] = (
      await sql<{
        rows: string
      }>`select coalesce(jsonb_agg(to_jsonb(t) order by t::text), '[]')::text as rows from ${sql.table(table)} t`.execute(
        world.ownerDb,
      )
    ).rows[0]?.rows
  return tables
}

const counted = async (from: Directory) => {
  return {
    was: await countByAgency(world.db, from, 'as-it-was'),
    now: await countByAgency(world.db, from, 'as-it-is-now'),
  }
}
const sum = (rows: readonly { total: number }[]) => rows.reduce((all, row) => all + row.total, 0)
const officerNow = async (officer: OfficerActor) =>
  withArchives((await findOfficerActor({ db: world.db, clock: world.clock }, officer.accountId))!, directory)

describe('every reorganisation of the packs', () => {
  test('fits the structure it begins with, in the order of their days', async () => {
    assert.deepEqual(await listReorganisationPacks(), ['reorganisation-2025', 'reorganisation-gia-rai-2015'])
    for (const id of await listReorganisationPacks()) {
      const found = await findReorganisationPack(id)
      assert.deepEqual(planStructure(world.directory, found!).faults, [], id)
    }
    assert.equal(await findReorganisationPack('reorganisation-1975'), undefined)
  })

  test('is refused when somebody is left without a successor, or a code is given again', () => {
    const without = pack.links.agencies.filter(({ from }) => from !== 'so-y-te')
    const faults = planStructure(world.directory, {
      ...pack,
      links: { ...pack.links, agencies: without },
    }).faults
    assert.match(faults.join('\n'), /so-y-te: kết thúc mà không ai kế tục/)
    const [first, ...others] = pack.agencies
    const again = planStructure(world.directory, {
      ...pack,
      agencies: [{ ...first!, code: '000.00.02.H04' }, ...others],
    })
    assert.match(again.faults.join('\n'), /mã 000\.00\.02\.H04 đã dùng cho so-tnmt/)
  })
})

describe('before the day', () => {
  test('a preview tells what would happen and changes nothing', async () => {
    const outcome = await previewReorganisation(world.contextFor(SYSTEM), pack)
    assert.equal(outcome.kind, 'done')
    if (outcome.kind !== 'done') return
    const { counts, lines, totals } = outcome.report
    assert.equal(counts.agenciesClosed, 127)
    assert.equal(counts.areasClosed, 72)
    assert.equal(counts.areasOpened, 64)
    assert.equal(counts.openFiles, PROCEDURES.length * 6)
    assert.equal(counts.filesMoved, counts.openFiles)
    assert.equal(
      lines.reduce((all, { files }) => all + files, 0),
      counts.filesMoved,
    )
    assert.deepEqual(totals, { asItWas: made.length, asItIsNow: made.length })
    assert.deepEqual(await snapshot(), before2025)
    assert.deepEqual(await listReorganisations(world.db), [])
  })

  test('it is not applied, nor by anybody but the administrator of the province', async () => {
    const early = await applyReorganisation(world.contextFor(SYSTEM), pack)
    assert.deepEqual(early, { kind: 'too-early', effectiveOn: '2025-07-01' })
    const unit = world.directory.getUnitOfKind('so-tnmt', 'one_stop')
    for (const role of ROLES.filter((one) => one !== 'province_admin')) {
      const actor = await world.officer([{ agencyId: 'so-tnmt', unitId: unit.id, role }])
      for (const act of [previewReorganisation, applyReorganisation])
        assert.deepEqual(
          await act(world.contextFor(actor), pack),
          { kind: 'refused', reason: 'not-your-role' },
          role,
        )
    }
    for (const actor of [await world.citizen(), { kind: 'visitor' } as const])
      assert.equal((await applyReorganisation(world.contextFor(actor), pack)).kind, 'refused')
  })
})

describe('the reorganisation of 2025, applied on its day', () => {
  let holders: { leader: OfficerActor; examiner: OfficerActor }
  before(async () => {
    const held = async (role: 'agency_leader' | 'examiner', unit: string) =>
      world.holder({ agencyId: 'so-tnmt', unitId: `so-tnmt.${unit}`, role })
    holders = {
      leader: await held('agency_leader', 'lanh-dao'),
      examiner: await held('examiner', 'phong-khoang-san'),
    }
    world.clock.set(FIRST_DAY)
    const seen: number[] = []
    const outcome = await applyReorganisation(world.contextFor(SYSTEM), pack, {
      onProgress: (n) => void seen.push(n),
    })
    assert.equal(outcome.kind, 'done')
    assert.ok(seen.length > 0)
    directory = await loadDirectory(world.db)
    ctx = { ...world.contextFor(SYSTEM), directory, catalog: await loadCatalog(world.db, directory) }
  })

  test('no open file is with a body that has ended, and each has one owner', async () => {
    const tasks = await world.db.selectFrom('dossier_tasks').selectAll().execute()
    assert.ok(tasks.length >= PROCEDURES.length * 6)
    for (const task of tasks) {
      for (const id of [task.agency_id, task.lead_agency_id])
        assert.equal(directory.getAgency(id).endedOn, null, `${task.dossier_id} is with ${id}`)
      assert.equal(directory.getUnit(task.unit_id).agencyId, task.agency_id)
    }
  })

  test('powers go where the pack sends them, by field and by commune', async () => {
    const leadOf = async (procedureId: string) => {
      const { dossierId } = made.find((one) => one.procedureId === procedureId && one.state === 'received')!
      return (await loadDossier(world, dossierId)).state.agencyId
    }
    assert.equal(await leadOf('bl-01'), 'so-nnmt-ca-mau')
    assert.equal(await leadOf('bl-11'), 'cong-an-tinh-ca-mau')
    assert.equal(await leadOf('bl-22'), 'so-vhttdl-ca-mau')
    assert.equal(await leadOf('bl-48'), 'so-gddt-ca-mau')
    assert.equal(await leadOf('bl-55'), 'so-tai-chinh-ca-mau')
    assert.equal(directory.getAgency(await leadOf('bl-52')).kind, 'commune_committee')
    assert.equal(directory.getAgency(await leadOf('bl-56')).kind, 'commune_committee')
  })

  test('both readings have the same sums, and the one of the day is as it was', async () => {
    const { was, now } = await counted(directory)
    assert.equal(sum(was), made.length)
    assert.equal(sum(now), made.length)
    assert.ok(was.every(({ agencyId }) => directory.getAgency(agencyId).endedOn === '2025-06-30'))
    assert.ok(now.every(({ agencyId }) => directory.getAgency(agencyId).endedOn === null))
  })

  test('closed files keep the office of their day, and open ones remember it', async () => {
    for (const { dossierId, procedureId, state, code } of made) {
      const { state: file } = await loadDossier(world, dossierId)
      const [service] = world.catalog.servicesOf(procedureId)
      assert.equal(file.officeAgencyId, service!.agencyId)
      assert.equal(file.code, code)
      assert.equal(file.agencyId === service!.agencyId, state === 'returned', `${procedureId} ${state}`)
    }
    const register = await listRegister(world.db, {
      agencyId: 'so-tnmt',
      period: { year: 2025, firstMonth: 1, lastMonth: 12 },
      limit: 50,
    })
    assert.equal(register.entries.length, 6)
  })

  test('the ledger is whole, and the tables computed anew are the same bytes', async () => {
    const verification = await verifyLedger(world.ownerDb)
    assert.deepEqual(verification.faults, [])
    const standing = await snapshot()
    await rebuildProjections({ db: world.ownerDb, directory, catalog: ctx.catalog })
    assert.deepEqual(await snapshot(), standing)
  })

  test('posts ended with their bodies and go on where the work went', async () => {
    const rows = await world.db.selectFrom('posts').selectAll().execute()
    for (const post of rows) {
      const { endedOn } = directory.getAgency(post.agency_id)
      if (endedOn !== null) assert.equal(post.valid_to, '2025-06-30', post.id)
    }
    const { posts } = await officerNow(holders.examiner)
    assert.deepEqual(
      posts.map(({ agencyId, unitId, role }) => [agencyId, unitId, role]),
      [['so-nnmt-ca-mau', 'so-nnmt-ca-mau.phong-khoang-san', 'examiner']],
    )
  })

  test('nobody signs for a body after its end: with an old post nothing can be done', async () => {
    const { dossierId } = made.find(
      ({ procedureId, state }) => procedureId === 'bl-01' && state === 'proposed',
    )!
    const { state } = await loadDossier(world, dossierId)
    const [task] = state.tasks
    const old = { ...ctx, actor: holders.leader }
    const done = await completeStepOf(old, {
      dossierId,
      token: task!.token,
      opinion: 'Đồng ý',
      needsConsultation: false,
    })
    assert.equal(done.kind, 'refused')
    assert.equal((await claimStep(old, { dossierId, token: task!.token })).kind, 'refused')
  })

  test('what was approved and not issued is approved again by the new body, and issued in its name', async () => {
    const { dossierId } = made.find(
      ({ procedureId, state }) => procedureId === 'bl-01' && state === 'approved',
    )!
    const { state } = await loadDossier(world, dossierId)
    const approval = taskOf(state, 'approve')
    assert.equal(approval.agencyId, 'ubnd-tinh-ca-mau')
    const former = { agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.lanh-dao', role: 'agency_leader' } as const
    const leader = await officerNow(await world.holder(former))
    const approved = await completeStepOf(
      { ...ctx, actor: leader },
      { dossierId, token: approval.token, opinion: 'Đồng ý', needsConsultation: false },
    )
    assert.equal(approved.kind, 'done')
    const numbering = taskOf((await loadDossier(world, dossierId)).state, 'number')
    const office = { agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'clerk' } as const
    const clerk = await officerNow(await world.holder(office))
    const issued = await issueResult({ ...ctx, actor: clerk }, { dossierId, token: numbering.token })
    assert.equal(issued.kind, 'done')
    const { result } = (await loadDossier(world, dossierId)).state
    assert.equal(result?.agencyId, 'ubnd-tinh-ca-mau')
  })

  test('work lists, search and archives are those of the successor', async () => {
    const examiner = await officerNow(holders.examiner)
    const moments = { now: world.clock.now(), soonUntil: new Date(world.clock.now().getTime() + 86_400_000) }
    const { rows } = await listWork(world.db, examiner, { list: 'mine', ...moments })
    assert.ok(rows.length > 0)
    assert.equal((await countWork(world.db, examiner, moments)).mine, rows.length)
    const found = await searchDossiers(world.db, examiner, { text: made[1]!.code! })
    assert.deepEqual(
      found.rows.map(({ dossierId }) => dossierId),
      [made[1]!.dossierId],
    )
    const closed = made.find(({ procedureId, state }) => procedureId === 'bl-01' && state === 'returned')!
    const archive = await searchDossiers(world.db, examiner, { text: closed.code! })
    assert.equal(archive.rows.length, 1, 'a closed file of the body that ended is found by its heir')
    const stranger = await officerNow(
      await world.officer([
        { agencyId: 'so-y-te-ca-mau', unitId: 'so-y-te-ca-mau.lanh-dao', role: 'agency_leader' },
      ]),
    )
    for (const code of [closed.code!, made[1]!.code!])
      assert.deepEqual((await searchDossiers(world.db, stranger, { text: code })).rows, [])
    const done = await listWork(world.db, await officerNow(holders.leader), { list: 'done', ...moments })
    assert.ok(done.rows.some(({ dossierId }) => dossierId === closed.dossierId))
  })

  test('receipts and results of before still verify, and their office has a successor', async () => {
    const { code, dossierId } = made.find(
      ({ procedureId, state }) => procedureId === 'bl-01' && state === 'returned',
    )!
    assert.equal((await findPublicProgress(world.db, code!))?.status, 'returned')
    const { result } = (await loadDossier(world, dossierId)).state
    const confirmed = await findConfirmedResult(world.db, result!.verificationCode)
    assert.equal(confirmed?.agencyId, 'ubnd-tinh')
    assert.equal(directory.structure.successorOf('ubnd-tinh'), 'ubnd-tinh-ca-mau')
  })

  test('codes of areas are of their time', () => {
    const name = (day: string) => directory.structure.findAreaOn('31825', day)?.name.vi
    assert.equal(name('2025-06-30'), 'Phường 1')
    assert.equal(name('2025-07-01'), 'Phường Bạc Liêu')
    assert.equal(directory.findArea('31825')?.name.vi, 'Phường Bạc Liêu')
    const committee = 'ubnd-phuong-bac-lieu-ca-mau'
    assert.deepEqual(
      directory.structure.officeOfDay(committee, '2020-01-01').filter((id) => !id.includes('thanh-pho')),
      ['ubnd-phuong-1', 'ubnd-phuong-2', 'ubnd-phuong-3', 'ubnd-phuong-7', 'ubnd-phuong-8'],
    )
  })

  test('the services are offered by those who took over', () => {
    const open = (id: string) =>
      ctx.catalog.servicesOf(id).filter(({ suspendedFrom }) => suspendedFrom === null)
    assert.deepEqual(
      open('bl-01').map(({ agencyId }) => agencyId),
      ['so-nnmt-ca-mau'],
    )
    assert.equal(open('bl-52').length, 25)
    assert.deepEqual(
      open('bl-55').map(({ agencyId }) => agencyId),
      ['so-tai-chinh-ca-mau'],
    )
    for (const { procedureId, agencyId } of ctx.catalog.services.filter(
      ({ suspendedFrom }) => suspendedFrom === null,
    )) {
      const owners = ctx.catalog.stepOwners(ctx.catalog.findProcedure(procedureId)!, agencyId, {})
      for (const owner of Object.values(owners))
        assert.equal(
          directory.getAgency(owner.agencyId).endedOn,
          null,
          `${procedureId} at ${agencyId}: ${owner.unitId}`,
        )
    }
  })

  test('a file that reached a body after its end is passed on by the next look', async () => {
    // A process that has not read the new structure yet takes it in for the old agency.
    const { dossierId } = await driveTo(world, { procedureId: 'bl-04', state: 'submitted' })
    assert.equal((await loadDossier(world, dossierId)).state.agencyId, 'so-tnmt')
    assert.equal(await passOnStragglers(ctx), 1)
    assert.equal((await loadDossier(world, dossierId)).state.agencyId, 'so-nnmt-ca-mau')
    assert.equal(await passOnStragglers(ctx), 0)
    made.push({ dossierId, procedureId: 'bl-04', state: 'submitted', code: null })
  })

  test('doing it again changes nothing', async () => {
    const standing = await snapshot()
    const again = await applyReorganisation(ctx, pack)
    assert.equal(again.kind, 'already')
    assert.deepEqual(await snapshot(), standing)
    assert.equal((await listReorganisations(world.db)).length, 1)
  })

  test('what should have come before it comes too late', async () => {
    const earlier = await findReorganisationPack('reorganisation-gia-rai-2015')
    const outcome = await previewReorganisation(ctx, earlier!)
    assert.equal(outcome.kind, 'faults')
    if (outcome.kind === 'faults') assert.match(outcome.faults.join(), /có hiệu lực sau/)
  })

  test('neither its record nor its links can be changed', async () => {
    await assert.rejects(world.ownerDb.deleteFrom('succession_links').execute(), /never changed|append/i)
    await assert.rejects(world.ownerDb.updateTable('reorganisations').set({ title: 'x' }).execute())
  })
})
