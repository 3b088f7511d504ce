import type { Answers, AnswerValue, Posted } from './answers.ts'
import type { Condition } from './condition.ts'
import type { ControlView, FieldView } from './field-view.ts'
import type { Lists } from './lists.ts'
import type { Locale, Text } from './text.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Something wrong with an answer. */
export interface Problem {
  readonly message: Text
  /** Which answer inside the field, for a repeat: `[1].name`. */
  readonly path?: string
  /** Which input of the field to go to, where it is not the first: `-month`. */
  readonly input?: string
}

/** What a check may look at beside the value itself. */
export interface Scope {
  readonly answers: Answers
  readonly lists: Lists
}

/** A value that must be refused, and why: for tests and for trying out a form. */
export interface Broken {
  readonly value: AnswerValue
  readonly message: Text
  readonly path?: string
}

/** What a kind of field does, closed over its own settings. Total: any JSON value may arrive. */
export interface FieldBehaviour {
  /** The posted texts as a value; undefined when left empty. */
  read(posted: Posted, name: string): AnswerValue | undefined
  /** Faults of a value that is there; the order is the order of the page. */
  validate(value: unknown, scope: Scope): readonly Problem[]
  /** Doubts that do not block: shown once, the person may keep the answer. */
  warn?(value: unknown): readonly Text[]
  /** For summaries and print. */
  show(value: unknown, lists: Lists, locale: Locale): string
  jsonSchema(): JsonSchema
  view(value: AnswerValue | undefined, name: string, context: ViewContext): ControlView
  /** Said when a required field is empty. */
  readonly missing: Text
  /** An example in the real format, shown where the form gives no help of its own. */
  readonly hint?: Text
  /** Where the first input's name differs from the field's: `-day`. */
  readonly firstInput?: string
  /** Every message this field can give, the missing one first. */
  listErrors(): readonly Text[]
  generate(random: () => number, scope: Scope): AnswerValue
  breaks(random: () => number, scope: Scope): readonly Broken[]
  /** Of a repeat: the fields of a row. */
  readonly rowFields?: readonly Field[]
}

export interface ViewContext extends Scope {
  /** Messages by the name of the field: `phone`, `owners[1].phone`. */
  readonly errors: ReadonlyMap<string, Text>
  readonly warnings: ReadonlyMap<string, Text>
  /** For kinds that hold other fields. */
  viewField(field: Field, place: FieldPlace): FieldView
}

export interface FieldPlace {
  /** The answers of the form, or of the row the field is in. */
  readonly values: Answers
  readonly name: string
  readonly visible: boolean
}

export interface Field {
  readonly key: string
  /** Of the kind, as in the registry. */
  readonly kind: string
  readonly label: Text
  readonly hint: Text | undefined
  readonly unit: Text | undefined
  readonly required: boolean
  readonly condition: Condition | undefined
  readonly behaviour: FieldBehaviour
}

export const NO_PROBLEMS: readonly Problem[] = Object.freeze([])
export const NO_TEXTS: readonly Text[] = Object.freeze([])
