import { type Answers, answerOf } from '../answers.ts'
import type { FormDefinition } from '../form-definition.ts'
import type { Lists } from '../lists.ts'
import type { Text } from '../text.ts'
import { visibleFields } from '../visible-fields.ts'
import type { Random } from './random.ts'

export interface BrokenAnswers {
  readonly answers: Answers
  /** The error that must be among those found. */
  readonly expected: { readonly key: string; readonly message: Text }
}

/** From valid answers, one set for each way that one answer can be wrong: left out, or broken as its kind can be. */
export function breakAnswers(
  form: FormDefinition,
  answers: Answers,
  random: Random,
  lists: Lists,
): BrokenAnswers[] {
  const scope = { answers, lists }
  return visibleFields(form, answers).flatMap((field) => {
    const wrong = field.behaviour.breaks(random, scope).map(({ value, message, path }) => ({
      answers: { ...answers, [field.key]: value },
      expected: { key: field.key + (path ?? ''), message },
    }))
    if (!field.required || answerOf(answers, field.key) === undefined) return wrong
    const { [field.key]: _, ...without } = answers
    return [...wrong, { answers: without, expected: { key: field.key, message: field.behaviour.missing } }]
  })
}
