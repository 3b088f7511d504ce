import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
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

/** Records a notice and queues its sending, in the caller's transaction. */
export async function notify(tx: Db, clock: Clock, notice: Notice): Promise<void> {
  const id = newId(clock)
  await tx
    .insertInto('notifications')
    .values({
      id,
      account_id: notice.accountId,
      dossier_id: notice.dossierId,
      kind: notice.kind,
      params: JSON.stringify(notice.params),
      created_at: clock.now(),
    })
    .execute()
  await enqueue(tx, deliverNotification, { notificationId: id })
}
