import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { type Attributes, type Content, extra, type Localised, pair } from './content.ts'

interface FilterText {
  readonly text: Content
}

export interface SelectedFilters {
  readonly heading: FilterText
  readonly clearLink: { readonly text: Content; readonly href: string }
  readonly categories: readonly {
    readonly heading: FilterText
    readonly items: readonly { readonly text: Content; readonly href: string }[]
  }[]
}

export interface FilterOptions extends Localised {
  readonly heading: FilterText
  /** Fields of the filter; the form round it is the page's. */
  readonly optionsHtml: Html
  readonly selectedFilters?: SelectedFilters | undefined
  readonly submit?:
    | { readonly text?: Content | undefined; readonly attributes?: Attributes | undefined }
    | undefined
  readonly attributes?: Attributes | undefined
}

function selected(filters: SelectedFilters, options: FilterOptions): Html {
  const remove = pair(options.locale, 'Bỏ điều kiện', 'Remove this filter')
  const categories = filters.categories.map(
    (category) =>
      html`<h3 class="govuk-heading-s govuk-!-margin-bottom-0">${category.heading.text}</h3><ul class="moj-filter-tags">${category.items.map(
        (item) =>
          html`<li><a class="moj-filter__tag" href="${item.href}"><span class="govuk-visually-hidden">${remove}</span> ${item.text}</a></li>`,
      )}</ul>`,
  )
  return html`<div class="moj-filter__selected"><div class="moj-filter__selected-heading"><div class="moj-filter__heading-title"><h2 class="govuk-heading-m">${filters.heading.text}</h2></div><div class="moj-filter__heading-action"><p><a class="govuk-link govuk-link--no-visited-state" href="${filters.clearLink.href}">${filters.clearLink.text}</a></p></div></div>${categories}</div>`
}

export function filter(options: FilterOptions): Html {
  const submit = button({
    text: options.submit?.text ?? pair(options.locale, 'Lọc', 'Apply filters'),
    attributes: options.submit?.attributes,
  })
  return html`<div class="moj-filter"${extra(options.attributes)}><div class="moj-filter__header"><div class="moj-filter__header-title"><h2 class="govuk-heading-m">${options.heading.text}</h2></div></div><div class="moj-filter__content">${options.selectedFilters && selected(options.selectedFilters, options)}<div class="moj-filter__options">${options.optionsHtml}${submit}</div></div></div>`
}
