import type { Condition } from './condition.ts'
import type { Option, OptionGroup } from './lists.ts'
import type { Text } from './text.ts'

/** Everything a renderer needs to draw one field, and nothing it has to decide. */
export interface FieldView {
  readonly kind: string
  readonly id: string
  /** `phone`, `owners[1].phone`; also the key of the answer in a `FieldError`. */
  readonly name: string
  readonly label: Text
  readonly hint: Text | undefined
  readonly unit: Text | undefined
  readonly required: boolean
  readonly visible: boolean
  readonly condition: Condition | undefined
  readonly error: Text | undefined
  readonly warning: Text | undefined
  readonly control: ControlView
}

export type ControlView =
  | InputView
  | TextareaView
  | DateView
  | RadiosView
  | CheckboxesView
  | CheckboxView
  | SelectView
  | RepeatView

export interface InputView {
  readonly type: 'input'
  readonly value: string
  readonly inputType: 'text' | 'tel' | 'email'
  readonly inputMode: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  readonly maxLength: number
  /** Characters the box should have room for; undefined for the full width. */
  readonly width: number | undefined
}

export interface TextareaView {
  readonly type: 'textarea'
  readonly value: string
  readonly maxLength: number
}

export type DatePart = 'day' | 'month' | 'year'

/** Three boxes named `<name>-day`, `-month`, `-year`, with ids alike. */
export interface DateView {
  readonly type: 'date'
  readonly day: string
  readonly month: string
  readonly year: string
  /** The boxes an error is about; all three when it is about the date as a whole. */
  readonly wrong: readonly DatePart[]
}

export interface RadiosView {
  readonly type: 'radios'
  readonly options: readonly Option[]
  readonly value: string | undefined
}

export interface CheckboxesView {
  readonly type: 'checkboxes'
  readonly options: readonly Option[]
  readonly values: readonly string[]
}

/** One box to agree with: its posted value is `yes`. */
export interface CheckboxView {
  readonly type: 'checkbox'
  readonly checked: boolean
}

export interface SelectView {
  readonly type: 'select'
  readonly groups: readonly OptionGroup[]
  readonly value: string | undefined
  /** Long enough for a type-ahead. */
  readonly searchable: boolean
}

export interface RepeatView {
  readonly type: 'repeat'
  readonly rows: readonly RowView[]
  /** Name of a hidden input each row carries, with the row's index as value: it says which rows were sent, in order. */
  readonly marker: string
  readonly minRows: number
  readonly maxRows: number
}

export interface RowView {
  readonly index: number
  readonly fields: readonly FieldView[]
}
