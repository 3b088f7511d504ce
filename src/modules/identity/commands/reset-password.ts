import { inTransaction } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { countAttempt } from '../attempt-brake.ts'
import { sendCodeBrake } from '../code-brake.ts'
import type { IdentityContext } from '../context.ts'
import { inEvenTime } from '../even-time.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { tellPasswordChangedJob } from '../identity-jobs.ts'
import { readLoginName } from '../login-name.ts'
import { hashPassword, type PasswordFault, passwordFault } from '../password.ts'
import { endSessionsOf } from '../session.ts'
import { issueCode, useCode } from '../verification-code.ts'

/** Sends a code for a new password; the answer is the same whether the account exists or not. */
export async function requestReset(ctx: IdentityContext, loginName: string): Promise<'sent' | 'too-many'> {
  const name = readLoginName(loginName)
  if (!name) return 'sent'
  if (!(await countAttempt(ctx, sendCodeBrake(name)))) return 'too-many'
  await inEvenTime(() =>
    inTransaction(ctx.db, async (tx) => {
      const row = await findAccountByLogin(tx, name)
      if (!row || row.status === 'closed' || row.status === 'locked') return
      await issueCode(ctx, tx, { accountId: row.id, purpose: 'reset', channel: name.channel })
    }),
  )
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
  input: { readonly loginName: string; readonly code: string; readonly password: string },
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
    await enqueue(tx, tellPasswordChangedJob, { accountId: row.id })
    return { kind: 'changed' }
  })
}
