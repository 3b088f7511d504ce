import { attributes, type Html, html, trusted } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  type HeadingLevel,
  type Styled,
} from './content.ts'

export interface NavigationItem {
  readonly text: Content
  readonly href: string
  readonly active?: boolean | undefined
  /** How many things wait behind the link; 0 is shown too, so that an empty list is not opened in vain. */
  readonly count?: number | string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SideNavigationSection {
  readonly heading: Styled & { readonly headingLevel?: HeadingLevel | undefined }
  readonly items: readonly NavigationItem[]
}

export interface SideNavigationOptions {
  readonly label: string
  readonly sections?: readonly SideNavigationSection[] | undefined
  readonly items?: readonly NavigationItem[] | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function navigationItem(item: NavigationItem): Html {
  const active = item.active === true
  const count = item.count !== undefined && html` <span class="navigation-count">${item.count}</span>`
  const current = attributes({ 'aria-current': active ? 'page' : undefined })
  return html`<li${classAttribute('moj-side-navigation__item', active && 'moj-side-navigation__item--active')}><a href="${item.href}"${current}${extra(item.attributes)}><span>${item.text}</span>${count}</a></li>`
}

function navigationList(items: readonly NavigationItem[]): Html {
  return html`<ul class="moj-side-navigation__list">${items.map(navigationItem)}</ul>`
}

function navigationSection({ heading, items }: SideNavigationSection): Html {
  // Not a heading unless asked for: before the page's `h1` it would begin the page's outline.
  const level = trusted(heading.headingLevel ? `h${heading.headingLevel}` : 'p')
  return html`<${level}${classAttribute('moj-side-navigation__title', heading.classes)}${extra(heading.attributes)}>${heading.text}</${level}>${navigationList(items)}`
}

export function sideNavigation(options: SideNavigationOptions): Html {
  const content = options.sections
    ? options.sections.map(navigationSection)
    : navigationList(options.items ?? [])
  return html`<nav${classAttribute('moj-side-navigation', options.classes)} aria-label="${options.label}"${extra(options.attributes)}>${content}</nav>`
}
