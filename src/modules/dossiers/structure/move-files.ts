import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { postsInForce } from '../../identity/index.ts'
import { listReorganisations } from '../../organizations/index.ts'
import type { StructureContext } from '../context.ts'
import { ENDED } from '../dossier-state.ts'
import { findDossiers, type LoadedDossier } from '../load-dossier.ts'
import { recordEvents } from '../record-events.ts'
import { powersOfFile } from './file-powers.ts'
import type { MoveCount } from './reorganisation-report.ts'
import { succeededEvents } from './succeeded-events.ts'

export const MOVE_BATCH = 100

interface Move {
  /** With the directory after the reorganisation. */
  readonly ctx: StructureContext
  readonly tx: Db
  readonly reorganisationId: string
  readonly count: MoveCount
  /** False to see what would happen. */
  readonly write: boolean
  readonly onProgress?: ((seen: number) => Promise<void> | void) | undefined
}

/** Accounts with the units they work in after the posts have passed on. */
async function postsAfter({ ctx, tx }: Pick<Move, 'ctx' | 'tx'>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select account_id || ' ' || unit_id as key from (${postsInForce(ctx.clock)}) as post`.execute(tx)
  return new Set(rows.map(({ key }) => key))
}

/** Passes every open file whose office ended to those who took over, in the caller's transaction. */
export async function moveFiles(move: Move): Promise<void> {
  const { ctx, tx, reorganisationId, count, write } = move
  const after = { directory: ctx.directory, reorganisationId, posts: await postsAfter(move) }
  for await (const ids of openFiles(tx)) {
    for (const loaded of await findDossiers(ctx, tx, ids)) {
      count.openFiles += 1
      const from = loaded.state.agencyId
      const events = succeededEvents(after, loaded)
      const [first] = events
      if (first?.type !== 'succeeded') continue
      if (first.data.agencyId !== from) count.moved(from, first.data.agencyId)
      if (lacksArea(ctx, from, loaded)) count.withoutArea(from, loaded.state.id)
      if (events.length > 1) count.approvalsReturned += 1
      if (write) await recordEvents(ctx, tx, loaded, { actor: { kind: 'system' }, events })
    }
    await move.onProgress?.(count.openFiles)
  }
}

/** Files that came in meanwhile, by the reorganisation that ended their office last. Gives how many were passed on. */
export async function passOn(
  ctx: StructureContext,
  tx: Db,
  files: readonly LoadedDossier[],
): Promise<number> {
  const posts = await postsAfter({ ctx, tx })
  const latest = (await listReorganisations(tx))[0]
  if (!latest) return 0
  let moved = 0
  for (const loaded of files) {
    const events = succeededEvents({ directory: ctx.directory, reorganisationId: latest.id, posts }, loaded)
    if (events.length === 0) continue
    await recordEvents(ctx, tx, loaded, { actor: { kind: 'system' }, events })
    moved += 1
  }
  return moved
}

/** A file that names no commune, where the powers over its field went to communes. */
function lacksArea({ directory }: StructureContext, agencyId: string, loaded: LoadedDossier): boolean {
  const { field, area } = powersOfFile(directory, loaded)
  if (area) return false
  return directory.structure.agencyLinks.some(
    ({ from, powers }) =>
      from === agencyId && powers?.areas && (powers.fields?.includes(field ?? '') ?? true),
  )
}

async function* openFiles(tx: Db): AsyncGenerator<readonly string[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select id from dossiers
      where state <> all(${[...ENDED]}::text[]) and id > ${after}
      order by id limit ${MOVE_BATCH} for update`.execute(tx)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ id }) => id)
    after = last.id
  }
}

/** Files whose step, or which as a whole, is with a body that has ended. */
export async function findOrphans(
  db: Db,
  ended: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  if (ended.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct dossier_id as id from dossier_tasks
    where agency_id = any(${[...ended]}::text[]) or lead_agency_id = any(${[...ended]}::text[])
    limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
