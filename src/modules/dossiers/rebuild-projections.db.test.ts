import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  aDossier,
  driveTo,
  loadDossier,
  type Milestone,
  officerFor,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import {
  addNote,
  confirmFinancialDuty,
  declineDossier,
  listOwnDossiers,
  PROJECTION_TABLES,
  extendDeadline,
  provideSupplement,
  rebuildProjections,
  releaseStep,
  requestFinancialDuty,
  requestSupplement,
  sendBack,
  verifyLedger,
  withdrawDossier,
} from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
  await aDossierInEveryState()
})
after(() => world.close())

const MILESTONES: readonly Milestone[] = [
  'submitted',
  'received',
  'assigned',
  'proposed',
  'approved',
  'issued',
]

async function aDossierInEveryState(): Promise<void> {
  const procedureId = 'bl-01'
  for (const state of MILESTONES) {
    await driveTo(world, { procedureId, state })
    world.clock.advance(3_600_000)
  }
  await driveTo(world, { procedureId, state: 'returned' })
  await driveTo(world, { procedureId, state: 'returned', outcome: 'refused' })
  const online = { way: 'online', address: null } as const
  await driveTo(world, { procedureId, state: 'returned', delivery: online })
  await declined()
  await askedAndAnswered('submitted', false)
  await askedAndAnswered('submitted', true)
  await askedAndAnswered('assigned', false)
  await askedAndAnswered('assigned', true)
  await releasedAndNoted()
  await sentBack()
  await waitedForAPayment(false)
  await waitedForAPayment(true)
  const { dossierId, applicant } = await driveTo(world, { procedureId, state: 'proposed' })
  await withdrawDossier(world.contextFor(applicant), { dossierId, reason: 'Thôi' })
}

async function declined(): Promise<void> {
  const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
  const task = taskOf((await loadDossier(world, dossierId)).state, 'receive')
  const ctx = world.contextFor(await officerFor(world, task))
  await declineDossier(ctx, { dossierId, token: task.token, reason: 'Sai nơi' })
}

async function askedAndAnswered(state: 'submitted' | 'assigned', answer: boolean): Promise<void> {
  const { dossierId, applicant, ...made } = await driveTo(world, { procedureId: 'bl-08', state })
  const task = taskOf(made.state, state === 'submitted' ? 'receive' : 'propose')
  const ctx = world.contextFor(await officerFor(world, task))
  const asking = { dossierId, token: task.token, reason: 'Thiếu', paperIds: [], items: ['x'] }
  await requestSupplement(ctx, asking)
  if (!answer) return
  world.clock.advance(86_400_000)
  const given = { dossierId, papers: [], answers: {}, message: 'Đây ạ' }
  await provideSupplement(world.contextFor(applicant), given)
}

async function releasedAndNoted(): Promise<void> {
  const { dossierId, state } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(state, 'propose')
  const ctx = world.contextFor(await officerFor(world, task))
  await addNote(ctx, { dossierId, text: 'Đã gọi điện', requestId: '1' })
  await releaseStep(ctx, { dossierId, token: task.token, reason: '' })
}

async function sentBack(): Promise<void> {
  const { dossierId, state } = await driveTo(world, { procedureId: 'bl-08', state: 'proposed' })
  const task = taskOf(state, 'approve')
  const ctx = world.contextFor(await officerFor(world, task))
  await sendBack(ctx, { dossierId, token: task.token, toStepId: 'propose', reason: 'Xem lại' })
}

/** Paid, promised anew and taken back days later: a life with every holder there is. */
async function waitedForAPayment(paid: boolean): Promise<void> {
  const { dossierId, applicant, ...made } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(made.state, 'propose')
  const ctx = world.contextFor(await officerFor(world, task))
  const duty = { dossierId, token: task.token, amountVnd: 500_000, content: 'Lệ phí', payBy: '' }
  await requestFinancialDuty(ctx, duty)
  if (!paid) return
  world.clock.advance(2 * 86_400_000)
  await confirmFinancialDuty(ctx, { dossierId, paidOn: '2026-11-26', receipt: 'AA/1' })
  const { agencyId } = made.state
  const { id: unitId } = world.directory.getUnitOfKind(agencyId, 'leadership')
  const leader = await world.holder({ agencyId, unitId, role: 'agency_leader' })
  await extendDeadline(world.contextFor(leader), { dossierId, newDueOn: '2027-03-01', reason: 'Đo lại' })
  await withdrawDossier(world.contextFor(applicant), { dossierId, reason: 'Thôi' })
}

/** Every row of every projection, in an order that is the same whatever order they lie in. */
async function projections(): Promise<Record<string, readonly string[]>> {
  const tables = PROJECTION_TABLES.map(async (table) => {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t order by to_jsonb(t)::text collate "C"`.execute(
      world.ownerDb,
    )
    return [table, rows.map(({ row }) => row)] as const
  })
  return Object.fromEntries(await Promise.all(tables))
}

const rebuild = (onProgress?: (count: number) => void) =>
  rebuildProjections({ ...world, db: world.ownerDb }, onProgress)

describe('projections computed anew', () => {
  test('stand for dossiers in every state', async () => {
    const { rows } = await sql<{ state: string }>`select distinct state from dossiers order by 1`.execute(
      world.db,
    )
    const states = [
      'done',
      'financial_duty',
      'not_accepted',
      'processing',
      'received',
      'returned',
      'submitted',
      'supplement',
    ]
    assert.deepEqual(
      rows.map(({ state }) => state),
      [...states, 'supplement_before_reception', 'withdrawn'],
    )
  })

  test('are byte for byte those written as it happened', async () => {
    const before = await projections()
    for (const table of PROJECTION_TABLES) assert.ok(before[table]!.length > 0, `${table} is empty`)
    const count = await rebuild()
    assert.equal(count, before['dossiers']?.length)
    assert.deepEqual(await projections(), before)
    assert.deepEqual((await verifyLedger(world.db)).faults, [])
  })

  test('mend whatever was done to them, and are there as before for the next command', async () => {
    const before = await projections()
    for (const table of PROJECTION_TABLES) {
      if (table !== 'dossiers') await sql`delete from ${sql.table(table)}`.execute(world.ownerDb)
    }
    await sql`update dossiers set state = 'returned', applicant_name = 'x', due_at = null`.execute(
      world.ownerDb,
    )
    await sql`delete from dossiers where id in (select id from dossiers limit 3)`.execute(world.ownerDb)
    await rebuild()
    assert.deepEqual(await projections(), before)
  })

  test('broken off in the middle leave the old rows', async () => {
    await sql`update dossiers set applicant_name = 'x'`.execute(world.ownerDb)
    const damaged = await projections()
    let asked = 0
    const catalog = {
      ...world.catalog,
      graphOf: (revision: Parameters<typeof world.catalog.graphOf>[0]) => {
        asked += 1
        if (asked > 5) throw new Error('killed')
        return world.catalog.graphOf(revision)
      },
    }
    await assert.rejects(rebuildProjections({ ...world, catalog, db: world.ownerDb }), /killed/)
    assert.deepEqual(await projections(), damaged)
    await rebuild()
  })

  test('let people read meanwhile, and a command waits until it is done', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const before = await projections()
    let answered = false
    const withdrawal = await world.ownerDb.transaction().execute(async (tx) => {
      await rebuildProjections({ ...world, db: tx })
      const withdrawing = withdrawDossier(world.contextFor(applicant), { dossierId, reason: 'Thôi' })
      void withdrawing.then(() => {
        answered = true
      })
      assert.equal((await listOwnDossiers(world.db, applicant.accountId)).length, 1)
      await sleep(200)
      assert.equal(answered, false)
      // Not awaited in here: it can only go on after this.
      return { withdrawing }
    })
    assert.equal((await withdrawal.withdrawing).kind, 'done')
    const after = await projections()
    assert.notDeepEqual(after, before)
    await rebuild()
    assert.deepEqual(await projections(), after)
  })

  test('lose the name of a person whose data was lawfully removed', async () => {
    const name = 'Trịnh Thị Biến Mất'
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08', applicant: { name } })
    await world.db.deleteFrom('dossier_event_private').where('dossier_id', '=', dossierId).execute()
    await rebuild()
    assert.ok(!JSON.stringify(await projections()).includes(name))
  })
})
