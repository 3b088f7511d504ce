import type { Answers, AnswerValue } from '../answers.ts'
import type { Field, Scope } from '../field.ts'
import { hiddenAmong } from '../visible-fields.ts'
import type { Random } from './random.ts'

/** How often a question that need not be answered is. */
const OPTIONAL_ANSWERED = 0.6

/** Answers of a form's or a row's fields in turn, each asked or not by the answers before it. */
export function generateFields(fields: readonly Field[], random: Random, scope: Scope): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const field of fields) {
    if (!field.required && random() >= OPTIONAL_ANSWERED) continue
    if (field.condition && hiddenAmong(fields, answers, scope.answers).has(field.key)) continue
    answers[field.key] = field.behaviour.generate(random, {
      answers: { ...scope.answers, ...answers },
      lists: scope.lists,
    })
  }
  return answers
}
