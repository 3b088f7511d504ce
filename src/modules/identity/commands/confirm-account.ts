import { inTransaction } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { countAttempt } from '../attempt-brake.ts'
import type { IdentityContext } from '../context.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { readLoginName } from '../login-name.ts'
import { issueCode, useCode } from '../verification-code.ts'

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly accountId: string }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'too-many' }

/** Takes the code that came by mail or text message; the account can be used from then on. */
export async function confirmAccount(
  ctx: IdentityContext,
  input: { loginName: string; code: string },
): Promise<ConfirmOutcome> {
  const name = readLoginName(input.loginName)
  if (!name) return { kind: 'wrong-code' }
  if (!(await countAttempt(ctx, { action: 'confirm', subject: name.address, max: 15, windowMinutes: 60 })))
    return { kind: 'too-many' }
  return inTransaction(ctx.db, async (tx): Promise<ConfirmOutcome> => {
    const row = await findAccountByLogin(tx, name)
    if (!row || !(await useCode(ctx, tx, { accountId: row.id, purpose: 'confirm', code: input.code })))
      return { kind: 'wrong-code' }
    await tx
      .updateTable('accounts')
      .set({ status: 'active', confirmed_at: ctx.clock.now() })
      .where('id', '=', row.id)
      .where('status', '=', 'unconfirmed')
      .execute()
    return { kind: 'confirmed', accountId: row.id }
  })
}

/** Sends a new code; silent about whether the account exists or is confirmed already. */
export async function resendConfirmation(
  ctx: IdentityContext,
  loginName: string,
): Promise<'sent' | 'too-many'> {
  const name = readLoginName(loginName)
  if (!name) return 'sent'
  if (!(await countAttempt(ctx, { action: 'send-code', subject: name.address, max: 5, windowMinutes: 60 })))
    return 'too-many'
  await inTransaction(ctx.db, async (tx) => {
    const row = await findAccountByLogin(tx, name)
    if (row?.status !== 'unconfirmed') return
    const { code } = await issueCode(ctx, tx, {
      accountId: row.id,
      purpose: 'confirm',
      channel: name.channel,
    })
    await enqueue(tx, 'identity.send-code', {
      accountId: row.id,
      purpose: 'confirm',
      channel: name.channel,
      code,
    })
  })
  return 'sent'
}
