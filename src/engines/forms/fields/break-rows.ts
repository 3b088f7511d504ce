import type { Answers } from '../answers.ts'
import type { Broken, Field, Scope } from '../field.ts'
import { inRow } from '../messages.ts'
import { hiddenAmong } from '../visible-fields.ts'

/** The rows with one cell of the first row wrong, for each way a cell can be wrong. */
export function breakRows(
  rows: readonly Answers[],
  rowFields: readonly Field[],
  random: () => number,
  scope: Scope,
): Broken[] {
  const [row, ...others] = rows
  if (!row) return []
  const hidden = hiddenAmong(rowFields, row, scope.answers)
  return rowFields
    .filter((field) => !hidden.has(field.key))
    .flatMap((field) => {
      const path = `[0].${field.key}`
      const wrong = field.behaviour.breaks(random, scope).map(({ value, message }) => ({
        value: [{ ...row, [field.key]: value }, ...others],
        message: inRow(message, 0),
        path,
      }))
      if (!field.required) return wrong
      const { [field.key]: _, ...without } = row
      return [...wrong, { value: [without, ...others], message: inRow(field.behaviour.missing, 0), path }]
    })
}
