import { inTransaction } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { countAttempt } from '../attempt-brake.ts'
import type { IdentityContext } from '../context.ts'
import { tellPasswordChangedJob } from '../identity-jobs.ts'
import {
  checkAgainstNobody,
  hashPassword,
  type PasswordFault,
  passwordFault,
  passwordMatches,
} from '../password.ts'
import { endSessionsOf } from '../session.ts'

export interface ChangePassword {
  readonly accountId: string
  readonly current: string
  readonly next: string
  /** The session the change is made in, which goes on. */
  readonly keepToken: string
}

export type ChangeOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'weak'; readonly fault: PasswordFault | 'same' }

/** Changes one's own password, knowing the old one; every other session ends. */
export async function changePassword(ctx: IdentityContext, input: ChangePassword): Promise<ChangeOutcome> {
  const { accountId } = input
  const brake = { action: 'own-password', subject: accountId, max: 10, windowMinutes: 15 }
  if (!(await countAttempt(ctx, brake))) return { kind: 'too-many' }
  const row = await ctx.db
    .selectFrom('accounts')
    .select(['password_hash', 'email', 'phone', 'username', 'full_name'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const right = row
    ? await passwordMatches(row.password_hash, input.current)
    : await checkAgainstNobody(input.current)
  if (!row || !right) return { kind: 'wrong' }
  const fault = faultOf(input, [row.email, row.phone, row.username, row.full_name])
  if (fault) return { kind: 'weak', fault }
  const passwordHash = await hashPassword(input.next)
  await inTransaction(ctx.db, async (tx) => {
    await tx
      .updateTable('accounts')
      .set({
        password_hash: passwordHash,
        password_changed_at: ctx.clock.now(),
        must_change_password: false,
      })
      .where('id', '=', accountId)
      .execute()
    await endSessionsOf({ ...ctx, db: tx }, accountId, input.keepToken)
    await enqueue(tx, tellPasswordChangedJob, { accountId })
  })
  return { kind: 'changed' }
}

function faultOf(
  { current, next }: ChangePassword,
  personal: readonly (string | null)[],
): PasswordFault | 'same' | undefined {
  if (next === current) return 'same'
  return passwordFault(
    next,
    personal.filter((text) => text !== null),
  )
}
