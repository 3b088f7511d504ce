import type { SourceLine } from '../source-line.ts'
import type { Token } from './align-row.ts'
import { looksLikeAgency, rowNumber } from './cell-words.ts'
import { columnOf, isServiceHead, splitHeadings } from './column.ts'
import { endsList, type ListTable } from './list-table.ts'
import { beginsBody } from './read-cell-list.ts'

const LONGEST_HEAD = 20
/** Further than this from the last number there is no list any more. */
const REACH = 40

/** How rows begin: with their number alone on a line, with "1 Cấp …" or with "1. Cấp …". */
type RowStart = 'alone' | 'plain' | 'dotted'

/** A list of which only lines are left: neither bars nor tabs say where a cell ends. */
export function readLineList(
  lines: readonly SourceLine[],
  from: number,
): Omit<ListTable, 'title'> | undefined {
  const firstRow = lines.findIndex(
    ({ text, isPageMark }, index) =>
      index > from && !isPageMark && (beginsBody(text) || WHOLE_ROW.test(text)),
  )
  if (firstRow === -1 || firstRow - from > LONGEST_HEAD) return undefined
  const words = lines
    .slice(from, firstRow)
    .filter(({ text }) => text !== '')
    .map(tokenOf)
  const columns = splitHeadings(words).map(columnOf)
  if (!isServiceHead(columns)) return undefined
  const start = startOf(lines, firstRow)
  const pageMarks: number[] = []
  const end = findEnd(lines, firstRow, start)
  const tokens = lines.slice(firstRow, end).flatMap((line) => {
    if (line.isPageMark) pageMarks.push(line.no)
    if (line.isPageMark || line.text === '') return []
    const cells = start === 'alone' ? [line.text] : splitRow(line.text)
    return cells.map((text) => ({ text, lines: [line.no] }))
  })
  return {
    columns,
    head: words.flatMap((word) => word.lines),
    body: { kind: 'lines', tokens },
    pageMarks,
    end,
  }
}

function tokenOf({ text, no }: SourceLine): Token {
  return { text, lines: [no] }
}

const WHOLE_ROW = /^(\d{1,4})[.)]?\s+(?=\p{Lu})(.+?)(?:\s+(?:mức\s*(?:độ)?\s*)?([1-4])(?:\s+(\S.*))?)?$/iu

function startOf(lines: readonly SourceLine[], firstRow: number): RowStart {
  const first =
    lines.slice(firstRow, firstRow + LONGEST_HEAD).find(({ text }) => /^\d/u.test(text))?.text ?? ''
  if (!WHOLE_ROW.test(first)) return 'alone'
  return /^\d{1,4}[.)]/u.test(first) ? 'dotted' : 'plain'
}

/** "12 Cấp giấy phép 3 Sở Tài chính" in its cells; a line that is no row stays whole. */
function splitRow(text: string): readonly string[] {
  const found = WHOLE_ROW.exec(text)
  if (!found) return splitEnd(text)
  const [, number = '', name = '', level, rest] = found
  if (rest !== undefined && !looksLikeAgency(rest)) return [number, text.slice(text.indexOf(name)).trim()]
  return [number, name, level, rest].filter((part) => part !== undefined)
}

/** The end of a row whose name began on the line before: "… khoáng sản 3 Sở Tài chính". */
function splitEnd(text: string): readonly string[] {
  const found = /^(\D.*?)\s+([1-4])(?:\s+(\p{Lu}.*))?$/u.exec(text)
  if (!found) return [text]
  const [, name = '', level = '', rest] = found
  if (rest === undefined)
    return /(?:^|\s)(?:hạng|cấp|loại|nhóm|mẫu|điều|khoản|số|quý)$/iu.test(name) ? [text] : [name, level]
  return looksLikeAgency(rest) ? [name, level, rest] : [text]
}

/** The list ends where the text goes on: at an article, a chapter, or a heading numbered as no row would be. */
function findEnd(lines: readonly SourceLine[], from: number, start: RowStart): number {
  let last = { index: from, number: 0 }
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? ''
    if (endsList(text) || isChapter(text) || isSection(text, start, last.number)) return index
    if (index - last.index > REACH) return last.index + 1
    const number = rowNumber(start === 'alone' ? text : (splitRow(text)[0] ?? ''))
    if (number !== undefined) last = { index, number }
  }
  return lines.length
}

function isSection(text: string, start: RowStart, last: number): boolean {
  const number = /^(\d{1,2})[.)]\s+\p{Lu}/u.exec(text)?.[1]
  if (number === undefined || last === 0) return false
  return start !== 'dotted' || (Number(number) <= last && Number(number) !== 1)
}

/** "III. GIẢI PHÁP": a chapter, and not a group of rows. */
function isChapter(text: string): boolean {
  const found = /^[IVX]{1,5}\.\s+(.+)$/u.exec(text)?.[1]
  return (
    found !== undefined &&
    /^(?:giải pháp|tổ chức|kinh phí|nội dung|mục tiêu|định hướng|nhiệm vụ)/iu.test(found)
  )
}
