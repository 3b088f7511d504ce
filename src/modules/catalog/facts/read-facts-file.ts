import { open, readFile } from 'node:fs/promises'
import type { Text } from '../../../platform/i18n/translator.ts'
import { checkFacts, type FactsFault } from './check-facts.ts'
import { readDelimited } from './delimited-text.ts'
import { decodeFactsText, type FileProblem, fileProblem } from './decode-facts-text.ts'
import type { ProcedureFacts } from './procedure-facts.ts'
import { readFactsTable } from './read-facts-table.ts'
import { readWorkbook } from './read-workbook.ts'

/** A record that is right, with the row of the file it stands in. */
export interface FactsRow {
  readonly row: number
  readonly facts: ProcedureFacts
}

/** One thing wrong, at a row (from 1, the head of a table included) and a column. */
export interface RowFault {
  readonly row: number
  readonly column: string
  readonly message: Text
}

export type FactsFormat = 'ndjson' | 'csv' | 'xlsx'

export type FactsReading =
  | {
      readonly ok: true
      readonly format: FactsFormat
      readonly rows: readonly FactsRow[]
      readonly faults: readonly RowFault[]
      /** Columns of the file that mean nothing here and were left out. */
      readonly unread: readonly string[]
    }
  /** Nothing in the file could be read as a catalogue. */
  | { readonly ok: false; readonly problem: Text }

const MEGABYTE = 1024 ** 2
// 20,000 records of the national register are some 55 MB as JSON.
const MAX_BYTES = 80 * MEGABYTE
const MAX_RECORDS = 50_000
/** Lines that are no JSON; after so many nobody reads on. */
const MAX_UNREADABLE = 1_000

/** Reads a catalogue from NDJSON, CSV or XLSX, known by its content and not by its name. */
export async function readFactsFile(path: string): Promise<FactsReading> {
  const { size, head } = await lookAt(path)
  if (size === 0) return { ok: false, problem: fileProblem('empty') }
  if (size > MAX_BYTES) return { ok: false, problem: fileProblem('too-large', MAX_BYTES / MEGABYTE) }
  if (head.startsWith('PK')) return readTableOf(await readWorkbook(path), 'xlsx')
  const decoded = decodeFactsText(await readFile(path))
  if ('problem' in decoded) return { ok: false, problem: decoded.problem }
  const { text } = decoded
  if (/^\s*[{[]/u.test(text)) return readJson(text)
  // The head, and one more than there may be, so that too many are known.
  const table = readDelimited(text, MAX_RECORDS + 2)
  if ('openQuoteAt' in table)
    return {
      ok: false,
      problem: {
        vi: `Dòng ${table.openQuoteAt}: dấu nháy kép mở mà không đóng; tệp CSV bị cắt hoặc hỏng. Hãy lấy lại bản đầy đủ.`,
        en: `Row ${table.openQuoteAt}: a quotation mark is opened and never closed; the CSV file is cut short or damaged.`,
      },
    }
  return readTableOf(table, 'csv')
}

async function lookAt(path: string): Promise<{ readonly size: number; readonly head: string }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return { size, head: buffer.toString('latin1', 0, bytesRead) }
  } finally {
    await file.close()
  }
}

function readTableOf(
  table: { readonly rows: readonly (readonly string[])[] } | FileProblem,
  format: 'csv' | 'xlsx',
): FactsReading {
  if ('problem' in table) return { ok: false, problem: table.problem }
  const reading = readFactsTable(table.rows, format)
  if ('problem' in reading) return { ok: false, problem: reading.problem }
  return gathered(reading.records, { format, unread: reading.unread, faults: reading.faults })
}

/** One record a line, or one JSON array of records. */
function readJson(text: string): FactsReading {
  if (text.trimStart().startsWith('[')) return readArray(text)
  const faults: RowFault[] = []
  const records: Raw[] = []
  let row = 0
  for (let at = 0; at < text.length && faults.length < MAX_UNREADABLE && records.length <= MAX_RECORDS; ) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd === -1 ? text.length : lineEnd
    const line = text.slice(at, end).trim()
    at = end + 1
    row += 1
    if (line === '') continue
    try {
      records.push({ row, value: JSON.parse(line) as unknown })
    } catch {
      const isCut = end === text.length && !line.endsWith('}')
      faults.push({ row, column: 'JSON', message: isCut ? CUT_LINE : NOT_JSON })
    }
  }
  if (records.length === 0 && faults.length > 0) return { ok: false, problem: fileProblem('not-a-catalogue') }
  return gathered(records, { format: 'ndjson', unread: [], faults })
}

const CUT_LINE: Text = {
  vi: 'dòng cuối bị cắt giữa chừng: tệp chưa đầy đủ',
  en: 'the last line is cut short: the file is not whole',
}
const NOT_JSON: Text = { vi: 'không phải JSON hợp lệ', en: 'this is not valid JSON' }

function readArray(text: string): FactsReading {
  try {
    const values: unknown = JSON.parse(text)
    if (Array.isArray(values)) {
      const records = values.map((value: unknown, index) => ({ row: index + 1, value }))
      return gathered(records, { format: 'ndjson', unread: [], faults: [] })
    }
  } catch {
    // Told below, like any other text that is no catalogue.
  }
  return { ok: false, problem: fileProblem('not-a-catalogue') }
}

interface Gathering {
  readonly format: FactsFormat
  readonly unread: readonly string[]
  readonly faults: readonly RowFault[]
}

interface Raw {
  readonly row: number
  readonly value: unknown
  /** What the cells of a table are called there, and how they are written. */
  readonly columnName?: (fault: FactsFault) => string
}

function gathered(records: readonly Raw[], { format, unread, faults }: Gathering): FactsReading {
  if (records.length === 0 && faults.length === 0) return { ok: false, problem: fileProblem('no-records') }
  if (records.length > MAX_RECORDS) return { ok: false, problem: fileProblem('too-many', MAX_RECORDS) }
  const rows: FactsRow[] = []
  const found: RowFault[] = [...faults]
  const unknown = new Set(unread)
  const firstRowOf = new Map<string, number>()
  for (const { row, value, columnName = nameOf } of records) {
    const checked = checkFacts(value)
    for (const key of checked.unknown) unknown.add(key)
    for (const fault of checked.faults) found.push({ row, column: columnName(fault), message: fault.message })
    if (!checked.facts) continue
    const { code } = checked.facts
    const first = firstRowOf.get(code)
    if (first === undefined) {
      firstRowOf.set(code, row)
      rows.push({ row, facts: checked.facts })
      continue
    }
    const message = twice(code, first)
    found.push({ row, column: columnName({ column: 'code', message }), message })
  }
  return { ok: true, format, rows, faults: found.toSorted((a, b) => a.row - b.row), unread: [...unknown] }
}

function twice(code: string, first: number): Text {
  return {
    vi: `mã ${code} đã có ở dòng ${first}`,
    en: `code ${code} stands in row ${first} already`,
  }
}

function nameOf({ column, place }: FactsFault): string {
  return place === undefined ? column : `${column}[${place}]`
}
