import { attributes, type Html, html } from '../html.ts'
import { classAttribute, extra, hasContent, type Styled } from './content.ts'

export interface LabelOptions extends Styled {
  readonly for?: string | undefined
  /** Wraps the label in the page's `h1`. */
  readonly isPageHeading?: boolean | undefined
}

export function label(options: LabelOptions): Html {
  if (!hasContent(options.text)) return html``
  const own = html`${classAttribute('govuk-label', options.classes)}${extra(options.attributes)}${attributes({ for: options.for || undefined })}`
  const element = html`<label${own}>${options.text}</label>`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}
