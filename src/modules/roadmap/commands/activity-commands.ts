import { vietnamToday } from '../../identity/index.ts'
import {
  decideDrop,
  decideHeld,
  decidePlan,
  type HeldActivity,
  type HeldError,
  type PlanError,
  type PlannedActivity,
} from '../activities.ts'
import type { RoadmapContext } from '../context.ts'
import { changeRecord } from '../record-store.ts'
import { refusalFor } from '../refusal.ts'
import { plannerPost } from '../roadmap-policy.ts'
import type { Decision, RoadmapOutcome, RoadmapRecord } from '../roadmap-record.ts'
import type { OfAgency } from './commitment-commands.ts'

async function change<E extends string>(
  ctx: RoadmapContext,
  { agencyId, year }: OfAgency,
  decide: (record: RoadmapRecord) => Decision<E>,
): Promise<RoadmapOutcome<E>> {
  const post = plannerPost(ctx.actor, agencyId)
  if (!post) return refusalFor(ctx, agencyId)
  return changeRecord<E>(ctx, { key: { kind: 'activities', agencyId, year }, post, decide })
}

/** Puts outreach or training into the year's plan, or changes what stands there under the same id. */
export function planActivity(
  ctx: RoadmapContext,
  input: OfAgency & { readonly plan: PlannedActivity },
): Promise<RoadmapOutcome<PlanError>> {
  return change(ctx, input, (record) => decidePlan(record, input.plan))
}

/** Tells what was done: when, how many sessions, how many people. */
export function recordHeld(
  ctx: RoadmapContext,
  input: OfAgency & { readonly activityId: string; readonly held: HeldActivity },
): Promise<RoadmapOutcome<HeldError>> {
  const today = vietnamToday(ctx.clock)
  return change(ctx, input, (record) => decideHeld(record, { ...input, today }))
}

export function dropActivity(
  ctx: RoadmapContext,
  input: OfAgency & { readonly activityId: string; readonly reason: string },
): Promise<RoadmapOutcome<'reason'>> {
  return change(ctx, input, (record) => decideDrop(record, input))
}
