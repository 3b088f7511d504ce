import type { Target } from '../figures/read-targets.ts'
import { readLevels } from '../figures/levels.ts'
import { joined, linesOf, type Placed } from '../source-line.ts'
import type { Grid } from './find-grids.ts'
import { countOf, figureKind, type FigureKind, levelsOf, shareOf, yearOf } from './table-cell.ts'
import { allLevels, tableTarget } from './table-target.ts'

export interface GridRead {
  readonly targets: readonly Target[]
  /** How many rows of the grid belong to the table. */
  readonly rows: number
}

interface FigureColumn {
  readonly at: number
  readonly kind: FigureKind
  readonly levels: readonly number[]
}

const MOST_HEAD_ROWS = 2

/** A table with a year in each row. */
export function readYearRows(grid: Grid, caption: readonly number[]): GridRead | undefined {
  for (let headRows = 1; headRows <= MOST_HEAD_ROWS; headRows += 1) {
    const [first = []] = grid.slice(headRows)
    const year = first.findIndex(({ text }) => yearOf(text) !== undefined)
    const head = headOf(grid.slice(0, headRows), first.length)
    const isBody = grid.slice(0, headRows).some((row) => row.some(({ text }) => yearOf(text) !== undefined))
    if (year === -1 || !head || isBody) continue
    const columns = columnsOf(head).filter(({ at }) => at !== year)
    if (!columns.some(({ kind }) => kind === 'count' || kind === 'share')) continue
    return readBody(grid.slice(headRows), { year, columns, caption, head: linesOf(head), headRows })
  }
  return undefined
}

/** One heading a column; of two rows of headings the lower goes on with the upper, which may span several. */
function headOf(rows: Grid, columns: number): readonly Placed[] | undefined {
  const [upper = [], lower] = rows
  // Empty cells at a row's end are not always written.
  if (upper.length < columns || (lower && lower.length > upper.length)) return undefined
  if (!lower) return upper
  let spanning: Placed | undefined
  return upper.map((cell, at) => {
    const below = lower[at]
    const hasBelow = below !== undefined && below.text !== ''
    if (cell.text !== '') spanning = cell
    const own = cell.text === '' && hasBelow && spanning ? spanning : cell
    return joined(hasBelow ? [own, below] : [own])
  })
}

function columnsOf(head: readonly Placed[]): readonly FigureColumn[] {
  return head.flatMap(({ text }, at): FigureColumn[] => {
    const kind = figureKind(text)
    return kind ? [{ at, kind, levels: kind === 'level' ? [] : readLevels(text) }] : []
  })
}

interface Shape {
  readonly year: number
  readonly columns: readonly FigureColumn[]
  readonly caption: readonly number[]
  readonly head: readonly number[]
  readonly headRows: number
}

function readBody(body: Grid, shape: Shape): GridRead {
  const targets: Target[] = []
  let rows = shape.headRows
  let year: Placed | undefined
  const hasLevels = shape.columns.some(({ kind }) => kind === 'level')
  for (const row of body) {
    const cell = row[shape.year]
    // A year's cell may span the rows of its levels, and of nothing else.
    if (cell && yearOf(cell.text) !== undefined) year = cell
    else if (cell?.text !== '' || !hasLevels) break
    const read = year ? targetsOfRow(row, year, shape) : []
    if (read.length === 0) break
    targets.push(...read)
    rows += 1
  }
  return { targets, rows }
}

function targetsOfRow(
  row: readonly Placed[],
  year: Placed,
  { columns, caption, head }: Shape,
): readonly Target[] {
  const cellsOf = (kind: FigureKind) =>
    columns.filter((column) => column.kind === kind).map((column) => ({ column, cell: row[column.at] }))
  const levelCell = cellsOf('level')[0]?.cell
  const own = levelCell ? levelsOf(levelCell.text) : []
  const whole = cellsOf('whole').find(({ cell }) => countOf(cell?.text ?? '') !== undefined)?.cell
  const counts = cellsOf('count').filter(({ cell }) => countOf(cell?.text ?? '') !== undefined)
  const shares = cellsOf('share').filter(({ cell }) => shareOf(cell?.text ?? '') !== undefined)
  const levelsFor = (levels: readonly number[]) =>
    levels.length > 0 ? levels : own.length > 0 ? own : caption
  const make = (count: Placed | undefined, share: Placed | undefined, levels: readonly number[]) =>
    tableTarget({ year, count, share, whole, levels: levelsFor(levels), lines: [...head, ...linesOf(row)] })
  if (counts.length === 0) return shares.map(({ cell, column }) => make(undefined, cell, column.levels))
  const shareOfCount = ({ column }: (typeof counts)[number], index: number) =>
    shares.find(({ column: { levels } }) => levels.length > 0 && `${levels}` === `${column.levels}`) ??
    (shares.length === counts.length ? shares[index] : undefined)
  const used = new Set(counts.map(shareOfCount))
  const ofAll = allLevels(counts.map(({ column }) => column))
  return [
    ...counts.map((count, index) => make(count.cell, shareOfCount(count, index)?.cell, count.column.levels)),
    ...shares
      .filter((share) => !used.has(share))
      .map(({ cell, column: { levels } }) => make(undefined, cell, levels.length > 0 ? levels : ofAll)),
  ]
}
