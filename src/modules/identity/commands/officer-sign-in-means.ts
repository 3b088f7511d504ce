import { inTransaction } from '../../../platform/db/database.ts'
import { auditAct } from '../audit-act.ts'
import { type ManageContext, type ManageOutcome, type Refused, refusalToManage } from '../manage-context.ts'
import { newOneTimePassword } from '../one-time-password.ts'
import { hashPassword } from '../password.ts'
import { endSessionsOf } from '../session.ts'

/** Locks or unlocks an officer; a lock ends all sessions. */
export async function setOfficerLock(
  ctx: ManageContext,
  { accountId, locked }: { readonly accountId: string; readonly locked: boolean },
): Promise<ManageOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const refusal = await refusalToManage(ctx, tx, accountId)
    if (refusal) return refusal
    const changed = await tx
      .updateTable('accounts')
      .set({ status: locked ? 'locked' : 'active' })
      .where('id', '=', accountId)
      .where('status', '=', locked ? 'active' : 'locked')
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) === 0) return { kind: 'done', accountId }
    if (locked) await endSessionsOf({ ...ctx, db: tx }, accountId)
    await auditAct(ctx, tx, { action: locked ? 'officer.locked' : 'officer.unlocked', accountId })
    return { kind: 'done', accountId }
  })
}

export type ResetOfficerOutcome =
  | { readonly kind: 'done'; readonly accountId: string; readonly oneTimePassword: string }
  | Refused

/** A new one-time password for an officer who forgot his; all sessions end. */
export async function resetOfficerPassword(
  ctx: ManageContext,
  accountId: string,
): Promise<ResetOfficerOutcome> {
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)
  return inTransaction(ctx.db, async (tx): Promise<ResetOfficerOutcome> => {
    const refusal = await refusalToManage(ctx, tx, accountId)
    if (refusal) return refusal
    await tx
      .updateTable('accounts')
      .set({
        password_hash: passwordHash,
        password_changed_at: ctx.clock.now(),
        must_change_password: true,
      })
      .where('id', '=', accountId)
      .execute()
    await endSessionsOf({ ...ctx, db: tx }, accountId)
    await auditAct(ctx, tx, { action: 'officer.password-reset', accountId })
    return { kind: 'done', accountId, oneTimePassword }
  })
}

/** Takes the second factor of an officer away who lost his telephone: he sets up a new one at the next sign-in. */
export async function resetOfficerTotp(ctx: ManageContext, accountId: string): Promise<ManageOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<ManageOutcome> => {
    const refusal = await refusalToManage(ctx, tx, accountId)
    if (refusal) return refusal
    await tx
      .updateTable('accounts')
      .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
      .where('id', '=', accountId)
      .execute()
    await endSessionsOf({ ...ctx, db: tx }, accountId)
    await auditAct(ctx, tx, { action: 'officer.totp-reset', accountId })
    return { kind: 'done', accountId }
  })
}
