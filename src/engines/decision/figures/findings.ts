import type { Anomaly, Check } from '../proposal.ts'

/** What counting anew found: what holds is said as well as what does not. */
export interface Findings {
  readonly checks: readonly Check[]
  readonly anomalies: readonly Anomaly[]
}

export function together(...all: readonly Findings[]): Findings {
  return {
    checks: all.flatMap(({ checks }) => checks),
    anomalies: all.flatMap(({ anomalies }) => anomalies),
  }
}

export function inOrder(...sources: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(sources.flat())].sort((a, b) => a - b)
}
