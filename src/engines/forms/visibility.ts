/**
 * Which fields are asked, given answers. The entry for the browser: it needs `rules/program.ts` and nothing
 * else, about 1 KB in a bundle. The server decides with the same function (`visible-fields.ts`).
 */
import { type Program, runProgram } from '../rules/index.ts'

export interface ConditionalField {
  readonly key: string
  /** Hidden when it gives true; without one the field is always asked. */
  readonly program?: Program | undefined
}

type Values = Readonly<Record<string, unknown>>

/**
 * Fields in page order, each depending on earlier ones only. The answer of a hidden field counts as absent,
 * so what depends on it hides as well. A condition only the full FEEL can answer leaves its field shown:
 * the server decides when the page is sent.
 */
export function visibleKeys(
  fields: readonly ConditionalField[],
  answers: Values,
  outside: Values = {},
): Set<string> {
  return keysAsked(fields, answers, outside, (field, context) =>
    field.program ? runProgram(field.program, context) === true : false,
  )
}

/** `answers` of the fields themselves; `outside` of other pages or, for a row, of the form around it. */
export function keysAsked<F extends { readonly key: string }>(
  fields: readonly F[],
  answers: Values,
  outside: Values,
  isHidden: (field: F, context: Values) => boolean,
): Set<string> {
  const context: Record<string, unknown> = { ...outside }
  const asked = new Set<string>()
  for (const field of fields) {
    // In a row, the row's own field hides one of the form of the same name.
    if (context[field.key] !== undefined) context[field.key] = undefined
    if (isHidden(field, context)) continue
    asked.add(field.key)
    const value = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined
    if (value !== undefined && !isUnread(value)) context[field.key] = value
  }
  return asked
}

/** What was typed but is no answer yet (`Typed`). */
function isUnread(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
