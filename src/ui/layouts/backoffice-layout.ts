import type { AssetUrls } from '../assets.ts'
import type { BackLinkOptions } from '../components/back-link.ts'
import { type Breadcrumb, breadcrumbs } from '../components/breadcrumbs.ts'
import { button } from '../components/button.ts'
import { type Content, type Locale, pair } from '../components/content.ts'
import { icon } from '../components/icon.ts'
import { type NavigationItem, sideNavigation } from '../components/side-navigation.ts'
import { attributes, type Html, html } from '../html.ts'
import {
  backNavigation,
  documentPage,
  languageLink,
  type LanguageLinks,
  type SessionOptions,
  sessionWatch,
  signOutForm,
  trialBanner,
} from './document.ts'
import { type Flash, flashMessage } from './flash.ts'

export interface OfficeNavigationItem extends Omit<NavigationItem, 'active'> {
  /** Compared with `current`. */
  readonly key: string
  /** Keys that open it, "g n" for one after the other. */
  readonly shortcut?: string | undefined
}

export interface OfficeNavigationSection {
  readonly heading: string
  readonly items: readonly OfficeNavigationItem[]
}

export interface OfficeLinks {
  readonly home: string
  readonly signOut: string
  readonly account?: string | undefined
  /** The public face. */
  readonly portal?: string | undefined
  readonly guide?: string | undefined
}

export interface OfficeSearch {
  readonly action: string
  readonly name: string
  readonly value?: string | undefined
}

export interface BackofficeLayoutOptions {
  readonly title: string
  readonly locale: Locale
  readonly mainContent: Html
  readonly assets: AssetUrls
  readonly provinceName: string
  readonly links: OfficeLinks
  readonly languageLinks: LanguageLinks
  readonly csrfToken: string
  /** Left out before somebody has signed in. */
  readonly officer?: { readonly name: string; readonly post: string } | undefined
  readonly navigation?: readonly OfficeNavigationSection[] | undefined
  readonly current?: string | undefined
  readonly search?: OfficeSearch | undefined
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined
  readonly backLink?: Omit<BackLinkOptions, 'locale'> | undefined
  readonly bannerText?: Content | undefined
  readonly flash?: Flash | undefined
  readonly errorCount?: number | undefined
  readonly session?: SessionOptions | undefined
}

/** Posted, not in the address: what is looked for may be a person's name or number. */
function searchBox(search: OfficeSearch, { locale, csrfToken }: BackofficeLayoutOptions): Html {
  const label = pair(locale, 'Tìm mã hồ sơ, tên, số điện thoại', 'Find a file code, name or phone')
  const own = attributes({
    id: 'office-search',
    class: 'govuk-input',
    type: 'search',
    name: search.name,
    value: search.value,
    placeholder: label,
    'data-shortcut': '/',
    'data-shortcut-label': pair(locale, 'Tìm hồ sơ', 'Find a file'),
  })
  const word = pair(locale, 'Tìm', 'Search')
  const submit = button({ text: html`${icon('search')}<span class="govuk-visually-hidden">${word}</span>` })
  return html`<search class="office-header__search"><form method="post" action="${search.action}"><input type="hidden" name="_csrf" value="${csrfToken}"><label class="govuk-visually-hidden" for="office-search">${label}</label><input${own}>${submit}</form></search>`
}

function tools(options: BackofficeLayoutOptions): Html {
  const { locale, links, officer, csrfToken } = options
  // Shown by its island: without JavaScript there are no shortcuts to list.
  const keys = html`<li><button type="button" class="link-button" data-island="shortcuts" hidden>${pair(locale, 'Phím tắt', 'Shortcuts')} <kbd>?</kbd></button></li>`
  const name = officer && html`<span class="office-header__officer">${officer.name}</span>`
  const person =
    officer &&
    html`<li>${links.account ? html`<a href="${links.account}">${name}</a>` : name} <span class="office-header__post">${officer.post}</span></li><li>${signOutForm(links.signOut, csrfToken, locale)}</li>`
  return html`<ul class="office-header__tools">${officer && keys}<li>${languageLink(options.languageLinks, locale)}</li>${person}</ul>`
}

function header(options: BackofficeLayoutOptions): Html {
  const { locale, links, provinceName, search } = options
  const service = pair(locale, 'Cổng dịch vụ công', 'Public Service Portal')
  return html`<header class="office-header"><div class="office-header__inner"><a class="office-header__name" href="${links.home}">${service} <span class="office-header__place">${provinceName}</span></a>${search && searchBox(search, options)}${tools(options)}</div></header>`
}

function side(options: BackofficeLayoutOptions): Html | undefined {
  const { navigation, locale, current } = options
  if (!navigation || navigation.length === 0) return undefined
  const sections = navigation.map((section) => ({
    heading: { text: section.heading },
    items: section.items.map((item) => ({
      ...item,
      active: item.key === current,
      attributes: { ...item.attributes, 'data-shortcut': item.shortcut },
    })),
  }))
  return html`<div class="office-side">${sideNavigation({ label: pair(locale, 'Công việc', 'Work'), sections })}</div>`
}

function footer(options: BackofficeLayoutOptions): Html {
  const { locale, links } = options
  const portal =
    links.portal &&
    html`<p><a href="${links.portal}">${pair(locale, 'Trang cho người dân', 'Public site')}</a></p>`
  const guide = links.guide && html`<p><a href="${links.guide}">${pair(locale, 'Hướng dẫn', 'Guide')}</a></p>`
  return html`<footer class="office-footer"><p>Một Cửa</p>${portal}${guide}</footer>`
}

function trail(options: BackofficeLayoutOptions): Html | undefined {
  const { locale } = options
  if (options.breadcrumbs) return breadcrumbs({ items: options.breadcrumbs, locale })
  return options.backLink && backNavigation(options.backLink, locale)
}

/** A page of the back office; its one `h1` is in `mainContent`. */
export function backofficeLayout(options: BackofficeLayoutOptions): Html {
  const { locale, assets, csrfToken } = options
  const navigation = side(options)
  const mainClass = navigation ? 'office-main' : 'office-main office-main--narrow'
  const body = html`${trialBanner(options.bannerText, locale, 'office-header__inner')}
${header(options)}
<div class="office-body">
${navigation}
<div class="${mainClass}">
${trail(options)}
<main id="main-content" tabindex="-1">
${flashMessage(options.flash, locale)}${options.mainContent}
</main>
</div></div>
${footer(options)}${sessionWatch(options.session, csrfToken)}`
  return documentPage({
    title: options.title,
    locale,
    siteName: `${pair(locale, 'Một cửa', 'One-stop office')} ${options.provinceName}`,
    styleSheet: assets.backofficeCss,
    assets,
    body,
    errorCount: options.errorCount,
    noIndex: true,
  })
}
