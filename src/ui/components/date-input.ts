import { attributes, type Html, html } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  classNames,
  extra,
  type Localised,
  pair,
  type Styled,
} from './content.ts'
import { fieldset, type FieldsetOptions } from './fieldset.ts'
import { type FieldError, fieldMessages, formGroup, type FormGroup, type Insert } from './form-field.ts'
import { textInput } from './text-input.ts'

export interface DateInputItem {
  readonly name: string
  readonly id?: string | undefined
  readonly label?: string | undefined
  readonly value?: string | number | undefined
  readonly classes?: string | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: string | undefined
  readonly pattern?: string | undefined
  /** Which of the boxes is wrong; all of them when none says so. */
  readonly error?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

/** One of the three usual boxes: its name is known unless another is given; `false` leaves the box out. */
export type DatePart = Omit<DateInputItem, 'name'> & { readonly name?: string | undefined }

export interface DateInputOptions extends Localised {
  readonly id: string
  readonly namePrefix?: string | undefined
  readonly items?: readonly (DateInputItem | undefined | false)[] | undefined
  readonly day?: DatePart | false | undefined
  readonly month?: DatePart | false | undefined
  readonly year?: DatePart | false | undefined
  readonly values?: Readonly<Record<string, string | number | undefined>> | undefined
  readonly fieldset?: Omit<FieldsetOptions, 'html' | 'role'> | undefined
  readonly hint?: Styled | undefined
  readonly errorMessage?: FieldError | undefined
  readonly formGroup?:
    | (FormGroup & { readonly beforeInputs?: Insert | undefined; readonly afterInputs?: Insert | undefined })
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

const PARTS = ['day', 'month', 'year'] as const

const PART_LABELS: Readonly<Record<string, readonly [string, string]>> = {
  day: ['Ngày', 'Day'],
  month: ['Tháng', 'Month'],
  year: ['Năm', 'Year'],
}

function given(options: DateInputOptions, part: (typeof PARTS)[number]): DatePart | undefined {
  return options[part] || undefined
}

function labelOf(item: DateInputItem, options: DateInputOptions): string {
  if (item.label) return item.label
  const [vi, en] = PART_LABELS[item.name] ?? []
  if (vi && en) return pair(options.locale, vi, en)
  return item.name.charAt(0).toUpperCase() + item.name.slice(1).toLowerCase()
}

function isMarkedWrong(item: DateInputItem): boolean {
  return item.error === true || item.classes?.includes('govuk-input--error') === true
}

function boxClasses(item: DateInputItem, isWrong: boolean, isYear: boolean): string {
  const classes = item.classes ?? ''
  return classNames(
    'govuk-date-input__input',
    isWrong && !classes.includes('govuk-input--error') && 'govuk-input--error',
    !classes.includes('govuk-input--width-') && `govuk-input--width-${isYear ? 4 : 2}`,
    classes,
  )
}

function partOf(item: DateInputItem, options: DateInputOptions): (typeof PARTS)[number] | undefined {
  return PARTS.find((key) => item.name === key || item.name === given(options, key)?.name)
}

function valueOf(item: DateInputItem, name: string, options: DateInputOptions): string | number | undefined {
  const part = partOf(item, options)
  const own = item.value ?? (part && given(options, part)?.value)
  return own ?? options.values?.[item.name] ?? options.values?.[name]
}

function dateBox(item: DateInputItem, options: DateInputOptions, anyIsMarked: boolean): Html {
  const isWrong =
    item.error === true || (item.error !== false && options.errorMessage !== undefined && !anyIsMarked)
  const name = options.namePrefix ? `${options.namePrefix}-${item.name}` : item.name
  const input = textInput({
    label: { text: labelOf(item, options), classes: 'govuk-date-input__label' },
    id: item.id ?? `${options.id}-${item.name}`,
    classes: boxClasses(item, isWrong, partOf(item, options) === 'year'),
    name,
    value: valueOf(item, name, options),
    inputmode: item.inputmode ?? 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })
  return html`<div class="govuk-date-input__item">${input}</div>`
}

/** A date in three boxes; `items` replaces them (month and year only, for one). */
export function dateInput(options: DateInputOptions): Html {
  const three = PARTS.map(
    (part) =>
      options[part] !== false && { ...given(options, part), name: given(options, part)?.name ?? part },
  )
  const items = options.items && options.items.length > 0 ? options.items : three
  const anyIsMarked = items.some((item) => item && isMarkedWrong(item))
  const { content, describedBy } = fieldMessages({ ...options, describedBy: options.fieldset?.describedBy })
  const boxes = items.map((item) => item && dateBox(item, options, anyIsMarked))
  const own = html`${classAttribute('govuk-date-input', options.classes)}${extra(options.attributes)}${attributes({ id: options.id || undefined })}`
  const inner = html`${content}<div${own}>${options.formGroup?.beforeInputs?.text}${boxes}${options.formGroup?.afterInputs?.text}</div>`
  // `group`: some screen readers do not read a plain fieldset's description before text boxes.
  const body = options.fieldset
    ? fieldset({ ...options.fieldset, role: 'group', describedBy, html: inner })
    : inner
  return formGroup(options.formGroup, options.errorMessage !== undefined, body)
}
