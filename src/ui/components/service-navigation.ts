import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra, type Localised, pair } from './content.ts'

export interface ServiceNavigationItem {
  readonly text: Content
  readonly href?: string | undefined
  /** The page itself. */
  readonly current?: boolean | undefined
  /** A page below it. */
  readonly active?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export interface ServiceNavigationOptions extends Localised {
  readonly serviceName?: string | undefined
  readonly serviceUrl?: string | undefined
  readonly navigation?: readonly (ServiceNavigationItem | undefined | false)[] | undefined
  readonly navigationId?: string | undefined
  readonly navigationLabel?: string | undefined
  readonly navigationClasses?: string | undefined
  readonly menuButtonText?: string | undefined
  readonly menuButtonLabel?: string | undefined
  readonly collapseNavigationOnMobile?: boolean | undefined
  readonly ariaLabel?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function navigationItem(item: ServiceNavigationItem): Html {
  const isActive = item.active === true || item.current === true
  const current = attributes({ 'aria-current': isActive ? (item.current ? 'page' : 'true') : undefined })
  // A person with own colours still sees which one is current: it is strong.
  const content = isActive
    ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>`
    : item.text
  const element = item.href
    ? html`<a class="govuk-service-navigation__link" href="${item.href}"${current}${extra(item.attributes)}>${content}</a>`
    : html`<span class="govuk-service-navigation__text"${current}>${content}</span>`
  return html`<li${classAttribute('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}>${element}</li>`
}

function serviceName(options: ServiceNavigationOptions): Html | undefined {
  if (!options.serviceName) return undefined
  const name = options.serviceUrl
    ? html`<a href="${options.serviceUrl}" class="govuk-service-navigation__link">${options.serviceName}</a>`
    : html`<span class="govuk-service-navigation__text">${options.serviceName}</span>`
  return html`<span class="govuk-service-navigation__service-name">${name}</span>`
}

function navigationList(options: ServiceNavigationOptions): Html | undefined {
  const items = (options.navigation ?? []).filter((item) => item !== undefined && item !== false)
  if (items.length === 0) return undefined
  const menu = options.menuButtonText || pair(options.locale, 'Danh mục', 'Menu')
  const id = options.navigationId || 'navigation'
  const menuLabel = options.menuButtonLabel !== menu ? options.menuButtonLabel : undefined
  const toggle =
    (options.collapseNavigationOnMobile ?? items.length > 1) &&
    html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${id}"${attributes({ 'aria-label': menuLabel })} hidden aria-hidden="true">${menu}</button>`
  return html`<nav aria-label="${options.navigationLabel || menu}"${classAttribute('govuk-service-navigation__wrapper', options.navigationClasses)}>${toggle}<ul class="govuk-service-navigation__list" id="${id}">${items.map(navigationItem)}</ul></nav>`
}

export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const common = html`${classAttribute('govuk-service-navigation', options.classes)} data-module="govuk-service-navigation"${extra(options.attributes)}`
  const inner = html`<div class="govuk-width-container"><div class="govuk-service-navigation__container">${serviceName(options)}${navigationList(options)}</div></div>`
  if (!options.serviceName) return html`<div${common}>${inner}</div>`
  const label = options.ariaLabel ?? pair(options.locale, 'Thông tin dịch vụ', 'Service information')
  return html`<section aria-label="${label}"${common}>${inner}</section>`
}
