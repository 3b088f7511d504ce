import { readLevels } from '../figures/levels.ts'
import type { Target } from '../figures/read-targets.ts'
import { linesOf, type SourceLine } from '../source-line.ts'
import { findGrids, type Grid } from './find-grids.ts'
import { readYearColumns } from './year-columns.ts'
import { type GridRead, readYearRows } from './year-rows.ts'

const CAPTION_REACH = 4

export interface TargetTables {
  readonly targets: readonly Target[]
  /** Numbers of the lines that make these tables up: neither prose nor a list of services. */
  readonly lines: ReadonlySet<number>
}

/** Aims given in a table: years down its side or along its head, with counts, levels and shares. */
export function readTargetTables(lines: readonly SourceLine[]): TargetTables {
  const targets: Target[] = []
  const taken = new Set<number>()
  for (const { readings, from } of findGrids(lines)) {
    if (taken.has(lines[from]?.no ?? 0)) continue
    const caption = captionLevels(lines, from)
    const best = readings
      .map((grid) => ({ grid, read: readYearRows(grid, caption) ?? readYearColumns(grid, caption) }))
      .toSorted((one, other) => figuresIn(other.read) - figuresIn(one.read))[0]
    if (!best?.read || best.read.targets.length === 0) continue
    targets.push(...best.read.targets)
    for (const no of linesOfGrid(best.grid.slice(0, best.read.rows))) taken.add(no)
  }
  return { targets, lines: taken }
}

/** Of several ways to part cells into rows, the one that makes sense of most of them is meant. */
function figuresIn(read: GridRead | undefined): number {
  const figures = (read?.targets ?? []).flatMap(({ services, share, of, levels }) => [
    services,
    share,
    of,
    levels.length > 0 ? levels : null,
  ])
  return figures.filter((figure) => figure !== null).length
}

/** All lines from the first cell to the last, with the bars between. */
function linesOfGrid(grid: Grid): readonly number[] {
  const own = linesOf(grid.flat())
  const [first = 0] = own
  return Array.from({ length: (own.at(-1) ?? 0) - first + 1 }, (_, index) => first + index)
}

/** "Chỉ tiêu dịch vụ công mức độ 3, 4": where no cell says the levels, the words above the table do. */
function captionLevels(lines: readonly SourceLine[], from: number): readonly number[] {
  const above = lines
    .slice(Math.max(0, from - CAPTION_REACH * 4), from)
    .filter(({ text, isPageMark }) => text !== '' && text !== '|' && !isPageMark)
  const near = above.slice(-CAPTION_REACH).map(({ text }) => text)
  return (
    near
      .toReversed()
      .map(readLevels)
      .find((levels) => levels.length > 0) ?? []
  )
}
