import type { Anomaly, DecisionProposal } from '../../engines/decision/index.ts'
import { type AnnexChoice, findChoice } from './annex-choices.ts'

export type AnnexKind = 'pasted' | 'text' | 'docx' | 'xlsx'

/** A decision as it was read. */
export interface AnnexImport {
  readonly id: string
  /** Of the file; empty where the text was pasted. */
  readonly name: string
  readonly kind: AnnexKind
  readonly lines: readonly string[]
  readonly proposal: DecisionProposal
  readonly madeAt: Date
  readonly madeBy: string
  /** In the order they were taken; the newest of an anomaly counts. */
  readonly decisions: readonly AnnexDecision[]
  readonly acceptedAt: Date | undefined
}

export interface AnnexDecision {
  readonly id: number
  /** Place of the anomaly in the proposal. */
  readonly anomaly: number
  readonly choice: string
  readonly value: string | undefined
  readonly note: string
  readonly decidedAt: Date
  readonly decidedBy: string
}

/** An anomaly with what was decided on it, newest first. */
export interface StandingAnomaly {
  readonly no: number
  readonly anomaly: Anomaly
  readonly decision: AnnexDecision | undefined
  readonly choice: AnnexChoice | undefined
  readonly earlier: readonly AnnexDecision[]
}

export function standingAnomalies({
  proposal,
  decisions,
}: Pick<AnnexImport, 'proposal' | 'decisions'>): readonly StandingAnomaly[] {
  return proposal.anomalies.map((anomaly, no) => {
    const [decision, ...earlier] = decisions.filter((one) => one.anomaly === no).toReversed()
    return { no, anomaly, decision, choice: decision && findChoice(anomaly.kind, decision.choice), earlier }
  })
}

/** Number of the newest decision: what a page was made from, so that nobody accepts what he has not seen. */
export function annexVersion({ decisions }: Pick<AnnexImport, 'decisions'>): number {
  return Math.max(0, ...decisions.map(({ id }) => id))
}

export type AnnexState = 'open' | 'stopped' | 'decided' | 'accepted'

export function annexState(annex: Pick<AnnexImport, 'proposal' | 'decisions' | 'acceptedAt'>): AnnexState {
  if (annex.acceptedAt) return 'accepted'
  const standing = standingAnomalies(annex)
  if (standing.some(({ choice }) => choice?.stops)) return 'stopped'
  return standing.every(({ decision }) => decision !== undefined) ? 'decided' : 'open'
}
