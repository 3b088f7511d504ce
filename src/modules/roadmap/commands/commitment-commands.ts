import {
  checkContent,
  type CommitmentContent,
  type ContentError,
  decideApproval,
  decideDraft,
  decideReturn,
  decideReview,
  decideSubmit,
  type ReviewInput,
} from '../commitment.ts'
import type { RoadmapContext } from '../context.ts'
import { changeRecord } from '../record-store.ts'
import { dutiesToday, refusalFor } from '../refusal.ts'
import { committeePost, dutyPost, plannerPost } from '../roadmap-policy.ts'
import type { RoadmapOutcome } from '../roadmap-record.ts'

export interface OfAgency {
  readonly agencyId: string
  readonly year: number
}

const keyOf = ({ agencyId, year }: OfAgency) => ({ kind: 'commitment', agencyId, year }) as const

export interface DraftCommitment extends OfAgency {
  readonly content: CommitmentContent
  /** The version the form was made from. */
  readonly seen: number
}

/** The planner of an agency writes what it promises for a year, and with what money. */
export async function draftCommitment(
  ctx: RoadmapContext,
  input: DraftCommitment,
): Promise<RoadmapOutcome<ContentError>> {
  const post = plannerPost(ctx.actor, input.agencyId)
  if (!post) return refusalFor(ctx, input.agencyId)
  const own = new Set(
    ctx.catalog.services.filter(({ agencyId }) => agencyId === input.agencyId).map(({ id }) => id),
  )
  const errors = checkContent(input.content, own)
  if (errors.length > 0) return { kind: 'invalid', errors }
  return changeRecord<ContentError>(ctx, {
    key: keyOf(input),
    post,
    decide: (record) => decideDraft(record, input),
  })
}

export async function submitCommitment(
  ctx: RoadmapContext,
  input: OfAgency & { readonly seen: number },
): Promise<RoadmapOutcome> {
  const post = plannerPost(ctx.actor, input.agencyId)
  if (!post) return refusalFor(ctx, input.agencyId)
  return changeRecord(ctx, {
    key: keyOf(input),
    post,
    decide: (record) => decideSubmit(record, input.seen),
  })
}

/** One of the three departments says what it thinks, each of its own duty. */
export async function reviewCommitment(
  ctx: RoadmapContext,
  input: OfAgency & ReviewInput,
): Promise<RoadmapOutcome<'opinion' | 'note'>> {
  const post = dutyPost(ctx.actor, input.duty, await dutiesToday(ctx))
  if (!post) return refusalFor(ctx, input.agencyId)
  return changeRecord(ctx, { key: keyOf(input), post, decide: (record) => decideReview(record, input) })
}

/** The People's Committee approves what all three departments agreed to, line by line where money is. */
export async function approveCommitment(
  ctx: RoadmapContext,
  input: OfAgency & { readonly decision: string; readonly lines: readonly number[] },
): Promise<RoadmapOutcome<'decision' | 'lines'>> {
  const post = committeePost(ctx.actor, ctx.directory)
  if (!post) return refusalFor(ctx, input.agencyId)
  return changeRecord(ctx, { key: keyOf(input), post, decide: (record) => decideApproval(record, input) })
}

export async function returnCommitment(
  ctx: RoadmapContext,
  input: OfAgency & { readonly reason: string },
): Promise<RoadmapOutcome<'reason'>> {
  const post = committeePost(ctx.actor, ctx.directory)
  if (!post) return refusalFor(ctx, input.agencyId)
  return changeRecord(ctx, {
    key: keyOf(input),
    post,
    decide: (record) => decideReturn(record, input.reason),
  })
}
