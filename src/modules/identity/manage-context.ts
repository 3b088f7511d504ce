import type { Db } from '../../platform/db/database.ts'
import { isId } from '../../platform/ids/id.ts'
import type { Directory } from '../organizations/index.ts'
import { vietnamToday } from './account-queries.ts'
import type { Actor, Role } from './actor.ts'
import type { IdentityContext } from './context.ts'
import { mayManageOfficer, maySeeOfficer } from './officer-policy.ts'

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

/** Why `actor` may not lock the officer or give him new means to sign in; locks the account's row when he may. */
export async function refusalToManage(
  ctx: ManageContext,
  tx: Db,
  accountId: string,
): Promise<Refused | undefined> {
  if (!isId(accountId)) return { kind: 'not-found' }
  const account = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('kind', '=', 'officer')
    .forUpdate()
    .executeTakeFirst()
  const rows = await tx
    .selectFrom('posts')
    .select(['agency_id', 'role', 'valid_to'])
    .where('account_id', '=', accountId)
    .execute()
  const today = vietnamToday(ctx.clock)
  const posts = rows.map((row) => ({
    agencyId: row.agency_id,
    role: row.role as Role,
    validTo: row.valid_to,
  }))
  if (!account || !(ctx.actor.kind === 'system' || maySeeOfficer(ctx.actor, posts, today)))
    return { kind: 'not-found' }
  if (ctx.actor.kind === 'officer' && ctx.actor.accountId === accountId) return { kind: 'self' }
  return mayManageOfficer(ctx.actor, posts, today) ? undefined : { kind: 'forbidden' }
}
