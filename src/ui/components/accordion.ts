import { attributes, type Html, html, trusted } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type HeadingLevel,
  type Localised,
  pair,
} from './content.ts'
import { type ScriptWords, scriptWords } from './script-words.ts'

interface AccordionText {
  readonly text: Content
}

export interface AccordionItem {
  readonly heading: AccordionText
  readonly content: AccordionText
  readonly summary?: AccordionText | undefined
  readonly expanded?: boolean | undefined
}

export interface AccordionOptions extends Localised {
  readonly id: string
  readonly items: readonly (AccordionItem | undefined | false)[]
  readonly headingLevel?: HeadingLevel | undefined
  readonly rememberExpanded?: boolean | undefined
  readonly hideAllSectionsText?: string | undefined
  readonly hideSectionText?: string | undefined
  readonly hideSectionAriaLabelText?: string | undefined
  readonly showAllSectionsText?: string | undefined
  readonly showSectionText?: string | undefined
  readonly showSectionAriaLabelText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function toggleWords(options: AccordionOptions): ScriptWords {
  const vi = (words: string) => pair(options.locale, words, '') || undefined
  return {
    'hide-all-sections': options.hideAllSectionsText ?? vi('Đóng tất cả'),
    'hide-section': options.hideSectionText ?? vi('Đóng'),
    'hide-section-aria-label': options.hideSectionAriaLabelText ?? vi('Đóng mục này'),
    'show-all-sections': options.showAllSectionsText ?? vi('Mở tất cả'),
    'show-section': options.showSectionText ?? vi('Mở'),
    'show-section-aria-label': options.showSectionAriaLabelText ?? vi('Mở mục này'),
  }
}

function accordionSection(item: AccordionItem, index: number, options: AccordionOptions): Html {
  const { id } = options
  const level = trusted(`h${options.headingLevel ?? 2}`)
  const summary =
    item.summary &&
    hasContent(item.summary.text) &&
    html`<div class="govuk-accordion__section-summary govuk-body" id="${id}-summary-${index}">${item.summary.text}</div>`
  const { text } = item.content
  const content = typeof text === 'string' && text !== '' ? html`<p class="govuk-body">${text}</p>` : text
  return html`<div${classAttribute('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}><div class="govuk-accordion__section-header"><${level} class="govuk-accordion__section-heading"><span class="govuk-accordion__section-button" id="${id}-heading-${index}">${item.heading.text}</span></${level}>${summary}</div><div id="${id}-content-${index}" class="govuk-accordion__section-content">${content}</div></div>`
}

/** Without JavaScript all sections are open. */
export function accordion(options: AccordionOptions): Html {
  const remember = options.rememberExpanded
  const own = html`${classAttribute('govuk-accordion', options.classes)} data-module="govuk-accordion" id="${options.id}"${scriptWords(toggleWords(options))}${attributes(
    { 'data-remember-expanded': remember === undefined ? undefined : String(remember) },
  )}${extra(options.attributes)}`
  const sections = options.items.map((item, index) => item && accordionSection(item, index + 1, options))
  return html`<div${own}>${sections}</div>`
}
