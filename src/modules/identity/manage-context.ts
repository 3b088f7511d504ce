import type { Db } from '../../platform/db/database.ts'
import { isId } from '../../platform/ids/id.ts'
import type { Directory } from '../organizations/index.ts'
import { vietnamToday } from './account-queries.ts'
import type { Actor } from './actor.ts'
import type { IdentityContext } from './context.ts'
import { type HeldPost, mayManageOfficer, maySeeOfficer } from './officer-policy.ts'

export interface ManageContext extends IdentityContext {
  readonly actor: Actor
  readonly directory: Directory
}

export type Refused =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  /** On one's own account: nobody locks himself out, or takes his own second factor away. */
  | { readonly kind: 'self' }

export type ManageOutcome = { readonly kind: 'done'; readonly accountId: string } | Refused

/** The posts of an officer whom `actor` may see, with his account's row locked; undefined when there is no such officer. */
export async function heldPostsOf(
  ctx: ManageContext,
  tx: Db,
  accountId: string,
): Promise<readonly HeldPost[] | undefined> {
  if (!isId(accountId)) return undefined
  const account = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('kind', '=', 'officer')
    .forUpdate()
    .executeTakeFirst()
  if (!account) return undefined
  const rows = await tx
    .selectFrom('posts')
    .select(['agency_id', 'role', 'valid_to'])
    .where('account_id', '=', accountId)
    .execute()
  const posts = rows.map((row) => ({ agencyId: row.agency_id, role: row.role, validTo: row.valid_to }))
  return maySeeOfficer(ctx.actor, posts, vietnamToday(ctx.clock)) ? posts : undefined
}

/** Why `actor` may not lock the officer or give him new means to sign in. */
export async function refusalToManage(
  ctx: ManageContext,
  tx: Db,
  accountId: string,
): Promise<Refused | undefined> {
  const posts = await heldPostsOf(ctx, tx, accountId)
  if (!posts) return { kind: 'not-found' }
  if (ctx.actor.kind === 'officer' && ctx.actor.accountId === accountId) return { kind: 'self' }
  return mayManageOfficer(ctx.actor, posts, vietnamToday(ctx.clock)) ? undefined : { kind: 'forbidden' }
}
