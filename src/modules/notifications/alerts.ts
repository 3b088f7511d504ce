import { type RawBuilder, sql } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Notification, toNotification } from './notification-queries.ts'

/** Nothing is counted beyond it: a menu that says "99+" costs the same at any number. */
export const UNREAD_CAP = 100

type Context = { readonly db: Db; readonly clock: Clock }

// As the partial index `notifications_alerts` has it.
const isAlert = sql<boolean>`kind like 'alert.%'`

/** Reminders of an officer, the newest first; `before` is the place of the last one shown. */
export async function listAlerts(
  db: Db,
  accountId: string,
  options: {
    readonly limit: number
    readonly before?: { readonly at: Date; readonly id: string } | undefined
  },
): Promise<readonly Notification[]> {
  const { before, limit } = options
  let query = db
    .selectFrom('notifications')
    .selectAll()
    .where('account_id', '=', accountId)
    .where(isAlert)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (before)
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(before.at, before.id)))
  return (await query.execute()).map(toNotification)
}

/** At most `UNREAD_CAP`. */
export async function countUnreadAlerts(db: Db, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from notifications where account_id = ${accountId} and ${isAlert} and read_at is null limit ${sql.lit(UNREAD_CAP)}
    ) as unread`.execute(db)
  return rows[0]?.count ?? 0
}

/** Takes all reminders of an officer as read. */
export async function markAlertsRead({ db, clock }: Context, accountId: string): Promise<void> {
  await db
    .updateTable('notifications')
    .set({ read_at: clock.now() })
    .where('account_id', '=', accountId)
    .where(isAlert)
    .where('read_at', 'is', null)
    .execute()
}

/** Takes as read what needs no reminding any more: `settledAmong` is a query of their ids, out of the reminders given. */
export async function settleAlerts(
  { db, clock }: Context,
  settledAmong: (reminders: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<number> {
  const open = sql`select id, dossier_id, kind from notifications where ${isAlert} and read_at is null`
  const { rows } = await sql<{ count: number }>`
    with settled as (
      update notifications set read_at = ${clock.now()}
      where read_at is null and id in (${settledAmong(open)})
      returning id
    )
    select count(*)::integer as count from settled`.execute(db)
  return rows[0]?.count ?? 0
}

/** The kinds an officer does not want. */
export async function listMutes(db: Db, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('notification_mutes')
    .select('kind')
    .where('account_id', '=', accountId)
    .execute()
  return new Set(rows.map(({ kind }) => kind))
}

/** Replaces the kinds an officer does not want: by kind, never by dossier. */
export async function setMutes(
  { db, clock }: Context,
  accountId: string,
  kinds: readonly string[],
): Promise<void> {
  await sql`
    with wanted as (select unnest(${[...kinds]}::text[]) as kind), gone as (
      delete from notification_mutes where account_id = ${accountId} and kind <> all (${[...kinds]}::text[])
    )
    insert into notification_mutes (account_id, kind, muted_at)
    select ${accountId}::uuid, wanted.kind, ${clock.now()}::timestamptz from wanted
    on conflict do nothing`.execute(db)
}
