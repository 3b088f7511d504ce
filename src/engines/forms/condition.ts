import type { Program } from '../rules/index.ts'
import type { Text } from './text.ts'

/** When a field is asked. */
export interface Condition {
  /** FEEL; the field is hidden when it is true. */
  readonly hide: string
  /** The same for `visibility.ts` in a browser; absent when only the full FEEL can answer. */
  readonly program: Program | undefined
  readonly variables: readonly string[]
  /** "Field f has one of these values", when the condition says no more than that. */
  readonly simple: SimpleCondition | undefined
  /** For a page without JavaScript, where the field always stands there. */
  readonly onlyIf: Text | undefined
}

export interface SimpleCondition {
  readonly field: string
  readonly values: readonly (string | number | boolean)[]
}
