import { joined, type SourceLine } from '../source-line.ts'
import type { Token } from './align-row.ts'
import { isColumnNumber, isGroupHeading, isGroupLabel, rowNumber } from './cell-words.ts'
import { columnOf, isServiceHead } from './column.ts'
import { endsList, type ListTable } from './list-table.ts'

// The longest name of a service seen stands on six lines; what goes on longer is text after the table.
const LONGEST_CELL = 20
const LONGEST_OPEN_CELL = 4
const MOST_COLUMNS = 12

/** A list whose cells end with a bar on a line of its own, as web pages and office files give it. */
export function readCellList(
  lines: readonly SourceLine[],
  from: number,
): Omit<ListTable, 'title'> | undefined {
  const { tokens, pageMarks, end } = readCells(lines, from)
  const firstRow = tokens.findIndex(({ text }, index) => index > 0 && beginsBody(text))
  if (firstRow < 2 || firstRow > MOST_COLUMNS) return undefined
  const columns = tokens.slice(0, firstRow).map(columnOf)
  if (!isServiceHead(columns)) return undefined
  const head = columns.flatMap(({ heading }) => heading.lines)
  return { columns, head, body: { kind: 'cells', tokens: tokens.slice(firstRow) }, pageMarks, end }
}

export function beginsBody(text: string): boolean {
  return rowNumber(text) !== undefined || isGroupLabel(text) || isGroupHeading(text) || isColumnNumber(text)
}

/** Cells ended by bars, from a line to where no more can come. */
export function readCells(lines: readonly SourceLine[], from: number) {
  const read: CellsRead = { tokens: [], pageMarks: [], open: [] }
  let end = from
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || endsList(line.text) || read.open.length > LONGEST_CELL) break
    if (line.isPageMark) read.pageMarks.push(line.no)
    else if (line.text.includes('|')) {
      endCells(read, line)
      end = index + 1
    } else if (line.text !== '') read.open.push(line)
  }
  const { tokens, pageMarks, open } = read
  const isRest = (line: SourceLine) => line.text === '' || line.isPageMark || open.includes(line)
  if (isLastCell(open) && lines.slice(end).every(isRest)) {
    tokens.push(cellOf(open, pageMarks))
    end = lines.length
  }
  return { tokens, pageMarks, end }
}

interface CellsRead {
  readonly tokens: Token[]
  readonly pageMarks: number[]
  /** Lines of a cell whose bar has not come yet. */
  open: SourceLine[]
}

function endCells(read: CellsRead, line: SourceLine): void {
  const pieces = line.text.split('|').map((text) => text.trim())
  const rest = pieces.pop() ?? ''
  for (const text of pieces) {
    read.tokens.push(cellOf([...read.open, { ...line, text }], read.pageMarks))
    read.open = []
  }
  if (rest !== '') read.open = [{ ...line, text: rest }]
}

/** The last cell of a text may lack its bar; a heading or a paragraph below the table is none. */
function isLastCell(open: readonly SourceLine[]): boolean {
  const [first] = open
  return (
    first !== undefined &&
    open.length <= LONGEST_OPEN_CELL &&
    !/^(?:\d+|[IVX]+|[a-z])[.)]\s/iu.test(first.text)
  )
}

/** A number alone between the lines of a cell is the page's. */
function cellOf(lines: readonly SourceLine[], pageMarks: number[]): Token {
  const filled = lines.filter(({ text }) => text !== '')
  const kept = filled.filter(({ text, no }) => {
    const isPage = filled.length > 1 && /^\d{1,3}$/u.test(text)
    if (isPage) pageMarks.push(no)
    return !isPage
  })
  const cell = joined(kept.map(({ text, no }) => ({ text, lines: [no] })))
  // An empty cell stands where its bar does.
  return kept.length > 0 ? cell : { text: '', lines: lines.slice(-1).map(({ no }) => no) }
}
