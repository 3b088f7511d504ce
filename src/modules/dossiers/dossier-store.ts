import { type RawBuilder, sql } from 'kysely'
import { eventDigest, privateCommitment } from '../../engines/ledger/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { pooledRandom } from '../../platform/ids/random-pool.ts'
import type { DossierEvent, NewEvent, RecordedActor } from './dossier-event.ts'
import type { DossierProjection } from './dossier-projection.ts'

/** An event with its place in the chain, ready to be written. */
export interface ChainedEvent {
  readonly event: DossierEvent
  readonly salt: Buffer | null
  readonly privateDigest: Buffer | null
  readonly previousDigest: Buffer | null
  readonly digest: Buffer
}

const SALT_BYTES = 16

/** Gives new events their sequence, time and digests, one after the other. */
export function chainEvents(
  dossierId: string,
  after: { readonly seq: number; readonly digest: Buffer | null },
  act: { readonly at: Date; readonly actor: RecordedActor; readonly events: readonly NewEvent[] },
): readonly ChainedEvent[] {
  const chained: ChainedEvent[] = []
  let { seq, digest: previousDigest } = after
  for (const body of act.events) {
    seq += 1
    const event = { ...body, seq, at: act.at, actor: act.actor } as DossierEvent
    const salt = event.private ? pooledRandom(SALT_BYTES) : null
    const privateDigest = salt ? privateCommitment(salt, event.private) : null
    const digest = eventDigest({
      previousDigest,
      event: {
        dossierId,
        seq,
        type: event.type,
        at: event.at.toISOString(),
        actor: event.actor,
        data: event.data,
        privateDigest,
      },
    })
    chained.push({ event, salt, privateDigest, previousDigest, digest })
    previousDigest = digest
  }
  return chained
}

export const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`
const hex = (bytes: Buffer | null): string | null => (bytes ? bytes.toString('hex') : null)

/** Rows as `EVENT_WRITES` reads them. */
export function eventRows(dossierId: string, chained: readonly ChainedEvent[]): readonly object[] {
  return chained.map(({ event, salt, privateDigest, previousDigest, digest }) => ({
    dossier_id: dossierId,
    seq: event.seq,
    type: event.type,
    at: event.at.toISOString(),
    actor: event.actor,
    data: event.data,
    private_digest: hex(privateDigest),
    previous_digest: hex(previousDigest),
    digest: hex(digest),
    salt: hex(salt),
    private: event.private,
  }))
}

/** Parts of a statement that has `input (act)`: the events in `act -> 'events'` and their personal data. */
export const EVENT_WRITES = sql`
  incoming as (
    select row.* from input, jsonb_to_recordset(act -> 'events') as row (
      dossier_id uuid, seq integer, type text, at timestamptz, actor jsonb, data jsonb,
      private_digest text, previous_digest text, digest text, salt text, private jsonb)
  ), events as (
    insert into dossier_events (dossier_id, seq, type, at, actor, data, private_digest, previous_digest, digest)
    select dossier_id, seq, type, at, actor, data, decode(private_digest, 'hex'), decode(previous_digest, 'hex'), decode(digest, 'hex')
    from incoming order by seq
  ), personal as (
    insert into dossier_event_private (dossier_id, seq, salt, data)
    select dossier_id, seq, decode(salt, 'hex'), private from incoming where salt is not null
  )`

/** Parts of a statement that has `projection (p)`: the rows computed from the events, over what was there. */
export const PROJECTION_WRITES = sql`
  head as (
    insert into dossiers
    select row.* from projection, jsonb_populate_record(null::dossiers, p -> 'dossier') as row
    on conflict (id) do update set
      revision = excluded.revision, agency_id = excluded.agency_id, office_agency_id = excluded.office_agency_id, code = excluded.code, state = excluded.state, outcome = excluded.outcome,
      applicant_account_id = excluded.applicant_account_id, applicant_name = excluded.applicant_name,
      applicant_national_id = excluded.applicant_national_id, applicant_phone = excluded.applicant_phone,
      applicant_email = excluded.applicant_email, received_at = excluded.received_at, due_at = excluded.due_at,
      original_due_at = excluded.original_due_at, lawful_due_at = excluded.lawful_due_at, running_with = excluded.running_with,
      desk_agency_id = excluded.desk_agency_id, field = excluded.field, area_code = excluded.area_code, calendar_version = excluded.calendar_version,
      extensions = excluded.extensions, transferred_at = excluded.transferred_at, finished_at = excluded.finished_at, returned_at = excluded.returned_at,
      last_seq = excluded.last_seq, last_digest = excluded.last_digest, last_event_at = excluded.last_event_at
  ), contents as (
    insert into dossier_contents
    select row.* from projection, jsonb_populate_record(null::dossier_contents, p -> 'contents') as row
    on conflict (dossier_id) do update set
      applicant = excluded.applicant, answers = excluded.answers, situations = excluded.situations,
      papers = excluded.papers, delivery = excluded.delivery
  ), ended as (
    delete from dossier_tasks using projection
    where dossier_id = (p -> 'dossier' ->> 'id')::uuid
      and token <> all (select (task ->> 'token')::integer from jsonb_array_elements(p -> 'tasks') as task)
  ), tasks as (
    insert into dossier_tasks
    select row.* from projection, jsonb_populate_recordset(null::dossier_tasks, p -> 'tasks') as row
    on conflict (dossier_id, token) do update set
      agency_id = excluded.agency_id, unit_id = excluded.unit_id, lead_agency_id = excluded.lead_agency_id,
      assignee_account_id = excluded.assignee_account_id, since = excluded.since, held_since = excluded.held_since, step_due_at = excluded.step_due_at,
      due_at = excluded.due_at, waiting_for = excluded.waiting_for, clock_runs = excluded.clock_runs
  ), agencies as (
    insert into dossier_agencies
    select row.* from projection, jsonb_populate_recordset(null::dossier_agencies, p -> 'agencies') as row
    on conflict do nothing
  ), participants as (
    insert into dossier_participants
    select row.* from projection, jsonb_populate_recordset(null::dossier_participants, p -> 'participants') as row
    on conflict (account_id, dossier_id) do update set last_acted_at = excluded.last_acted_at
  ), names as (
    insert into dossier_names
    select row.* from projection, jsonb_populate_recordset(null::dossier_names, p -> 'names') as row
    on conflict do nothing
  ), results as (
    insert into dossier_results
    select row.* from projection, jsonb_populate_recordset(null::dossier_results, p -> 'results') as row
    on conflict (dossier_id) do update set revoked_at = excluded.revoked_at
  ), times as (
    insert into dossier_times
    select row.* from projection, jsonb_populate_recordset(null::dossier_times, p -> 'times') as row
    on conflict (dossier_id, holder) do update set minutes = excluded.minutes, late_minutes = excluded.late_minutes
  )`

/** The same for a dossier that begins: nothing is there yet, and nobody has acted or issued anything. */
export const FIRST_PROJECTION_WRITES = sql`
  head as (
    insert into dossiers
    select row.* from projection, jsonb_populate_record(null::dossiers, p -> 'dossier') as row
  ), contents as (
    insert into dossier_contents
    select row.* from projection, jsonb_populate_record(null::dossier_contents, p -> 'contents') as row
  ), tasks as (
    insert into dossier_tasks
    select row.* from projection, jsonb_populate_recordset(null::dossier_tasks, p -> 'tasks') as row
  ), agencies as (
    insert into dossier_agencies
    select row.* from projection, jsonb_populate_recordset(null::dossier_agencies, p -> 'agencies') as row
  ), names as (
    insert into dossier_names
    select row.* from projection, jsonb_populate_recordset(null::dossier_names, p -> 'names') as row
  )`

/** Writes the rows computed from the events, and nothing else. */
export async function writeProjection(tx: Db, projection: DossierProjection): Promise<void> {
  await sql`with projection as (select ${json(projection)} as p), ${PROJECTION_WRITES} select`.execute(tx)
}
