import { z } from 'zod'
import { inTransaction } from '../../../platform/db/database.ts'
import type { Db } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { type OfficerActor, postsWith } from '../../identity/index.ts'
import { findReorganisationPack } from '../../organizations/index.ts'
import type { StructureContext } from '../context.ts'
import { ENDED } from '../dossier-state.ts'
import { findDossiers } from '../load-dossier.ts'
import { findOrphans, MOVE_BATCH, passOn } from './move-files.ts'
import { applyReorganisation } from './reorganise.ts'

/** Applies what was asked for on screen; without anything asked for it looks for files sent to a body that has ended. */
export const reorganiseJob = defineJob('dossiers.reorganise', z.record(z.string(), z.unknown()))

export interface ReorganisationRun {
  readonly id: string
  readonly packId: string
  readonly askedAt: Date
  readonly total: number
  readonly done: number
  readonly finishedAt: Date | null
  readonly failure: string | null
}

export type AskOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' }

/** Asks for a pack to be applied; asking while it is being applied asks for nothing more. */
export function askReorganisation(
  ctx: StructureContext & { readonly actor: OfficerActor },
  packId: string,
): Promise<AskOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<AskOutcome> => {
    if (postsWith(ctx.actor, 'province_admin').length === 0)
      return { kind: 'refused', reason: 'not-your-role' }
    const running = await tx
      .selectFrom('reorganisation_runs')
      .select('id')
      .where('pack_id', '=', packId)
      .where('finished_at', 'is', null)
      .executeTakeFirst()
    if (running) return { kind: 'done' }
    const { total } = await tx
      .selectFrom('dossiers')
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .where('state', 'not in', [...ENDED])
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('reorganisation_runs')
      .values({
        id: newId(ctx.clock),
        pack_id: packId,
        asked_by: ctx.actor.accountId,
        asked_at: ctx.clock.now(),
        total: Number(total),
      })
      .execute()
    await enqueue(tx, reorganiseJob, {})
    return { kind: 'done' }
  })
}

/** The latest first. */
export async function listReorganisationRuns(db: Db): Promise<readonly ReorganisationRun[]> {
  const rows = await db
    .selectFrom('reorganisation_runs')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    packId: row.pack_id,
    askedAt: row.asked_at,
    total: row.total,
    done: row.done,
    finishedAt: row.finished_at,
    failure: row.failure,
  }))
}

/** Applies all that was asked for; how far it is can be read meanwhile. Gives how many were applied. */
export async function runReorganisations(ctx: StructureContext): Promise<number> {
  const runs = await ctx.db
    .selectFrom('reorganisation_runs')
    .selectAll()
    .where('finished_at', 'is', null)
    .orderBy('asked_at')
    .execute()
  let applied = 0
  for (const run of runs) {
    const tell = (values: { done?: number; finished_at?: Date; failure?: string | null }) =>
      ctx.db.updateTable('reorganisation_runs').set(values).where('id', '=', run.id).execute()
    try {
      const failure = await apply(ctx, run, async (done) => void (await tell({ done })))
      await tell({ finished_at: ctx.clock.now(), failure })
      if (failure === null) applied += 1
    } catch (error) {
      // Nothing was changed; whoever asked sees that it failed, the log says why.
      ctx.log.error('a reorganisation could not be applied', {
        error,
        entity: 'reorganisation',
        entityId: run.pack_id,
      })
      const failure = 'Có lỗi khi thực hiện; không có gì thay đổi. Nhật ký của chương trình ghi rõ lỗi.'
      await tell({ finished_at: ctx.clock.now(), failure })
    }
  }
  return applied
}

async function apply(
  ctx: StructureContext,
  run: { readonly pack_id: string; readonly asked_by: string | null },
  onProgress: (done: number) => Promise<void>,
): Promise<string | null> {
  const pack = await findReorganisationPack(run.pack_id)
  if (!pack) return `Không còn gói ${run.pack_id} (the pack is gone).`
  const outcome = await applyReorganisation(ctx, pack, { accountId: run.asked_by, onProgress })
  switch (outcome.kind) {
    case 'done':
    case 'already':
      return null
    case 'too-early':
      return `Chưa đến ngày có hiệu lực ${outcome.effectiveOn} (not in force yet).`
    case 'faults':
      return outcome.faults.slice(0, 5).join('; ')
    case 'refused':
      return 'Không có quyền (not your role).'
  }
}

/**
 * Files that came to a body after its end, through a process that did not know of it yet, are passed on like all
 * others. Gives how many.
 */
export async function passOnStragglers(ctx: StructureContext): Promise<number> {
  const ended = ctx.directory.agencies.flatMap(({ id, endedOn }) => (endedOn === null ? [] : [id]))
  let passed = 0
  for (;;) {
    const ids = await findOrphans(ctx.db, ended, MOVE_BATCH)
    if (ids.length === 0) return passed
    const moved = await inTransaction(ctx.db, async (tx) => {
      await tx
        .selectFrom('dossiers')
        .select('id')
        .where('id', 'in', [...ids])
        .orderBy('id')
        .forUpdate()
        .execute()
      return passOn(ctx, tx, await findDossiers(ctx, tx, ids))
    })
    if (moved === 0) return passed
    passed += moved
  }
}
