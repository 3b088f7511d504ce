import { attributes, type Html, html } from '../html.ts'
import { classAttribute, extra, type Styled } from './content.ts'

export interface HintOptions extends Styled {
  readonly id?: string | undefined
}

export function hint(options: HintOptions): Html {
  return html`<div${attributes({ id: options.id })}${classAttribute('govuk-hint', options.classes)}${extra(options.attributes)}>${options.text}</div>`
}
