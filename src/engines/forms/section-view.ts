import { type Answers, type AnswerValue, answerOf } from './answers.ts'
import type { Field, FieldPlace, ViewContext } from './field.ts'
import { type FieldError, idOf } from './field-error.ts'
import type { FieldView } from './field-view.ts'
import { type FormDefinition, sectionAt } from './form-definition.ts'
import type { Lists } from './lists.ts'
import type { Text } from './text.ts'
import { hiddenAmong, withoutHidden } from './visible-fields.ts'

/** A page of the form, ready to be drawn. */
export interface SectionView {
  readonly index: number
  readonly title: Text
  /** All fields of the page; those not `visible` are drawn too, and an island shows or hides them. */
  readonly fields: readonly FieldView[]
  /** Answers of other pages that this page's conditions depend on, for `visibility.ts`. */
  readonly outside: Answers
}

/** What a page is drawn from. */
export interface SectionInput {
  readonly answers: Answers
  readonly lists: Lists
  readonly errors?: readonly FieldError[]
  readonly warnings?: readonly FieldError[]
}

export function sectionView(form: FormDefinition, index: number, input: SectionInput): SectionView {
  const section = sectionAt(form, index)
  const { answers, lists } = input
  const hidden = hiddenAmong(form.fields, answers)
  const counted = withoutHidden(answers, hidden)
  const context: ViewContext = {
    answers: counted,
    lists,
    errors: firstByKey(input.errors),
    warnings: firstByKey(input.warnings),
    viewField: (field, place) => viewField(field, place, context),
  }
  const fields = section.fields.map((field) => {
    const { key } = field
    return viewField(field, { values: answers, name: key, visible: !hidden.has(key) }, context)
  })
  const outside = outsideAnswers(section.outsideVariables, counted)
  return { index, title: section.title, fields, outside }
}

function viewField(field: Field, { values, name, visible }: FieldPlace, context: ViewContext): FieldView {
  const { kind, label, hint, unit, required, condition, behaviour, key } = field
  return {
    kind,
    id: idOf(name),
    name,
    label,
    hint,
    unit,
    required,
    visible,
    condition,
    error: context.errors.get(name),
    warning: context.warnings.get(name),
    control: behaviour.view(answerOf(values, key), name, context),
  }
}

const NO_MESSAGES: ReadonlyMap<string, Text> = new Map()

function firstByKey(errors: readonly FieldError[] | undefined): ReadonlyMap<string, Text> {
  if (!errors || errors.length === 0) return NO_MESSAGES
  const first = new Map<string, Text>()
  for (const { key, message } of errors) if (!first.has(key)) first.set(key, message)
  return first
}

function outsideAnswers(names: readonly string[], answers: Answers): Answers {
  const outside: Record<string, AnswerValue> = {}
  for (const name of names) {
    const value = answerOf(answers, name)
    if (value !== undefined) outside[name] = value
  }
  return outside
}
