import type { Answers, AnswerValue, Posted } from './answers.ts'
import { type FormDefinition, type FormSection, sectionAt } from './form-definition.ts'

/**
 * The previous answers with those of this page as posted. Fields that are hidden now are read as well, so that
 * changing a choice and changing it back loses nothing; `relevantAnswers` leaves them out at the end.
 */
export function readSection(form: FormDefinition, index: number, posted: Posted, previous: Answers): Answers {
  const section: FormSection = sectionAt(form, index)
  const answers: Record<string, AnswerValue> = { ...previous }
  for (const { key, behaviour } of section.fields) {
    const value = behaviour.read(posted, key)
    if (value !== undefined) answers[key] = value
    else if (Object.hasOwn(answers, key)) delete answers[key]
  }
  return answers
}
