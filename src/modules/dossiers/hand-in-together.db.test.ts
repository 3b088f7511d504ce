import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { aDraft, loadDossier, upload } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { checkDraft, findDraft, listOwnDossiers, submitDraft, updateDraft, verifyLedger } from './index.ts'
import { beginFromDraft } from './submission.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const PROCEDURES = ['bl-08', 'bl-10', 'bl-11', 'bl-15']

/** Complete drafts, each of another person. */
const drafts = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const owner = await world.citizen()
      const { draftId } = await aDraft(world, { procedureId: PROCEDURES[at % 4] ?? '', owner, seed: at + 1 })
      return { draftId, owner, ctx: world.contextFor(owner) }
    }),
  )

type Ready = Awaited<ReturnType<typeof drafts>>[number]

const handIn = ({ ctx, draftId }: Ready) => submitDraft(ctx, draftId)

async function rowsOf(dossierId: string) {
  const of = (table: 'dossier_tasks' | 'dossier_contents' | 'notifications') =>
    world.db.selectFrom(table).selectAll().where('dossier_id', '=', dossierId).execute()
  const { events } = await loadDossier(world, dossierId)
  const audit = await world.db
    .selectFrom('audit_log')
    .selectAll()
    .where('subject_id', '=', dossierId)
    .where('action', '=', 'dossier.submitted')
    .execute()
  const tables = await Promise.all([
    of('dossier_tasks'),
    of('dossier_contents'),
    of('notifications'),
  ] as const)
  return [events.length, audit.length, ...tables.map((rows) => rows.length)]
}

const countJobs = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from graphile_worker.jobs where task_identifier = 'notifications.deliver'`.execute(
    world.ownerDb,
  )
  return rows[0]?.count ?? 0
}

/** The draft as it is, checked and complete. */
async function ready({ draftId, owner }: Ready) {
  const draft = await findDraft(world.db, draftId, owner.accountId)
  assert.ok(draft)
  const checked = checkDraft(world, draft)
  assert.ok(checked.kind === 'complete')
  return { draft, ...checked }
}

describe('drafts handed in at the same time', () => {
  test('share few statements, and each becomes a dossier with all that belongs to it', async () => {
    const all = await drafts(12)
    const jobs = await countJobs()
    const { result, statements } = await countQueries(() => Promise.all(all.map(handIn)))
    assert.deepEqual(
      result,
      all.map(({ draftId }) => ({ kind: 'submitted', dossierId: draftId })),
    )
    const writes = statements.filter((text) => text.includes('dossier_events'))
    assert.ok(writes.length >= 1 && writes.length <= 6, `${writes.length} statements for 12`)
    for (const { draftId, owner } of all) {
      assert.deepEqual(await rowsOf(draftId), [1, 1, 1, 1, 1])
      assert.equal((await listOwnDossiers(world.db, owner.accountId)).length, 1)
      assert.ok((await findDraft(world.db, draftId, owner.accountId))?.submittedAt)
    }
    assert.equal((await countJobs()) - jobs, 12)
  })

  test('keep each their own declaration', async () => {
    const all = await drafts(6)
    const wanted = await Promise.all(
      all.map(async (one) => {
        const { service, content } = await ready(one)
        return [one.owner.accountId, service.id, content]
      }),
    )
    await Promise.all(all.map(handIn))
    const found = await Promise.all(
      all.map(async ({ draftId }) => {
        const { state } = await loadDossier(world, draftId)
        return [state.applicantAccountId, state.serviceId, state.content]
      }),
    )
    assert.deepEqual(found, wanted)
  })

  test('twice over make one dossier each, and every click is answered with it', async () => {
    const all = await drafts(3)
    const outcomes = await Promise.all([...all, ...all, ...all].map(handIn))
    assert.deepEqual(
      outcomes,
      [...all, ...all, ...all].map(({ draftId }) => ({ kind: 'submitted', dossierId: draftId })),
    )
    for (const { draftId } of all) assert.deepEqual(await rowsOf(draftId), [1, 1, 1, 1, 1])
  })

  test('are not kept back by one that names a file of somebody else', async () => {
    const all = await drafts(4)
    const [bad] = all as [Ready, ...Ready[]]
    const foreign = await upload(world, await world.citizen())
    const draft = await findDraft(world.db, bad.draftId, bad.owner.accountId)
    const [first, ...more] = draft?.papers ?? []
    assert.ok(first)
    const papers = [{ ...first, fileIds: [foreign] }, ...more]
    await updateDraft(world, { id: bad.draftId }, { papers })
    const outcomes = await Promise.all(all.map(handIn))
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['invalid', 'submitted', 'submitted', 'submitted'],
    )
    assert.equal((await listOwnDossiers(world.db, bad.owner.accountId)).length, 0)
    assert.equal((await findDraft(world.db, bad.draftId, bad.owner.accountId))?.submittedAt, null)
  })

  test('are not spoilt by one that the database refuses, which alone is told so', async () => {
    const all = await drafts(4)
    const begun = all.map(async (one, at) => {
      const { draft, service, revision, content } = await ready(one)
      const { ctx, owner, draftId } = one
      // jsonb holds no NUL.
      const applicant = at === 1 ? { ...content.applicant, address: 'a\u0000b' } : content.applicant
      return beginFromDraft(ctx, draft, {
        id: draftId,
        service,
        revision,
        channel: 'online',
        applicantAccountId: owner.accountId,
        content: { ...content, applicant },
        actor: { kind: 'applicant', accountId: owner.accountId },
      })
    })
    const outcomes = await Promise.allSettled(begun)
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed')),
      [true, 'failed', true, true],
    )
    for (const [at, { draftId, owner }] of all.entries()) {
      const isThere = at !== 1
      assert.equal((await listOwnDossiers(world.db, owner.accountId)).length, isThere ? 1 : 0)
      const draft = await findDraft(world.db, draftId, owner.accountId)
      assert.equal(draft?.submittedAt !== null, isThere)
    }
  })

  test('leave a ledger without fault', async () => {
    assert.deepEqual((await verifyLedger(world.db)).faults, [])
  })
})
