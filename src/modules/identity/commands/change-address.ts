import { inTransaction } from '../../../platform/db/database.ts'
import { isUniqueViolation } from '../../../platform/db/database-error.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import type { CitizenActor } from '../actor.ts'
import { countAttempt } from '../attempt-brake.ts'
import { auditAct } from '../audit-act.ts'
import { sendCodeBrake } from '../code-brake.ts'
import type { IdentityContext } from '../context.ts'
import { inEvenTime } from '../even-time.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { tellRegisteredJob } from '../identity-jobs.ts'
import { readLoginName, takesCodes } from '../login-name.ts'
import { passwordMatches } from '../password.ts'
import { issueCode, useCode } from '../verification-code.ts'

interface OwnContext extends IdentityContext {
  readonly actor: CitizenActor
}

export type RequestAddressOutcome =
  | { readonly kind: 'code-sent' }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'landline' }
  | { readonly kind: 'too-many' }

/**
 * Sends a code to an e-mail address or phone number that is to be added to one's account, in place of the one of
 * that kind. An address of another account gets a message instead, and the answer is the same.
 */
export async function requestAddress(
  ctx: OwnContext,
  input: { readonly loginName: string; readonly password: string },
): Promise<RequestAddressOutcome> {
  const { accountId } = ctx.actor
  const name = readLoginName(input.loginName)
  if (!name) return { kind: 'unreadable' }
  if (!takesCodes(name)) return { kind: 'landline' }
  const brake = { action: 'own-password', subject: accountId, max: 10, windowMinutes: 15 }
  if (!(await countAttempt(ctx, brake))) return { kind: 'too-many' }
  const own = await ctx.db
    .selectFrom('accounts')
    .select('password_hash')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (!(await passwordMatches(own.password_hash, input.password))) return { kind: 'wrong-password' }
  if (!(await countAttempt(ctx, sendCodeBrake(name)))) return { kind: 'too-many' }
  await inEvenTime(() =>
    inTransaction(ctx.db, async (tx) => {
      const other = await findAccountByLogin(tx, name)
      if (other && other.id !== accountId) {
        await enqueue(tx, tellRegisteredJob, { accountId: other.id, channel: name.channel })
        return
      }
      await issueCode(ctx, tx, { accountId, purpose: 'address', ...name })
    }),
  )
  return { kind: 'code-sent' }
}

export type ConfirmAddressOutcome = 'changed' | 'wrong-code' | 'too-many'

export async function confirmAddress(ctx: OwnContext, code: string): Promise<ConfirmAddressOutcome> {
  const { accountId } = ctx.actor
  const brake = { action: 'confirm-address', subject: accountId, max: 15, windowMinutes: 60 }
  if (!(await countAttempt(ctx, brake))) return 'too-many'
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const used = await useCode(ctx, tx, { accountId, purpose: 'address', code })
      if (!used?.address) return 'wrong-code'
      await tx
        .updateTable('accounts')
        .set({ [used.channel]: used.address })
        .where('id', '=', accountId)
        .execute()
      await auditAct(ctx, tx, { action: `account.${used.channel}-changed`, accountId })
      return 'changed'
    })
  } catch (error) {
    // Somebody registered the address in the meantime: whose it is we do not say.
    if (isUniqueViolation(error)) return 'wrong-code'
    throw error
  }
}
