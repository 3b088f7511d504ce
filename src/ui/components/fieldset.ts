import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, extra, hasContent, type Styled } from './content.ts'

export interface LegendOptions extends Styled {
  readonly isPageHeading?: boolean | undefined
}

export interface FieldsetOptions {
  readonly legend?: LegendOptions | undefined
  readonly html?: Html | undefined
  readonly describedBy?: string | undefined
  readonly role?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function legendElement(legend: LegendOptions): Html {
  const text = legend.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${legend.text}</h1>`
    : html`${legend.text}`
  return html`<legend${classAttribute('govuk-fieldset__legend', legend.classes)}>${text}</legend>`
}

export function fieldset(options: FieldsetOptions): Html {
  const own = attributes({ role: options.role, 'aria-describedby': options.describedBy || undefined })
  const legend = options.legend && hasContent(options.legend.text) && legendElement(options.legend)
  return html`<fieldset${classAttribute('govuk-fieldset', options.classes)}${own}${extra(options.attributes)}>${legend}${options.html}</fieldset>`
}
