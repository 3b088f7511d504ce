import { type EvidenceKind, isEvidenceKind, type Wording } from './evidence.ts'

export interface ScaleLevel {
  readonly id: string
  readonly name: Wording
  /** What it needs beyond the levels below it. */
  readonly needs: readonly EvidenceKind[]
  readonly source: string
  /** False where the source was not read, or does not say it in so many words. */
  readonly confirmed: boolean
}

/** A scale of levels as a law set it for a time. */
export interface LevelScale {
  readonly id: string
  readonly name: Wording
  readonly validFrom: string
  /** The last day, or null while it is in force. */
  readonly validTo: string | null
  readonly source: string
  readonly confirmed: boolean
  /** From the lowest, which needs nothing, up. */
  readonly levels: readonly ScaleLevel[]
}

/** A scale that does not make sense is not taken in; says where. */
export class LevelScaleError extends Error {
  override readonly name = 'LevelScaleError'
}

/** The scale of a day (`YYYY-MM-DD`); undefined before the first law. */
export function scaleOn(scales: readonly LevelScale[], day: string): LevelScale | undefined {
  return scales.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
}

/** Refuses scales that overlap, levels named twice, a lowest level that needs something, proofs nobody knows. */
export function checkScales(scales: readonly LevelScale[]): readonly LevelScale[] {
  if (scales.length === 0) throw new LevelScaleError('no scale')
  const inOrder = scales.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom))
  for (const [index, scale] of inOrder.entries()) {
    checkLevels(scale)
    const next = inOrder[index + 1]
    if (next && (scale.validTo === null || scale.validTo >= next.validFrom))
      throw new LevelScaleError(`${scale.id} and ${next.id} overlap`)
  }
  return inOrder
}

function checkLevels({ id: scale, levels }: LevelScale): void {
  const [lowest, ...others] = levels
  if (lowest?.needs.length !== 0) throw new LevelScaleError(`${scale}: the lowest level must need nothing`)
  if (new Set(levels.map(({ id }) => id)).size !== levels.length)
    throw new LevelScaleError(`${scale}: a level is named twice`)
  const idle = others.find(({ needs }) => needs.length === 0)
  if (idle) throw new LevelScaleError(`${scale}: level ${idle.id} needs nothing beyond the one below`)
  const unknown = others.flatMap(({ needs }) => needs).find((need) => !isEvidenceKind(need))
  if (unknown !== undefined) throw new LevelScaleError(`${scale}: unknown proof ${String(unknown)}`)
}
