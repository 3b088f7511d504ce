import { type Answers, type AnswerValue, answerOf, isAnswers, type Posted } from '../answers.ts'
import type { ComponentSource } from '../component-source.ts'
import type { Broken, Field, FieldBehaviour, Problem, Scope, ViewContext } from '../field.ts'
import type { FieldKind } from '../field-kind.ts'
import type { RepeatView } from '../field-view.ts'
import { generateFields } from '../generate/generate-fields.ts'
import { integer, type Random } from '../generate/random.ts'
import { objectSchema } from '../json-schema.ts'
import { inRow, notReadable, tooFewRows, tooManyRows } from '../messages.ts'
import type { Text } from '../text.ts'
import { hiddenAmong } from '../visible-fields.ts'
import { breakRows } from './break-rows.ts'

export const MAX_ROWS = 100
// Some more are read, so that going over the limit is said and not silently cut.
const MAX_READ = 200

export const repeatField: FieldKind = {
  name: 'repeat',
  component: 'dynamiclist',
  sample: {
    type: 'dynamiclist',
    path: 'owners',
    label: 'Danh sách thành viên',
    components: [
      {
        type: 'textfield',
        key: 'name',
        label: 'Họ và tên',
        validate: { required: true },
        properties: { labelEn: 'Name' },
      },
      { type: 'datetime', key: 'born_on', dateLabel: 'Ngày sinh', properties: { labelEn: 'Date of birth' } },
    ],
    properties: { kind: 'repeat', labelEn: 'Members', min: '2' },
  },
  build: (source, compileFields) => {
    const rowFields = compileFields(source.json.components, 'components')
    return repeat({ label: source.label, rowFields, ...rowBounds(source) })
  },
}

export interface Repeat {
  readonly label: Text
  readonly rowFields: readonly Field[]
  readonly minRows: number
  readonly maxRows: number
}

function rowBounds(source: ComponentSource): { minRows: number; maxRows: number } {
  const minRows = source.number('min') ?? 1
  const maxRows = source.number('max') ?? MAX_ROWS
  const sound = Number.isInteger(minRows) && Number.isInteger(maxRows) && minRows >= 0 && minRows <= maxRows
  if (!sound || maxRows > MAX_ROWS) {
    const vi = `Số dòng ít nhất và nhiều nhất phải là số nguyên, khớp nhau và không quá ${MAX_ROWS}.`
    const en = `The least and most rows must be whole numbers that agree, at most ${MAX_ROWS}.`
    source.fault({ vi, en }, 'properties')
    return { minRows: 1, maxRows: MAX_ROWS }
  }
  // An optional repeat is left out as a whole; one that is given has a row.
  return { minRows: Math.max(1, minRows), maxRows }
}

function repeat(settings: Repeat): FieldBehaviour {
  const { label, rowFields, minRows, maxRows } = settings
  const messages = {
    tooFew: tooFewRows(label, minRows),
    tooMany: tooManyRows(label, maxRows),
    notReadable: notReadable(label),
  }
  const firstInput = firstInputOf(rowFields)
  return {
    rowFields,
    read: (posted, name) => readRows(posted, name, rowFields),
    validate: (value, scope) => {
      if (!Array.isArray(value)) return [{ message: messages.notReadable, input: `[0]${firstInput}` }]
      const problems = value
        .slice(0, MAX_READ)
        .flatMap((row, index) => validateRow(row, index, settings, scope))
      if (value.length < minRows)
        problems.push({ message: messages.tooFew, input: `[${value.length}]${firstInput}` })
      if (value.length > maxRows)
        problems.push({ message: messages.tooMany, input: `[${maxRows}]${firstInput}` })
      return problems
    },
    show: (value, _lists, locale) => showCount(value, locale),
    jsonSchema: () => ({
      type: 'array',
      minItems: minRows,
      maxItems: maxRows,
      items: objectSchema(rowFields),
    }),
    view: (value, name, context) => viewRows(value, name, settings, context),
    missing: messages.tooFew,
    firstInput: `[0]${firstInput}`,
    listErrors: () => [
      messages.tooFew,
      messages.tooMany,
      messages.notReadable,
      ...rowFields.flatMap((field) => field.behaviour.listErrors()),
    ],
    generate: (random, scope) => generateRows(random, scope, settings),
    breaks: (random, scope) => breaksOf(random, scope, settings, messages),
  }
}

function firstInputOf(rowFields: readonly Field[]): string {
  const [first] = rowFields
  return first ? `.${first.key}${first.behaviour.firstInput ?? ''}` : ''
}

/** Rows left blank are no rows: a page always offers one more than needed. */
function readRows(posted: Posted, name: string, rowFields: readonly Field[]): AnswerValue | undefined {
  const marked = posted(`${name}.row`)?.filter((index) => /^\d{1,4}$/.test(index))
  const rows: Answers[] = []
  for (let turn = 0; turn < (marked?.length ?? MAX_READ) && rows.length < MAX_READ; turn += 1) {
    const row = readRow(posted, `${name}[${marked?.[turn] ?? turn}].`, rowFields)
    if (row) rows.push(row)
    else if (!marked) break
  }
  return rows.length > 0 ? rows : undefined
}

function readRow(posted: Posted, prefix: string, rowFields: readonly Field[]): Answers | undefined {
  const row: Record<string, AnswerValue> = {}
  let filled = false
  for (const { key, behaviour } of rowFields) {
    const value = behaviour.read(posted, prefix + key)
    if (value === undefined) continue
    row[key] = value
    filled = true
  }
  return filled ? row : undefined
}

function validateRow(row: unknown, index: number, { label, rowFields }: Repeat, scope: Scope): Problem[] {
  const at = `[${index}]`
  if (!isAnswers(row))
    return [{ message: inRow(notReadable(label), index), path: at, input: `${at}${firstInputOf(rowFields)}` }]
  const hidden = hiddenAmong(rowFields, row, scope.answers)
  return rowFields
    .filter((field) => !hidden.has(field.key))
    .flatMap((field) => validateCell(field, answerOf(row, field.key), index, scope))
}

function validateCell(field: Field, value: unknown, index: number, scope: Scope): Problem[] {
  const { behaviour, required, key } = field
  const place = `[${index}].${key}`
  if (value === undefined) {
    return required
      ? [
          {
            message: inRow(behaviour.missing, index),
            path: place,
            input: `${place}${behaviour.firstInput ?? ''}`,
          },
        ]
      : []
  }
  return behaviour.validate(value, scope).map((problem) => ({
    message: inRow(problem.message, index),
    path: place,
    input: `${place}${problem.input ?? ''}`,
  }))
}

function showCount(value: unknown, locale: 'vi' | 'en'): string {
  const count = Array.isArray(value) ? value.length : 0
  if (count === 0) return ''
  return locale === 'vi' ? `${count} dòng` : count === 1 ? '1 row' : `${count} rows`
}

function viewRows(value: unknown, name: string, settings: Repeat, context: ViewContext): RepeatView {
  const { rowFields, minRows, maxRows } = settings
  const given: readonly unknown[] = Array.isArray(value) ? value : []
  const count = Math.max(given.length, minRows)
  const rows = Array.from({ length: count }, (_, index) => {
    const row = given[index]
    const values = isAnswers(row) ? row : {}
    const hidden = hiddenAmong(rowFields, values, context.answers)
    const fields = rowFields.map((field) => {
      const place = `[${index}].${field.key}`
      return context.viewField(field, { values, name: name + place, visible: !hidden.has(field.key) })
    })
    return { index, fields }
  })
  return { type: 'repeat', rows, marker: `${name}.row`, minRows, maxRows }
}

function generateRows(random: Random, scope: Scope, { rowFields, minRows, maxRows }: Repeat): Answers[] {
  const count = integer(random, minRows, Math.min(maxRows, minRows + 2))
  return Array.from({ length: count }, () => generateFields(rowFields, random, scope))
}

function breaksOf(
  random: Random,
  scope: Scope,
  settings: Repeat,
  messages: { tooFew: Text; tooMany: Text; notReadable: Text },
): Broken[] {
  const rows = generateRows(random, scope, settings)
  const [row = {}] = rows
  return [
    { value: rows.slice(0, settings.minRows - 1), message: messages.tooFew },
    { value: Array.from({ length: settings.maxRows + 1 }, () => row), message: messages.tooMany },
    { value: 'x', message: messages.notReadable },
    ...breakRows(rows, settings.rowFields, random, scope),
  ]
}
