import { type Html, html } from '../html.ts'
import { classAttribute, extra, type Localised, pair, type Styled } from './content.ts'

export interface WarningTextOptions extends Styled, Localised {
  readonly iconFallbackText?: string | undefined
}

export function warningText(options: WarningTextOptions): Html {
  const word = options.iconFallbackText || pair(options.locale, 'Lưu ý', 'Warning')
  return html`<div${classAttribute('govuk-warning-text', options.classes)}${extra(options.attributes)}><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${word}</span> ${options.text}</strong></div>`
}
