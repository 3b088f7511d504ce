import { type Answers, answerOf } from './answers.ts'
import type { Field, Scope } from './field.ts'
import { type FieldError, fieldError, missingError } from './field-error.ts'
import { type FormDefinition, sectionAt } from './form-definition.ts'
import type { Lists } from './lists.ts'
import { validateWithSchema } from './schema-validator.ts'
import { hiddenAmong, relevantAnswers, withoutHidden } from './visible-fields.ts'

export interface FormOutcome {
  /** Those that count; to be kept when there are no errors. */
  readonly answers: Answers
  readonly errors: readonly FieldError[]
}

/** What to correct on one page. Hidden fields are not looked at. */
export function validateSection(
  form: FormDefinition,
  index: number,
  answers: Answers,
  lists: Lists,
): readonly FieldError[] {
  return errorsIn(form, sectionAt(form, index).fields, answers, lists)
}

/**
 * The whole form before it is accepted: our validator, which speaks plainly and knows the lists and every
 * condition, and the derived JSON Schema, which is what the outside is told. Either can refuse.
 */
export function validateForm(form: FormDefinition, answers: Answers, lists: Lists): FormOutcome {
  const relevant = relevantAnswers(form, answers)
  const errors = errorsIn(form, form.fields, relevant, lists)
  const named = new Set(errors.map((error) => topKey(error.key)))
  const more = validateWithSchema(form, relevant).filter((error) => !named.has(topKey(error.key)))
  return { answers: relevant, errors: more.length > 0 ? inPageOrder(form, [...errors, ...more]) : errors }
}

/** Doubts about answers of a page: said once, not in the way. */
export function warningsOf(form: FormDefinition, index: number, answers: Answers): readonly FieldError[] {
  return sectionAt(form, index).fields.flatMap((field) => {
    const value = field.behaviour.warn && answerOf(answers, field.key)
    if (value === undefined) return []
    return (field.behaviour.warn?.(value) ?? []).map((message) => fieldError(field, { message }))
  })
}

function errorsIn(
  form: FormDefinition,
  fields: readonly Field[],
  answers: Answers,
  lists: Lists,
): FieldError[] {
  const hidden = hiddenAmong(form.fields, answers)
  const scope: Scope = { answers: withoutHidden(answers, hidden), lists }
  const errors: FieldError[] = []
  for (const field of fields) {
    if (hidden.has(field.key)) continue
    const value = answerOf(answers, field.key)
    if (value === undefined) {
      if (field.required) errors.push(missingError(field))
      continue
    }
    for (const problem of field.behaviour.validate(value, scope)) errors.push(fieldError(field, problem))
  }
  return errors
}

function topKey(key: string): string {
  return key.split('[', 1)[0] ?? key
}

function inPageOrder(form: FormDefinition, errors: readonly FieldError[]): readonly FieldError[] {
  const order = new Map(form.fields.map((field, index) => [field.key, index]))
  const rank = (error: FieldError) => order.get(topKey(error.key)) ?? order.size
  return errors.toSorted((a, b) => rank(a) - rank(b))
}
