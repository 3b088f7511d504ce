import { attributes, type Html, html } from '../html.ts'
import { classAttribute, type Content, extra, type Styled } from './content.ts'

export interface DetailsOptions extends Styled {
  readonly summaryText: Content
  readonly id?: string | undefined
  readonly open?: boolean | undefined
}

export function details(options: DetailsOptions): Html {
  const own = html`${attributes({ id: options.id })}${classAttribute('govuk-details', options.classes)}${extra(options.attributes)}${attributes({ open: options.open })}`
  return html`<details${own}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary><div class="govuk-details__text">${options.text}</div></details>`
}
