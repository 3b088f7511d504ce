import type { IdentityContext } from '../context.ts'
import { matchTotp, newTotpSecret, openTotp, otpauthUri, base32, sealTotp } from '../totp.ts'

/** Starts (or shows again) the set-up of a second factor: the secret to put into the app. Undefined once confirmed. */
export async function beginTotp(
  ctx: IdentityContext,
  accountId: string,
  issuer: string,
): Promise<{ uri: string; secret: string } | undefined> {
  const row = await ctx.db
    .selectFrom('accounts')
    .select(['username', 'totp_secret', 'totp_confirmed_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (row.totp_confirmed_at !== null) return undefined
  const secret = row.totp_secret ? openTotp(row.totp_secret, ctx.secret) : newTotpSecret()
  if (!row.totp_secret) {
    await ctx.db
      .updateTable('accounts')
      .set({ totp_secret: sealTotp(secret, ctx.secret) })
      .where('id', '=', accountId)
      .execute()
  }
  return { uri: otpauthUri(secret, { issuer, account: row.username ?? accountId }), secret: base32(secret) }
}

/** The first right code proves that the app holds the secret: from now on it is asked at each sign-in. */
export async function confirmTotp(
  ctx: IdentityContext,
  accountId: string,
  code: string,
): Promise<'confirmed' | 'wrong'> {
  const row = await ctx.db
    .selectFrom('accounts')
    .select(['totp_secret', 'totp_confirmed_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (row.totp_confirmed_at !== null) return 'confirmed'
  if (!row.totp_secret) return 'wrong'
  const now = ctx.clock.now()
  const step = matchTotp(openTotp(row.totp_secret, ctx.secret), code, { now, lastStep: null })
  if (step === undefined) return 'wrong'
  await ctx.db
    .updateTable('accounts')
    .set({ totp_confirmed_at: now, totp_last_step: step })
    .where('id', '=', accountId)
    .execute()
  return 'confirmed'
}
