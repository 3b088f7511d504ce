import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import type { Directory } from '../../organizations/index.ts'
import { type Actor, postsWith, type Role } from '../actor.ts'
import { vietnamToday } from '../account-queries.ts'
import type { IdentityContext } from '../context.ts'
import { hashPassword, passwordFault } from '../password.ts'
import { endSessionsOf } from '../session.ts'

/** May `actor` manage the officers of that agency: its own administrator, or the province's. */
export function mayManage(actor: Actor, agencyId: string): boolean {
  if (actor.kind === 'system') return true
  if (postsWith(actor, 'province_admin').length > 0) return true
  return postsWith(actor, 'agency_admin').some((post) => post.agencyId === agencyId)
}

/** Only the province's administrator makes administrators: rights are never passed on sideways. */
export function mayGive(actor: Actor, role: Role): boolean {
  if (actor.kind === 'system' || postsWith(actor, 'province_admin').length > 0) return true
  return role !== 'agency_admin' && role !== 'province_admin'
}

export interface NewPost {
  readonly agencyId: string
  readonly unitId: string
  readonly role: Role
  readonly title: string
}

export interface CreateOfficer {
  readonly username: string
  readonly fullName: string
  readonly email: string
  readonly password: string
  readonly post: NewPost
}

export type OfficerErrors = Partial<
  Record<
    'username' | 'fullName' | 'email' | 'password' | 'unit' | 'role' | 'title',
    'missing' | 'malformed' | 'taken' | 'weak' | 'not-yours'
  >
>

export type ManageOutcome =
  | { readonly kind: 'done'; readonly accountId: string }
  | { readonly kind: 'invalid'; readonly errors: OfficerErrors }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }

interface ManageContext extends IdentityContext {
  readonly actor: Actor
  readonly directory: Directory
}

export async function createOfficer(ctx: ManageContext, input: CreateOfficer): Promise<ManageOutcome> {
  if (!mayManage(ctx.actor, input.post.agencyId)) return { kind: 'forbidden' }
  const username = input.username.trim().toLowerCase()
  const errors: OfficerErrors = { ...checkPost(ctx, input.post) }
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(username)) errors.username = 'malformed'
  if (!input.fullName.trim()) errors.fullName = 'missing'
  if (input.email.trim() && !/^[^\s@]+@[^\s@]+$/.test(input.email.trim())) errors.email = 'malformed'
  if (passwordFault(input.password, [username, input.fullName])) errors.password = 'weak'
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const passwordHash = await hashPassword(input.password)
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const id = newId(ctx.clock)
    const now = ctx.clock.now()
    const email = input.email.trim().toLowerCase() || null
    const made = await tx
      .insertInto('accounts')
      .values({
        id,
        kind: 'officer',
        username,
        email,
        full_name: input.fullName.trim(),
        password_hash: passwordHash,
        status: 'active',
        created_at: now,
        confirmed_at: now,
        password_changed_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { kind: 'invalid', errors: { username: 'taken' } }
    await insertPost(ctx, tx, id, input.post)
    await auditOfficer(ctx, tx, 'officer.created', id)
    return { kind: 'done', accountId: id }
  })
}

function checkPost(ctx: ManageContext, post: NewPost): OfficerErrors {
  const unit = ctx.directory.findUnit(post.unitId)
  return {
    ...(unit?.agencyId === post.agencyId ? {} : { unit: 'malformed' as const }),
    ...(mayGive(ctx.actor, post.role) ? {} : { role: 'not-yours' as const }),
    ...(post.title.trim() ? {} : { title: 'missing' as const }),
  }
}

async function insertPost(ctx: ManageContext, tx: Db, accountId: string, post: NewPost): Promise<void> {
  await tx
    .insertInto('posts')
    .values({
      id: newId(ctx.clock),
      account_id: accountId,
      agency_id: post.agencyId,
      unit_id: post.unitId,
      role: post.role,
      title: post.title.trim(),
      title_en: post.title.trim(),
      valid_from: vietnamToday(ctx.clock),
    })
    .execute()
}

async function auditOfficer(ctx: ManageContext, tx: Db, action: string, accountId: string): Promise<void> {
  const actorId = ctx.actor.kind === 'officer' ? ctx.actor.accountId : null
  await tx
    .insertInto('audit_log')
    .values({
      at: ctx.clock.now(),
      actor_account_id: actorId,
      action,
      subject_type: 'account',
      subject_id: accountId,
      outcome: 'done',
    })
    .execute()
}

export async function addPost(
  ctx: ManageContext,
  input: { accountId: string; post: NewPost },
): Promise<ManageOutcome> {
  if (!mayManage(ctx.actor, input.post.agencyId)) return { kind: 'forbidden' }
  const errors = checkPost(ctx, input.post)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const officer = await tx
      .selectFrom('accounts')
      .select('id')
      .where('id', '=', input.accountId)
      .where('kind', '=', 'officer')
      .executeTakeFirst()
    if (!officer) return { kind: 'not-found' }
    await insertPost(ctx, tx, officer.id, input.post)
    await auditOfficer(ctx, tx, 'officer.post-added', officer.id)
    return { kind: 'done', accountId: officer.id }
  })
}

/** Ends a post yesterday: from now on it gives no right. What was done under it stays with its holder. */
export async function endPost(ctx: ManageContext, postId: string): Promise<ManageOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const post = await tx
      .selectFrom('posts')
      .select(['id', 'account_id', 'agency_id', 'role', 'valid_from'])
      .where('id', '=', postId)
      .forUpdate()
      .executeTakeFirst()
    if (!post) return { kind: 'not-found' }
    if (!mayManage(ctx.actor, post.agency_id) || !mayGive(ctx.actor, post.role as Role))
      return { kind: 'forbidden' }
    const today = vietnamToday(ctx.clock)
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
    if (post.valid_from >= today) await tx.deleteFrom('posts').where('id', '=', post.id).execute()
    else await tx.updateTable('posts').set({ valid_to: yesterday }).where('id', '=', post.id).execute()
    await auditOfficer(ctx, tx, 'officer.post-ended', post.account_id)
    return { kind: 'done', accountId: post.account_id }
  })
}

/** Locks or unlocks an officer whose posts all lie within what `actor` manages; a lock ends all sessions. */
export async function setOfficerLock(
  ctx: ManageContext,
  input: { accountId: string; locked: boolean },
): Promise<ManageOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const posts = await tx
      .selectFrom('posts')
      .select(['agency_id', 'role'])
      .where('account_id', '=', input.accountId)
      .execute()
    if (posts.length === 0) return { kind: 'not-found' }
    if (posts.some((post) => !mayManage(ctx.actor, post.agency_id) || !mayGive(ctx.actor, post.role as Role)))
      return { kind: 'forbidden' }
    await tx
      .updateTable('accounts')
      .set({ status: input.locked ? 'locked' : 'active' })
      .where('id', '=', input.accountId)
      .execute()
    if (input.locked) await endSessionsOf({ ...ctx, db: tx }, input.accountId)
    await auditOfficer(ctx, tx, input.locked ? 'officer.locked' : 'officer.unlocked', input.accountId)
    return { kind: 'done', accountId: input.accountId }
  })
}
