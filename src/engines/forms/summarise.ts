import { type Answers, answerOf, isAnswers } from './answers.ts'
import type { Field } from './field.ts'
import type { FormDefinition } from './form-definition.ts'
import type { Lists } from './lists.ts'
import { inLocale, type Locale } from './text.ts'
import { hiddenAmong, withoutHidden } from './visible-fields.ts'

/** The answers of a form as they are read: for "check your answers", print, and the officer's view. */
export interface SummarySection {
  readonly index: number
  readonly title: string
  readonly rows: readonly SummaryRow[]
}

export interface SummaryRow {
  readonly key: string
  readonly label: string
  /** Empty for a question left unanswered. */
  readonly value: string
  /** Of a repeated field: its rows as a table. */
  readonly table?: SummaryTable
}

export interface SummaryTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Sections with nothing asked are left out. */
export function summarise(
  form: FormDefinition,
  answers: Answers,
  lists: Lists,
  locale: Locale,
): SummarySection[] {
  const hidden = hiddenAmong(form.fields, answers)
  const counted = withoutHidden(answers, hidden)
  return form.sections.flatMap(({ index, title, fields }) => {
    const rows = fields
      .filter((field) => !hidden.has(field.key))
      .map((field) => summaryRow(field, counted, lists, locale))
    return rows.length > 0 ? [{ index, title: inLocale(title, locale), rows }] : []
  })
}

function summaryRow(field: Field, answers: Answers, lists: Lists, locale: Locale): SummaryRow {
  const value = answerOf(answers, field.key)
  const { rowFields } = field.behaviour
  const row = {
    key: field.key,
    label: inLocale(field.label, locale),
    value: field.behaviour.show(value, lists, locale),
  }
  if (!rowFields || !Array.isArray(value)) return row
  return {
    ...row,
    table: {
      columns: rowFields.map((one) => inLocale(one.label, locale)),
      rows: value.map((cells: unknown) => {
        const values = isAnswers(cells) ? cells : {}
        const unasked = hiddenAmong(rowFields, values, answers)
        return rowFields.map((one) =>
          unasked.has(one.key) ? '' : one.behaviour.show(answerOf(values, one.key), lists, locale),
        )
      }),
    },
  }
}
