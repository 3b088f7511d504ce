import type { Db } from '../../platform/db/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import type { Post } from '../identity/index.ts'
import type { RoadmapContext } from './context.ts'
import { findRecord } from './record-queries.ts'
import {
  type Decision,
  isYear,
  type RecordKey,
  refused,
  type RoadmapOutcome,
  type RoadmapRecord,
} from './roadmap-record.ts'
import { writeAudit } from '../../platform/db/write-audit.ts'

interface Change<E extends string> {
  readonly key: RecordKey
  /** In whose name the officer acts. */
  readonly post: Post
  /** Looks at the record as it stands, under its lock, and says what is added. */
  readonly decide: (record: RoadmapRecord) => Decision<E> | Promise<Decision<E>>
}

/** Adds an event to a record, one writer at a time; a record is begun by its first event. */
export function changeRecord<E extends string>(
  ctx: RoadmapContext,
  { key, post, decide }: Change<E>,
): Promise<RoadmapOutcome<E>> {
  if (!isYear(key.year)) return Promise.resolve(refused('not-found'))
  return inTransaction(ctx.db, async (tx): Promise<RoadmapOutcome<E>> => {
    const record = await lockRecord(tx, ctx, key)
    const decision = await decide(record)
    if (decision.kind !== 'done') {
      // The transaction would keep an empty record: nothing was begun.
      if (record.events.length === 0) throw new NotBegun(decision)
      return decision
    }
    const { event } = decision
    if (!event) return { kind: 'done', record }
    const at = ctx.clock.now()
    const no = (record.events.at(-1)?.no ?? 0) + 1
    await tx
      .insertInto('roadmap_events')
      .values({
        record_id: record.id,
        no,
        type: event.type,
        data: JSON.stringify(event.data),
        at,
        account_id: ctx.actor.accountId,
        post_id: post.id,
      })
      .execute()
    await writeAudit(tx, {
      at,
      accountId: ctx.actor.accountId,
      postId: post.id,
      action: `roadmap.${record.kind}.${event.type}`,
      subjectType: 'roadmap',
      subjectId: record.id,
      details: { agencyId: record.agencyId, year: record.year, part: record.part },
    })
    return { kind: 'done', record: (await findRecord(tx, key)) ?? record }
  }).catch((error: unknown) => {
    if (error instanceof NotBegun) return error.decision as RoadmapOutcome<E>
    throw error
  })
}

class NotBegun extends Error {
  readonly decision: unknown
  constructor(decision: unknown) {
    super('nothing was begun')
    this.decision = decision
  }
}

async function lockRecord(tx: Db, { clock }: RoadmapContext, key: RecordKey): Promise<RoadmapRecord> {
  const { kind, agencyId, year, part = '' } = key
  await tx
    .insertInto('roadmap_records')
    .values({ id: newId(clock), kind, agency_id: agencyId, year, part, begun_at: clock.now() })
    .onConflict((conflict) => conflict.columns(['kind', 'year', 'agency_id', 'part']).doNothing())
    .execute()
  await tx
    .selectFrom('roadmap_records')
    .select('id')
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('agency_id', '=', agencyId)
    .where('part', '=', part)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const record = await findRecord(tx, key)
  if (!record) throw new Error('a record that was just locked is gone')
  return record
}
