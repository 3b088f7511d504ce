import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, extra, type Localised, pair } from './content.ts'
import type { NavigationItem } from './side-navigation.ts'

export interface SubNavigationOptions extends Localised {
  readonly items: readonly NavigationItem[]
  readonly label?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Pages of one thing, one beside the other. */
export function subNavigation(options: SubNavigationOptions): Html {
  const label = options.label ?? pair(options.locale, 'Các phần', 'Secondary navigation region')
  const items = options.items.map((item) => {
    const current = attributes({ 'aria-current': item.active ? 'page' : undefined })
    const count = item.count !== undefined && html` <span class="navigation-count">${item.count}</span>`
    return html`<li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link"${current} href="${item.href}"${extra(item.attributes)}>${item.text}${count}</a></li>`
  })
  return html`<nav${classAttribute('moj-sub-navigation', options.classes)} aria-label="${label}"${extra(options.attributes)}><ul class="moj-sub-navigation__list">${items}</ul></nav>`
}
