import { z } from 'zod'
import { readClock } from '../../engines/clock/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { tellHoldersOfRecount } from './alerts/tell-of-recount.ts'
import type { DossierContext } from './context.ts'
import { clockInputOf } from './dossier-clock.ts'
import type { NewEvent } from './dossier-event.ts'
import { findDossiers, type LoadedDossier } from './load-dossier.ts'
import { recordEvents } from './record-events.ts'
import { BEFORE_ALL_IDS, workOff } from './work-off.ts'

/** Counts due dates anew after the calendar changed; run again, it goes on where it stopped. */
export const recountJob = defineJob('dossiers.recount', z.record(z.string(), z.unknown()))

export interface Recount {
  readonly id: string
  readonly reason: string
  readonly askedAt: Date
  readonly total: number
  readonly seen: number
  readonly changed: number
  readonly finishedAt: Date | null
}

/** Dossiers in one transaction: long enough to be quick, short enough that a clerk never waits for it. */
const BATCH = 100

/** Asks for it in the transaction that changes the calendar. */
export async function askRecount(
  ctx: Pick<DossierContext, 'clock'>,
  tx: Db,
  by: { readonly reason: string; readonly accountId: string; readonly at: Date },
): Promise<string> {
  const id = newId(ctx.clock)
  const { total } = await running(tx)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('recounts')
    .values({
      id,
      reason: by.reason,
      asked_by: by.accountId,
      asked_at: by.at,
      total: Number(total),
    })
    .execute()
  await enqueue(tx, recountJob, {})
  return id
}

export async function listRecounts(db: Db): Promise<readonly Recount[]> {
  const rows = await db.selectFrom('recounts').selectAll().orderBy('asked_at', 'desc').limit(20).execute()
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    askedAt: row.asked_at,
    total: row.total,
    seen: row.seen,
    changed: row.changed,
    finishedAt: row.finished_at,
  }))
}

export async function hasRecounts(db: Db): Promise<boolean> {
  const open = await db
    .selectFrom('recounts')
    .select('id')
    .where('finished_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

/** Gives how many due dates it moved. */
export function runRecounts(ctx: DossierContext, signal?: AbortSignal): Promise<number> {
  return workOff(ctx.db, (tx) => recountBatch(ctx, tx), signal)
}

function running(tx: Db) {
  return tx.selectFrom('dossiers').where('received_at', 'is not', null).where('finished_at', 'is', null)
}

async function recountBatch(ctx: DossierContext, tx: Db): Promise<number | undefined> {
  const work = await tx
    .selectFrom('recounts')
    .selectAll()
    .where('finished_at', 'is', null)
    .orderBy('asked_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!work) return undefined
  const after = work.last_dossier_id ?? BEFORE_ALL_IDS
  const rows = await running(tx)
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .execute()
  const ids = rows.map(({ id }) => id)
  const moved: string[] = []
  for (const loaded of await findDossiers(ctx, tx, ids)) {
    const event = recounted(ctx, loaded, work.id)
    if (!event) continue
    await recordEvents(ctx, tx, loaded, { actor: { kind: 'system' }, events: [event] })
    moved.push(loaded.state.id)
  }
  await tellHoldersOfRecount(ctx.clock, tx, moved)
  await tx
    .updateTable('recounts')
    .set({
      seen: work.seen + ids.length,
      changed: work.changed + moved.length,
      last_dossier_id: ids.at(-1) ?? work.last_dossier_id,
      finished_at: ids.length < BATCH ? ctx.clock.now() : null,
    })
    .where('id', '=', work.id)
    .execute()
  return moved.length
}

/**
 * The event, where the calendar of today gives a later date than the one that counted last. A promise is never made
 * earlier; while the applicant is waited for there is no date to move, and his answer is counted by the new calendar.
 */
function recounted(ctx: DossierContext, loaded: LoadedDossier, recountId: string): NewEvent | undefined {
  const { state } = loaded
  if (!state.dueAt || state.supplement || state.financialDuty) return undefined
  const input = clockInputOf(ctx, loaded, ctx.clock.now())
  const calendar = ctx.directory.calendarOf(state.agencyId)
  if (!input || input.calendar.version === calendar.version) return undefined
  const { dueAt } = readClock({ ...input, calendar })
  if (dueAt <= state.dueAt) return undefined
  return {
    type: 'recounted',
    data: { recountId, dueAt: dueAt.toISOString(), calendarVersion: calendar.version },
    private: null,
  }
}
