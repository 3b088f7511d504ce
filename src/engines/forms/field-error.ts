import type { Field, Problem } from './field.ts'
import type { Text } from './text.ts'

/** An answer to correct. In lists the order is that of the page. */
export interface FieldError {
  /** Of the answer: `phone`, `owners[1].phone`. */
  readonly key: string
  /** Of the input to go to; the same as the `id` in the view. */
  readonly id: string
  readonly message: Text
}

/** `owners[1].born_on-day` as an id that a link's fragment and a selector can hold: `owners-1-born_on-day`. */
export function idOf(inputName: string): string {
  return inputName.includes('[') ? inputName.replace(/\[(\d+)\]\.?/g, '-$1-').replace(/-$/, '') : inputName
}

export function missingError({ key, behaviour }: Field): FieldError {
  return { key, id: idOf(key + (behaviour.firstInput ?? '')), message: behaviour.missing }
}

export function fieldError({ key }: Field, { message, path, input }: Problem): FieldError {
  return { key: key + (path ?? ''), id: idOf(key + (input ?? '')), message }
}
