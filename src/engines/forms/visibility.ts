/**
 * Which fields are hidden, given answers. The entry for the browser: it needs `rules/program.ts` and nothing
 * else, under 1 KB in a bundle. The server decides with the same function (`visible-fields.ts`).
 */
import { type Program, runProgram } from '../rules/index.ts'

export interface ConditionalField {
  readonly key: string
  /** Without one the field is always asked. */
  readonly condition?:
    | {
        /** Hidden when it gives true. */
        readonly program?: Program | undefined
        readonly variables: readonly string[]
      }
    | undefined
}

type Values = Readonly<Record<string, unknown>>

/**
 * Keys of hidden fields. `fields` in page order, each depending on earlier ones only; `outside` are answers of
 * other pages or, for a row, of the form around it. The answer of a hidden field counts as absent, so what
 * depends on it hides as well. A condition only the full FEEL can answer leaves its field shown: the server
 * decides when the page is sent.
 */
export function hiddenKeys(
  fields: readonly ConditionalField[],
  answers: Values,
  outside: Values = {},
): ReadonlySet<string> {
  return hiddenBy(planVisibility(fields), answers, outside, ({ condition }, context) =>
    condition?.program ? runProgram(condition.program, context) === true : false,
  )
}

/** What of a list of fields matters to visibility; worth keeping where the list is asked about often. */
export interface VisibilityPlan<F extends ConditionalField> {
  readonly conditional: readonly F[]
  readonly variables: readonly string[]
  readonly own: ReadonlySet<string>
}

export function planVisibility<F extends ConditionalField>(fields: readonly F[]): VisibilityPlan<F> {
  const conditional = fields.filter((field) => field.condition)
  return {
    conditional,
    variables: [...new Set(conditional.flatMap((field) => field.condition?.variables ?? []))],
    own: new Set(fields.map((field) => field.key)),
  }
}

const NONE: ReadonlySet<string> = new Set()

export function hiddenBy<F extends ConditionalField>(
  plan: VisibilityPlan<F>,
  answers: Values,
  outside: Values,
  isHidden: (field: F, context: Values) => boolean,
): ReadonlySet<string> {
  if (plan.conditional.length === 0) return NONE
  const context: Record<string, unknown> = {}
  for (const name of plan.variables) {
    // In a row, the row's own field stands before one of the form of the same name.
    const source = plan.own.has(name) ? answers : outside
    const value = Object.hasOwn(source, name) ? source[name] : undefined
    if (!isUnread(value)) context[name] = value
  }
  const hidden = new Set<string>()
  for (const field of plan.conditional) {
    if (!isHidden(field, context)) continue
    hidden.add(field.key)
    if (context[field.key] !== undefined) context[field.key] = undefined
  }
  return hidden
}

/** What was typed but is no answer yet (`Typed`). */
function isUnread(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
