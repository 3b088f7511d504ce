import { type RawBuilder, sql } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import { writeTogether } from '../../platform/db/write-together.ts'
import type { Db } from '../../platform/db/database.ts'
import { deliveryParts, insertNotices, type Notice, noticeRow } from '../notifications/index.ts'
import type { DossierContext } from './context.ts'
import type { RecordedActor } from './dossier-event.ts'
import type { Draft } from './draft.ts'
import { closingDrafts } from './draft-store.ts'
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

/** An act as the statements below read it. */
function actRow(clock: Clock, act: Act) {
  return {
    events: eventRows(act.dossierId, act.chained),
    projection: act.projection,
    audit: auditRows({ ...act, actions: act.chained.map(({ event }) => event.type) }),
    notices: act.notices.map((notice) => noticeRow(clock, notice)),
  }
}

/** Parts of a statement that has `input (act)`: all that its acts leave behind. */
const writesOf = (projectionWrites: RawBuilder<unknown>) => sql`
  ${EVENT_WRITES},
  projection as (select act -> 'projection' as p from input),
  ${projectionWrites},
  audited as (${AUDIT_WRITES}),
  told as (${insertNotices(sql`(select jsonb_agg(notice) from input, jsonb_array_elements(act -> 'notices') as notice)`)}),
  ${deliveryParts()}`

/**
 * Writes an act in one statement: events, personal data, projection, audit rows, notices and their jobs. It is one
 * round trip, and by itself one transaction.
 */
export async function writeAct(ctx: Pick<DossierContext, 'clock'>, db: Db, act: Act): Promise<void> {
  const writes = writesOf(isFirst(act) ? FIRST_PROJECTION_WRITES : PROJECTION_WRITES)
  await sql`with input as (select ${json(actRow(ctx.clock, act))} as act), ${writes} select`.execute(db)
}

/** A dossier that begins, and the draft it comes from as it was read. */
export interface HandedIn {
  readonly draft: Pick<Draft, 'id' | 'version'>
  readonly fileIds: readonly string[]
  readonly act: Act
}

/** Those who hand in at the same time share a statement: most of its cost is the same for one as for twenty. */
const handIn = writeTogether(writeHandedIn, { lanes: 2 })

/**
 * Writes the act that begins a dossier and closes its draft. False, and nothing is written, when the draft is not as
 * it was read or names a file of somebody else.
 */
export function writeFromDraft(
  { clock, db }: Pick<DossierContext, 'clock' | 'db'>,
  { draft: { id, version }, fileIds, act }: HandedIn,
): Promise<boolean> {
  return handIn(db, { id, version, at: act.at.toISOString(), file_ids: fileIds, act: actRow(clock, act) })
}

interface WantedRow {
  readonly id: string
  readonly version: number
  readonly at: string
  readonly file_ids: readonly string[]
  readonly act: ReturnType<typeof actRow>
}

async function writeHandedIn(db: Db, items: readonly WantedRow[]): Promise<readonly boolean[]> {
  const wanted = json(items.map((item, no) => ({ no, ...item })))
  const ids = items.map(({ id }) => id)
  const { rows } = await sql<{ no: number }>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${wanted}) as item (
        no integer, id uuid, version integer, at timestamptz, file_ids uuid[], act jsonb)
    ), input as (
      ${closingDrafts(ids, sql`wanted.no, wanted.act`)}
    ),
    ${writesOf(FIRST_PROJECTION_WRITES)}
    select no from input`.execute(db)
  const written = new Set(rows.map(({ no }) => no))
  return items.map((_, no) => written.has(no))
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
