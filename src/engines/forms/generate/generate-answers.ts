import type { Answers } from '../answers.ts'
import type { FormDefinition } from '../form-definition.ts'
import type { Lists } from '../lists.ts'
import { generateFields } from './generate-fields.ts'
import type { Random } from './random.ts'

/** Answers that pass every check of the form; the same ones for the same sequence of `random`. */
export function generateAnswers(form: FormDefinition, random: Random, lists: Lists): Answers {
  return generateFields(form.fields, random, { answers: {}, lists })
}
