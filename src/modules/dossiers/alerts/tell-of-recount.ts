import { sql } from 'kysely'
import type { Clock } from '../../../platform/clock/clock.ts'
import type { Db } from '../../../platform/db/database.ts'
import { postsInForce } from '../../identity/index.ts'
import { tellOnce } from '../../notifications/index.ts'
import { HOLDING } from './found-alerts.ts'

/** Tells those who hold these dossiers that the promised date has moved; once for each date. Returns how many were told. */
export async function tellHoldersOfRecount(
  clock: Clock,
  tx: Db,
  dossierIds: readonly string[],
): Promise<number> {
  if (dossierIds.length === 0) return 0
  return tellOnce(
    { db: tx, clock },
    sql`
      with post as materialized (${postsInForce(clock)}),
        member as materialized (select distinct account_id, agency_id from post)
      select distinct post.account_id, d.id as dossier_id, 'alert.recounted' as kind,
        jsonb_build_object('dueAt', d.due_at) as params,
        concat_ws('|', 'alert.recounted', d.id, extract(epoch from d.due_at)) as once_key
      from dossiers d join dossier_tasks t on t.dossier_id = d.id ${HOLDING}
      where d.id = any (${[...dossierIds]}::uuid[])`,
  )
}
