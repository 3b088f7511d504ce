import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'
import { newId } from '../../../platform/ids/id.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { type OfficerActor, postsWith } from '../../identity/index.ts'
import type { ProcedureRevision } from '../../catalog/index.ts'
import type { DossierContext } from '../context.ts'
import { vietnamDay } from '../dossier-code.ts'
import { findDossiers, type LoadedDossier } from '../load-dossier.ts'
import { recordEvents } from '../record-events.ts'
import { BEFORE_ALL_IDS, workOff } from '../work-off.ts'
import { movedEvent } from './moved-event.ts'
import { changesTo, effectOf, type RevisionChange } from './revision-change.ts'
import { placesFor } from './step-places.ts'

/** Moves the open files that may move; run again, it goes on where it stopped. */
export const moveFilesJob = defineJob('dossiers.move-to-revision', z.record(z.string(), z.unknown()))

export interface MoveRun {
  readonly id: string
  readonly revision: number
  /** Null: of all agencies. */
  readonly agencyId: string | null
  readonly askedAt: Date
  readonly total: number
  readonly seen: number
  readonly moved: number
  readonly finishedAt: Date | null
}

export type AskMoveOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' | 'not-now' }

/** Dossiers in one transaction: long enough to be quick, short enough that a clerk never waits for it. */
const BATCH = 100

/**
 * Whose files an officer may have moved at once: all of them for the control office (null), those of his agency for
 * its administrator; undefined for everybody else.
 */
export function movableAgencies(actor: OfficerActor): readonly string[] | null | undefined {
  if (postsWith(actor, 'province_admin').length > 0) return null
  const own = [...new Set(postsWith(actor, 'agency_admin').map(({ agencyId }) => agencyId))]
  return own.length > 0 ? own : undefined
}

/** Asks for all open files to be moved that may; asking while that goes on asks for nothing more. */
export function askToMoveFiles(
  ctx: DossierContext<OfficerActor>,
  wish: { readonly procedureId: string; readonly revision: number },
): Promise<AskMoveOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<AskMoveOutcome> => {
    const agencies = movableAgencies(ctx.actor)
    if (agencies === undefined) return { kind: 'refused', reason: 'not-your-role' }
    if (inForce(ctx, wish.procedureId)?.revision !== wish.revision)
      return { kind: 'refused', reason: 'not-now' }
    for (const agencyId of agencies ?? [null]) await askRun(ctx, tx, { ...wish, agencyId })
    await enqueue(tx, moveFilesJob, {})
    return { kind: 'done' }
  })
}

interface Wanted {
  readonly procedureId: string
  readonly revision: number
  readonly agencyId: string | null
}

async function askRun(ctx: DossierContext<OfficerActor>, tx: Db, wanted: Wanted): Promise<void> {
  const { total } = await olderFiles(tx, wanted)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const { rows } = await sql`
    insert into revision_moves (id, procedure_id, revision, agency_id, asked_by, asked_at, total)
    values (${newId(ctx.clock)}, ${wanted.procedureId}, ${wanted.revision}, ${wanted.agencyId},
      ${ctx.actor.accountId}, ${ctx.clock.now()}, ${Number(total)})
    on conflict (procedure_id, revision, coalesce(agency_id, '')) where finished_at is null do nothing
    returning id`.execute(tx)
  if (rows.length === 0) return
  const post = postsWith(ctx.actor, wanted.agencyId === null ? 'province_admin' : 'agency_admin')[0]
  await writeAudit(tx, {
    at: ctx.clock.now(),
    accountId: ctx.actor.accountId,
    postId: post?.id ?? null,
    action: 'procedure.files_moved',
    subjectType: 'procedure',
    subjectId: wanted.procedureId,
    details: { revision: wanted.revision, ...(wanted.agencyId === null ? {} : { agency: wanted.agencyId }) },
  })
}

function olderFiles(tx: Db, { procedureId, revision, agencyId }: Wanted) {
  const files = tx
    .selectFrom('dossiers')
    .where('procedure_id', '=', procedureId)
    .where('finished_at', 'is', null)
    .where('revision', '<', revision)
  return agencyId === null ? files : files.where('agency_id', '=', agencyId)
}

function inForce({ catalog, clock }: Pick<DossierContext, 'catalog' | 'clock'>, procedureId: string) {
  return catalog.revisionOn(procedureId, vietnamDay(clock.now()))
}

const RUNS_SHOWN = 10

/** Of a procedure, the latest first; an agency's administrator sees those of his agency. */
export async function listMoveRuns(
  db: Db,
  procedureId: string,
  agencyIds: readonly string[] | null,
): Promise<readonly MoveRun[]> {
  const runs = db.selectFrom('revision_moves').selectAll().where('procedure_id', '=', procedureId)
  const seen = agencyIds === null ? runs : runs.where('agency_id', 'in', [...agencyIds])
  const rows = await seen.orderBy('asked_at', 'desc').limit(RUNS_SHOWN).execute()
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    agencyId: row.agency_id,
    askedAt: row.asked_at,
    total: row.total,
    seen: row.seen,
    moved: row.moved,
    finishedAt: row.finished_at,
  }))
}

export async function hasMoveRuns(db: Db): Promise<boolean> {
  const open = db.selectFrom('revision_moves').select('id').where('finished_at', 'is', null).limit(1)
  return (await open.executeTakeFirst()) !== undefined
}

/** Gives how many files it moved. */
export function runMoves(ctx: DossierContext, signal?: AbortSignal): Promise<number> {
  return workOff(ctx.db, (tx) => moveBatch(ctx, tx), signal)
}

async function moveBatch(ctx: DossierContext, tx: Db): Promise<number | undefined> {
  const work = await tx
    .selectFrom('revision_moves')
    .selectAll()
    .where('finished_at', 'is', null)
    .orderBy('asked_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!work) return undefined
  const target = inForce(ctx, work.procedure_id)
  const wanted = { procedureId: work.procedure_id, revision: work.revision, agencyId: work.agency_id }
  const after = work.last_dossier_id ?? BEFORE_ALL_IDS
  // A newer revision came meanwhile: what was asked for is no longer to be done.
  const isOver = target?.revision !== work.revision
  const rows = isOver
    ? []
    : await olderFiles(tx, wanted)
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .forUpdate()
        .execute()
  const ids = rows.map(({ id }) => id)
  const moved = target ? await moveThese(ctx, tx, { ids, target, runId: work.id }) : 0
  await tx
    .updateTable('revision_moves')
    .set({
      seen: work.seen + ids.length,
      moved: work.moved + moved,
      last_dossier_id: ids.at(-1) ?? work.last_dossier_id,
      finished_at: ids.length < BATCH ? ctx.clock.now() : null,
    })
    .where('id', '=', work.id)
    .execute()
  return moved
}

interface Batch {
  readonly ids: readonly string[]
  readonly target: ProcedureRevision
  readonly runId: string
}

async function moveThese(ctx: DossierContext, tx: Db, { ids, target, runId }: Batch): Promise<number> {
  const changeFrom = changesTo(ctx.catalog, target)
  let moved = 0
  for (const loaded of await findDossiers(ctx, tx, ids)) {
    const event = moveWithoutDecision(ctx, loaded, { change: changeFrom(loaded.state.revision), runId })
    if (!event) continue
    await recordEvents(ctx, tx, loaded, { actor: { kind: 'system' }, events: [event] })
    moved += 1
  }
  return moved
}

function moveWithoutDecision(
  ctx: DossierContext,
  loaded: LoadedDossier,
  { change, runId }: { readonly change: RevisionChange; readonly runId: string },
) {
  if (effectOf(loaded.state, change).outcome !== 'may-move') return undefined
  const placed = placesFor(loaded.state, change, {})
  if ('without' in placed) return undefined
  return movedEvent(ctx, loaded, { change, places: placed.places, askedPaperIds: [], reason: null, runId })
}
