import { readCells } from '../lists/read-cell-list.ts'
import { endsList } from '../lists/list-table.ts'
import { type Placed, type SourceLine, textOf } from '../source-line.ts'
import { yearOf } from './table-cell.ts'

/** Cells in rows, as a table was printed. */
export type Grid = readonly (readonly Placed[])[]

/** A stretch of lines that may be a table, with each way its cells could stand in rows. */
export interface GridFound {
  readonly readings: readonly Grid[]
  /** Index of its first line. */
  readonly from: number
}

const MOST_COLUMNS = 10
/** A table of aims is small; a hostile text may have any number of lines that look like its head. */
const MOST_CELLS = 200
const MOST_TRIES = 200
const LONGEST_CELL_LINE = 70

const HEAD_CELL =
  /^(?:s?tt|stt|năm|giai\s+đoạn|mốc|thời\s+(?:gian|hạn|điểm)|chỉ\s+tiêu|mục\s+tiêu|nội\s+dung|đơn\s+vị|cơ\s+quan|mức(?:\s+độ)?)(?!\p{L})/iu

/** Tables that may hold aims: rows a line, cells ended by bars, or a cell a line. */
export function findGrids(lines: readonly SourceLine[]): readonly GridFound[] {
  const found: GridFound[] = []
  for (let index = 0; index < lines.length && found.length < MOST_TRIES; index += 1) {
    const line = lines[index]
    if (!line || line.isPageMark || !HEAD_CELL.test(firstCell(line))) continue
    const readings = readingsFrom(lines, index)
    if (readings.length > 0) found.push({ readings, from: index })
  }
  return found
}

function readingsFrom(lines: readonly SourceLine[], index: number): readonly Grid[] {
  const rows = rowsFrom(lines, index)
  if (rows.length > 1) return [rows]
  const barFollows = lines.slice(index + 1, index + 4).some(({ text }) => text === '|')
  const near = lines.slice(0, index + MOST_CELLS * 2)
  return folded(barFollows ? readCells(near, index).tokens : lineCells(near, index))
}

/** Rows of as many cells as a table may have columns: which of them it is, its content tells. */
function folded(cells: readonly Placed[]): readonly Grid[] {
  const kept = cells.slice(0, MOST_CELLS)
  const most = Math.min(MOST_COLUMNS, Math.floor(kept.length / 2))
  return Array.from({ length: Math.max(0, most - 1) }, (_, index) => index + 2).flatMap((columns) => [
    rowsOf(kept, columns),
    rowsByYear(kept, columns),
  ])
}

function rowsOf(cells: readonly Placed[], columns: number): Grid {
  const count = Math.floor(cells.length / columns)
  return Array.from({ length: count }, (_, row) => cells.slice(row * columns, (row + 1) * columns))
}

/** As office files give a year's cell that spans several rows: the rows below it have a cell less. */
function rowsByYear(cells: readonly Placed[], columns: number): Grid {
  const rows: (readonly Placed[])[] = [cells.slice(0, columns)]
  for (let at = columns; at < cells.length; ) {
    const hasYear = yearOf(textOf(cells[at])) !== undefined
    const own = cells.slice(at, at + (hasYear ? columns : columns - 1))
    rows.push(hasYear ? own : [{ text: '', lines: [] }, ...own])
    at += own.length
  }
  return rows
}

function rowsFrom(lines: readonly SourceLine[], from: number): Grid {
  const rows: (readonly Placed[])[] = []
  let gap = 0
  for (let index = from; index < lines.length && rows.length < MOST_CELLS; index += 1) {
    const line = lines[index]
    if (!line) break
    if (line.isPageMark) continue
    const cells = cellsOf(line)
    if (cells.length > 1) {
      rows.push(cells)
      gap = 0
    } else if (line.text !== '' || (gap += 1) > 1) break
  }
  return rows
}

function cellsOf({ raw, no }: SourceLine): readonly Placed[] {
  const bare = raw.trim().replace(/^\|(.*)\|$/u, '$1')
  const parts = raw.includes('|')
    ? bare.split('|')
    : raw.includes('\t')
      ? raw.trimEnd().split('\t')
      : bare.split(/\s{2,}/u)
  return parts.every((part) => part.trim() === '')
    ? []
    : parts.map((text) => ({ text: text.replace(/\s+/gu, ' ').trim(), lines: [no] }))
}

function firstCell(line: SourceLine): string {
  const [first, second] = cellsOf(line)
  return (first?.text === '' ? second?.text : first?.text) ?? ''
}

function lineCells(lines: readonly SourceLine[], from: number): readonly Placed[] {
  const cells: Placed[] = []
  for (const { text, no, isPageMark } of lines.slice(from)) {
    if (isPageMark || text === '') continue
    if (endsList(text) || text.length > LONGEST_CELL_LINE || cells.length >= MOST_CELLS) break
    cells.push({ text, lines: [no] })
  }
  return cells
}
