import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, extra } from './content.ts'
import type { NavigationItem } from './side-navigation.ts'

export interface PrimaryNavigationOptions {
  readonly label: string
  readonly items: readonly NavigationItem[]
  readonly searchHtml?: Html | undefined
  readonly containerClasses?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function navigationItem(item: NavigationItem): Html {
  const current = attributes({ 'aria-current': item.active ? 'page' : undefined })
  const count = item.count !== undefined && html` <span class="navigation-count">${item.count}</span>`
  return html`<li class="moj-primary-navigation__item"><a class="moj-primary-navigation__link"${current} href="${item.href}"${extra(item.attributes)}>${item.text}${count}</a></li>`
}

export function primaryNavigation(options: PrimaryNavigationOptions): Html {
  const nav = html`<nav${classAttribute('moj-primary-navigation', options.classes)} aria-label="${options.label}"${extra(options.attributes)}><ul class="moj-primary-navigation__list">${options.items.map(navigationItem)}</ul></nav>`
  const search =
    options.searchHtml && html`<div class="moj-primary-navigation__search">${options.searchHtml}</div>`
  return html`<div${classAttribute('moj-primary-navigation', options.containerClasses)}><div class="moj-primary-navigation__container"><div class="moj-primary-navigation__nav">${nav}</div>${search}</div></div>`
}
