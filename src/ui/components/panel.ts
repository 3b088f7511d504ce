import { type Html, html, trusted } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type HeadingLevel,
} from './content.ts'

export interface PanelOptions {
  readonly titleText: Content
  readonly text?: Content | undefined
  readonly headingLevel?: HeadingLevel | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The big confirmation after an act. */
export function panel(options: PanelOptions): Html {
  const level = trusted(`h${options.headingLevel ?? 1}`)
  const body = hasContent(options.text) && html`<div class="govuk-panel__body">${options.text}</div>`
  return html`<div${classAttribute('govuk-panel govuk-panel--confirmation', options.classes)}${extra(options.attributes)}><${level} class="govuk-panel__title">${options.titleText}</${level}>${body}</div>`
}
