import type { JsonValue } from '../../platform/pdf/json-value.ts'
import { type DocumentInput } from './official-document.ts'

export type BlankFieldType =
  | 'text'
  | 'textarea'
  | 'number'
  | 'money'
  | 'date'
  | 'year'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'phone'
  | 'email'
  | 'national_id'
  | 'tax_code'
  | 'admin_unit'
  | 'country'
  | 'repeat'

export interface BlankField {
  readonly label: string
  readonly type: BlankFieldType
  readonly required: boolean
  readonly options?: readonly string[] | undefined
  readonly unit?: string | undefined
  readonly help?: string | undefined
  /** In words, where the field is asked only sometimes: 'Chỉ điền khi là tổ chức'. */
  readonly when?: string | undefined
  /** Columns of a repeated group. */
  readonly fields?: readonly BlankField[] | undefined
}

/** A declaration to print and fill by hand. */
export interface BlankFormFacts {
  readonly title: string
  /** 'Mẫu số 03' or 'Phụ lục 29', as the law names it. */
  readonly formNumber?: string | undefined
  readonly procedureCode: string
  /** To whom it is addressed; a dotted line when it depends on the place. */
  readonly addressee?: string | undefined
  readonly sections: readonly { readonly title: string; readonly fields: readonly BlankField[] }[]
  readonly papers: readonly string[]
  /** When this version of the form was published. */
  readonly publishedAt: Date
}

const STATEMENT =
  'Tôi cam đoan những nội dung kê khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về nội dung đã kê khai.'

export function blankFormInput(facts: BlankFormFacts): DocumentInput {
  return {
    template: 'blank-form',
    data: {
      meta: { title: facts.title, createdAt: facts.publishedAt.toISOString() },
      title: facts.title,
      formNumber: facts.formNumber ?? '',
      code: facts.procedureCode,
      addressee: facts.addressee ?? '',
      sections: facts.sections.map(({ title, fields }) => ({ title, fields: fields.map(blankField) })),
      papers: facts.papers,
      statement: pledges(facts) ? '' : STATEMENT,
    },
  }
}

/** Many forms of the ministries bring their own pledge; two of them would only puzzle. */
function pledges({ sections }: BlankFormFacts): boolean {
  return sections.some(({ fields }) =>
    fields.some(({ type, label }) => type === 'checkbox' && /cam đoan|cam kết/i.test(label)),
  )
}

/** What is drawn for each kind of field: a line, boxes for digits, boxes to tick, or a table. */
function blankField(field: BlankField): JsonValue {
  return {
    label: field.label,
    optional: !field.required,
    unit: unitOf(field),
    help: field.help ?? '',
    when: field.when ?? '',
    ...drawing(field),
  }
}

const DRAWINGS: Partial<Record<BlankFieldType, { readonly [key: string]: JsonValue }>> = {
  textarea: { kind: 'lines', count: 2 },
  number: { kind: 'short' },
  money: { kind: 'short' },
  date: { kind: 'date' },
  year: { kind: 'cells', cells: [4] },
  phone: { kind: 'cells', cells: [11] },
  national_id: { kind: 'cells', cells: [12] },
  tax_code: { kind: 'cells', cells: [10, 3] },
}

function drawing(field: BlankField): { readonly [key: string]: JsonValue } {
  const { type, options = [], fields = [] } = field
  if (type === 'repeat') return { kind: 'table', columns: fields.map(columnTitle), rows: 4 }
  if (type === 'select' || type === 'radio' || type === 'checkbox') return choiceDrawing(type, options)
  return DRAWINGS[type] ?? { kind: 'line' }
}

/** A list too long to print as boxes (countries, occupations) is written out by hand instead. */
function choiceDrawing(type: 'select' | 'radio' | 'checkbox', options: readonly string[]) {
  if (options.length === 0) return { kind: type === 'checkbox' ? 'tick' : 'line' }
  if (options.length > 24) return { kind: 'line' }
  return { kind: 'choices', options, several: type === 'checkbox' }
}

function columnTitle(field: BlankField): string {
  const unit = unitOf(field)
  return unit === '' || field.label.endsWith(`(${unit})`) ? field.label : `${field.label} (${unit})`
}

function unitOf({ type, unit, label }: BlankField): string {
  if (type === 'money') return 'đồng'
  return unit === undefined || label.endsWith(`(${unit})`) ? '' : unit
}
