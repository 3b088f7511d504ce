import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { type Localised, pair } from './content.ts'

export interface FilterRowOptions extends Localised {
  readonly action: string
  readonly fields: readonly Html[]
  readonly label: string
  /** Where the list is without any condition; none while none is set. */
  readonly clearHref?: string | undefined
}

/** Conditions of a list in one row above it; the address of the page keeps them. */
export function filterRow(options: FilterRowOptions): Html {
  const submit = button({ text: pair(options.locale, 'Lọc', 'Filter'), classes: 'govuk-button--secondary' })
  const clear =
    options.clearHref !== undefined &&
    html`<a class="filter-row__clear" href="${options.clearHref}">${pair(options.locale, 'Bỏ lọc', 'Clear')}</a>`
  return html`<form class="filter-row" method="get" action="${options.action}" aria-label="${options.label}">${options.fields}${submit}${clear}</form>`
}
