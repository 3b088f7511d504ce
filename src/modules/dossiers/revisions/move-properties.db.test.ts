import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import {
  driveTo,
  loadDossier,
  type Milestone,
  type MadeDossier,
} from '../../../../test/support/dossier-builders.ts'
import {
  newerRevision,
  type RevisionWish,
  withDays,
  withPaper,
} from '../../../../test/support/newer-revision.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import {
  askToMoveFiles,
  countByEffect,
  type DossierState,
  listByEffect,
  listMoveRuns,
  moveStanding,
  moveToRevision,
  PROJECTION_TABLES,
  rebuildProjections,
  runMoves,
  verifyLedger,
} from '../index.ts'

const PROCEDURE = 'bl-08'
const MILESTONES: readonly Milestone[] = [
  'submitted',
  'received',
  'assigned',
  'proposed',
  'approved',
  'issued',
]

/** The process with its proposal under another name, so that whoever stands there needs a place. */
const renamed = (text: string) =>
  text.replaceAll('"propose"', '"draft"').replaceAll('motcua:kind="draft"', 'motcua:kind="propose"')

const worlds: World[] = []
after(() => Promise.all(worlds.map((world) => world.close())))

async function projections(world: World) {
  const tables = PROJECTION_TABLES.map((table) => world.ownerDb.selectFrom(table).selectAll().execute())
  return (await Promise.all(tables)).map((rows) => rows.map((row) => JSON.stringify(row)).toSorted())
}

async function assertSound(world: World): Promise<void> {
  const kept = await projections(world)
  assert.deepEqual((await verifyLedger(world.db)).faults, [])
  await rebuildProjections({ db: world.ownerDb, catalog: world.catalog, directory: world.directory })
  assert.deepEqual(await projections(world), kept)
}

/** What no move may do, whoever decides it. */
function assertKept(before: DossierState, now: DossierState): void {
  assert.deepEqual(now.content, before.content)
  assert.equal(now.dueAt === null, before.dueAt === null)
  if (before.dueAt && now.dueAt) assert.ok(now.dueAt >= before.dueAt)
  assert.equal(now.tasks.length, before.tasks.length)
  assert.equal(new Set(now.tasks.map(({ token }) => token)).size, now.tasks.length)
  for (const task of now.tasks) {
    assert.ok(task.unitId !== '' && task.agencyId !== '')
    const same = before.tasks.find(({ token }) => token === task.token)
    if (same) assert.deepEqual(task, same)
  }
}

describe('moving files', () => {
  it('loses no answer, brings no date nearer and leaves one holder a step, whatever changes', async () => {
    const change = fc.record({
      days: fc.integer({ min: -1, max: 20 }),
      paper: fc.boolean(),
      isRenamed: fc.boolean(),
      state: fc.constantFrom(...MILESTONES),
      seed: fc.integer({ min: 1, max: 1_000 }),
      asks: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ days, paper, isRenamed, state, seed, asks }) => {
        const old = await testWorld()
        try {
          const { dossierId, state: was } = await driveTo(old, { procedureId: PROCEDURE, state, seed })
          const wish: RevisionWish = {
            record: (record) => ({
              ...withDays(days).record?.(record),
              ...(paper && withPaper('p98').record?.(record)),
            }),
            ...(isRenamed ? { bpmn: renamed } : {}),
          }
          const world = await newerRevision(old, PROCEDURE, wish)
          const agencyId = was.agencyId
          const leader = await world.officer([
            { role: 'agency_leader', agencyId, unitId: was.tasks[0]!.unitId },
          ])
          const standing = moveStanding(world.contextFor(leader), await loadDossier(world, dossierId))
          const places = (standing?.toPlace ?? []).map(({ task, candidates }) => [
            task.token,
            candidates[0]?.id ?? '',
          ])
          const outcome = await moveToRevision(world.contextFor(leader), {
            dossierId,
            revision: 2,
            reason: 'Áp dụng quy định mới',
            places: Object.fromEntries(places),
            askedPaperIds: asks ? (standing?.newPapers ?? []).map(({ id }) => id) : [],
          })
          const { state: now } = await loadDossier(world, dossierId)
          // Told apart from a request for papers, which stops the step and says so.
          const told = now.supplement ? now.tasks.map((task) => ({ ...task, waitingFor: null })) : now.tasks
          const held = told.map((task) => {
            const same = was.tasks.find(({ token }) => token === task.token)
            return now.supplement && same ? { ...task, since: same.since, heldSince: same.heldSince } : task
          })
          assertKept(was, { ...now, tasks: held })
          assert.equal(now.revision, outcome.kind === 'done' && (days !== 0 || paper || isRenamed) ? 2 : 1)
          await assertSound(world)
        } finally {
          await old.close()
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('all files that may move', () => {
  let world: World
  const files: (MadeDossier & { readonly state: DossierState })[] = []
  before(async () => {
    const old = await testWorld()
    worlds.push(old)
    for (const state of MILESTONES) files.push(await driveTo(old, { procedureId: PROCEDURE, state }))
    world = await newerRevision(old, PROCEDURE, withDays(5))
  })

  it('are listed by what the revision means for them, page by page, as many as are counted', async () => {
    const older = { procedureId: PROCEDURE, revision: 2, agencyIds: null }
    assert.deepEqual(await countByEffect(world, older), { keeps: 0, 'may-move': 5, 'to-decide': 0 })
    const seen: string[] = []
    for (let next: string | undefined, more = true; more; more = next !== undefined) {
      const page = await listByEffect(world, older, { outcome: 'may-move', after: next, limit: 2 })
      assert.ok(page.rows.length <= 2)
      seen.push(...page.rows.map(({ file }) => file.id))
      next = page.next
    }
    const open = files.slice(0, -1).map(({ dossierId }) => dossierId)
    assert.deepEqual(seen.toSorted(), open.toSorted())
    const elsewhere = { ...older, agencyIds: ['so-xay-dung'] }
    assert.deepEqual(await countByEffect(world, elsewhere), { keeps: 0, 'may-move': 0, 'to-decide': 0 })
  })

  it('are moved by the job for an office that may, once, however often it is asked and run', async () => {
    const { agencyId, tasks } = files[0]!.state
    const seat = { agencyId, unitId: tasks[0]!.unitId }
    const wish = { procedureId: PROCEDURE, revision: 2 }
    const admin = world.contextFor(await world.officer([{ role: 'agency_admin', ...seat }]))
    const control = world.contextFor(await world.officer([{ role: 'province_admin', ...seat }]))
    const leader = world.contextFor(await world.officer([{ role: 'agency_leader', ...seat }]))
    assert.deepEqual(await askToMoveFiles(leader, wish), { kind: 'refused', reason: 'not-your-role' })
    assert.deepEqual(await askToMoveFiles(admin, { ...wish, revision: 1 }), {
      kind: 'refused',
      reason: 'not-now',
    })
    for (const ctx of [admin, admin, control]) assert.equal((await askToMoveFiles(ctx, wish)).kind, 'done')
    const system = world.contextFor({ kind: 'system' })
    assert.equal(await runMoves(system), 5)
    assert.equal(await runMoves(system), 0)
    const runs = await listMoveRuns(world.db, PROCEDURE, null)
    assert.deepEqual(
      runs
        .map(({ agencyId: of, total, moved, finishedAt }) => [of, total, moved, finishedAt !== null])
        .toSorted(),
      [
        [null, 5, 0, true],
        [agencyId, 5, 5, true],
      ].toSorted(),
    )
    for (const { dossierId, state } of files) {
      const { state: now } = await loadDossier(world, dossierId)
      assert.equal(now.revision, state.result ? 1 : 2)
      assertKept(state, now)
    }
    await assertSound(world)
  })
})
