import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { deliveryParts, insertNotices, type Notice, noticeRow } from '../notifications/index.ts'
import type { DossierContext } from './context.ts'
import type { RecordedActor } from './dossier-event.ts'
import type { DossierProjection } from './dossier-projection.ts'
import {
  type ChainedEvent,
  EVENT_WRITES,
  eventRows,
  FIRST_PROJECTION_WRITES,
  json,
  PROJECTION_WRITES,
} from './dossier-store.ts'

/** All that one act on a dossier leaves behind. */
export interface Act {
  readonly dossierId: string
  readonly at: Date
  readonly actor: RecordedActor
  readonly chained: readonly ChainedEvent[]
  readonly projection: DossierProjection
  readonly notices: readonly Notice[]
}

/**
 * Writes an act in one statement: events, personal data, projection, audit rows, notices and their jobs. It is one
 * round trip, and by itself one transaction. With `guard`, a changing query that returns a row when the act may be
 * written, nothing is written without that row; false is returned then.
 */
export async function writeAct(
  ctx: Pick<DossierContext, 'clock'>,
  db: Db,
  act: Act,
  guard?: RawBuilder<unknown>,
): Promise<boolean> {
  const written = json({
    events: eventRows(act.dossierId, act.chained),
    projection: act.projection,
    audit: auditRows({ ...act, actions: act.chained.map(({ event }) => event.type) }),
    notices: act.notices.map((notice) => noticeRow(ctx.clock, notice)),
  })
  const input = guard
    ? sql`guard as (${guard}), input as (select ${written} as act from guard)`
    : sql`input as (select ${written} as act)`
  const { rows } = await sql<{ written: number }>`
    with ${input},
    ${EVENT_WRITES},
    projection as (select act -> 'projection' as p from input),
    ${isFirst(act) ? FIRST_PROJECTION_WRITES : PROJECTION_WRITES},
    audited as (${AUDIT_WRITES}),
    told as (${insertNotices(sql`(select act -> 'notices' from input)`)}),
    ${deliveryParts()}
    select count(*)::integer as written from input`.execute(db)
  return rows[0]?.written === 1
}

function isFirst({ chained, projection: { participants, results } }: Act): boolean {
  return chained[0]?.event.seq === 1 && participants.length + results.length === 0
}

const AUDIT_WRITES = sql`
  insert into audit_log (at, actor_account_id, actor_post_id, action, subject_type, subject_id, outcome)
  select row.at, row.actor_account_id, row.actor_post_id, row.action, 'dossier', row.subject_id, 'done'
  from input, jsonb_to_recordset(act -> 'audit') as row (
    at timestamptz, actor_account_id uuid, actor_post_id uuid, action text, subject_id text)`

interface AuditedActs {
  readonly at: Date
  readonly actor: RecordedActor
  readonly dossierId: string
  readonly actions: readonly string[]
}

function auditRows({ at, actor, dossierId, actions }: AuditedActs) {
  return actions.map((action) => ({
    at: at.toISOString(),
    actor_account_id: actor.kind === 'system' ? null : actor.accountId,
    actor_post_id: actor.kind === 'officer' ? actor.postId : null,
    action: `dossier.${action}`,
    subject_id: dossierId,
  }))
}

/** The audit rows of what leaves no event: who looked at what. */
export async function audit(db: Db, acts: AuditedActs): Promise<void> {
  await sql`with input as (select ${json({ audit: auditRows(acts) })} as act) ${AUDIT_WRITES}`.execute(db)
}
