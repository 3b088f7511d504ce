import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classNames, type Content, extra } from './content.ts'

export interface ButtonOptions {
  readonly text: Content
  /** With `href` it is a link that looks like a button. */
  readonly href?: string | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  readonly preventDoubleClick?: boolean | undefined
  readonly isStartButton?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

const START_ICON = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`

export function button(options: ButtonOptions): Html {
  const isStart = options.isStartButton === true
  const classes = classNames('govuk-button', options.classes, isStart && 'govuk-button--start')
  const common = html` class="${classes}" data-module="govuk-button"${extra(options.attributes)}${attributes({ id: options.id })}`
  // A start button is a flex row, which eats the spaces between inline elements: markup goes into one child.
  const text = isStart && typeof options.text !== 'string' ? html`<span>${options.text}</span>` : options.text
  const content = html`${text}${isStart && START_ICON}`
  if (options.href !== undefined) {
    return html`<a href="${options.href}" role="button" draggable="false"${common}>${content}</a>`
  }
  const own = attributes({
    type: options.type ?? 'submit',
    value: options.value,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
  })
  return html`<button${own}${common}>${content}</button>`
}

/** Buttons and links in a row; on a phone one under the other. */
export function buttonGroup(...items: readonly Html[]): Html {
  return html`<div class="govuk-button-group">${items}</div>`
}
