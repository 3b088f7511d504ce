import { type Html, html } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra, type Localised, pair } from './content.ts'

export interface Breadcrumb {
  readonly text: Content
  /** The page one is on has none. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface BreadcrumbsOptions extends Localised {
  readonly items: readonly Breadcrumb[]
  readonly collapseOnMobile?: boolean | undefined
  readonly labelText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const items = options.items.map((item) =>
    item.href
      ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${extra(item.attributes)}>${item.text}</a></li>`
      : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${item.text}</li>`,
  )
  const collapse = options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile'
  const label = options.labelText ?? pair(options.locale, 'Bạn đang ở', 'Breadcrumb')
  return html`<nav${classAttribute('govuk-breadcrumbs', options.classes, collapse)}${extra(options.attributes)} aria-label="${label}"><ol class="govuk-breadcrumbs__list">${items}</ol></nav>`
}
