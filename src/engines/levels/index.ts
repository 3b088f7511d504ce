export { assessLevel, type Assessment, type MissingProof } from './assess-level.ts'
export { compareDeclared, type DeclaredDifference } from './declared-level.ts'
export {
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  type Finding,
  isEvidenceKind,
  type Responsible,
  type Wording,
} from './evidence.ts'
export { type EvidenceWords, evidenceWords, responsibleWords } from './evidence-words.ts'
export { type ProofChange, proofChanges } from './level-changes.ts'
export { checkScales, type LevelScale, LevelScaleError, type ScaleLevel, scaleOn } from './level-scale.ts'
export { findSigns, type SignFound, type StepSigns } from './step-signs.ts'
