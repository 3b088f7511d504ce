import { type SourceLine, squeeze } from '../source-line.ts'
import type { Token } from './align-row.ts'
import { isGroupHeading, isGroupLabel, isSumRow, rowNumber } from './cell-words.ts'
import { columnOf, isNumberHeading, isServiceHead } from './column.ts'
import { endsList, type ListTable } from './list-table.ts'
import { beginsBody } from './read-cell-list.ts'

/** How far a row may be from the row before it, in lines without a parting sign. */
const REACH = 8

interface Cell extends Token {
  /** Where it begins in its line. */
  readonly at: number
}

type Cut = (raw: string) => readonly Omit<Cell, 'lines'>[]

const CUTS: readonly Cut[] = [
  (raw) =>
    cutAt(
      raw.replace(/^\s*\||\|\s*$/gu, (bar) => ' '.repeat(bar.length)),
      /\|/gu,
    ),
  (raw) => cutAt(raw, /\t/gu),
  (raw) =>
    cutAt(
      raw.replace(/^\s+|\s+$/gu, (space) => '\u0001'.repeat(space.length)),
      / {2,}/gu,
    ),
]

function cutAt(raw: string, sign: RegExp): readonly Omit<Cell, 'lines'>[] {
  const cells: Omit<Cell, 'lines'>[] = []
  let from = 0
  for (const { index, 0: found } of raw.matchAll(sign)) {
    cells.push({ text: bare(raw.slice(from, index)), at: from })
    from = index + found.length
  }
  return [...cells, { text: bare(raw.slice(from)), at: from }]
}

function bare(text: string): string {
  return squeeze(text.replaceAll('\u0001', ' '))
}

/** A list with a row a line, its cells parted by tabs, bars or wide gaps. */
export function readRowList(
  lines: readonly SourceLine[],
  from: number,
): Omit<ListTable, 'title'> | undefined {
  const first = lines[from]
  const cut = CUTS.find((one) => first && partsHead(one(first.raw)))
  if (!cut) return undefined
  const { rows, pageMarks, end } = readRows(lines, from, cut)
  const [head, ...body] = rows
  if (!head) return undefined
  const columns = head.map(columnOf)
  if (!isServiceHead(columns)) return undefined
  return {
    columns,
    head: head.flatMap((cell) => cell.lines),
    body: { kind: 'rows', rows: body },
    pageMarks,
    end,
  }
}

function partsHead(cells: readonly Omit<Cell, 'lines'>[]): boolean {
  return cells.length >= 3 && isNumberHeading(cells[0]?.text ?? '')
}

function readRows(lines: readonly SourceLine[], from: number, cut: Cut) {
  const rows: Cell[][] = []
  const pageMarks: number[] = []
  let end = from
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || endsList(line.text)) break
    if (line.isPageMark) pageMarks.push(line.no)
    if (holdsNothing(line)) continue
    const cells = cut(line.raw).map((cell) => ({ ...cell, lines: [line.no] }))
    const row = rows.at(-1)
    if (!row || startsRow(cells)) rows.push(cells)
    else if (isRest(line, cells) || rowFollows(lines, index, cut)) goOn(row, cells, rows[0])
    else break
    end = index + 1
  }
  return { rows, pageMarks, end }
}

/** A page's mark, an empty line, or the ruler below a head. */
function holdsNothing({ isPageMark, text }: SourceLine): boolean {
  return isPageMark || text === '' || /^[|:\s-]+$/u.test(text)
}

/** A line that clearly goes on with the row above. */
function isRest({ text }: SourceLine, cells: readonly Cell[]): boolean {
  return cells.length > 1 || /^\p{Ll}/u.test(text)
}

function startsRow(cells: readonly Cell[]): boolean {
  const text = cells[0]?.text ?? ''
  if (cells.length === 1) return isGroupHeading(text)
  if (text === '' && cells.length > 2 && cells[1]?.text !== '') return cells[0]?.at === 0
  return beginsBody(text) || isNumberHeading(text) || isGroupLabel(text) || isSumRow(text)
}

function rowFollows(lines: readonly SourceLine[], from: number, cut: Cut): boolean {
  for (let index = from + 1; index < Math.min(lines.length, from + REACH); index += 1) {
    const line = lines[index]
    if (!line || endsList(line.text)) return false
    const cells = cut(line.raw)
    if (cells.length > 1 && rowNumber(cells[0]?.text ?? '') !== undefined) return true
  }
  return false
}

/** A line that goes on with the row above: under the column it stands below, or in the cell that was broken. */
function goOn(row: Cell[], cells: readonly Cell[], head: readonly Cell[] | undefined): void {
  const [first, ...others] = cells
  if (!first) return
  const isBelow = first.at > 0 || (first.text === '' && cells.length > 1)
  if (isBelow && head) {
    for (const cell of cells) if (cell.text !== '') add(row, nearest(row, cell.at), cell)
    return
  }
  add(row, row.length - 1, first)
  row.push(...others)
}

function nearest(row: readonly Cell[], at: number): number {
  const distances = row.map((cell) => Math.abs(cell.at - at))
  return distances.indexOf(Math.min(...distances))
}

function add(row: Cell[], index: number, more: Cell): void {
  const cell = row[index]
  if (!cell) return
  row[index] = { ...cell, text: squeeze(`${cell.text} ${more.text}`), lines: [...cell.lines, ...more.lines] }
}
