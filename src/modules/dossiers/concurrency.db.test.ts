import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  aDossier,
  aDraft,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  resultDraft,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import {
  claimStep,
  completeStepOf,
  issueResult,
  listOwnDossiers,
  receiveDossier,
  releaseStep,
  submitDraft,
  verifyLedger,
} from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const tallied = (outcomes: readonly { kind: string; reason?: unknown }[]) =>
  outcomes.map(({ kind, reason }) => String(reason ?? kind)).toSorted()

/** An examination nobody holds yet, and two examiners who could take it. */
async function contested() {
  const dossier = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(dossier.state, 'propose')
  const holder = world.contextFor(await officerFor(world, task))
  await releaseStep(holder, { dossierId: dossier.dossierId, token: task.token, reason: '' })
  const rivals = [await world.officer([task]), await world.officer([task])].map(world.contextFor)
  return { ...dossier, rivals, token: task.token }
}

describe('two officers at once', () => {
  test('claiming a step: one has it, the other is told who is first', async () => {
    const { dossierId, token, rivals } = await contested()
    const outcomes = await Promise.all(rivals.map((ctx) => claimStep(ctx, { dossierId, token })))
    assert.deepEqual(tallied(outcomes), ['done', 'held-by-another'])
  })

  test('completing a step: one does it, the other is told that it is done', async () => {
    const { dossierId, token, rivals } = await contested()
    const input = { dossierId, token, opinion: '', draft: resultDraft() }
    const outcomes = await Promise.all(rivals.map((ctx) => completeStepOf(ctx, input)))
    assert.deepEqual(tallied(outcomes), ['done', 'not-now'])
    const { events } = await loadDossier(world, dossierId)
    assert.equal(events.filter((event) => event.type === 'completed').length, 1)
  })

  test('receiving a dossier: one number is given, none is lost', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const loaded = await loadDossier(world, dossierId)
    const task = taskOf(loaded.state, 'receive')
    const ctxs = [await world.officer([task]), await world.officer([task])].map(world.contextFor)
    const input = { dossierId, token: task.token, checkedPaperIds: paperIds(loaded) }
    assert.deepEqual(tallied(await Promise.all(ctxs.map((ctx) => receiveDossier(ctx, input)))), [
      'done',
      'not-now',
    ])
    const counter = await world.db
      .selectFrom('dossier_code_counters')
      .select('last_number')
      .where('agency_id', '=', task.agencyId)
      .executeTakeFirst()
    const { state } = await loadDossier(world, dossierId)
    assert.equal(Number(state.code?.slice(-4)), counter?.last_number)
  })

  test('receiving many dossiers of one agency: every code is another, without a gap', async () => {
    const dossiers = await Promise.all(
      Array.from({ length: 12 }, () => aDossier(world, { procedureId: 'bl-15' })),
    )
    const codes = await Promise.all(
      dossiers.map(async ({ dossierId }) => {
        const loaded = await loadDossier(world, dossierId)
        const task = taskOf(loaded.state, 'receive')
        const ctx = world.contextFor(await officerFor(world, task))
        await receiveDossier(ctx, { dossierId, token: task.token, checkedPaperIds: paperIds(loaded) })
        return Number((await loadDossier(world, dossierId)).state.code?.slice(-4))
      }),
    )
    assert.deepEqual(
      codes.toSorted((a, b) => a - b),
      Array.from({ length: 12 }, (_, index) => index + 1),
    )
  })
})

describe('a draft handed in twice at once', () => {
  test('makes one dossier, and both clicks are answered with it', async () => {
    const owner = await world.citizen()
    const { draftId } = await aDraft(world, { procedureId: 'bl-08', owner })
    const ctx = world.contextFor(owner)
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => submitDraft(ctx, draftId)))
    for (const outcome of outcomes) assert.deepEqual(outcome, { kind: 'submitted', dossierId: draftId })
    assert.equal((await listOwnDossiers(world.db, owner.accountId)).length, 1)
    assert.equal((await loadDossier(world, draftId)).events.length, 1)
    const notices = await world.db
      .selectFrom('notifications')
      .selectAll()
      .where('dossier_id', '=', draftId)
      .execute()
    assert.equal(notices.length, 1)
  })
})

describe('a connection lost in the middle', () => {
  /** All rows a command could have left behind. */
  async function everything(): Promise<string> {
    const tables = ['dossier_events', 'dossier_event_private', 'dossiers', 'dossier_tasks', 'dossier_results']
    const more = ['audit_log', 'notifications', 'document_numbers', 'dossier_code_counters', 'drafts']
    const rows = await Promise.all(
      [...tables, ...more].map((table) =>
        sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(
          world.ownerDb,
        ),
      ),
    )
    return JSON.stringify(rows.map((result) => result.rows))
  }

  /** Stops a command at its very last statement but one, by holding the table of notices, and cuts its connection there. */
  async function cutAtTheEnd(act: () => Promise<unknown>): Promise<unknown> {
    return world.ownerDb.transaction().execute(async (tx) => {
      await sql`lock table notifications in access exclusive mode`.execute(tx)
      const outcome = act().then(
        (done) => done,
        (error: unknown) => error,
      )
      await untilWaiting()
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`.execute(
        tx,
      )
      return outcome
    })
  }

  async function untilWaiting(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        world.ownerDb,
      )
      if (rows.length > 0) return
      await sleep(20)
    }
    throw new Error('the command never came to the notices')
  }

  test('while handing in leaves the draft as it was, to be handed in again', async () => {
    const owner = await world.citizen()
    const { draftId } = await aDraft(world, { procedureId: 'bl-08', owner })
    const ctx = world.contextFor(owner)
    const before = await everything()
    assert.ok((await cutAtTheEnd(() => submitDraft(ctx, draftId))) instanceof Error)
    assert.equal(await everything(), before)
    assert.equal((await submitDraft(ctx, draftId)).kind, 'submitted')
  })

  test('while receiving gives no number away', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const loaded = await loadDossier(world, dossierId)
    const task = taskOf(loaded.state, 'receive')
    const ctx = world.contextFor(await officerFor(world, task))
    const input = { dossierId, token: task.token, checkedPaperIds: paperIds(loaded) }
    const before = await everything()
    assert.ok((await cutAtTheEnd(() => receiveDossier(ctx, input))) instanceof Error)
    assert.equal(await everything(), before)
    assert.equal((await receiveDossier(ctx, input)).kind, 'done')
  })

  test('while issuing leaves neither a number nor a result', async () => {
    const dossier = await driveTo(world, { procedureId: 'bl-08', state: 'approved' })
    const task = taskOf(dossier.state, 'number')
    const ctx = world.contextFor(await officerFor(world, task))
    const input = { dossierId: dossier.dossierId, token: task.token }
    const before = await everything()
    assert.ok((await cutAtTheEnd(() => issueResult(ctx, input))) instanceof Error)
    assert.equal(await everything(), before)
    assert.equal((await issueResult(ctx, input)).kind, 'done')
  })

  test('leaves a ledger without fault', async () => {
    assert.deepEqual((await verifyLedger(world.db)).faults, [])
  })
})
