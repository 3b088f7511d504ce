import { type Html, html } from '../html.ts'
import { classAttribute, extra, type Styled } from './content.ts'

/** Colours: `govuk-tag--grey|green|teal|purple|magenta|red|orange|yellow`; blue without a class. */
export function tag(options: Styled): Html {
  return html`<strong${classAttribute('govuk-tag', options.classes)}${extra(options.attributes)}>${options.text}</strong>`
}
