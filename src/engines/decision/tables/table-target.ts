import type { Target } from '../figures/read-targets.ts'
import { linesOf, type Placed, textOf } from '../source-line.ts'
import { countOf, shareBeside, shareOf, yearOf } from './table-cell.ts'

interface Figures {
  readonly year: Placed
  readonly count: Placed | undefined
  readonly share: Placed | undefined
  readonly whole: Placed | undefined
  readonly levels: readonly number[]
  readonly lines: readonly number[]
}

const NO_SHARE = { value: null, decimals: 0, isAbout: false }

/** An aim as it stands in a table, each value with its lines. */
export function tableTarget({ year, count, share, whole, levels, lines }: Figures): Target {
  const beside = share ? undefined : shareBeside(textOf(count))
  const { value, decimals, isAbout } = beside ?? shareOf(textOf(share)) ?? NO_SHARE
  return {
    year: yearOf(year.text) ?? 0,
    services: countOf(textOf(count)) ?? null,
    levels,
    share: value,
    decimals,
    isAbout,
    of: countOf(textOf(whole)) ?? null,
    source: linesOf([{ text: '', lines }, year, count, share, whole]),
    places: {
      year: linesOf([year]),
      services: linesOf([count]),
      share: linesOf([beside ? count : share]),
      of: linesOf([whole]),
    },
  }
}

/** One share beside several counts is of all their levels. */
export function allLevels(counts: readonly { readonly levels: readonly number[] }[]): readonly number[] {
  return [...new Set(counts.flatMap(({ levels }) => levels))].toSorted()
}
