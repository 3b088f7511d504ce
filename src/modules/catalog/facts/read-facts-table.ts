import type { Text } from '../../../platform/i18n/translator.ts'
import type { FactsFault } from './check-facts.ts'
import { isFormula, readSafeCell } from './delimited-text.ts'
import { FACTS_COLUMNS, type FactsColumn, findFactsColumn } from './facts-columns.ts'

interface TableRecord {
  readonly row: number
  readonly value: unknown
  columnName(fault: FactsFault): string
}

interface CellFault {
  readonly row: number
  readonly column: string
  readonly message: Text
}

export type FactsTable =
  | {
      readonly records: readonly TableRecord[]
      readonly faults: readonly CellFault[]
      readonly unread: readonly string[]
    }
  | { readonly problem: Text }

const FORMULA: Text = {
  vi: 'có công thức; hãy dán giá trị (Paste Values) thay cho công thức',
  en: 'holds a formula; paste its value instead',
}

interface Heads {
  /** In the order of the file; undefined where a column means nothing here. */
  readonly columns: readonly (FactsColumn | undefined)[]
  readonly names: readonly string[]
}

/**
 * Rows of cells, the first of them the head, as values for `checkFacts`. A workbook says itself which cells are computed,
 * so that its texts are as they stand; in CSV they look alike.
 */
export function readFactsTable(rows: readonly (readonly string[])[], format: 'csv' | 'xlsx'): FactsTable {
  const headAt = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const names = (rows[headAt] ?? []).map((cell) => cell.trim())
  const heads: Heads = { names, columns: names.map(findFactsColumn) }
  const problem = headProblem(heads)
  if (problem) return { problem }
  const records: TableRecord[] = []
  const faults: CellFault[] = []
  for (const [index, cells] of rows.entries()) {
    const row = index + 1
    if (index <= headAt || cells.every((cell) => cell.trim() === '')) continue
    const found = format === 'csv' ? formulasOf(cells, heads, row) : []
    faults.push(...found, ...lengthFault(cells, heads, row))
    if (found.length === 0)
      records.push(recordOf(format === 'csv' ? cells.map(readSafeCell) : cells, heads, row))
  }
  const unread = names.filter((name, at) => name !== '' && heads.columns[at] === undefined)
  return { records, faults, unread }
}

function headProblem({ columns }: Heads): Text | undefined {
  const known = columns.filter((column) => column !== undefined).map(({ key }) => key)
  const required = (['code', 'name'] as const).filter((key) => !known.includes(key))
  if (required.length > 0) {
    const titles = FACTS_COLUMNS.map(({ title }) => title.vi).join(', ')
    return {
      vi: `Không thấy hàng tiêu đề có cột “Mã thủ tục” và “Tên thủ tục”. Các cột được đọc: ${titles}.`,
      en: 'There is no head row with the columns “Mã thủ tục” (code) and “Tên thủ tục” (name): this is not a catalogue.',
    }
  }
  const double = FACTS_COLUMNS.find(({ key }) => known.indexOf(key) !== known.lastIndexOf(key))
  return (
    double && {
      vi: `Cột “${double.title.vi}” có hai lần trong hàng tiêu đề.`,
      en: `The column “${double.title.en}” stands twice in the head.`,
    }
  )
}

function formulasOf(cells: readonly string[], { names }: Heads, row: number): readonly CellFault[] {
  return cells.flatMap((cell, at) =>
    isFormula(cell) ? [{ row, column: names[at] || letterOf(at), message: FORMULA }] : [],
  )
}

/** More cells than the head has: what a cell holds would stand under a wrong name. */
function lengthFault(cells: readonly string[], { names }: Heads, row: number): readonly CellFault[] {
  const extra = cells.findIndex((cell, at) => at >= names.length && cell.trim() !== '')
  if (extra === -1) return []
  const message: Text = {
    vi: `có ${cells.length} ô trong khi tiêu đề có ${names.length} cột`,
    en: `has ${cells.length} cells where the head has ${names.length} columns`,
  }
  return [{ row, column: letterOf(extra), message }]
}

function recordOf(cells: readonly string[], { columns, names }: Heads, row: number): TableRecord {
  const value: Record<string, unknown> = {}
  for (const [at, column] of columns.entries())
    if (column) value[column.key] = column.read((cells[at] ?? '').trim())
  return {
    row,
    value,
    columnName: ({ column, place }) => {
      const at = columns.findIndex((one) => one?.key === column)
      const name = names[at] ?? FACTS_COLUMNS.find(({ key }) => key === column)?.title.vi ?? column
      const where = at === -1 ? name : `${name} (${letterOf(at)})`
      return place === undefined ? where : `${where}, mục ${place}`
    },
  }
}

/** A, B … AA: as spreadsheets name their columns. */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}
