import { type Html, html } from '../html.ts'
import { classAttribute, extra, type Styled } from './content.ts'

/** Colours: `moj-badge--grey|green|blue|red|purple|black`. */
export function badge(options: Styled): Html {
  return html`<span${classAttribute('moj-badge', options.classes)}${extra(options.attributes)}>${options.text}</span>`
}
