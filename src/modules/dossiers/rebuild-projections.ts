import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db/database.ts'
import type { DossierContext } from './context.ts'
import { projectDossier } from './dossier-projection.ts'
import { writeProjection } from './dossier-store.ts'
import { findDossier } from './load-dossier.ts'
import { timesOf } from './dossier-times.ts'
import { powersOfFile } from './structure/file-powers.ts'

/** Tables written from events alone; `rebuild` empties and refills them. */
export const PROJECTION_TABLES = [
  'dossiers',
  'dossier_contents',
  'dossier_tasks',
  'dossier_agencies',
  'dossier_participants',
  'dossier_names',
  'dossier_results',
  'dossier_times',
] as const

const BATCH = 200

type RebuildContext = Pick<DossierContext, 'db' | 'catalog' | 'directory'>

/**
 * Computes all projections anew from the events, in one transaction: readers see the old rows until the
 * new ones are there, and a kill in the middle leaves the old ones. Writers wait for the table lock until it
 * is done.
 */
export async function rebuildProjections(
  ctx: RebuildContext,
  onProgress?: (dossiers: number) => void,
): Promise<number> {
  return inTransaction(
    ctx.db,
    async (tx) => {
      await sql`lock table dossiers in exclusive mode`.execute(tx)
      for (const table of PROJECTION_TABLES) await sql`delete from ${sql.table(table)}`.execute(tx)
      let count = 0
      for await (const id of dossierIds(tx)) {
        await rebuildOne(ctx, tx, id)
        count += 1
        if (count % BATCH === 0) onProgress?.(count)
      }
      return count
    },
    { retry: 0 },
  )
}

async function* dossierIds(tx: Db): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx
      .selectFrom('dossier_events')
      .select('dossier_id')
      .where('seq', '=', 1)
      .where('dossier_id', '>', after)
      .orderBy('dossier_id')
      .limit(BATCH)
      .execute()
    for (const row of rows) yield row.dossier_id
    const last = rows.at(-1)
    if (!last) return
    after = last.dossier_id
  }
}

async function rebuildOne(ctx: RebuildContext, tx: Db, id: string): Promise<void> {
  const loaded = await findDossier(ctx, tx, id)
  if (!loaded) return
  const { state, digest } = loaded
  await writeProjection(
    tx,
    projectDossier(state, digest, {
      times: timesOf(ctx, loaded),
      powers: powersOfFile(ctx.directory, loaded),
    }),
  )
}
