import { inTransaction } from '../../../platform/db/database.ts'
import { toAccount } from '../account-queries.ts'
import { countAttempt } from '../attempt-brake.ts'
import { sendCodeBrake } from '../code-brake.ts'
import type { IdentityContext } from '../context.ts'
import { inEvenTime } from '../even-time.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { readLoginName } from '../login-name.ts'
import { checkAgainstNobody, passwordMatches } from '../password.ts'
import { startSession } from '../session.ts'
import { issueCode, useCode } from '../verification-code.ts'

export interface ConfirmAccount {
  readonly loginName: string
  readonly code: string
  readonly password: string
  readonly device: string
}

export type ConfirmOutcome =
  | { readonly kind: 'signed-in'; readonly token: string; readonly accountId: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many' }

/**
 * Takes the code that came by mail or text message, and signs in. The password is asked with it: the code alone
 * would confirm what somebody else registered on this address a moment later, with a password of theirs.
 */
export async function confirmAccount(ctx: IdentityContext, input: ConfirmAccount): Promise<ConfirmOutcome> {
  const name = readLoginName(input.loginName)
  if (!name) {
    await checkAgainstNobody(input.password)
    return { kind: 'wrong' }
  }
  if (!(await countAttempt(ctx, { action: 'confirm', subject: name.address, max: 15, windowMinutes: 60 })))
    return { kind: 'too-many' }
  const known = await findAccountByLogin(ctx.db, name)
  const right = known
    ? await passwordMatches(known.password_hash, input.password)
    : await checkAgainstNobody(input.password)
  if (!known || !right) return { kind: 'wrong' }
  return inTransaction(ctx.db, async (tx): Promise<ConfirmOutcome> => {
    if (!(await useCode(ctx, tx, { accountId: known.id, purpose: 'confirm', code: input.code })))
      return { kind: 'wrong' }
    const row = await tx
      .updateTable('accounts')
      .set({ status: 'active', confirmed_at: ctx.clock.now() })
      .where('id', '=', known.id)
      .where('status', '=', 'unconfirmed')
      // Registered anew since the password was compared: the code belongs to the other one now.
      .where('password_hash', '=', known.password_hash)
      .returningAll()
      .executeTakeFirst()
    if (!row) return { kind: 'wrong' }
    const token = await startSession({ ...ctx, db: tx }, toAccount(row), {
      face: 'portal',
      device: input.device,
    })
    return { kind: 'signed-in', token, accountId: row.id }
  })
}

/** Sends a new code; silent about whether the account exists or is confirmed already. */
export async function resendConfirmation(
  ctx: IdentityContext,
  loginName: string,
): Promise<'sent' | 'too-many'> {
  const name = readLoginName(loginName)
  if (!name) return 'sent'
  if (!(await countAttempt(ctx, sendCodeBrake(name)))) return 'too-many'
  await inEvenTime(() =>
    inTransaction(ctx.db, async (tx) => {
      const row = await findAccountByLogin(tx, name)
      if (row?.status !== 'unconfirmed') return
      await issueCode(ctx, tx, { accountId: row.id, purpose: 'confirm', channel: name.channel })
    }),
  )
  return 'sent'
}
