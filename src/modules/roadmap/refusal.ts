import { vietnamToday } from '../identity/index.ts'
import type { RoadmapContext } from './context.ts'
import { type Duties, mayRead } from './roadmap-policy.ts'
import { refused } from './roadmap-record.ts'
import { readSettled } from './settled-store.ts'

/** Duties as they stand today, for the policy. */
export async function dutiesToday(ctx: Pick<RoadmapContext, 'db' | 'clock'>): Promise<Duties> {
  const { duties: holders } = await readSettled(ctx.db)
  return { holders, today: vietnamToday(ctx.clock) }
}

/** Who may look at an agency's records is told that this is not his to do; for others there is nothing. */
export async function refusalFor(ctx: RoadmapContext, agencyId: string) {
  const duties = await dutiesToday(ctx)
  return refused(
    mayRead(ctx.actor, agencyId, { ...duties, directory: ctx.directory }) ? 'not-your-role' : 'not-found',
  )
}
