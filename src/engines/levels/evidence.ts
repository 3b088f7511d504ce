/** Vietnamese and English side by side; the Vietnamese one is of record. */
export interface Wording {
  readonly vi: string
  readonly en: string
}

/** What a level rests on, in the order in which a service is built up. */
export const EVIDENCE_KINDS = [
  'record-complete',
  'record-current',
  'blank-form',
  'test-filing',
  'network',
  'payment',
  'delivery',
  'no-presence',
  'no-field-check',
  'real-files',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export interface Finding {
  readonly holds: boolean
  /** What was found, each a sentence: which component lacks, which step has no owner, how many files there were. */
  readonly details: readonly Wording[]
}

export type Evidence = Readonly<Record<EvidenceKind, Finding>>

/** Whoever can bring what is missing. */
export type Responsible = 'agency' | 'control-office' | 'portal-operator'

export function isEvidenceKind(value: unknown): value is EvidenceKind {
  return EVIDENCE_KINDS.some((kind) => kind === value)
}
