import { inTransaction } from '../../../platform/db/database.ts'
import { countAttempt } from '../attempt-brake.ts'
import { auditAct, himself } from '../audit-act.ts'
import type { IdentityContext } from '../context.ts'
import { openSecret, sealSecret } from '../sealed-secret.ts'
import { endSessionsOf } from '../session.ts'
import { base32, matchTotp, newTotpSecret, otpauthUri } from '../totp.ts'

/** Starts (or shows again) the set-up of a second factor: the secret to put into the app. Undefined once confirmed. */
export async function beginTotp(
  ctx: IdentityContext,
  accountId: string,
  issuer: string,
): Promise<{ readonly uri: string; readonly secret: string } | undefined> {
  const made = sealSecret(newTotpSecret(), ctx.secret)
  // One statement: two pages opened at once must show the same secret.
  const row = await ctx.db
    .updateTable('accounts')
    .set((eb) => ({ totp_secret: eb.fn.coalesce('totp_secret', eb.val(made)) }))
    .where('id', '=', accountId)
    .where('totp_confirmed_at', 'is', null)
    .returning(['username', 'totp_secret'])
    .executeTakeFirst()
  if (!row?.totp_secret) return undefined
  const secret = openSecret(row.totp_secret, ctx.secret)
  return { uri: otpauthUri(secret, { issuer, account: row.username ?? accountId }), secret: base32(secret) }
}

export interface ConfirmTotp {
  readonly accountId: string
  readonly code: string
  /** The session it is set up in; all others end, since they came in with the password alone. */
  readonly keepToken: string
}

/** The first right code proves that the app holds the secret: from now on it is asked at each sign-in. */
export async function confirmTotp(
  ctx: IdentityContext,
  { accountId, code, keepToken }: ConfirmTotp,
): Promise<'confirmed' | 'wrong' | 'too-many'> {
  const brake = { action: 'enrol-totp', subject: accountId, max: 20, windowMinutes: 15 }
  if (!(await countAttempt(ctx, brake))) return 'too-many'
  return inTransaction(ctx.db, async (tx) => {
    const row = await tx
      .selectFrom('accounts')
      .select(['id', 'full_name', 'totp_secret', 'totp_confirmed_at'])
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.totp_confirmed_at !== null) return 'confirmed'
    if (!row.totp_secret) return 'wrong'
    const now = ctx.clock.now()
    const step = matchTotp(openSecret(row.totp_secret, ctx.secret), code, { now, lastStep: null })
    if (step === undefined) return 'wrong'
    await tx
      .updateTable('accounts')
      .set({ totp_confirmed_at: now, totp_last_step: step })
      .where('id', '=', accountId)
      .execute()
    await endSessionsOf({ ...ctx, db: tx }, accountId, keepToken)
    await auditAct({ ...ctx, actor: himself(row) }, tx, { action: 'officer.totp-set', accountId })
    return 'confirmed'
  })
}
