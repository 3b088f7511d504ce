import { type Html, html } from '../html.ts'
import { classAttribute, extra, type Styled } from './content.ts'

export interface SkipLinkOptions extends Styled {
  readonly href?: string | undefined
}

export function skipLink(options: SkipLinkOptions): Html {
  return html`<a href="${options.href || '#content'}"${classAttribute('govuk-skip-link', options.classes)}${extra(options.attributes)} data-module="govuk-skip-link">${options.text}</a>`
}
