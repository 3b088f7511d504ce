import { inTransaction } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { countAttempt } from '../attempt-brake.ts'
import type { IdentityContext } from '../context.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { readLoginName } from '../login-name.ts'
import {
  checkAgainstNobody,
  hashPassword,
  type PasswordFault,
  passwordFault,
  passwordMatches,
} from '../password.ts'
import { endSessionsOf } from '../session.ts'
import { issueCode, useCode } from '../verification-code.ts'

/** Sends a code for a new password; the answer is the same whether the account exists or not. */
export async function requestReset(ctx: IdentityContext, loginName: string): Promise<'sent' | 'too-many'> {
  const name = readLoginName(loginName)
  if (!name) return 'sent'
  if (!(await countAttempt(ctx, { action: 'send-code', subject: name.address, max: 5, windowMinutes: 60 })))
    return 'too-many'
  await inTransaction(ctx.db, async (tx) => {
    const row = await findAccountByLogin(tx, name)
    if (!row || row.status === 'closed') return
    const { code } = await issueCode(ctx, tx, { accountId: row.id, purpose: 'reset', channel: name.channel })
    await enqueue(tx, 'identity.send-code', {
      accountId: row.id,
      purpose: 'reset',
      channel: name.channel,
      code,
    })
  })
  return 'sent'
}

export type ResetOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'weak'; readonly fault: PasswordFault }

/** Sets the new password with the code, and ends all sessions of the account. */
export async function resetPassword(
  ctx: IdentityContext,
  input: { loginName: string; code: string; password: string },
): Promise<ResetOutcome> {
  const name = readLoginName(input.loginName)
  const fault = passwordFault(input.password, [input.loginName])
  if (fault) return { kind: 'weak', fault }
  if (!name) return { kind: 'wrong-code' }
  if (!(await countAttempt(ctx, { action: 'reset', subject: name.address, max: 15, windowMinutes: 60 })))
    return { kind: 'too-many' }
  const passwordHash = await hashPassword(input.password)
  return inTransaction(ctx.db, async (tx): Promise<ResetOutcome> => {
    const row = await findAccountByLogin(tx, name)
    if (!row || !(await useCode(ctx, tx, { accountId: row.id, purpose: 'reset', code: input.code })))
      return { kind: 'wrong-code' }
    const now = ctx.clock.now()
    // The code came to the address: that confirms it too.
    const confirmed = row.status === 'unconfirmed' ? { status: 'active' as const, confirmed_at: now } : {}
    await tx
      .updateTable('accounts')
      .set({ password_hash: passwordHash, password_changed_at: now, ...confirmed })
      .where('id', '=', row.id)
      .execute()
    await endSessionsOf({ ...ctx, db: tx }, row.id)
    return { kind: 'changed' }
  })
}

export type ChangeOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'weak'; readonly fault: PasswordFault }

/** Changes one's own password, knowing the old one; every other session ends. */
export async function changePassword(
  ctx: IdentityContext,
  input: { accountId: string; current: string; next: string; keepToken: string },
): Promise<ChangeOutcome> {
  if (
    !(await countAttempt(ctx, {
      action: 'change-password',
      subject: input.accountId,
      max: 10,
      windowMinutes: 15,
    }))
  )
    return { kind: 'too-many' }
  const row = await ctx.db
    .selectFrom('accounts')
    .select(['password_hash', 'email', 'phone', 'username', 'full_name'])
    .where('id', '=', input.accountId)
    .executeTakeFirst()
  const right = row
    ? await passwordMatches(row.password_hash, input.current)
    : await checkAgainstNobody(input.current)
  if (!row || !right) return { kind: 'wrong' }
  const fault = passwordFault(
    input.next,
    [row.email, row.phone, row.username, row.full_name].filter((text) => text !== null),
  )
  if (fault) return { kind: 'weak', fault }
  const passwordHash = await hashPassword(input.next)
  await inTransaction(ctx.db, async (tx) => {
    await tx
      .updateTable('accounts')
      .set({ password_hash: passwordHash, password_changed_at: ctx.clock.now() })
      .where('id', '=', input.accountId)
      .execute()
    await endSessionsOf({ ...ctx, db: tx }, input.accountId, input.keepToken)
  })
  return { kind: 'changed' }
}
