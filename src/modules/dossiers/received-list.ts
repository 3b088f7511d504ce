import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import { readableAgencies } from './dossier-policy.ts'

export interface ReceivedRow {
  readonly dossierId: string
  readonly code: string
  readonly procedureId: string
  readonly applicantName: string
  readonly channel: string
  readonly status: string
  readonly receivedAt: Date
  readonly dueAt: Date | null
}

export interface ReceivedDay {
  /** The latest first, at most `RECEIVED_SHOWN`. */
  readonly rows: readonly ReceivedRow[]
  readonly totals: { readonly online: number; readonly counter: number; readonly post: number }
}

export const RECEIVED_SHOWN = 200

/** What the desks of the officer's agencies received between two instants. */
export async function listReceived(
  db: Db,
  actor: OfficerActor,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<ReceivedDay> {
  const agencies = [...readableAgencies(actor)]
  const within = sql`agency_id = any(${agencies}) and received_at >= ${from} and received_at < ${to}`
  const [listed, counted] = await Promise.all([
    sql<ReceivedRow>`
      select id as "dossierId", code, procedure_id as "procedureId", applicant_name as "applicantName", channel,
        state as status, received_at as "receivedAt", due_at as "dueAt"
      from dossiers where ${within} order by received_at desc, id desc limit ${RECEIVED_SHOWN}`.execute(db),
    sql<{ channel: 'online' | 'counter' | 'post'; count: number }>`
      select channel, count(*)::integer as count from dossiers where ${within} group by channel`.execute(db),
  ])
  const totals = { online: 0, counter: 0, post: 0 }
  for (const { channel, count } of counted.rows) totals[channel] = count
  return { rows: listed.rows, totals }
}
