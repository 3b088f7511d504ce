import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { isId, newId } from '../../../platform/ids/id.ts'
import { vietnamToday } from '../account-queries.ts'
import { ROLES, type Role } from '../actor.ts'
import { auditAct } from '../audit-act.ts'
import { heldPostsOf, type ManageContext, type ManageOutcome } from '../manage-context.ts'
import { mayGive, mayManage } from '../officer-policy.ts'
import { nameFault } from '../profile-rules.ts'

export interface NewPost {
  readonly agencyId: string
  readonly unitId: string
  readonly role: Role
  readonly title: string
  /** The title again when left out. */
  readonly titleEn?: string
}

export interface PostErrors {
  readonly unit?: 'unknown'
  readonly role?: 'unknown' | 'not-yours'
  readonly title?: 'missing' | 'too-long'
  /** The officer holds this role in this unit already. */
  readonly post?: 'held'
}

export function checkPost(ctx: ManageContext, post: NewPost): PostErrors {
  const unit = ctx.directory.findUnit(post.unitId)
  const title = nameFault(post.title)
  return {
    // Nobody is appointed to a body that has ended.
    ...(unit?.agencyId === post.agencyId && unit.endedOn === null ? {} : { unit: 'unknown' as const }),
    ...roleError(ctx, post.role),
    ...(title ? { title } : {}),
  }
}

function roleError(ctx: ManageContext, role: Role): Pick<PostErrors, 'role'> {
  if (!ROLES.includes(role)) return { role: 'unknown' }
  return mayGive(ctx.actor, role) ? {} : { role: 'not-yours' }
}

export async function insertPost(
  ctx: Pick<ManageContext, 'clock'>,
  tx: Db,
  accountId: string,
  post: NewPost,
): Promise<void> {
  await tx
    .insertInto('posts')
    .values({
      id: newId(ctx.clock),
      account_id: accountId,
      agency_id: post.agencyId,
      unit_id: post.unitId,
      role: post.role,
      title: post.title.trim(),
      title_en: post.titleEn?.trim() || post.title.trim(),
      valid_from: vietnamToday(ctx.clock),
    })
    .execute()
}

export type AddPostOutcome = ManageOutcome | { readonly kind: 'invalid'; readonly errors: PostErrors }

/** Gives an officer of one's own another post from today on; moving between agencies is the province's to do. */
export async function addPost(
  ctx: ManageContext,
  input: { readonly accountId: string; readonly post: NewPost },
): Promise<AddPostOutcome> {
  const { accountId, post } = input
  if (!mayManage(ctx.actor, post.agencyId)) return { kind: 'forbidden' }
  const errors = checkPost(ctx, post)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  return inTransaction(ctx.db, async (tx): Promise<AddPostOutcome> => {
    if (!(await heldPostsOf(ctx, tx, accountId))) return { kind: 'not-found' }
    if (await holds(ctx, tx, input)) return { kind: 'invalid', errors: { post: 'held' } }
    await insertPost(ctx, tx, accountId, post)
    const { agencyId, unitId, role } = post
    await auditAct(ctx, tx, {
      action: 'officer.post-added',
      accountId,
      details: { agencyId, unitId, role },
    })
    return { kind: 'done', accountId }
  })
}

async function holds(
  ctx: ManageContext,
  tx: Db,
  { accountId, post }: { readonly accountId: string; readonly post: NewPost },
): Promise<boolean> {
  const today = vietnamToday(ctx.clock)
  const row = await tx
    .selectFrom('posts')
    .select('id')
    .where('account_id', '=', accountId)
    .where('unit_id', '=', post.unitId)
    .where('role', '=', post.role)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a post yesterday: from now on it gives no right. What was done under it stays with its holder. */
export async function endPost(ctx: ManageContext, postId: string): Promise<ManageOutcome> {
  if (!isId(postId)) return { kind: 'not-found' }
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const post = await tx
      .selectFrom('posts')
      .select(['id', 'account_id', 'agency_id', 'unit_id', 'role', 'valid_from', 'valid_to'])
      .where('id', '=', postId)
      .forUpdate()
      .executeTakeFirst()
    if (!post || !mayManage(ctx.actor, post.agency_id)) return { kind: 'not-found' }
    if (!mayGive(ctx.actor, post.role)) return { kind: 'forbidden' }
    // An administrator who ends his own post could leave nobody to give it back.
    if (ctx.actor.kind === 'officer' && ctx.actor.accountId === post.account_id && isAdminRole(post.role))
      return { kind: 'self' }
    const today = vietnamToday(ctx.clock)
    if (post.valid_to !== null && post.valid_to < today) return { kind: 'done', accountId: post.account_id }
    if (post.valid_from >= today) await tx.deleteFrom('posts').where('id', '=', post.id).execute()
    else
      await tx
        .updateTable('posts')
        .set({ valid_to: dayBefore(today) })
        .where('id', '=', post.id)
        .execute()
    await auditAct(ctx, tx, {
      action: 'officer.post-ended',
      accountId: post.account_id,
      details: { agencyId: post.agency_id, unitId: post.unit_id, role: post.role },
    })
    return { kind: 'done', accountId: post.account_id }
  })
}

function isAdminRole(role: Role): boolean {
  return role === 'agency_admin' || role === 'province_admin'
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
