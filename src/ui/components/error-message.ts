import { attributes, type Html, html } from '../html.ts'
import { classAttribute, extra, type Localised, pair, type Styled } from './content.ts'

export interface ErrorMessageOptions extends Styled, Localised {
  readonly id?: string | undefined
  /** The word before the message; an empty string leaves it out. */
  readonly visuallyHiddenText?: string | undefined
}

export function errorMessage(options: ErrorMessageOptions): Html {
  const word = options.visuallyHiddenText ?? pair(options.locale, 'Lỗi', 'Error')
  const prefix = word !== '' && html`<span class="govuk-visually-hidden">${word}:</span> `
  return html`<p${attributes({ id: options.id })}${classAttribute('govuk-error-message', options.classes)}${extra(options.attributes)}>${prefix}${options.text}</p>`
}
