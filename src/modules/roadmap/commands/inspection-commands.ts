import { type Post, vietnamToday } from '../../identity/index.ts'
import type { RoadmapContext } from '../context.ts'
import {
  decideFinding,
  decideFindingAct,
  decideInspected,
  type FindingAct,
  type FindingError,
  type InspectedError,
  type NewFinding,
} from '../inspection.ts'
import { changeRecord } from '../record-store.ts'
import { dutiesToday, refusalFor } from '../refusal.ts'
import { coordinatorPost, plannerPost } from '../roadmap-policy.ts'
import type { Decision, RoadmapOutcome, RoadmapRecord } from '../roadmap-record.ts'
import type { OfAgency } from './commitment-commands.ts'

interface Act<E extends string> {
  readonly post: Post | undefined
  readonly decide: (record: RoadmapRecord) => Decision<E>
}

async function change<E extends string>(
  ctx: RoadmapContext,
  { agencyId, year }: OfAgency,
  { post, decide }: Act<E>,
): Promise<RoadmapOutcome<E>> {
  if (!post || !ctx.directory.findAgency(agencyId)) return refusalFor(ctx, agencyId)
  return changeRecord<E>(ctx, { key: { kind: 'inspection', agencyId, year }, post, decide })
}

async function inspectorPost(ctx: RoadmapContext): Promise<Post | undefined> {
  return coordinatorPost(ctx.actor, ctx.directory, await dutiesToday(ctx))
}

/** The yearly inspection of an agency. Căn cứ: Quyết định 43/QĐ-UBND năm 2015, Điều 1, mục IV.1.đ. */
export async function recordInspection(
  ctx: RoadmapContext,
  input: OfAgency & { readonly on: string; readonly summary: string },
): Promise<RoadmapOutcome<InspectedError>> {
  const today = vietnamToday(ctx.clock)
  return change(ctx, input, {
    post: await inspectorPost(ctx),
    decide: (record) => decideInspected(record, { ...input, today }),
  })
}

export async function addFinding(
  ctx: RoadmapContext,
  input: OfAgency & { readonly finding: NewFinding },
): Promise<RoadmapOutcome<FindingError>> {
  const units = new Set(ctx.directory.unitsOf(input.agencyId).map(({ id }) => id))
  return change(ctx, input, {
    post: await inspectorPost(ctx),
    decide: (record) => decideFinding(record, { finding: input.finding, units }),
  })
}

/** `mended` is said by the agency; `closed` and `reopened` by whoever inspects. */
export async function actOnFinding(
  ctx: RoadmapContext,
  input: OfAgency & { readonly findingId: string; readonly act: FindingAct; readonly note: string },
): Promise<RoadmapOutcome<'note'>> {
  const post = input.act === 'mended' ? plannerPost(ctx.actor, input.agencyId) : await inspectorPost(ctx)
  return change(ctx, input, { post, decide: (record) => decideFindingAct(record, input) })
}
