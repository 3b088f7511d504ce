import { type RawBuilder, sql } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import { newId } from '../../platform/ids/id.ts'
import { jobParts } from '../../platform/jobs/enqueue.ts'
import { deliverNotification } from './notification-jobs.ts'

export interface Notice {
  /** Null for somebody without an account: the address is looked up in the dossier when sending. */
  readonly accountId: string | null
  readonly dossierId: string | null
  /** Chooses the words, e.g. `dossier.received`. */
  readonly kind: string
  /** Never personal data: rows here live long and are read by jobs. */
  readonly params: Readonly<Record<string, string | number | boolean>>
}

/** A notice as `insertNotices` reads it. */
export function noticeRow(clock: Clock, notice: Notice) {
  return {
    id: newId(clock),
    account_id: notice.accountId,
    dossier_id: notice.dossierId,
    kind: notice.kind,
    params: notice.params,
    created_at: clock.now().toISOString(),
  }
}

/** Part of a statement: records the notices of a JSON list of rows and gives their `id`. */
export function insertNotices(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into notifications (id, account_id, dossier_id, kind, params, created_at)
    select row.id, row.account_id, row.dossier_id, row.kind, row.params, row.created_at
    from jsonb_to_recordset(${rows}) as row (
      id uuid, account_id uuid, dossier_id uuid, kind text, params jsonb, created_at timestamptz)
    returning id`
}

/** Parts of a statement: queue the sending of the notices in `told (id)`. */
export function deliveryParts(): RawBuilder<unknown> {
  return jobParts(deliverNotification, sql`select json_build_object('notificationId', id) from told`)
}
