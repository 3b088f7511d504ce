import type { Selectable } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import type { DB, Db } from '../../platform/db/database.ts'

export interface Notification {
  readonly id: string
  readonly accountId: string | null
  readonly dossierId: string | null
  readonly kind: string
  readonly params: Readonly<Record<string, string | number | boolean>>
  readonly createdAt: Date
  readonly readAt: Date | null
}

export function toNotification(row: Selectable<DB['notifications']>): Notification {
  return {
    id: row.id,
    accountId: row.account_id,
    dossierId: row.dossier_id,
    kind: row.kind,
    params: row.params as Notification['params'],
    createdAt: row.created_at,
    readAt: row.read_at,
  }
}

export async function findNotification(
  db: Db,
  id: string,
): Promise<(Notification & { readonly delivery: string }) | undefined> {
  const row = await db.selectFrom('notifications').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...toNotification(row), delivery: row.delivery }
}

/** The dossiers about which an account was told something it has not looked at yet. */
export async function listUnreadDossiers(db: Db, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('notifications')
    .select('dossier_id')
    .distinct()
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .execute()
  return new Set(rows.flatMap((row) => row.dossier_id ?? []))
}

/** Marks what an account was told about a dossier as read: the page of the dossier says it all. */
export async function markRead(
  ctx: { readonly db: Db; readonly clock: Clock },
  accountId: string,
  dossierId: string,
): Promise<void> {
  await ctx.db
    .updateTable('notifications')
    .set({ read_at: ctx.clock.now() })
    .where('account_id', '=', accountId)
    .where('dossier_id', '=', dossierId)
    .where('read_at', 'is', null)
    .execute()
}
