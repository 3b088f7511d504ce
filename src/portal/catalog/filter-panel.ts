import type { Translate } from '../../platform/i18n/translator.ts'
import { button, checkboxes, details, type Html, html } from '../../ui/index.ts'
import type { FacetView } from './facet-views.ts'

/** Conditions as boxes to tick and one button: works as it lies, folded so that results are near on a phone. */
export function filterPanel(facets: readonly FacetView[], t: Translate): Html | undefined {
  const useful = facets.filter(({ options }) => options.length > 0)
  if (useful.length === 0) return undefined
  const groups = useful.map((facet) => group(facet, t))
  const submit = button({ text: t('Lọc', 'Filter'), classes: 'govuk-button--secondary' })
  return html`<div class="catalog__filters no-print"><h2 class="govuk-heading-m">${t('Thu hẹp kết quả', 'Narrow down')}</h2>${groups}${submit}</div>`
}

function group({ parameter, heading, options }: FacetView, t: Translate): Html {
  const chosen = options.filter(({ isChosen }) => isChosen).length
  const note =
    chosen > 0 &&
    html` <span class="navigation-count">${chosen}<span class="govuk-visually-hidden"> ${t('đang chọn', 'chosen')}</span></span>`
  const boxes = checkboxes({
    idPrefix: parameter,
    name: parameter,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: heading, classes: 'govuk-visually-hidden' } },
    items: options.map(({ value, words, count, isChosen }) => ({
      value,
      text: `${words} (${count})`,
      checked: isChosen,
    })),
  })
  return details({ summaryText: html`${heading}${note}`, text: boxes, open: chosen > 0 })
}
