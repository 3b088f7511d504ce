import { type Html, html } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  type Localised,
  type Styled,
} from './content.ts'
import { errorMessage, type ErrorMessageOptions } from './error-message.ts'
import { hint } from './hint.ts'
import { label, type LabelOptions } from './label.ts'

export type FieldLabel = Omit<LabelOptions, 'for'>
export type FieldError = Omit<ErrorMessageOptions, 'id' | 'locale'>

export interface Insert {
  readonly text: Content
}

export interface FormGroup {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** What every form control has: its name, its texts, and the group round it. */
export interface FieldOptions extends Localised {
  readonly name: string
  /** The name when left out. */
  readonly id?: string | undefined
  readonly label?: FieldLabel | undefined
  readonly hint?: Styled | undefined
  readonly errorMessage?: FieldError | undefined
  readonly formGroup?:
    | (FormGroup & { readonly beforeInput?: Insert | undefined; readonly afterInput?: Insert | undefined })
    | undefined
  readonly describedBy?: string | undefined
  readonly disabled?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

interface Messages extends Localised {
  readonly id: string
  readonly hint?: Styled | undefined
  readonly errorMessage?: FieldError | undefined
  readonly describedBy?: string | undefined
}

/** Hint and error of a control, with the ids that `aria-describedby` must name. */
export function fieldMessages(options: Messages): { content: Html; describedBy: string | undefined } {
  const ids = options.describedBy ? [options.describedBy] : []
  const hintId = `${options.id}-hint`
  const errorId = `${options.id}-error`
  if (options.hint) ids.push(hintId)
  if (options.errorMessage) ids.push(errorId)
  const content = html`${options.hint && hint({ ...options.hint, id: hintId })}${
    options.errorMessage && errorMessage({ ...options.errorMessage, id: errorId, locale: options.locale })
  }`
  return { content, describedBy: ids.length > 0 ? ids.join(' ') : undefined }
}

/** The box round a control: it carries the error's mark. */
export function formGroup(group: FormGroup | undefined, hasError: boolean, content: Html): Html {
  const classes = classAttribute('govuk-form-group', hasError && 'govuk-form-group--error', group?.classes)
  return html`<div${classes}${extra(group?.attributes)}>${content}</div>`
}

/** A labelled control in its group; `control` gets the ids of what describes it. */
export function labelledField(
  options: FieldOptions,
  control: (id: string, describedBy: string | undefined) => Html,
): Html {
  const id = options.id ?? options.name
  const { content, describedBy } = fieldMessages({ ...options, id })
  const labelElement = options.label && label({ ...options.label, for: id })
  const inner = html`${labelElement}${content}${control(id, describedBy)}`
  return formGroup(options.formGroup, options.errorMessage !== undefined, inner)
}
