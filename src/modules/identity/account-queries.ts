import type { Selectable } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import type { DB, Db } from '../../platform/db/database.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import type { Locale } from '../../platform/i18n/translator.ts'
import type { Account, AccountKind } from './account.ts'
import type { Role } from './actor.ts'

type Row = Selectable<DB['accounts']>

export function toAccount(row: Row): Account {
  return {
    id: row.id,
    kind: row.kind as AccountKind,
    username: row.username,
    email: row.email,
    phone: row.phone,
    fullName: row.full_name,
    organisationName: row.organisation_name,
    taxCode: row.tax_code,
    nationalId: row.national_id,
    dateOfBirth: row.date_of_birth,
    areaCode: row.area_code,
    address: row.address,
    locale: row.locale as Locale,
    status: row.status as Account['status'],
    hasTotp: row.totp_confirmed_at !== null,
    mustChangePassword: row.must_change_password,
  }
}

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAccount(row)
}

export async function getAccount(db: Db, id: string): Promise<Account> {
  const account = await findAccount(db, id)
  if (!account) throw new NotFound(`account ${id}`)
  return account
}

/** Names of officers by account, in one query: for timelines and lists. */
export async function namesOfAccounts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'full_name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.full_name]))
}

export interface PostHolder {
  readonly accountId: string
  readonly name: string
  readonly title: string
}

export async function findPostHolder(
  db: Db,
  clock: Clock,
  wanted: { readonly accountId: string; readonly unitId: string; readonly role: Role },
): Promise<PostHolder | undefined> {
  const holders = await listPostHolders(db, clock, wanted)
  return holders.find((holder) => holder.accountId === wanted.accountId)
}

/** Active officers with that role in that unit today, by name. */
export async function listPostHolders(
  db: Db,
  clock: Clock,
  wanted: { readonly unitId: string; readonly role: Role },
): Promise<readonly PostHolder[]> {
  const today = vietnamToday(clock)
  const rows = await db
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .select(['posts.account_id', 'posts.title', 'accounts.full_name'])
    .where('posts.unit_id', '=', wanted.unitId)
    .where('posts.role', '=', wanted.role)
    .where('posts.valid_from', '<=', today)
    .where((eb) => eb.or([eb('posts.valid_to', 'is', null), eb('posts.valid_to', '>=', today)]))
    .where('accounts.status', '=', 'active')
    .orderBy('accounts.full_name')
    .execute()
  return rows.map((row) => ({ accountId: row.account_id, name: row.full_name, title: row.title }))
}

/** The name and title under which an officer signs in that role, by that very post where it is told; also for a post that has ended since. */
export async function getPostHolder(
  db: Db,
  wanted: { readonly accountId: string; readonly role: Role; readonly postId?: string },
): Promise<PostHolder> {
  const row = await db
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .select(['posts.account_id', 'posts.title', 'accounts.full_name'])
    .where('posts.account_id', '=', wanted.accountId)
    .where('posts.role', '=', wanted.role)
    .orderBy((eb) => eb('posts.id', 'is not distinct from', wanted.postId ?? null), 'desc')
    .orderBy('posts.valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFound(`post of ${wanted.role} held by account ${wanted.accountId}`)
  return { accountId: row.account_id, name: row.full_name, title: row.title }
}

export function vietnamToday(clock: Clock): string {
  return new Date(clock.now().getTime() + 7 * 3600 * 1000).toISOString().slice(0, 10)
}
