/** Fewer say nothing: one odd file would be a tenth of the chance. */
export const FEWEST_SAMPLES = 10

/** An open step now, in office minutes. */
export interface StepStanding {
  /** Since it began. */
  readonly elapsed: number
  /** Until the file is due; negative once it is late. */
  readonly left: number
}

/** How long files took from the beginning of a step to their result: office minutes, ascending. */
export interface StepSamples {
  /** Of the same step of the same procedure. */
  readonly step: readonly number[]
  /** Of steps of the same kind in all procedures: asked where the first are too few. */
  readonly kind: readonly number[]
}

export interface KnownRisk {
  readonly kind: 'known'
  /** 0 to 1: `late` of `of`. */
  readonly chance: number
  readonly late: number
  /** Files that, like this one, were not ready after the time it has been at the step. */
  readonly of: number
  /** What half of them still needed. */
  readonly needed: number
  /** How late half of the late ones would be; 0 where none would. */
  readonly lateBy: number
  readonly basis: 'step' | 'kind'
}

export type LateRisk =
  | KnownRisk
  /** `longer-than-most`: it has been at the step so long that too few others can be compared with it. */
  | { readonly kind: 'unknown'; readonly reason: 'too-few' | 'longer-than-most' }

/**
 * How likely a file will be late and by how much, from what became of others at the same step. Simple counts, no model:
 * "9 of 10 files like this one needed more time than is left".
 */
export function lateRisk(standing: StepStanding, samples: StepSamples): LateRisk {
  for (const basis of ['step', 'kind'] as const) {
    const ahead = stillNeeded(samples[basis], standing.elapsed)
    if (ahead.length >= FEWEST_SAMPLES) return riskOf(ahead, standing.left, basis)
  }
  const had = Math.max(samples.step.length, samples.kind.length) >= FEWEST_SAMPLES
  return { kind: 'unknown', reason: had ? 'longer-than-most' : 'too-few' }
}

/** What those still needed that had not ended after `elapsed`; ascending. */
function stillNeeded(minutes: readonly number[], elapsed: number): readonly number[] {
  return minutes.filter((one) => one > elapsed).map((one) => one - elapsed)
}

function riskOf(ahead: readonly number[], left: number, basis: KnownRisk['basis']): KnownRisk {
  const late = ahead.filter((one) => one > left)
  return {
    kind: 'known',
    chance: late.length / ahead.length,
    late: late.length,
    of: ahead.length,
    needed: middle(ahead),
    lateBy: late.length === 0 ? 0 : middle(late) - left,
    basis,
  }
}

/** Of an even number the higher: a promise should rather be too careful. */
function middle(ascending: readonly number[]): number {
  return ascending[Math.floor(ascending.length / 2)] ?? 0
}
