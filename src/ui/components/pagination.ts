import { attributes, type Html, html, trusted } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra, type Localised, pair } from './content.ts'

export interface PaginationLink {
  readonly href: string
  readonly text?: Content | undefined
  readonly labelText?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface PaginationItem {
  readonly number?: string | number | undefined
  readonly href?: string | undefined
  readonly current?: boolean | undefined
  readonly ellipsis?: boolean | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface PaginationOptions extends Localised {
  readonly items?: readonly (PaginationItem | undefined | false)[] | undefined
  readonly previous?: PaginationLink | undefined
  readonly next?: PaginationLink | undefined
  readonly landmarkLabel?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function arrow(kind: 'prev' | 'next'): Html {
  return html`<svg class="govuk-pagination__icon govuk-pagination__icon--${kind}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="${trusted(ARROWS[kind])}"></path></svg>`
}

function defaultText(kind: 'prev' | 'next', options: PaginationOptions): Html {
  const isNext = kind === 'next'
  if (options.locale === 'en') {
    return html`${isNext ? 'Next' : 'Previous'}<span class="govuk-visually-hidden"> page</span>`
  }
  return html`${isNext ? 'Trang sau' : 'Trang trước'}`
}

function arrowLink(kind: 'prev' | 'next', link: PaginationLink, options: PaginationOptions): Html {
  const isBlock = !options.items
  const decorated = isBlock && !link.labelText && 'govuk-pagination__link-title--decorated'
  const title = html`<span${classAttribute('govuk-pagination__link-title', decorated)}>${link.text ?? defaultText(kind, options)}</span>`
  const labelText =
    isBlock &&
    link.labelText &&
    html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`
  const leads = isBlock || kind === 'prev'
  return html`<div class="govuk-pagination__${kind}"><a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${kind}"${extra(link.attributes)}>${leads && arrow(kind)} ${title}${labelText}${!leads && arrow(kind)}</a></div>`
}

function pageItem(item: PaginationItem, options: PaginationOptions): Html {
  const classes = classAttribute(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (item.ellipsis) return html`<li${classes}>⋯</li>`
  const name = item.visuallyHiddenText ?? `${pair(options.locale, 'Trang', 'Page')} ${item.number ?? ''}`
  const current = attributes({ 'aria-current': item.current ? 'page' : undefined })
  return html`<li${classes}><a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${name}"${current}${extra(item.attributes)}>${item.number}</a></li>`
}

export function pagination(options: PaginationOptions): Html {
  const isBlock = !options.items && (options.previous ?? options.next) !== undefined
  const label = options.landmarkLabel || pair(options.locale, 'Phân trang', 'Pagination')
  const own = html`${classAttribute('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes)} aria-label="${label}"${extra(options.attributes)}`
  const items =
    options.items &&
    html`<ul class="govuk-pagination__list">${options.items.map((item) => item && pageItem(item, options))}</ul>`
  return html`<nav${own}>${options.previous && arrowLink('prev', options.previous, options)}${items}${options.next && arrowLink('next', options.next, options)}</nav>`
}
