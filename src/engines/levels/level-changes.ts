import { EVIDENCE_KINDS, type Evidence, type EvidenceKind } from './evidence.ts'

/** A proof gained or lost between two days. */
export interface ProofChange {
  readonly evidence: EvidenceKind
  readonly holds: boolean
}

export function proofChanges(before: Evidence, after: Evidence): readonly ProofChange[] {
  return EVIDENCE_KINDS.filter((kind) => before[kind].holds !== after[kind].holds).map((kind) => ({
    evidence: kind,
    holds: after[kind].holds,
  }))
}
