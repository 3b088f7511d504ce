import { sql } from 'kysely'
import { chainRoot, merkleRoot } from '../../engines/ledger/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { type Db, inTransaction } from '../../platform/db/database.ts'

/** Most events under one root: a bulk load is sealed in several. */
const MAX_EVENTS = 20_000

/** What a root seals besides the digests of its events. */
export interface RootMeta {
  readonly no: number
  readonly at: string
  readonly fromPosition: number
  readonly toPosition: number
  readonly eventCount: number
}

/** Seals all events written since the last root, if there are any. Returns how many roots were made. */
export async function sealRoots(ctx: { readonly db: Db; readonly clock: Clock }): Promise<number> {
  const settled = await inTransaction(ctx.db, async (tx) => {
    const { rows } = await sql<{ upTo: number }>`select settle_dossier_events() as "upTo"`.execute(tx)
    return Number(rows[0]?.upTo ?? 0)
  })
  let made = 0
  while (await sealNext(ctx, settled)) made += 1
  return made
}

async function sealNext(ctx: { readonly db: Db; readonly clock: Clock }, settled: number): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    // One sealer at a time, however many programs run.
    await sql`select pg_advisory_xact_lock(hashtext('motcua.seal-roots'))`.execute(tx)
    const last = await tx
      .selectFrom('ledger_roots')
      .selectAll()
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst()
    const from = Number(last?.to_position ?? 0)
    const events = await tx
      .selectFrom('dossier_events')
      .select(['position', 'digest'])
      .where('position', '>', from)
      .where('position', '<=', settled)
      .orderBy('position')
      .limit(MAX_EVENTS)
      .execute()
    const to = events.at(-1)?.position
    if (to === undefined) return false
    const at = ctx.clock.now()
    const no = (last?.no ?? 0) + 1
    const meta: RootMeta = {
      no,
      at: at.toISOString(),
      fromPosition: from + 1,
      toPosition: Number(to),
      eventCount: events.length,
    }
    const root = merkleRoot(events.map((event) => event.digest))
    const previousDigest = last?.digest ?? null
    await tx
      .insertInto('ledger_roots')
      .values({
        no,
        at,
        from_position: meta.fromPosition,
        to_position: meta.toPosition,
        event_count: meta.eventCount,
        root,
        previous_digest: previousDigest,
        digest: chainRoot(previousDigest, root, meta),
      })
      .execute()
    return true
  })
}
