/** What was typed and could not be read (a date of 31 2, a number "about ten"): kept so that nothing is lost. */
export interface Typed {
  readonly typed: readonly string[]
}

export type AnswerValue = string | number | boolean | readonly string[] | readonly Answers[] | Typed

/** The answers of a form, or of one row of a repeated field. A field left empty is absent. */
export interface Answers {
  readonly [key: string]: AnswerValue
}

/** The fields of a posted page: all values of a name, or undefined when the page did not send it. */
export type Posted = (name: string) => readonly string[] | undefined

export function isTyped(value: unknown): value is Typed {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as { typed?: unknown }).typed) &&
    (value as Typed).typed.every((text) => typeof text === 'string')
  )
}

/** Answers may come from an old draft or a client of the API: anything but a plain object is no answers. */
export function isAnswers(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One answer, never something an object inherits. */
export function answerOf(answers: Answers, key: string): AnswerValue | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined
}
