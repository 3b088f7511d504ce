import type { EvidenceKind } from './evidence.ts'
import type { LevelScale } from './level-scale.ts'

/** How a level somebody declared stands to the one that evidence gives, on the scale it was declared on. */
export type DeclaredDifference =
  | { readonly kind: 'none-declared' }
  | { readonly kind: 'same' }
  /** `lacks`: what the declared level needs and nothing proves. */
  | { readonly kind: 'lower'; readonly lacks: readonly EvidenceKind[] }
  /** `proves`: what goes beyond the declared level. */
  | { readonly kind: 'higher'; readonly proves: readonly EvidenceKind[] }
  /** The scale does not know the declared level. */
  | { readonly kind: 'unknown' }

export function compareDeclared(
  scale: LevelScale,
  { declared, rank: proven, missing }: Comparison,
): DeclaredDifference {
  if (declared === null) return { kind: 'none-declared' }
  const rank = scale.levels.findIndex(({ id }) => id === declared)
  if (rank === -1) return { kind: 'unknown' }
  if (rank === proven) return { kind: 'same' }
  const between = (from: number, to: number) =>
    scale.levels.slice(from + 1, to + 1).flatMap(({ needs }) => needs)
  if (rank > proven) {
    const lacks = between(proven, rank).filter((kind) => missing.includes(kind))
    return { kind: 'lower', lacks }
  }
  return { kind: 'higher', proves: between(rank, proven) }
}

interface Comparison {
  /** As written in the decision; null where its cell is empty. */
  readonly declared: string | null
  /** Of the level the evidence gives. */
  readonly rank: number
  readonly missing: readonly EvidenceKind[]
}
