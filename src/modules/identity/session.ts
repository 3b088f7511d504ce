import { sql } from 'kysely'
import { type Found, lookUpTogether } from '../../platform/db/look-up-together.ts'
import { newToken, tokenDigest } from '../../platform/ids/id.ts'
import type { Account } from './account.ts'
import type { Actor, Post } from './actor.ts'
import type { IdentityContext } from './context.ts'

export type Face = 'portal' | 'backoffice'

/** Who a request comes from: what the session cookie stands for. */
export interface Session {
  readonly accountId: string
  readonly face: Face
  readonly kind: Account['kind']
  readonly name: string
  readonly username: string | null
  readonly posts: readonly Post[]
  readonly expiresAt: Date
  /** The officer must set up a second factor before anything else. */
  readonly mustEnrol: boolean
  /** The officer must replace the password somebody gave him before anything else. */
  readonly mustChangePassword: boolean
}

// An officer's screen stands in a public room; a citizen may be called away from a long form.
const HOURS: Readonly<Record<Face, number>> = { portal: 12, backoffice: 10 }
/** The last-seen time is written at most this often: reading a page should not cost a write. */
const SEEN_EVERY_MS = 5 * 60_000

export async function startSession(
  ctx: IdentityContext,
  account: Account,
  visit: { readonly face: Face; readonly device: string; readonly mustEnrol?: boolean },
): Promise<string> {
  const token = newToken()
  const now = ctx.clock.now()
  await ctx.db
    .insertInto('sessions')
    .values({
      token_digest: tokenDigest(token),
      account_id: account.id,
      face: visit.face,
      device: visit.device.slice(0, 200),
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + HOURS[visit.face] * 3_600_000),
      must_enrol: visit.mustEnrol ?? false,
    })
    .execute()
  return token
}

interface SessionRow {
  token_digest: Buffer
  account_id: string
  face: Face
  kind: Account['kind']
  full_name: string
  organisation_name: string | null
  username: string | null
  last_seen_at: Date
  expires_at: Date
  posts: Post[] | null
  must_enrol: boolean
  must_change_password: boolean
}

type SessionContext = Pick<IdentityContext, 'db' | 'clock'>

/** The session of a token, if it is alive. */
export async function findSession(ctx: SessionContext, token: string): Promise<Session | undefined> {
  const digest = tokenDigest(token)
  return (await findAlive(ctx, [digest]))(digest)
}

/** The same for the stream of requests: those that come at once are answered by one statement. */
export function sessionFinder(ctx: SessionContext): (token: string) => Promise<Session | undefined> {
  const find = lookUpTogether((digests: readonly Buffer[]) => findAlive(ctx, digests))
  return (token) => find(tokenDigest(token))
}

/** One statement with the officers' posts: it runs on every signed-in request. */
async function findAlive(ctx: SessionContext, digests: readonly Buffer[]): Promise<Found<Buffer, Session>> {
  const now = ctx.clock.now()
  const { rows } = await sql<SessionRow>`
    select s.token_digest, s.account_id, s.face, a.kind, a.full_name, a.organisation_name, a.username, s.last_seen_at, s.expires_at,
      s.must_enrol and a.totp_confirmed_at is null as must_enrol, a.must_change_password,
      case when a.kind = 'officer' then (
        select json_agg(json_build_object('id', p.id, 'agencyId', p.agency_id, 'unitId', p.unit_id, 'role', p.role, 'title', p.title) order by p.id)
        from posts p
        where p.account_id = a.id and p.valid_from <= ${now}::timestamptz::date and (p.valid_to is null or p.valid_to >= ${now}::timestamptz::date)
      ) end as posts
    from sessions s join accounts a on a.id = s.account_id
    where s.token_digest = any(${digests}::bytea[]) and s.ended_at is null and s.expires_at > ${now} and a.status = 'active'`.execute(
    ctx.db,
  )
  const unseen = rows.filter((row) => now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS)
  if (unseen.length > 0) {
    const seen = unseen.map((row) => row.token_digest)
    await sql`update sessions set last_seen_at = ${now} where token_digest = any(${seen}::bytea[])`.execute(
      ctx.db,
    )
  }
  const sessions = new Map(rows.map((row) => [row.token_digest.toString('hex'), toSession(row)]))
  return (digest) => sessions.get(digest.toString('hex'))
}

function toSession(row: SessionRow): Session {
  return {
    accountId: row.account_id,
    face: row.face,
    kind: row.kind,
    name: row.kind === 'organisation' ? (row.organisation_name ?? row.full_name) : row.full_name,
    username: row.username,
    posts: row.posts ?? [],
    expiresAt: row.expires_at,
    mustEnrol: row.must_enrol,
    mustChangePassword: row.must_change_password,
  }
}

export function actorOf(session: Session | undefined): Actor {
  if (!session) return { kind: 'visitor' }
  if (session.kind === 'officer') {
    return session.face === 'backoffice' && !session.mustEnrol && !session.mustChangePassword
      ? { kind: 'officer', accountId: session.accountId, name: session.name, posts: session.posts }
      : { kind: 'visitor' }
  }
  return { kind: 'citizen', accountId: session.accountId, accountKind: session.kind }
}

export async function endSession(ctx: IdentityContext, token: string): Promise<void> {
  await ctx.db
    .updateTable('sessions')
    .set({ ended_at: ctx.clock.now() })
    .where('token_digest', '=', tokenDigest(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of an account, but the one given: after a password change, or "sign out everywhere". */
export async function endSessionsOf(
  ctx: IdentityContext,
  accountId: string,
  keepToken?: string,
): Promise<number> {
  let query = ctx.db
    .updateTable('sessions')
    .set({ ended_at: ctx.clock.now() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (keepToken !== undefined) query = query.where('token_digest', '!=', tokenDigest(keepToken))
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export interface SessionSummary {
  /** Names the session in a form; not the token. */
  readonly id: string
  readonly device: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly current: boolean
}

export async function listSessions(
  ctx: IdentityContext,
  accountId: string,
  currentToken: string,
): Promise<readonly SessionSummary[]> {
  const rows = await ctx.db
    .selectFrom('sessions')
    .select(['token_digest', 'device', 'created_at', 'last_seen_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('last_seen_at', 'desc')
    .execute()
  const current = tokenDigest(currentToken).toString('hex')
  return rows.map((row) => {
    const id = row.token_digest.toString('hex')
    return {
      id,
      device: row.device,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      current: id === current,
    }
  })
}

/** Ends one session of one's own, named by `SessionSummary.id`. */
export async function endSessionById(ctx: IdentityContext, accountId: string, id: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(id)) return
  await ctx.db
    .updateTable('sessions')
    .set({ ended_at: ctx.clock.now() })
    .where('token_digest', '=', Buffer.from(id, 'hex'))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}
