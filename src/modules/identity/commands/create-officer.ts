import { isEmail } from '../../../engines/vietnamese/index.ts'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { auditAct } from '../audit-act.ts'
import type { ManageContext } from '../manage-context.ts'
import { mayManage } from '../officer-policy.ts'
import { newOneTimePassword } from '../one-time-password.ts'
import { hashPassword } from '../password.ts'
import { nameFault } from '../profile-rules.ts'
import { checkPost, insertPost, type NewPost, type PostErrors } from './manage-posts.ts'

export interface CreateOfficer {
  readonly username: string
  readonly fullName: string
  readonly email: string
  readonly post: NewPost
}

export interface OfficerErrors extends PostErrors {
  readonly username?: 'malformed' | 'taken'
  readonly fullName?: 'missing' | 'too-long'
  readonly email?: 'malformed' | 'taken'
}

export type CreateOutcome =
  | { readonly kind: 'done'; readonly accountId: string; readonly oneTimePassword: string }
  | { readonly kind: 'invalid'; readonly errors: OfficerErrors }
  | { readonly kind: 'forbidden' }

/** Opens an officer's account with one post. The password is shown to the administrator once and opens one page only. */
export async function createOfficer(ctx: ManageContext, input: CreateOfficer): Promise<CreateOutcome> {
  if (!mayManage(ctx.actor, input.post.agencyId)) return { kind: 'forbidden' }
  const errors = check(ctx, input)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)
  return inTransaction(ctx.db, async (tx): Promise<CreateOutcome> => {
    const accountId = await insertOfficer(ctx, tx, input, { passwordHash, mustChange: true })
    if (!accountId) return { kind: 'invalid', errors: await taken(tx, input) }
    const { agencyId, unitId, role } = input.post
    await insertPost(ctx, tx, accountId, input.post)
    await auditAct(ctx, tx, {
      action: 'officer.created',
      accountId,
      details: { agencyId, unitId, role },
    })
    return { kind: 'done', accountId, oneTimePassword }
  })
}

function check(ctx: ManageContext, input: CreateOfficer): OfficerErrors {
  const fullName = nameFault(input.fullName)
  const email = input.email.trim()
  return {
    ...(isUsername(input.username) ? {} : { username: 'malformed' as const }),
    ...(fullName ? { fullName } : {}),
    ...(email !== '' && !isEmail(email) ? { email: 'malformed' as const } : {}),
    ...checkPost(ctx, input.post),
  }
}

/** Small letters, digits, dots and hyphens: typed on any keyboard, in any language. */
export function isUsername(typed: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{2,39}$/.test(plainUsername(typed))
}

function plainUsername(typed: string): string {
  return typed.trim().toLowerCase()
}

/** Undefined when the sign-in name or the e-mail address belongs to another officer. */
export async function insertOfficer(
  ctx: Pick<ManageContext, 'clock'>,
  tx: Db,
  officer: { readonly username: string; readonly fullName: string; readonly email: string },
  secret: { readonly passwordHash: string; readonly mustChange: boolean },
): Promise<string | undefined> {
  const now = ctx.clock.now()
  const made = await tx
    .insertInto('accounts')
    .values({
      id: newId(ctx.clock),
      kind: 'officer',
      username: plainUsername(officer.username),
      email: officer.email.trim().toLowerCase() || null,
      full_name: officer.fullName.trim(),
      password_hash: secret.passwordHash,
      must_change_password: secret.mustChange,
      status: 'active',
      created_at: now,
      confirmed_at: now,
      password_changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

async function taken(tx: Db, { username }: CreateOfficer): Promise<OfficerErrors> {
  const other = await tx
    .selectFrom('accounts')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['username']), '=', plainUsername(username)))
    .executeTakeFirst()
  return other ? { username: 'taken' } : { email: 'taken' }
}
