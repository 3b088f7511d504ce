import {
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  type Responsible,
  type Wording,
} from './evidence.ts'
import { evidenceWords } from './evidence-words.ts'
import type { LevelScale, ScaleLevel } from './level-scale.ts'

export interface MissingProof {
  readonly evidence: EvidenceKind
  readonly words: Wording
  readonly details: readonly Wording[]
  readonly whoActs: Responsible
  /** The lowest level that needs it; null where no level of the scale does, and it is said for information. */
  readonly neededFor: string | null
}

export interface Assessment {
  readonly scale: string
  readonly level: string
  /** 0 for the lowest. */
  readonly rank: number
  /** Everything not proven, first what stands in the way of the next level. */
  readonly missing: readonly MissingProof[]
  /** Null at the top. */
  readonly next: { readonly level: string; readonly lacks: readonly EvidenceKind[] } | null
}

/** The highest level whose needs, and those of all levels below it, are proven. */
export function assessLevel(scale: LevelScale, evidence: Evidence): Assessment {
  const isProven = (kind: EvidenceKind) => evidence[kind].holds
  const firstUnmet = scale.levels.findIndex(({ needs }) => !needs.every(isProven))
  const rank = firstUnmet === -1 ? scale.levels.length - 1 : firstUnmet - 1
  const level = levelAt(scale, rank)
  const next = scale.levels[rank + 1]
  return {
    scale: scale.id,
    level: level.id,
    rank,
    missing: missingProofs(scale, evidence),
    next: next ? { level: next.id, lacks: next.needs.filter((kind) => !isProven(kind)) } : null,
  }
}

function missingProofs(scale: LevelScale, evidence: Evidence): readonly MissingProof[] {
  const place = ({ evidence: kind }: MissingProof) => {
    const index = scale.levels.findIndex(({ needs }) => needs.includes(kind))
    return index === -1 ? scale.levels.length : index
  }
  return EVIDENCE_KINDS.filter((kind) => !evidence[kind].holds)
    .map((kind): MissingProof => {
      const { missing, whoActs } = evidenceWords(kind)
      const neededFor = scale.levels.find(({ needs }) => needs.includes(kind))?.id ?? null
      return { evidence: kind, words: missing, details: evidence[kind].details, whoActs, neededFor }
    })
    .toSorted((one, other) => place(one) - place(other))
}

function levelAt(scale: LevelScale, rank: number): ScaleLevel {
  const level = scale.levels[rank]
  if (!level) throw new RangeError(`scale ${scale.id} has no lowest level`)
  return level
}
