import type { Post } from '../../identity/index.ts'
import {
  decideAnnex,
  decideAsking,
  decideReceipt,
  decideSigning,
  decideWriting,
  type ReportError,
  type ReportText,
} from '../agency-report.ts'
import type { ReportContext } from '../context.ts'
import { collectFigures } from '../collect-figures.ts'
import { changeRecord } from '../record-store.ts'
import { dutiesToday, refusalFor } from '../refusal.ts'
import { isConsolidated, isReportPart } from '../report-calendar.ts'
import { committeePost, dutyPost, plannerPost, signerPost } from '../roadmap-policy.ts'
import type { Decision, RoadmapOutcome, RoadmapRecord } from '../roadmap-record.ts'

export interface OfReport {
  readonly agencyId: string
  readonly year: number
  readonly part: string
}

interface Act<E extends string> {
  readonly post: Post | undefined
  readonly decide: (record: RoadmapRecord) => Decision<E> | Promise<Decision<E>>
}

async function change<E extends string>(
  ctx: ReportContext,
  report: OfReport,
  { post, decide }: Act<E>,
): Promise<RoadmapOutcome<E>> {
  const { agencyId, year, part } = report
  if (!isReportPart(part) || !(await isItsOwn(ctx, report))) return { kind: 'refused', reason: 'not-found' }
  if (!post) return refusalFor(ctx, agencyId)
  return changeRecord<E>(ctx, { key: { kind: 'report', agencyId, year, part }, post, decide })
}

/** Reports over all agencies are the information department's, no other's. */
async function isItsOwn(ctx: ReportContext, { agencyId, part }: OfReport): Promise<boolean> {
  if (!isConsolidated(part)) return ctx.directory.findAgency(agencyId) !== undefined
  const { holders, today } = await dutiesToday(ctx)
  return holders.some(
    (one) => one.duty === 'information' && one.agencyId === agencyId && one.validFrom <= today,
  )
}

/** Words of a report; its figures come from the register and nobody types them. */
export function writeReport(
  ctx: ReportContext,
  input: OfReport & ReportText & { readonly seen: number },
): Promise<RoadmapOutcome<ReportError>> {
  return change<ReportError>(ctx, input, {
    post: plannerPost(ctx.actor, input.agencyId),
    decide: (record) => decideWriting(record, input),
  })
}

/** The head signs: figures of this moment and words are frozen, and handed to the information department. */
export function signReport(ctx: ReportContext, input: OfReport): Promise<RoadmapOutcome<ReportError>> {
  const post = signerPost(ctx.actor, input.agencyId)
  return change<ReportError>(ctx, input, {
    post,
    decide: async (record) =>
      decideSigning(record, { ...(await collectFigures(ctx, input)), signerTitle: post?.title ?? '' }),
  })
}

/** A correction of what was signed, with the figures of today beside those of then. */
export function annexReport(
  ctx: ReportContext,
  input: OfReport & { readonly text: string; readonly seen: number },
): Promise<RoadmapOutcome<'text'>> {
  return change<'text'>(ctx, input, {
    post: signerPost(ctx.actor, input.agencyId),
    decide: async (record) => {
      const { asOf, figures } = await collectFigures(ctx, input)
      return decideAnnex(record, { asOf, figures, text: input.text, seen: input.seen })
    },
  })
}

/** The information department takes an agency's report in; the People's Committee the one over all. */
export async function receiveReport(ctx: ReportContext, input: OfReport): Promise<RoadmapOutcome> {
  return change(ctx, input, { post: await receiverPost(ctx, input), decide: decideReceipt })
}

/** Whoever receives asks for a correction: the agency answers by an annex. */
export async function askForCorrection(
  ctx: ReportContext,
  input: OfReport & { readonly reason: string },
): Promise<RoadmapOutcome<'reason'>> {
  return change<'reason'>(ctx, input, {
    post: await receiverPost(ctx, input),
    decide: (record) => decideAsking(record, input.reason),
  })
}

async function receiverPost(ctx: ReportContext, { part }: OfReport): Promise<Post | undefined> {
  if (isConsolidated(part)) return committeePost(ctx.actor, ctx.directory)
  return dutyPost(ctx.actor, 'information', await dutiesToday(ctx))
}

/** The next free name of a report asked for out of turn. */
export function nextAdHoc(parts: readonly string[]): string {
  const numbers = parts.flatMap((part) => (part.startsWith('adhoc-') ? [Number(part.slice(6))] : []))
  return `adhoc-${Math.max(0, ...numbers) + 1}`
}
