import { sql } from 'kysely'
import { compareNames, fold } from '../../engines/vietnamese/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { isId } from '../../platform/ids/id.ts'
import type { Account } from './account.ts'
import { vietnamToday } from './account-queries.ts'
import type { Actor, Role } from './actor.ts'
import { maySeeOfficer, seatsOf } from './officer-policy.ts'

export interface OfficerPost {
  readonly id: string
  readonly agencyId: string
  readonly unitId: string
  readonly role: Role
  readonly title: string
  readonly validFrom: string
  readonly validTo: string | null
}

export interface OfficerRecord {
  readonly id: string
  readonly username: string
  readonly fullName: string
  readonly email: string | null
  readonly status: Account['status']
  readonly hasTotp: boolean
  readonly mustChangePassword: boolean
  /** All posts ever held, the newest first. */
  readonly posts: readonly OfficerPost[]
}

interface Row extends Omit<OfficerRecord, 'posts'> {
  readonly posts: readonly OfficerPost[] | null
}

async function readOfficers(
  db: Db,
  only: { accountId?: string; agencyId?: string },
): Promise<OfficerRecord[]> {
  const { accountId = null, agencyId = null } = only
  const { rows } = await sql<Row>`
    select a.id, a.username, a.full_name as "fullName", a.email, a.status,
      a.totp_confirmed_at is not null as "hasTotp", a.must_change_password as "mustChangePassword",
      (select json_agg(json_build_object('id', p.id, 'agencyId', p.agency_id, 'unitId', p.unit_id, 'role', p.role,
          'title', p.title, 'validFrom', p.valid_from, 'validTo', p.valid_to) order by p.valid_from desc, p.id desc)
        from posts p where p.account_id = a.id) as posts
    from accounts a
    where a.kind = 'officer' and (${accountId}::uuid is null or a.id = ${accountId}::uuid)
      and (${agencyId}::text is null
        or exists (select from posts p where p.account_id = a.id and p.agency_id = ${agencyId}::text))`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, posts: row.posts ?? [] }))
}

/** The officers that belong to an agency today, by name. */
export async function listOfficers(
  ctx: { readonly db: Db; readonly clock: Clock },
  agencyId: string,
): Promise<readonly OfficerRecord[]> {
  const today = vietnamToday(ctx.clock)
  const officers = await readOfficers(ctx.db, { agencyId })
  return byName(
    officers.filter(({ posts }) => seatsOf(posts, today).some((post) => post.agencyId === agencyId)),
  )
}

const MOST_FOUND = 50

/** Officers whom `actor` may see and whose name, sign-in name or title has all the words, with or without marks. */
export async function searchOfficers(
  ctx: { readonly db: Db; readonly clock: Clock; readonly actor: Actor },
  text: string,
): Promise<readonly OfficerRecord[]> {
  const wanted = fold(text).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const today = vietnamToday(ctx.clock)
  const found = (await readOfficers(ctx.db, {})).filter(({ fullName, username, posts }) => {
    if (!maySeeOfficer(ctx.actor, posts, today)) return false
    const held = fold([fullName, username, ...posts.map((post) => post.title)].join(' '))
    return wanted.every((word) => held.includes(word))
  })
  return byName(found).slice(0, MOST_FOUND)
}

function byName(officers: readonly OfficerRecord[]): readonly OfficerRecord[] {
  return officers.toSorted(
    (a, b) => compareNames(a.fullName, b.fullName) || a.username.localeCompare(b.username),
  )
}

/** The officer, when there is one and `actor` may see him. */
export async function findOfficer(
  ctx: { readonly db: Db; readonly clock: Clock; readonly actor: Actor },
  accountId: string,
): Promise<OfficerRecord | undefined> {
  if (!isId(accountId)) return undefined
  const [officer] = await readOfficers(ctx.db, { accountId })
  return officer && maySeeOfficer(ctx.actor, officer.posts, vietnamToday(ctx.clock)) ? officer : undefined
}

export interface AccountEntry {
  readonly at: Date
  readonly action: string
  readonly actorName: string | null
  readonly details: Readonly<Record<string, string>>
}

/** What was done to an account lately, the newest first; signing in is left out. */
export async function listAccountActs(
  db: Db,
  accountId: string,
  limit = 30,
): Promise<readonly AccountEntry[]> {
  const rows = await db
    .selectFrom('audit_log')
    .leftJoin('accounts', 'accounts.id', 'audit_log.actor_account_id')
    .select(['at', 'action', 'full_name', 'details'])
    .where('subject_type', '=', 'account')
    .where('subject_id', '=', accountId)
    .where('action', '!=', 'officer.signed-in')
    .orderBy('audit_log.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    at: row.at,
    action: row.action,
    actorName: row.full_name,
    details: row.details as Readonly<Record<string, string>>,
  }))
}
