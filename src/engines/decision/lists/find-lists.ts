import { joined, type Placed, type SourceLine } from '../source-line.ts'
import { fold } from '../../vietnamese/index.ts'
import { isNumberHeading } from './column.ts'
import type { ListTable } from './list-table.ts'
import { readCellList } from './read-cell-list.ts'
import { readLineList } from './read-line-list.ts'
import { readRowList } from './read-row-list.ts'

const TITLE_REACH = 12
const HEAD_REACH = 60
/** No decision has so many tables; a hostile text may have any number of words that look like one. */
const MOST_TRIES = 400

/** Every list of services in the text, whatever way its cells are parted. */
export function findLists(lines: readonly SourceLine[]): readonly ListTable[] {
  const lists: ListTable[] = []
  let index = 0
  let tries = 0
  while (index < lines.length && tries < MOST_TRIES) {
    const isHead = beginsHead(lines[index])
    if (isHead) tries += 1
    const list = isHead ? readListAt(lines, index) : undefined
    if (list) lists.push({ ...list, title: findTitle(lines, index) })
    index = list ? Math.max(list.end, index + 1) : index + 1
  }
  return lists
}

function beginsHead(line: SourceLine | undefined): line is SourceLine {
  if (!line || line.isPageMark) return false
  const [first = ''] = line.raw
    .replace(/^[\s|]+/u, '')
    .split(/[|\t]|\s{2,}|\s+(?=tên|danh mục|mã|nội dung|dịch vụ|thủ tục|cơ quan|đơn vị|lĩnh vực)/iu)
  return isNumberHeading(first)
}

function readListAt(lines: readonly SourceLine[], index: number): Omit<ListTable, 'title'> | undefined {
  // A text may hold a thousand words that look like a head: the whole is read only below a real one.
  return readWith(lines.slice(0, index + HEAD_REACH), index) && readWith(lines, index)
}

function readWith(lines: readonly SourceLine[], index: number): Omit<ListTable, 'title'> | undefined {
  const barFollows = lines.slice(index + 1, index + 3).some(({ text }) => text === '|')
  return (
    readRowList(lines, index) ??
    (barFollows ? readCellList(lines, index) : undefined) ??
    readLineList(lines, index)
  )
}

/** "Danh mục các dịch vụ …", from the line that says so to the head. */
function findTitle(lines: readonly SourceLine[], head: number): Placed | undefined {
  const above = lines.slice(Math.max(0, head - TITLE_REACH), head).filter(({ isPageMark }) => !isPageMark)
  const start = above.findLastIndex(({ text }) => /(?:^|[\s.)])danh muc/u.test(fold(text)))
  if (start === -1) return undefined
  const title: Placed[] = []
  for (const { text, no } of above.slice(start)) {
    if (text === '' || text === '|' || /^\(?(?:ban hành\s+)?kèm theo/iu.test(text)) break
    title.push({ text, lines: [no] })
  }
  return joined(title)
}
