import { type RawBuilder, sql } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { deliveryParts } from './notify.ts'

/**
 * Tells officers what a query found, in one statement: rows, mail and all, or nothing. `found` gives the columns
 * `account_id, dossier_id, kind, params, once_key`. Who was told the same before, or wants no such notice, is left out;
 * so it may run again and again, also after a stop in the middle. Returns how many were told.
 */
export async function tellOnce(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  found: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with found as (${found}), told as (
      insert into notifications (id, account_id, dossier_id, kind, params, created_at, once_key)
      select gen_random_uuid(), found.account_id, found.dossier_id, found.kind, found.params, ${clock.now()}::timestamptz, found.once_key
      from found
      where not exists (
        select from notification_mutes mute where mute.account_id = found.account_id and mute.kind = found.kind)
      on conflict (account_id, once_key) where once_key is not null do nothing
      returning id
    ), ${deliveryParts()}
    select count(*)::integer as count from told`.execute(db)
  return rows[0]?.count ?? 0
}
