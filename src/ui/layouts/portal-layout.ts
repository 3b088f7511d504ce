import type { AssetUrls } from '../assets.ts'
import type { BackLinkOptions } from '../components/back-link.ts'
import { type Breadcrumb, breadcrumbs } from '../components/breadcrumbs.ts'
import { type Content, type Locale, pair } from '../components/content.ts'
import { iconText } from '../components/icon.ts'
import { attributes, type Html, html } from '../html.ts'
import {
  backNavigation,
  documentPage,
  languageLink,
  type LanguageLinks,
  type LayoutLink,
  type SessionOptions,
  sessionWatch,
  signOutForm,
  trialBanner,
} from './document.ts'
import { type Flash, flashMessage } from './flash.ts'

export interface PortalLinks {
  readonly home: string
  readonly catalog: string
  readonly lookup: string
  readonly signIn: string
  readonly signOut: string
  readonly account: string
  /** The signed-in person's own things. */
  readonly mine: string
  readonly guide?: string | undefined
  readonly sitemap?: string | undefined
  readonly accessibility?: string | undefined
  readonly privacy?: string | undefined
}

export type PortalSection = 'home' | 'catalog' | 'lookup' | 'mine' | 'guide'

export interface PortalContact {
  /** Whose site it is, as the footer names it. */
  readonly owner: string
  readonly address?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

export interface PortalLayoutOptions {
  readonly title: string
  readonly locale: Locale
  readonly mainContent: Html
  readonly assets: AssetUrls
  readonly provinceName: string
  readonly links: PortalLinks
  readonly languageLinks: LanguageLinks
  readonly csrfToken: string
  readonly current?: PortalSection | undefined
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined
  readonly backLink?: Omit<BackLinkOptions, 'locale'> | undefined
  readonly user?: { readonly name: string } | undefined
  readonly bannerText?: Content | undefined
  readonly flash?: Flash | undefined
  readonly errorCount?: number | undefined
  readonly description?: string | undefined
  readonly noIndex?: boolean | undefined
  readonly contact?: PortalContact | undefined
  readonly footerLinks?: readonly LayoutLink[] | undefined
  readonly session?: SessionOptions | undefined
}

function serviceName(locale: Locale): string {
  return pair(locale, 'Cổng dịch vụ công', 'Public Service Portal')
}

function account({ user, links, csrfToken, locale, languageLinks }: PortalLayoutOptions): Html {
  const own = user
    ? html`<li><a href="${links.account}">${iconText('person', user.name)}</a></li><li>${signOutForm(links.signOut, csrfToken, locale)}</li>`
    : html`<li><a href="${links.signIn}">${pair(locale, 'Đăng nhập', 'Sign in')}</a></li>`
  return html`<ul class="portal-header__account"><li>${languageLink(languageLinks, locale)}</li>${own}</ul>`
}

function header(options: PortalLayoutOptions): Html {
  const { locale, provinceName, links } = options
  return html`<header class="portal-header"><div class="govuk-width-container portal-header__inner"><a class="wordmark" href="${links.home}"><span class="wordmark__service">${serviceName(locale)}</span> <span class="wordmark__place">${provinceName}</span></a>${account(options)}</div></header>`
}

function navigation(options: PortalLayoutOptions): Html {
  const { locale, links, current, user } = options
  const items: readonly (readonly [PortalSection, string, string | undefined])[] = [
    ['home', pair(locale, 'Trang chủ', 'Home'), links.home],
    ['catalog', pair(locale, 'Dịch vụ', 'Services'), links.catalog],
    ['lookup', pair(locale, 'Tra cứu hồ sơ', 'Track a file'), links.lookup],
    ['mine', pair(locale, 'Hồ sơ của tôi', 'My files'), user ? links.mine : undefined],
    ['guide', pair(locale, 'Hướng dẫn', 'Guide'), links.guide],
  ]
  const list = items.map(([key, text, href]) => {
    if (href === undefined) return undefined
    const own = attributes({ href, 'aria-current': key === current ? 'true' : undefined })
    return html`<li><a class="portal-navigation__link"${own}>${text}</a></li>`
  })
  return html`<nav class="portal-navigation" aria-label="${pair(locale, 'Chính', 'Main')}"><ul class="govuk-width-container portal-navigation__list">${list}</ul></nav>`
}

function contactLines(contact: PortalContact, locale: Locale): Html {
  const phone =
    contact.phone &&
    html`<p>${pair(locale, 'Điện thoại', 'Phone')}: <a href="tel:${contact.phone.replace(/[^+\d]/g, '')}">${contact.phone.replaceAll(' ', '\u00a0')}</a></p>`
  const email =
    contact.email &&
    html`<p>${pair(locale, 'Thư điện tử', 'E-mail')}: <a href="mailto:${contact.email}">${contact.email}</a></p>`
  return html`<div><p class="portal-footer__name">${contact.owner}</p>${contact.address && html`<p>${contact.address}</p>`}${phone}${email}</div>`
}

function footer(options: PortalLayoutOptions): Html {
  const { locale, links, contact } = options
  const standard: readonly (readonly [string, string | undefined])[] = [
    [pair(locale, 'Tất cả dịch vụ', 'All services'), links.catalog],
    [pair(locale, 'Hướng dẫn', 'Guide'), links.guide],
    [pair(locale, 'Sơ đồ trang', 'Site map'), links.sitemap],
    [pair(locale, 'Hỗ trợ người khuyết tật', 'Accessibility'), links.accessibility],
    [pair(locale, 'Dữ liệu cá nhân', 'Privacy'), links.privacy],
  ]
  const items = [
    ...standard.map(([text, href]) => href && html`<li><a href="${href}">${text}</a></li>`),
    ...(options.footerLinks ?? []).map((link) => html`<li><a href="${link.href}">${link.text}</a></li>`),
  ]
  const product = pair(locale, 'Chạy trên phần mềm Một Cửa', 'Runs on Một Cửa')
  return html`<footer class="portal-footer"><div class="govuk-width-container"><div class="portal-footer__inner">${contact && contactLines(contact, locale)}<ul>${items}</ul></div><p class="portal-footer__product">${product}</p></div></footer>`
}

function trail(options: PortalLayoutOptions): Html | undefined {
  const { locale } = options
  if (options.breadcrumbs) return breadcrumbs({ items: options.breadcrumbs, locale })
  return options.backLink && backNavigation(options.backLink, locale)
}

/** A page of the portal; its one `h1` is in `mainContent`. */
export function portalLayout(options: PortalLayoutOptions): Html {
  const { locale, assets, csrfToken } = options
  const body = html`${trialBanner(options.bannerText, locale, 'govuk-width-container')}
${header(options)}
${navigation(options)}
<div class="portal-body"><div class="govuk-width-container">
${trail(options)}
<main class="govuk-main-wrapper" id="main-content" tabindex="-1">
${flashMessage(options.flash, locale)}${options.mainContent}
</main>
</div></div>
${footer(options)}${sessionWatch(options.session, csrfToken)}`
  return documentPage({
    title: options.title,
    locale,
    siteName: `${serviceName(locale)} ${options.provinceName}`,
    styleSheet: assets.portalCss,
    assets,
    body,
    errorCount: options.errorCount,
    description: options.description,
    languageLinks: options.languageLinks,
    noIndex: options.noIndex,
  })
}
