import type { Form } from '../../platform/http/form.ts'
import {
  inLocale,
  type Locale,
  type Text,
  type Translate,
  translator,
} from '../../platform/i18n/translator.ts'
import { checkboxes, type Html, html, select, textarea, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'

/** What stands in the boxes of a row, by the key of its column; `id` where the thing had one before. */
export type Row = Readonly<Record<string, string>>

export interface RowColumn {
  readonly key: string
  readonly kind: 'text' | 'long' | 'count' | 'date' | 'choice'
  readonly label: Text
  readonly required?: boolean
  readonly least?: number
  readonly choices?: readonly { readonly value: string; readonly text: Text }[]
}

const MAX_ROWS = 60
const nameOf = (index: number, key: string) => `r${index}-${key}`

/** Rows as typed, in their order. Those to be taken away and blank new ones are left out by `keptRows`. */
export function typedRows(body: Form, columns: readonly RowColumn[]): readonly Row[] {
  const rows: Row[] = []
  for (let index = 0; index < MAX_ROWS && body.has(nameOf(index, columns[0]?.key ?? '')); index += 1) {
    const keys = ['id', 'remove', ...columns.map(({ key }) => key)]
    rows.push(Object.fromEntries(keys.map((key) => [key, body.get(nameOf(index, key)).trim()])))
  }
  return rows
}

/** Without the blank row that the page offers last: it is a row only once something stands in it. */
export function filledRows(rows: readonly Row[], columns: readonly RowColumn[]): readonly Row[] {
  const last = rows.at(-1)
  return last && last['remove'] !== 'yes' && !isKept(last, columns) ? rows.slice(0, -1) : rows
}

export function isKept(row: Row, columns: readonly RowColumn[]): boolean {
  const isBlank = columns.every(({ key, kind }) => kind === 'choice' || (row[key] ?? '') === '')
  return row['remove'] !== 'yes' && !(isBlank && (row['id'] ?? '') === '')
}

export function rowErrors(rows: readonly Row[], columns: readonly RowColumn[], locale: Locale): FormErrors {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      isKept(row, columns)
        ? columns.flatMap((column): [string, string][] => {
            const message = faultOf(row[column.key] ?? '', column, locale)
            return message === undefined ? [] : [[nameOf(index, column.key), message]]
          })
        : [],
    ),
  )
}

function faultOf(value: string, column: RowColumn, locale: Locale): string | undefined {
  const t = translator(locale)
  const label = inLocale(column.label, locale)
  if (value === '') return column.required ? t(`Bạn chưa nhập: ${label}`, `Enter: ${label}`) : undefined
  if (value.length > 5000) return t(`${label}: quá dài`, `${label}: too long`)
  return holds(value, column) ? undefined : `${label}: ${wantedWords(column.kind, t)}`
}

function holds(value: string, { kind, least = 0, choices = [] }: RowColumn): boolean {
  if (kind === 'count') return /^\d{1,10}$/.test(value) && Number(value) >= least
  if (kind === 'date') return postedDate(value) !== undefined
  return kind !== 'choice' || choices.some((choice) => choice.value === value)
}

function wantedWords(kind: RowColumn['kind'], t: Translate): string {
  if (kind === 'count') return t('hãy nhập số nguyên, chỉ chữ số', 'a whole number, digits only')
  return kind === 'date' ? t('ví dụ 04/05/2015', 'such as 04/05/2015') : t('hãy chọn một', 'choose one')
}

/** `4/5/2015` as a day that the calendar has. */
export function postedDate(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed.trim()) ?? []
  if (year === '') return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
  return isReal ? iso : undefined
}

interface RowFields {
  readonly columns: readonly RowColumn[]
  readonly rows: readonly Row[]
  /** Of a list: what a row is, and a blank one comes last. */
  readonly rowName?: Text | undefined
  readonly errors: FormErrors
  readonly locale: Locale
}

export function rowFields({ columns, rows, rowName, errors, locale }: RowFields): Html {
  const t = translator(locale)
  if (!rowName) return html`${columns.map((column) => box(column, 0, rows[0] ?? {}, { errors, locale }))}`
  const name = inLocale(rowName, locale)
  const all = [...rows, {}]
  return html`${all.map((row: Row, index) => {
    const isNew = index === rows.length
    const legend = isNew
      ? t(`${name} mới (để trống nếu không thêm)`, `New ${name.toLowerCase()} (leave empty for none)`)
      : `${name} ${index + 1}`
    const remove = isNew
      ? undefined
      : checkboxes({
          name: nameOf(index, 'remove'),
          locale,
          values: [row['remove'] ?? ''],
          items: [
            {
              value: 'yes',
              text: t(`Bỏ ${name.toLowerCase()} ${index + 1}`, `Remove ${name.toLowerCase()} ${index + 1}`),
            },
          ],
        })
    return html`<fieldset class="govuk-fieldset govuk-!-margin-bottom-6"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${legend}</legend><input type="hidden" name="${nameOf(index, 'id')}" value="${row['id'] ?? ''}">
${columns.map((column) => box(column, index, row, { errors, locale }))}${remove}</fieldset>`
  })}`
}

function box(
  column: RowColumn,
  index: number,
  row: Row,
  { errors, locale }: Pick<RowFields, 'errors' | 'locale'>,
): Html {
  const name = nameOf(index, column.key)
  const value = row[column.key] ?? ''
  const common = { name, locale, label: { text: inLocale(column.label, locale) }, ...errorOf(errors, name) }
  switch (column.kind) {
    case 'long':
      return textarea({ ...common, value, rows: 3 })
    case 'choice':
      return select({
        ...common,
        value,
        items: (column.choices ?? []).map((choice) => ({
          value: choice.value,
          text: inLocale(choice.text, locale),
        })),
      })
    case 'count':
      return textInput({ ...common, value, inputmode: 'numeric', classes: 'govuk-input--width-10' })
    case 'date':
      return textInput({
        ...common,
        value,
        classes: 'govuk-input--width-10',
        hint: { text: translator(locale)('Ví dụ 04/05/2015', 'Such as 04/05/2015') },
      })
    case 'text':
      return textInput({ ...common, value })
  }
}
