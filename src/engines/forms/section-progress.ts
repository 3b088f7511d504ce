import { type Answers, answerOf } from './answers.ts'
import { type FormDefinition, sectionAt } from './form-definition.ts'
import type { Lists } from './lists.ts'
import { validateSection } from './validate-form.ts'

export type SectionProgress = 'todo' | 'doing' | 'done'

/** For the task list. A page whose questions are all optional is done once it has been sent, which only the caller knows. */
export function sectionProgress(
  form: FormDefinition,
  index: number,
  answers: Answers,
  lists: Lists,
): SectionProgress {
  const touched = sectionAt(form, index).fields.some((field) => answerOf(answers, field.key) !== undefined)
  if (!touched) return 'todo'
  return validateSection(form, index, answers, lists).length === 0 ? 'done' : 'doing'
}
