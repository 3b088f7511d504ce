import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { IdentityContext } from './context.ts'

export interface Brake {
  /** What is being tried: `sign-in`, `code`… */
  readonly action: string
  /** Whom or what it is tried on; only a keyed digest is stored. */
  readonly subject: string
  readonly max: number
  readonly windowMinutes: number
}

function keyOf(ctx: IdentityContext, brake: Brake): string {
  return `${brake.action}:${createHmac('sha256', ctx.secret).update(brake.subject).digest('base64url')}`
}

/** Counts one attempt; false once there were too many in the window. Holds across processes and restarts. */
export async function countAttempt(ctx: IdentityContext, brake: Brake): Promise<boolean> {
  const now = ctx.clock.now()
  const windowStart = new Date(now.getTime() - brake.windowMinutes * 60_000)
  const { rows } = await sql<{ count: number }>`
    insert into attempt_counters as c (key, window_started_at, count) values (${keyOf(ctx, brake)}, ${now}, 1)
    on conflict (key) do update set
      count = case when c.window_started_at < ${windowStart} then 1 else c.count + 1 end,
      window_started_at = case when c.window_started_at < ${windowStart} then ${now} else c.window_started_at end
    returning count`.execute(ctx.db)
  return (rows[0]?.count ?? 1) <= brake.max
}

/** Forgets the attempts after a success. */
export async function forgetAttempts(ctx: IdentityContext, brake: Brake): Promise<void> {
  await ctx.db.deleteFrom('attempt_counters').where('key', '=', keyOf(ctx, brake)).execute()
}
