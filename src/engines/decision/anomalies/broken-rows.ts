import type { ListRow, RowsOfList } from '../lists/read-rows.ts'
import type { Anomaly } from '../proposal.ts'
import { numbersOf, rowList, rowWord, sourceOf } from './row-words.ts'

/** What the breaks of lines and pages did to the rows, and how it was joined again. */
export function brokenRows({ rows, pages, heads, others }: RowsOfList): readonly Anomaly[] {
  const names = rows.filter(({ name }) => name.lines.length > 1)
  const agencies = rows.filter(
    ({ ownsLead, lead, co }) => (ownsLead && (lead?.lines.length ?? 0) > 1) || (co?.lines.length ?? 0) > 1,
  )
  return [
    ...brokenCells(names, { vi: 'Tên dịch vụ', en: 'The name of the service' }, (row) => row.name.lines),
    ...brokenCells(agencies, { vi: 'Ô cơ quan', en: 'The cell of the agency' }, (row) => [
      ...((row.ownsLead && row.lead?.lines) || []),
      ...(row.co?.lines ?? []),
    ]),
    ...rows.filter(({ joinedLines }) => joinedLines.length > 0).map(joinedRow),
    ...pageBreaks(rows, [...pages, ...heads.flat()]),
    ...others.map(({ text, lines }) => ({
      kind: 'unread_text' as const,
      rows: [],
      message: `Trong danh mục có “${text}”, không thuộc dòng nào. Cần quyết định bỏ qua hay sửa danh mục.`,
      messageEn: `“${text}” stands in the list and belongs to no row. Decide whether to pass it over or to mend the list.`,
      source: lines,
    })),
  ]
}

function brokenCells(
  rows: readonly ListRow[],
  what: { readonly vi: string; readonly en: string },
  linesOf: (row: ListRow) => readonly number[],
): readonly Anomaly[] {
  if (rows.length === 0) return []
  const list = rowList(numbersOf(rows))
  return [
    {
      kind: 'broken_row',
      rows: numbersOf(rows),
      message: `${what.vi} ở ${rows.length} dòng bị ngắt xuống nhiều hàng chữ và đã được nối lại bằng dấu cách: ${list}. Cần xem các chỗ nối có đúng không.`,
      messageEn: `${what.en} is broken over several lines in ${rows.length} rows and was joined with spaces: ${list}. See whether the joints are right.`,
      source: [...new Set(rows.flatMap(linesOf))].sort((a, b) => a - b),
    },
  ]
}

function joinedRow(row: ListRow): Anomaly {
  return {
    kind: 'broken_row',
    rows: numbersOf([row]),
    message: `${rowWord(row).vi} bị ngắt: phần sau không có số thứ tự và đã được nối vào (“${row.name.text}”). Cần quyết định nối là đúng hay đó là một dòng khác.`,
    messageEn: `${rowWord(row).en} is broken: its rest has no number and was joined to it. Decide whether that is right or the rest is another row.`,
    source: row.source,
  }
}

function pageBreaks(rows: readonly ListRow[], marks: readonly number[]): readonly Anomaly[] {
  if (marks.length === 0) return []
  const sorted = [...new Set(marks)].sort((a, b) => a - b)
  const cut = rows.filter(({ source }) => hasBetween(sorted, source[0] ?? 0, source.at(-1) ?? 0))
  const beside = cut.length > 0 ? cut : rows.filter((_, index) => isBeside(rows, index, sorted))
  const list = rowList(numbersOf(beside))
  return [
    {
      kind: 'page_break',
      rows: numbersOf(beside),
      message:
        cut.length > 0
          ? `Số trang hoặc đầu trang nằm giữa các dòng ${list}: các dòng này bị ngắt trang và đã được nối lại. Cần xem chỗ nối có đúng không.`
          : `Số trang hoặc đầu trang nằm trong danh mục, sau các dòng ${list}, và không được đọc như nội dung. Cần xem có đúng không.`,
      messageEn:
        cut.length > 0
          ? `Page numbers or heads stand inside rows ${list}, which a page's end cut and which were joined. See whether the joints are right.`
          : `Page numbers or heads stand in the list after rows ${list} and were not read as its content. See whether that is right.`,
      source: sorted.length > 0 ? sorted : sourceOf(beside),
    },
  ]
}

function isBeside(rows: readonly ListRow[], index: number, marks: readonly number[]): boolean {
  return hasBetween(marks, rows[index]?.source.at(-1) ?? 0, rows[index + 1]?.source[0] ?? Infinity)
}

/** Whether one of these ascending lines lies between two others. */
function hasBetween(marks: readonly number[], from: number, to: number): boolean {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle] ?? 0) > from) high = middle
    else low = middle + 1
  }
  return (marks[low] ?? Infinity) < to
}
