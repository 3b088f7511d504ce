import { type Html, html } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type Localised,
  pair,
} from './content.ts'

export interface BackLinkOptions extends Localised {
  readonly href: string
  readonly text?: Content | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function backLink(options: BackLinkOptions): Html {
  const text = hasContent(options.text) ? options.text : pair(options.locale, 'Quay lại', 'Back')
  return html`<a href="${options.href}"${classAttribute('govuk-back-link', options.classes)}${extra(options.attributes)}>${text}</a>`
}
