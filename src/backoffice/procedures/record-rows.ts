import { checkExpression } from '../../engines/rules/index.ts'
import type { Form } from '../../platform/http/form.ts'
import {
  inLocale,
  type Locale,
  type Text,
  type Translate,
  translator,
} from '../../platform/i18n/translator.ts'
import {
  details,
  errorMessage,
  type Html,
  html,
  repeatRows,
  select,
  textarea,
  textInput,
} from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'

/** What stands in the boxes of a row, by the key of its column; `id` of what had one before. */
export type Row = Readonly<Record<string, string>>

export interface RowColumn {
  readonly key: string
  readonly kind: 'text' | 'long' | 'count' | 'days' | 'date' | 'choice' | 'feel'
  readonly label: Text
  readonly hint?: Text
  readonly required?: boolean
  readonly least?: number
  readonly choices?: readonly { readonly value: string; readonly text: Text }[]
  /** Short enough to stand beside another. */
  readonly half?: boolean
  /** Mostly left as it is: folded away while nothing stands in it. */
  readonly rare?: boolean
}

const MAX_ROWS = 60
export const nameOf = (index: number, key: string) => `r${index}-${key}`

/** Rows as typed, in their order. */
export function typedRows(body: Form, columns: readonly RowColumn[]): readonly Row[] {
  const rows: Row[] = []
  for (let index = 0; index < MAX_ROWS && body.has(nameOf(index, columns[0]?.key ?? '')); index += 1) {
    const keys = ['id', ...columns.map(({ key }) => key)]
    rows.push(Object.fromEntries(keys.map((key) => [key, body.get(nameOf(index, key)).trim()])))
  }
  return rows
}

/** Rows after a button of theirs: `add`, `remove-2`, `up-2`, `down-2`; undefined where another button was pressed. */
export function movedRows(rows: readonly Row[], edit: string): readonly Row[] | undefined {
  if (edit === 'add') return rows.length < MAX_ROWS ? [...rows, {}] : rows
  const [, what, number] = /^(remove|up|down)-(\d{1,2})$/.exec(edit) ?? []
  if (what === undefined) return undefined
  const index = Number(number)
  if (what === 'remove') return rows.filter((_row, at) => at !== index)
  const [one, other] = what === 'up' ? [index - 1, index] : [index, index + 1]
  const [before, after] = [rows[one], rows[other]]
  if (!before || !after) return rows
  return rows.with(one, after).with(other, before)
}

/** Without rows in which nothing stands: they were added and left. */
export function filledRows(rows: readonly Row[], columns: readonly RowColumn[]): readonly Row[] {
  const written = columns.filter(({ kind }) => kind !== 'choice')
  return rows.filter(
    (row) => written.length === 0 || row['id'] || written.some(({ key }) => (row[key] ?? '') !== ''),
  )
}

export function rowErrors(rows: readonly Row[], columns: readonly RowColumn[], locale: Locale): FormErrors {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      columns.flatMap((column): [string, string][] => {
        const message = faultOf(row[column.key] ?? '', column, locale)
        return message === undefined ? [] : [[nameOf(index, column.key), message]]
      }),
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
  switch (kind) {
    case 'count':
      return /^\d{1,10}$/.test(value) && Number(value) >= least
    case 'days':
      return typedDays(value) !== undefined
    case 'date':
      return postedDate(value) !== undefined
    case 'choice':
      return choices.some((choice) => choice.value === value)
    case 'feel':
      return checkExpression(value).ok
    default:
      return true
  }
}

function wantedWords(kind: RowColumn['kind'], t: Translate): string {
  switch (kind) {
    case 'count':
      return t('hãy nhập số nguyên, chỉ chữ số', 'a whole number, digits only')
    case 'days':
      return t('hãy nhập số ngày, ví dụ 0,5', 'a number of days, such as 0.5')
    case 'date':
      return t('ví dụ 04/05/2015', 'such as 04/05/2015')
    case 'feel':
      return t('không phải biểu thức FEEL, ví dụ tuoi >= 18', 'not a FEEL expression, such as age >= 18')
    default:
      return t('hãy chọn một', 'choose one')
  }
}

/** `0,5` or `0.5`: at most three places after the point. */
export function typedDays(typed: string): number | undefined {
  return /^\d{1,3}([,.]\d{1,3})?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined
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
  /** Of a list: what a row is. */
  readonly rowName?: Text | undefined
  readonly errors: FormErrors
  readonly locale: Locale
}

/** Where a fault of the list as a whole is told. */
export const LIST_ID = 'rows'

/** One row, or a list whose rows come, go and move by buttons. */
export function rowFields(fields: RowFields): Html {
  const { rows, rowName, errors, locale } = fields
  const t = translator(locale)
  if (!rowName) return boxes(fields, 0, rows[0] ?? {})
  const name = inLocale(rowName, locale)
  const list = repeatRows({
    id: LIST_ID,
    locale,
    add: { name: 'edit', value: 'add', text: t(`Thêm ${name.toLowerCase()}`, `Add: ${name.toLowerCase()}`) },
    emptyText: t('Chưa có dòng nào', 'No line yet'),
    rows: rows.map((row, index) => {
      const edit = (what: string) => ({ name: 'edit', value: `${what}-${index}` })
      return {
        legend: `${name} ${index + 1}${row['id'] ? ` (${row['id']})` : ''}`,
        html: html`<input type="hidden" name="${nameOf(index, 'id')}" value="${row['id'] ?? ''}">${boxes(fields, index, row)}`,
        remove: edit('remove'),
        up: index > 0 ? edit('up') : undefined,
        down: index < rows.length - 1 ? edit('down') : undefined,
      }
    }),
  })
  const fault = errors[LIST_ID]
  return html`${ENTER_SAVES}${fault && errorMessage({ text: fault, locale })}${list}`
}

/** The Enter key presses the first button of a form, which would otherwise move a row or take it away. */
const ENTER_SAVES = html`<button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"></button>`

/** Columns as they follow one another, those rarely filled in folded away after them. */
function boxes(fields: RowFields, index: number, row: Row): Html {
  const rare = fields.columns.filter((column) => column.rare)
  const shown = drawnBoxes(fields, { columns: fields.columns.filter((column) => !column.rare), index, row })
  if (rare.length === 0) return shown
  const isUsed = rare.some(
    ({ key, kind }) => (kind !== 'choice' && row[key]) || fields.errors[nameOf(index, key)] !== undefined,
  )
  return html`${shown}${details({
    summaryText: translator(fields.locale)('Chi tiết khác', 'More details'),
    open: isUsed,
    text: drawnBoxes(fields, { columns: rare, index, row }),
  })}`
}

interface Boxes {
  readonly columns: readonly RowColumn[]
  readonly index: number
  readonly row: Row
}

/** Short columns that follow one another stand beside each other. */
function drawnBoxes({ errors, locale }: RowFields, { columns, index, row }: Boxes): Html {
  const runs: RowColumn[][] = []
  for (const column of columns) {
    const last = runs.at(-1)
    if (last && column.half && last[0]?.half) last.push(column)
    else runs.push([column])
  }
  return html`${runs.map((run) => {
    const drawn = run.map((column) => box(column, index, row, { errors, locale }))
    return run.length > 1 ? html`<div class="side-by-side">${drawn}</div>` : html`${drawn}`
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
  const hint = column.hint ?? (column.kind === 'date' ? DATE_HINT : undefined)
  const common = {
    name,
    locale,
    label: { text: inLocale(column.label, locale) },
    ...(hint && { hint: { text: inLocale(hint, locale) } }),
    ...errorOf(errors, name),
  }
  switch (column.kind) {
    case 'long':
      return textarea({ ...common, value, rows: linesOf(value) })
    case 'choice':
      return select({
        ...common,
        value,
        items: (column.choices ?? []).map((choice) => ({
          value: choice.value,
          text: inLocale(choice.text, locale),
        })),
      })
    default:
      return textInput({ ...common, value, ...NARROW[column.kind] })
  }
}

/** A box about as high as its words. */
function linesOf(value: string): number {
  const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 60)), 0)
  return Math.min(8, Math.max(2, lines))
}

const NARROW: Partial<Record<RowColumn['kind'], { readonly classes: string; readonly inputmode?: string }>> =
  {
    count: { classes: 'govuk-input--width-10', inputmode: 'numeric' },
    days: { classes: 'govuk-input--width-10', inputmode: 'decimal' },
    date: { classes: 'govuk-input--width-10' },
  }

const DATE_HINT: Text = { vi: 'Ví dụ 04/05/2015', en: 'Such as 04/05/2015' }
