import type { ProcedureContent, ProcedureRecord, RecordChange } from '../../../modules/catalog/index.ts'
import type { Directory } from '../../../modules/organizations/index.ts'
import type { Locale, Text } from '../../../platform/i18n/translator.ts'
import type { Html } from '../../../ui/index.ts'
import type { Row, RowColumn } from '../record-rows.ts'

/** A part of a record that plain forms change: one row, or a list of rows. */
export interface PartEditor {
  readonly slug: string
  readonly title: Text
  readonly columns: readonly RowColumn[]
  /** What a row of a list is; absent where the part is one row. */
  readonly rowName?: Text
  /** The schema asks for one at least. */
  readonly atLeastOne?: true
  rowsOf(record: ProcedureRecord): readonly Row[]
  /** Of rows in which every column holds what it may hold. */
  apply(rows: readonly Row[], record: ProcedureRecord): RecordChange
  /** What does not go together in rows of which each box holds what it may hold. */
  faults?(rows: readonly Row[], record: ProcedureRecord): readonly RowFault[]
  /** What helps to fill it in, above the rows. */
  before?(at: PartView): Html
}

export interface RowFault {
  /** Null: the list as a whole. */
  readonly row: number | null
  readonly column: string
  readonly message: Text
}

export interface PartView {
  /** As saved last. */
  readonly content: ProcedureContent
  readonly directory: Directory
  readonly locale: Locale
}

/** Both languages of a text; the Vietnamese stands for an English that was left out. */
export const text = (row: Row, name: string): Text => {
  const vi = row[name] ?? ''
  return { vi, en: row[`${name}En`] || vi }
}

export const textOrNull = (row: Row, name: string): Text | null => (row[name] ? text(row, name) : null)

export const pair = (name: string, value: Text | null): Row =>
  value ? { [name]: value.vi, [`${name}En`]: value.en } : {}

export const count = (row: Row, name: string): number => Number(row[name] || 0)

type Words = readonly [vi: string, en: string]

export function column(key: string, [vi, en]: Words, more: Partial<RowColumn> = {}): RowColumn {
  return { key, kind: 'text', label: { vi, en }, ...more }
}

/** A text in both languages, the English beside the Vietnamese. */
export function bilingual(key: string, [vi, en]: Words, more: Partial<RowColumn> = {}): readonly RowColumn[] {
  return [
    column(key, [vi, en], { half: true, ...more }),
    column(`${key}En`, [`${vi} (tiếng Anh)`, `${en} (English)`], { half: true, ...more, required: false }),
  ]
}

export function choice(
  key: string,
  label: Words,
  words: Readonly<Record<string, Words>>,
  more: Partial<RowColumn> = {},
): RowColumn {
  const choices = Object.entries(words).map(([value, [vi, en]]) => ({ value, text: { vi, en } }))
  return column(key, label, { kind: 'choice', half: true, required: true, choices, ...more })
}

/** A condition over the answers of the form and the situations. */
export const feel = (key: string, label: Words): RowColumn =>
  column(key, label, {
    kind: 'feel',
    hint: {
      vi: 'Biểu thức FEEL trên câu trả lời của biểu mẫu và các trường hợp, ví dụ situation_1 = true',
      en: 'FEEL over the answers of the form and the situations, such as situation_1 = true',
    },
  })

/** Ids that this record does not use: `p4` after `p3`. */
export function freeIds(prefix: string, ids: readonly string[]): () => string {
  let last = Math.max(0, ...ids.map((id) => Number(id.slice(prefix.length))))
  return () => `${prefix}${(last += 1)}`
}

/** Rows in which a column says what another row says. */
export function doubles(rows: readonly Row[], key: string, message: Text): readonly RowFault[] {
  return rows.flatMap((row, index) =>
    rows.findIndex((other) => other[key] === row[key]) < index ? [{ row: index, column: key, message }] : [],
  )
}
