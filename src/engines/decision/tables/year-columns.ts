import { readLevels } from '../figures/levels.ts'
import type { Target } from '../figures/read-targets.ts'
import { isSumRow, looksLikeAgency } from '../lists/cell-words.ts'
import { linesOf, type Placed } from '../source-line.ts'
import type { Grid } from './find-grids.ts'
import { countOf, figureKind, type FigureKind, levelsOf, shareOf, yearOf } from './table-cell.ts'
import { allLevels, tableTarget } from './table-target.ts'
import type { GridRead } from './year-rows.ts'

interface FigureRow {
  readonly kind: FigureKind
  readonly label: Placed
  readonly cells: readonly Placed[]
}

/** A table with its years along the head: a row for each figure, or for each agency and their sum. */
export function readYearColumns(grid: Grid, caption: readonly number[]): GridRead | undefined {
  const [head = [], ...below] = grid
  const body = below.map((row) => aligned(row, head.length))
  const years = head.flatMap((cell, at) => (yearOf(cell.text) === undefined ? [] : [{ at, cell }]))
  const first = years[0]?.at ?? 0
  // The label of a row stands before its years, after its number if it has one.
  if (first === 0 || years.some(({ at }, index) => at !== first + index)) return undefined
  const rows = body.findIndex(
    (row) => row.length !== head.length || !row.some(({ text }) => /\d/u.test(text)),
  )
  const own = rows === -1 ? body : body.slice(0, rows)
  const figures = figureRows(own, first)
  const targets = years.flatMap((year) => targetsOfYear(year, figures, { caption, head: linesOf(head) }))
  return { targets, rows: 1 + own.length }
}

/** The sum's row has no number: where gaps part the cells, nothing is left of its first. */
function aligned(row: readonly Placed[], columns: number): readonly Placed[] {
  const isShort = row.length === columns - 1 && isSumRow(row[0]?.text ?? '')
  return isShort ? [{ text: '', lines: [] }, ...row] : row
}

function figureRows(body: Grid, first: number): readonly FigureRow[] {
  const labelled = body.flatMap((cells) => {
    const label = cells.slice(0, first).findLast(({ text }) => /\p{L}/u.test(text))
    return label ? [{ label, cells }] : []
  })
  const isShared = labelled.some(
    ({ label: { text } }) => looksLikeAgency(text) && figureKind(text) === undefined,
  )
  return labelled.flatMap(({ label, cells }): FigureRow[] => {
    // Of a table by agency the province's aim is the sum.
    if (isShared) return isSumRow(label.text) ? [{ kind: 'count', label, cells }] : []
    const kind = figureKind(label.text)
    return kind ? [{ kind, label, cells }] : []
  })
}

interface Around {
  readonly caption: readonly number[]
  readonly head: readonly number[]
}

function targetsOfYear(
  { at, cell: year }: { readonly at: number; readonly cell: Placed },
  figures: readonly FigureRow[],
  { caption, head }: Around,
): readonly Target[] {
  const of = (kind: FigureKind, isFigure: (text: string) => boolean) =>
    figures.flatMap((row) => {
      const cell = row.cells[at]
      return row.kind === kind && cell && isFigure(cell.text)
        ? [{ row, cell, levels: readLevels(row.label.text) }]
        : []
    })
  const counts = of('count', (text) => countOf(text) !== undefined)
  const shares = of('share', (text) => shareOf(text) !== undefined)
  const whole = of('whole', (text) => countOf(text) !== undefined)[0]
  const [levelCell] = of('level', (text) => levelsOf(text).length > 0)
  const own = levelCell ? levelsOf(levelCell.cell.text) : caption
  type Figure = (typeof counts)[number]
  const make = (figure: Figure | undefined, share: Figure | undefined, all: readonly number[] = []) => {
    const said = (figure ?? share)?.levels ?? []
    const levels = said.length > 0 ? said : all
    const rows = [figure, share, whole, levelCell].flatMap((one) => (one ? [one.row.label, one.cell] : []))
    return tableTarget({
      year,
      count: figure?.cell,
      share: share?.cell,
      whole: whole?.cell,
      levels: levels.length > 0 ? levels : own,
      lines: [...head, ...linesOf(rows)],
    })
  }
  if (counts.length === 0) return shares.map((share) => make(undefined, share))
  const shareOfCount = (count: (typeof counts)[number]) =>
    counts.length === 1
      ? shares[0]
      : shares.find(({ levels }) => levels.length > 0 && `${levels}` === `${count.levels}`)
  const used = new Set(counts.map(shareOfCount))
  return [
    ...counts.map((count) => make(count, shareOfCount(count))),
    ...shares.filter((share) => !used.has(share)).map((share) => make(undefined, share, allLevels(counts))),
  ]
}
