import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import { readableAgencies } from './dossier-policy.ts'
import { keysOfDay } from './register-number.ts'

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

/**
 * What the desks of the officer's agencies received on a day (`YYYY-MM-DD`), also for another agency: by the code that
 * was given that day, since what came by post counts as filed earlier.
 */
export async function listReceived(db: Db, actor: OfficerActor, day: string): Promise<ReceivedDay> {
  const agencies = [...readableAgencies(actor)]
  const { from, before } = keysOfDay(day)
  const key = sql`register_order(code) collate "C"`
  const received = sql`(office_agency_id = any(${agencies}) or (desk_agency_id = any(${agencies}) and desk_agency_id <> office_agency_id))`
  const within = sql`${received} and code is not null and ${key} >= ${from} and ${key} < ${before}`
  const [listed, counted] = await Promise.all([
    sql<ReceivedRow>`
      select id as "dossierId", code, procedure_id as "procedureId", applicant_name as "applicantName", channel,
        state as status, received_at as "receivedAt", due_at as "dueAt"
      from dossiers where ${within} order by ${key} desc, id desc limit ${RECEIVED_SHOWN}`.execute(db),
    sql<{ channel: 'online' | 'counter' | 'post'; count: number }>`
      select channel, count(*)::integer as count from dossiers where ${within} group by channel`.execute(db),
  ])
  const totals = { online: 0, counter: 0, post: 0 }
  for (const { channel, count } of counted.rows) totals[channel] = count
  return { rows: listed.rows, totals }
}
