import type { AssetUrls } from '../assets.ts'
import { backLink, type BackLinkOptions } from '../components/back-link.ts'
import { type Content, type Locale, pair } from '../components/content.ts'
import { skipLink } from '../components/skip-link.ts'
import { attributes, type Html, html, trusted } from '../html.ts'

export interface LanguageLinks {
  readonly vi: string
  readonly en: string
}

export interface LayoutLink {
  readonly text: Content
  readonly href: string
}

export interface DocumentOptions {
  /** The page's own title, without the name of the site. */
  readonly title: string
  readonly locale: Locale
  readonly siteName: string
  readonly styleSheet: string
  readonly assets: AssetUrls
  readonly body: Html
  readonly errorCount?: number | undefined
  readonly description?: string | undefined
  readonly languageLinks?: LanguageLinks | undefined
  /** Pages about one person or one file are not for search engines. */
  readonly noIndex?: boolean | undefined
}

function documentTitle(options: DocumentOptions): string {
  const hasErrors = (options.errorCount ?? 0) > 0
  return `${hasErrors ? `${pair(options.locale, 'Lỗi', 'Error')}: ` : ''}${options.title} – ${options.siteName}`
}

function alternates(links: LanguageLinks | undefined): Html | undefined {
  return (
    links &&
    html`<link rel="alternate" hreflang="vi" href="${links.vi}"><link rel="alternate" hreflang="en" href="${links.en}">`
  )
}

/** The whole page. Nothing in it is inline: the content policy allows scripts and styles from files only. */
export function documentPage(options: DocumentOptions): Html {
  const { assets, locale } = options
  const fonts = assets.preloadFonts.map(
    (href) => html`<link rel="preload" as="font" type="font/woff2" href="${href}" crossorigin>`,
  )
  const meta = html`${options.description && html`<meta name="description" content="${options.description}">`}${options.noIndex && html`<meta name="robots" content="noindex">`}`
  return html`${trusted('<!DOCTYPE html>')}
<html${attributes({ lang: locale, class: 'govuk-template' })}>
<head>
<meta charset="utf-8">
<title>${documentTitle(options)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#8b1a1a">
${meta}<link rel="icon" href="${assets.favicon}" type="image/svg+xml">
${fonts}<link rel="stylesheet" href="${options.styleSheet}">
${alternates(options.languageLinks)}<script type="module" src="${assets.script}"></script>
</head>
<body class="govuk-template__body page">
${skipLink({ text: pair(locale, 'Đến nội dung chính', 'Skip to main content'), href: '#main-content' })}
${options.body}
</body>
</html>
`
}

/** The way back stands before the main part of a page, so it needs a landmark of its own. */
export function backNavigation(link: Omit<BackLinkOptions, 'locale'>, locale: Locale): Html {
  const label = pair(locale, 'Quay lại', 'Back')
  return html`<nav aria-label="${label}">${backLink({ ...link, locale })}</nav>`
}

/** "Bản chạy thử" over everything, where the site is not the real one. */
export function trialBanner(text: Content | undefined, locale: Locale, classes: string): Html | undefined {
  if (text === undefined) return undefined
  const label = pair(locale, 'Thông báo về trang này', 'About this site')
  return html`<aside class="trial-banner" aria-label="${label}"><div class="${classes}"><p class="trial-banner__text">${text}</p></div></aside>`
}

/** The other language, named in itself. */
export function languageLink(links: LanguageLinks, locale: Locale): Html {
  return locale === 'vi'
    ? html`<a href="${links.en}" lang="en" hreflang="en">English</a>`
    : html`<a href="${links.vi}" lang="vi" hreflang="vi">Tiếng Việt</a>`
}

/** Signing out changes something: it is a form, not a link. */
export function signOutForm(action: string, csrfToken: string, locale: Locale): Html {
  const text = pair(locale, 'Đăng xuất', 'Sign out')
  return html`<form class="plain-form" method="post" action="${action}"><input type="hidden" name="_csrf" value="${csrfToken}"><button type="submit" class="link-button">${text}</button></form>`
}

export interface SessionOptions {
  readonly expiresInSeconds: number
  readonly keepUrl: string
  readonly endUrl: string
}

export function sessionWatch(session: SessionOptions | undefined, csrfToken: string): Html | undefined {
  if (!session) return undefined
  const own = attributes({
    'data-island': 'session-expiry',
    'data-seconds': session.expiresInSeconds,
    'data-keep-url': session.keepUrl,
    'data-end-url': session.endUrl,
    'data-csrf': csrfToken,
  })
  return html`<div${own}></div>`
}
