import { attributes, type Html, html } from '../html.ts'
import { classAttribute, extra, type Styled } from './content.ts'

export interface InsetTextOptions extends Styled {
  readonly id?: string | undefined
}

export function insetText(options: InsetTextOptions): Html {
  return html`<div${attributes({ id: options.id })}${classAttribute('govuk-inset-text', options.classes)}${extra(options.attributes)}>${options.text}</div>`
}
