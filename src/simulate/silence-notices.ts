import { sql } from 'kysely'
import { deliverNotification } from '../modules/notifications/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Db } from '../platform/db/database.ts'

/**
 * Notices of a made-up past stay in the portal, but nobody is written to: they are marked as not needing delivery,
 * and their jobs are taken out of the queue.
 */
export async function silenceNotices(db: Db, clock: Clock, dossierIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ jobs: number }>`
    with silenced as (
      update notifications set delivery = 'not_needed', delivered_at = ${clock.now()}
      where dossier_id = any(${[...dossierIds]}::uuid[]) and delivery = 'pending'
      returning id
    ), waiting as (
      select job.id from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      join silenced on silenced.id = (job.payload ->> 'notificationId')::uuid
      where task.identifier = ${deliverNotification.name} and job.locked_at is null
    )
    select count(*)::integer as jobs
    from graphile_worker.complete_jobs(array(select id from waiting)) as done`.execute(db)
  return rows[0]?.jobs ?? 0
}
