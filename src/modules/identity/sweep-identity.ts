import type { IdentityContext } from './context.ts'

const DAY_MS = 86_400_000
const UNCONFIRMED_DAYS = 7
const ENDED_DAYS = 30
/** Longer than any brake's window. */
const COUNTER_DAYS = 1

/** Removes what is of no further use: the less is kept, the less can leak. */
export async function sweepIdentity(ctx: Omit<IdentityContext, 'secret'>): Promise<void> {
  const { db, clock } = ctx
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS)
  await db.deleteFrom('verification_codes').where('expires_at', '<', before(1)).execute()
  await db.deleteFrom('sessions').where('expires_at', '<', before(ENDED_DAYS)).execute()
  await db.deleteFrom('attempt_counters').where('window_started_at', '<', before(COUNTER_DAYS)).execute()
  await db
    .deleteFrom('accounts')
    .where('status', '=', 'unconfirmed')
    .where('created_at', '<', before(UNCONFIRMED_DAYS))
    .execute()
}
