import type { OfficeParts } from './office-parts.ts'
import { attribute, readXml } from './read-xml.ts'

export type SheetLines =
  | { readonly lines: readonly string[] }
  | { readonly formulas: readonly string[] }
  /** The XML is damaged. */
  | undefined

const MAX_ROWS = 100_000
const MAX_COLUMNS = 64
const SHOWN_FORMULAS = 5

interface Sheet {
  readonly name: string
  readonly part: string
}

/** The rows of a workbook as lines; cells parted by tabs. Formulas are refused: what they show is nobody's word. */
export function readXlsx(parts: OfficeParts): SheetLines {
  const sheets = visibleSheets(parts)
  const strings = sharedStrings(parts)
  if (!sheets || !strings) return undefined
  const lines: string[] = []
  const formulas: string[] = []
  for (const { name, part } of sheets) {
    const xml = parts.text(part)
    const rows = xml === undefined ? undefined : readRows(xml, strings)
    if (!rows) return undefined
    formulas.push(...rows.formulas.map((cell) => (sheets.length > 1 ? `${name}!${cell}` : cell)))
    lines.push(...rows.lines)
  }
  if (formulas.length === 0) return { lines }
  const more = formulas.length > SHOWN_FORMULAS ? ['…'] : []
  return { formulas: [...formulas.slice(0, SHOWN_FORMULAS), ...more] }
}

function visibleSheets(parts: OfficeParts): readonly Sheet[] | undefined {
  const workbook = parts.text('xl/workbook.xml')
  const relations = parts.text('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) return undefined
  const targets = new Map<string, string>()
  const found: { name: string; id: string }[] = []
  const isWhole = readXml(relations, {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
    },
  })
  const isWholeToo = readXml(workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
      found.push({ name: attributes['name'] ?? '', id: attribute(attributes, 'id') ?? '' })
    },
  })
  if (!isWhole || !isWholeToo) return undefined
  return found.map(({ name, id }) => {
    const target = targets.get(id) ?? ''
    return { name, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
  })
}

function sharedStrings(parts: OfficeParts): readonly string[] | undefined {
  const xml = parts.text('xl/sharedStrings.xml')
  if (xml === undefined) return parts.names().includes('xl/sharedStrings.xml') ? undefined : []
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  const isWhole = readXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    close(name) {
      if (name === 'si') strings.push(text)
      else if (name === 'rPh') isPhonetic = false
      else if (name === 't') isText = false
    },
    text(part) {
      if (isText) text += part
    },
  })
  return isWhole ? strings : undefined
}

function readRows(xml: string, strings: readonly string[]) {
  const lines: string[] = []
  const formulas: string[] = []
  let row: string[] = []
  let rowNo = 0
  let cell = { address: '', type: '' }
  let value = ''
  let isValue = false
  const isWhole = readXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        rowNo = Number(attributes['r'] ?? rowNo + 1)
        row = []
      } else if (name === 'c') {
        cell = { address: attributes['r'] ?? `${letters(row.length)}${rowNo}`, type: attributes['t'] ?? 'n' }
        value = ''
      } else if (name === 'f') formulas.push(cell.address)
      else if (name === 'v' || name === 't') isValue = true
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'c')
        put(row, cell.address, cell.type === 's' ? (strings[Number(value)] ?? '') : value)
      else if (name === 'row' && rowNo <= MAX_ROWS) {
        while (lines.length < rowNo - 1) lines.push('')
        lines[rowNo - 1] = row.join('\t').trimEnd()
      }
    },
    text(part) {
      if (isValue) value += part
    },
  })
  return isWhole ? { lines, formulas } : undefined
}

function put(row: string[], address: string, value: string): void {
  const column = columnOf(address)
  if (column >= MAX_COLUMNS) return
  while (row.length < column) row.push('')
  row[column] = value.replaceAll(/\s+/gu, ' ').trim()
}

function columnOf(address: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/u.exec(address)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
