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

function toNotification(row: Selectable<DB['notifications']>): Notification {
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

/** What an account was told lately, the newest first. */
export async function listNotifications(
  db: Db,
  accountId: string,
  limit = 20,
): Promise<readonly Notification[]> {
  const rows = await db
    .selectFrom('notifications')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toNotification)
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
