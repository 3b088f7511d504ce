import { evaluateCondition } from '../rules/index.ts'
import { type Answers, type AnswerValue, answerOf, isAnswers } from './answers.ts'
import type { Field } from './field.ts'
import type { FormDefinition } from './form-definition.ts'
import { hiddenBy, planVisibility, type VisibilityPlan } from './visibility.ts'

const NOTHING: Answers = {}
const plans = new WeakMap<readonly Field[], VisibilityPlan<Field>>()

/** Keys of the fields of a form, or of a row (with the form's answers `outside`), that are not asked. */
export function hiddenAmong(
  fields: readonly Field[],
  answers: Answers,
  outside: Answers = NOTHING,
): ReadonlySet<string> {
  return hiddenBy(planOf(fields), answers, outside, isHidden)
}

function planOf(fields: readonly Field[]): VisibilityPlan<Field> {
  const known = plans.get(fields)
  if (known) return known
  const plan = planVisibility(fields)
  plans.set(fields, plan)
  return plan
}

function isHidden(field: Field, context: Readonly<Record<string, unknown>>): boolean {
  return field.condition !== undefined && evaluateCondition(field.condition.hide, context)
}

/** For conditions inside rows: a hidden answer counts for nothing there either. */
export function withoutHidden(answers: Answers, hidden: ReadonlySet<string>): Answers {
  let kept = answers
  for (const key of hidden) {
    if (!Object.hasOwn(kept, key)) continue
    const { [key]: _, ...others } = kept
    kept = others
  }
  return kept
}

export function visibleFields(form: FormDefinition, answers: Answers): readonly Field[] {
  const hidden = hiddenAmong(form.fields, answers)
  return hidden.size === 0 ? form.fields : form.fields.filter((field) => !hidden.has(field.key))
}

/** Sections with something to ask, by index. */
export function reachableSections(form: FormDefinition, answers: Answers): readonly number[] {
  const hidden = hiddenAmong(form.fields, answers)
  return form.sections
    .filter((section) => section.fields.some((field) => !hidden.has(field.key)))
    .map((section) => section.index)
}

/** The answers that count: of known fields that are asked, in page order. */
export function relevantAnswers(form: FormDefinition, answers: Answers): Answers {
  return relevantAmong(form.fields, answers, NOTHING)
}

function relevantAmong(fields: readonly Field[], answers: Answers, outside: Answers): Answers {
  const hidden = hiddenAmong(fields, answers, outside)
  const relevant: Record<string, AnswerValue> = {}
  for (const field of fields) {
    const value = hidden.has(field.key) ? undefined : answerOf(answers, field.key)
    if (value === undefined) continue
    const { rowFields } = field.behaviour
    relevant[field.key] =
      rowFields && Array.isArray(value) ? relevantRows(rowFields, value, { ...outside, ...relevant }) : value
  }
  return relevant
}

function relevantRows(
  rowFields: readonly Field[],
  rows: readonly unknown[],
  outside: Answers,
): readonly Answers[] {
  return rows.map((row) => (isAnswers(row) ? relevantAmong(rowFields, row, outside) : (row as Answers)))
}
