export type { UnreadableDecision } from './cut-short.ts'
export {
  type Anomaly,
  ANOMALY_KINDS,
  type AnomalyKind,
  type Check,
  type DecisionProposal,
  type ProposedService,
  type ProposedTarget,
  type ProposedTotal,
} from './proposal.ts'
export { type DecisionReading, readDecision } from './read-decision.ts'
export { splitLines } from './source-line.ts'
