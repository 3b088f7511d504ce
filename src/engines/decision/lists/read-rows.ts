import { readLevelCell } from '../figures/levels.ts'
import { joined, keyOf, linesOf, type Placed, textOf } from '../source-line.ts'
import { cellText, type AlignedRow } from './align-row.ts'
import { isTick, looksLikeAgency, rowNumber } from './cell-words.ts'
import type { ListItem } from './list-item.ts'
import type { ListTable } from './list-table.ts'

/** A row of a list as printed. `undefined` is "no cell of its own", an empty text "a cell with nothing in it". */
export interface ListRow {
  /** 1 for the first list of the text. */
  readonly list: number
  readonly number: number | undefined
  readonly name: Placed
  readonly level: number | undefined
  readonly levelCell: Placed | undefined
  readonly lead: Placed | undefined
  /** The agency's cell is this row's own, not one that began above. */
  readonly ownsLead: boolean
  readonly co: Placed | undefined
  /** Heading of the rows' group, where it is not an agency. */
  readonly group: Placed | undefined
  /** Numbering may begin again here. */
  readonly beginsGroup: boolean
  /** Rows without a number that were joined to this one. */
  readonly joinedLines: readonly number[]
  readonly source: readonly number[]
  readonly numberLines: readonly number[]
  /** Where numbers begin again with each group: the group that tells this row from its namesakes. */
  readonly under: string | undefined
}

export interface ListGroup {
  readonly heading: Placed
  readonly declared: number | undefined
  readonly rows: number
}

export interface RowsOfList {
  readonly rows: readonly ListRow[]
  readonly groups: readonly ListGroup[]
  readonly sums: readonly (ListItem & { kind: 'sum' })[]
  readonly heads: readonly (readonly number[])[]
  readonly pages: readonly number[]
  readonly others: readonly Placed[]
}

interface Standing {
  lead: Placed | undefined
  group: Placed | undefined
  beginsGroup: boolean
}

/** Rows with what they take over from the cells and headings above them. */
export function readRows(list: ListTable, items: readonly ListItem[], listNumber: number): RowsOfList {
  const rows: ListRow[] = []
  const groups: { heading: Placed; declared: number | undefined; rows: number }[] = []
  const standing: Standing = { lead: undefined, group: undefined, beginsGroup: true }
  const spans = spansCells(list, items)
  for (const item of items) {
    const last = rows.at(-1)
    if (item.kind === 'group') {
      groups.push({ heading: item.heading, declared: item.declared, rows: 0 })
      standing.beginsGroup = true
      if (looksLikeAgency(item.heading.text)) standing.lead = item.heading
      else standing.group = item.heading
    }
    if (item.kind !== 'row') continue
    const row = readCells(list, item.cells)
    if (last && isRestOf(row)) {
      rows[rows.length - 1] = withRest(last, row)
      continue
    }
    rows.push(rowOf(row, standing, { spans, listNumber }))
    standing.beginsGroup = false
    const group = groups.at(-1)
    if (group) group.rows += 1
  }
  const of = <K extends ListItem['kind']>(kind: K) =>
    items.filter((item): item is ListItem & { kind: K } => item.kind === kind)
  return {
    rows: withGroups(rows),
    groups,
    sums: of('sum'),
    heads: of('head')
      .filter(({ lines }) => (lines[0] ?? 0) > (rows[0]?.source[0] ?? Infinity))
      .map(({ lines }) => lines),
    pages: [
      ...list.pageMarks,
      ...of('page').flatMap(({ lines }) => lines),
      ...of('row').flatMap(({ pageLines }) => pageLines),
    ].sort((a, b) => a - b),
    others: of('other')
      .map(({ text }) => text)
      .filter(({ text }) => text !== ''),
  }
}

function withGroups(rows: readonly ListRow[]): readonly ListRow[] {
  const beginsAgain = rows.filter(({ number, beginsGroup }) => number === 1 && beginsGroup).length > 1
  return beginsAgain ? rows.map((row) => ({ ...row, under: (row.group ?? row.lead)?.text })) : rows
}

/** Whether an agency's cell that spans rows is left out of those below (else it is there, and empty). */
function spansCells({ columns }: ListTable, items: readonly ListItem[]): boolean {
  const lead = columns.findIndex(({ kind }) => kind === 'lead')
  return lead !== -1 && items.some((item) => item.kind === 'row' && item.cells[lead] === undefined)
}

interface ReadCells {
  readonly number: Placed | undefined
  readonly name: Placed | undefined
  readonly level: Placed | undefined
  readonly ticked: readonly number[]
  readonly lead: Placed | undefined
  readonly co: Placed | undefined
  readonly lines: readonly number[]
}

function readCells({ columns }: ListTable, cells: AlignedRow['cells']): ReadCells {
  const of = (kind: string) => cellText(cells[columns.findIndex((column) => column.kind === kind)])
  const marks = columns.flatMap((column, index) => {
    const cell = cellText(cells[index])
    return column.kind === 'mark' && cell && cell.text !== '' ? [{ level: column.level ?? 0, cell }] : []
  })
  const ticked = marks.filter(({ cell, level }) => isTick(cell.text) || cell.text === String(level))
  return {
    number: of('number'),
    name: of('name'),
    level: of('level') ?? (marks.length > 0 ? joined(marks.map(({ cell }) => cell)) : undefined),
    ticked: ticked.map(({ level }) => level),
    lead: of('lead'),
    co: of('co'),
    lines: linesOf(cells.map((cell) => cell && filled(cell))),
  }
}

function filled(cell: readonly Placed[]): Placed | undefined {
  const parts = cell.filter(({ text }) => text !== '')
  return parts.length > 0 ? joined(parts) : undefined
}

/** No number, no level and no agency: the rest of a row that a page's end cut in two. */
function isRestOf(cells: ReadCells): boolean {
  const [number, level, lead, name] = [cells.number, cells.level, cells.lead, cells.name].map(textOf)
  if (rowNumber(number ?? '') !== undefined || level !== '') return false
  if (lead === '') return name !== ''
  return name === '' || (/^\p{Ll}/u.test(name ?? '') && !looksLikeAgency(lead ?? ''))
}

function withRest(row: ListRow, rest: ReadCells): ListRow {
  const more = (cell: Placed | undefined, part: Placed | undefined) =>
    part && part.text !== '' ? (cell ? joined([cell, part]) : part) : cell
  return {
    ...row,
    name: more(row.name, rest.name) ?? row.name,
    lead: more(row.lead, rest.lead),
    co: more(row.co, rest.co),
    joinedLines: [...row.joinedLines, ...rest.lines],
    source: [...new Set([...row.source, ...rest.lines])].sort((a, b) => a - b),
  }
}

function rowOf(
  cells: ReadCells,
  standing: Standing,
  { spans, listNumber }: { readonly spans: boolean; readonly listNumber: number },
): ListRow {
  const { number, name, lead, co, lines } = cells
  const ownsLead = textOf(lead) !== ''
  if (ownsLead) standing.lead = lead
  // An empty cell among cells that span is no span: nobody is named.
  const isUnnamed = spans && lead !== undefined && !ownsLead
  return {
    list: listNumber,
    number: rowNumber(textOf(number)),
    name: name ?? { text: '', lines: [] },
    level: levelOf(cells),
    levelCell: cells.level,
    lead: isUnnamed ? undefined : standing.lead,
    ownsLead,
    co: textOf(co) === '' ? undefined : co,
    group: standing.group,
    beginsGroup: standing.beginsGroup,
    joinedLines: [],
    source: lines,
    numberLines: linesOf([number]),
    under: undefined,
  }
}

function levelOf({ ticked, level }: ReadCells): number | undefined {
  return ticked.length === 1 ? ticked[0] : readLevelCell(textOf(level))
}

/** Whether two rows name the same agency, however it is written. */
export function sameAgency(a: Placed | undefined, b: Placed | undefined): boolean {
  return a !== undefined && b !== undefined && keyOf(a.text) === keyOf(b.text)
}
