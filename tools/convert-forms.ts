/**
 * Writes the declaration form of each service as form-js JSON, from the records of the services:
 *   node tools/convert-forms.ts <folder of NN.json> [<folder to write, default packs/bac-lieu/forms>]
 * The same records give the same bytes. The outputs are content: they are committed, and edited from then on.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Text {
  readonly vi: string
  readonly en: string
}

interface RecordField {
  readonly key: string
  readonly label: Text
  readonly type: string
  readonly required: boolean
  readonly options?: readonly { readonly value: string; readonly label: Text }[]
  readonly showIf?: { readonly field: string; readonly equals: string }
  readonly fields?: readonly RecordField[]
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  readonly help?: Text
}

interface RecordForm {
  readonly title: Text
  readonly sections: readonly { readonly title: Text; readonly fields: readonly RecordField[] }[]
}

type Component = Record<string, unknown> & { readonly properties: Record<string, string> }
/** The part of a component that depends on the field's type. */
type Draft = Record<string, unknown> & { properties?: Record<string, string> }

// The schema version written by form-js 2.0.
const SCHEMA_VERSION = 19

const UNITS: Readonly<Record<string, Text>> = {
  m2: { vi: 'm²', en: 'm²' },
  m3: { vi: 'm³', en: 'm³' },
  m: { vi: 'm', en: 'm' },
  ha: { vi: 'ha', en: 'ha' },
  '%': { vi: '%', en: '%' },
  lux: { vi: 'lux', en: 'lux' },
  VND: { vi: 'đồng', en: 'VND' },
  tháng: { vi: 'tháng', en: 'months' },
  năm: { vi: 'năm', en: 'years' },
  phút: { vi: 'phút', en: 'minutes' },
  'tấn/năm': { vi: 'tấn/năm', en: 'tonnes a year' },
}

// A count has no decimals; the records do not say which numbers are counts, their labels do.
const COUNT = /^(Số|Tổng số|Quy mô|Sức chứa|Cấp lại lần|Trong đó giáo viên)/
const WHOLE_UNITS = new Set(['tháng', 'phút'])
// Papers other than the identity card are accepted where the label of the form says so.
const OTHER_PAPERS = /hộ chiếu|giấy tờ nhân thân/i
const PROVINCE_ONLY = /^Tỉnh, thành phố/

function labelled(name: string, text: Text): Record<string, string> {
  return { [`${name}En`]: text.en }
}

function validate(field: RecordField, more: Record<string, unknown> = {}): Record<string, unknown> {
  const bounds = {
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
  }
  return { validate: { required: field.required, ...bounds, ...more } }
}

function kind(name: string, more: Record<string, string> = {}): { properties: Record<string, string> } {
  return { properties: { kind: name, ...more } }
}

function unitOf(field: RecordField): Draft {
  if (field.unit === undefined) return {}
  const unit = UNITS[field.unit]
  if (!unit) throw new Error(`Unit "${field.unit}" of field "${field.key}" is not in the table.`)
  return { appearance: { suffixAdorner: unit.vi }, properties: labelled('unit', unit) }
}

function isWhole(field: RecordField): boolean {
  return field.unit === undefined ? COUNT.test(field.label.vi) : WHOLE_UNITS.has(field.unit)
}

function choices(field: RecordField): Draft {
  const options = field.options ?? []
  return {
    values: options.map(({ value, label }) => ({ label: label.vi, value })),
    properties: Object.fromEntries(options.map(({ value, label }) => [`labelEn.${value}`, label.en])),
  }
}

const drafts: Readonly<Record<string, (field: RecordField) => Draft>> = {
  text: (field) => ({ type: 'textfield', ...validate(field) }),
  textarea: (field) => ({ type: 'textarea', ...validate(field) }),
  number: (field) => ({
    type: 'number',
    ...(isWhole(field) ? { decimalDigits: 0 } : {}),
    ...validate(field),
    ...unitOf(field),
  }),
  money: (field) => {
    const { appearance, properties } = unitOf(field)
    return {
      type: 'number',
      decimalDigits: 0,
      ...validate({ ...field, min: field.min ?? 0 }),
      appearance,
      ...kind('money', properties),
    }
  },
  date: (field) => ({ type: 'datetime', subtype: 'date', ...validate(field) }),
  year: (field) => ({
    type: 'number',
    decimalDigits: 0,
    ...validate({ ...field, min: field.min ?? 1900, max: field.max ?? 2100 }),
    ...kind('year'),
  }),
  select: (field) => ({ type: 'select', ...validate(field), ...choices(field) }),
  radio: (field) => ({ type: 'radio', ...validate(field), ...choices(field) }),
  checkbox: (field) =>
    field.options
      ? { type: 'checklist', ...validate(field), ...choices(field) }
      : { type: 'checkbox', ...validate(field) },
  phone: (field) => ({ type: 'textfield', ...validate(field), ...kind('phone') }),
  email: (field) => ({
    type: 'textfield',
    ...validate(field, { validationType: 'email' }),
    ...kind('email'),
  }),
  national_id: (field) => ({
    type: 'textfield',
    ...validate(field),
    ...kind('national_id', OTHER_PAPERS.test(field.label.vi) ? { passport: 'true' } : {}),
  }),
  tax_code: (field) => ({ type: 'textfield', ...validate(field), ...kind('tax_code') }),
  admin_unit: (field) => ({
    type: 'select',
    valuesKey: PROVINCE_ONLY.test(field.label.vi) ? 'provinces' : 'communes',
    searchable: true,
    ...validate(field),
    ...kind('admin_unit', PROVINCE_ONLY.test(field.label.vi) ? { level: 'province' } : {}),
  }),
  country: (field) => ({
    type: 'select',
    valuesKey: 'countries',
    searchable: true,
    ...validate(field),
    ...kind('country'),
  }),
}

/** A repeat has no `validate` nor `description` in form-js: what we need of them goes into `properties`. */
function repeat(field: RecordField, id: string): Component {
  const properties = {
    kind: 'repeat',
    ...labelled('label', field.label),
    ...(field.required ? { required: 'true' } : {}),
    ...(field.min === undefined ? {} : { min: String(field.min) }),
    ...(field.max === undefined ? {} : { max: String(field.max) }),
    ...(field.help ? { description: field.help.vi, ...labelled('description', field.help) } : {}),
  }
  return {
    type: 'dynamiclist',
    id,
    path: field.key,
    label: field.label.vi,
    isRepeating: true,
    allowAddRemove: true,
    defaultRepetitions: Math.max(1, field.min ?? 1),
    showOutline: true,
    ...conditional(field),
    components: (field.fields ?? []).map((nested) => component(nested, `${id}_${nested.key}`)),
    properties,
  }
}

function conditional(field: RecordField): Record<string, unknown> {
  if (!field.showIf) return {}
  return { conditional: { hide: `=${field.showIf.field} != ${JSON.stringify(field.showIf.equals)}` } }
}

function component(field: RecordField, id = field.key): Component {
  if (field.type === 'repeat') return repeat(field, id)
  const draft = drafts[field.type]?.(field)
  if (!draft) throw new Error(`Field "${field.key}" has the unknown type "${field.type}".`)
  const { type, properties, ...rest } = draft
  return {
    type,
    id,
    key: field.key,
    // form-js shows the label of a date under its own name.
    [type === 'datetime' ? 'dateLabel' : 'label']: field.label.vi,
    ...(field.help ? { description: field.help.vi } : {}),
    ...conditional(field),
    ...rest,
    properties: {
      ...properties,
      ...labelled('label', field.label),
      ...(field.help ? labelled('description', field.help) : {}),
    },
  }
}

export function convertForm(id: string, form: RecordForm): Record<string, unknown> {
  return {
    type: 'default',
    id,
    schemaVersion: SCHEMA_VERSION,
    components: [
      { type: 'text', id: 'title', text: `# ${form.title.vi}`, properties: { textEn: `# ${form.title.en}` } },
      ...form.sections.map((section, index) => ({
        type: 'group',
        id: `section_${index + 1}`,
        label: section.title.vi,
        showOutline: false,
        components: section.fields.map((field) => component(field)),
        properties: labelled('label', section.title),
      })),
    ],
  }
}

function convertAll(from: string, to: string): void {
  const names = readdirSync(from)
    .filter((name) => /^\d\d\.json$/.test(name))
    .sort()
  if (names.length === 0) throw new Error(`No NN.json in ${from}.`)
  mkdirSync(to, { recursive: true })
  for (const name of names) {
    const record = JSON.parse(readFileSync(join(from, name), 'utf8')) as { form: RecordForm }
    const form = convertForm(`bl-${name.slice(0, 2)}`, record.form)
    writeFileSync(join(to, `bl-${name}`), `${JSON.stringify(form, null, 2).normalize('NFC')}\n`)
  }
  console.log(`${names.length} forms written to ${to}`)
}

if (import.meta.main) {
  const [from, to = join(import.meta.dirname, '../packs/bac-lieu/forms')] = process.argv.slice(2)
  if (from === undefined) {
    console.error('Usage: node tools/convert-forms.ts <folder of NN.json> [<folder to write>]')
    process.exit(2)
  }
  convertAll(from, to)
}
