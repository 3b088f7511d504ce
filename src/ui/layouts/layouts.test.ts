import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AssetUrls } from '../assets.ts'
import { html } from '../html.ts'
import { backofficeLayout, type BackofficeLayoutOptions } from './backoffice-layout.ts'
import { portalLayout, type PortalLayoutOptions } from './portal-layout.ts'

const ASSETS: AssetUrls = {
  portalCss: '/a/portal.css',
  backofficeCss: '/a/backoffice.css',
  script: '/a/page.js',
  favicon: '/a/favicon.svg',
  preloadFonts: ['/a/font.woff2'],
  islands: {},
}

function portalPage(changes: Partial<PortalLayoutOptions> = {}): string {
  return String(
    portalLayout({
      title: 'Cấp giấy phép',
      locale: 'vi',
      mainContent: html`<h1>Cấp giấy phép</h1>`,
      assets: ASSETS,
      provinceName: 'Tỉnh Bạc Liêu',
      csrfToken: 'tok"en',
      languageLinks: { vi: '/x', en: '/en/x' },
      links: {
        home: '/l/home',
        catalog: '/l/catalog',
        lookup: '/l/lookup',
        signIn: '/l/sign-in',
        signOut: '/l/sign-out',
        account: '/l/account',
        mine: '/l/mine',
        sitemap: '/l/sitemap',
      },
      ...changes,
    }),
  )
}

function officePage(changes: Partial<BackofficeLayoutOptions> = {}): string {
  return String(
    backofficeLayout({
      title: 'Của tôi',
      locale: 'vi',
      mainContent: html`<h1>Của tôi</h1>`,
      assets: ASSETS,
      provinceName: 'Tỉnh Bạc Liêu',
      csrfToken: 't',
      languageLinks: { vi: '/x', en: '/en/x' },
      links: { home: '/l/home', signOut: '/l/sign-out' },
      officer: { name: 'Hòa', post: 'Chuyên viên' },
      navigation: [
        {
          heading: 'Hồ sơ',
          items: [{ key: 'mine', text: 'Của tôi', href: '/m', count: 3, shortcut: 'g m' }],
        },
      ],
      current: 'mine',
      ...changes,
    }),
  )
}

describe('the layouts', () => {
  for (const [name, page] of Object.entries({ portal: portalPage(), backoffice: officePage() })) {
    it(`has nothing inline in the ${name}, so that a strict content policy holds`, () => {
      assert.doesNotMatch(page, /<style|style=|\son\w+=|javascript:/)
      assert.deepEqual(page.match(/<script[^>]*>[^<]*/g), ['<script type="module" src="/a/page.js">'])
    })

    it(`names neither the packages' owners nor their signs in the ${name}`, () => {
      const text = page.replace(/<[^>]*>/g, ' ')
      assert.doesNotMatch(text, /gov\.uk|crown|ministry of justice|\bmoj\b/i)
      assert.doesNotMatch(page, /govuk-logo|govuk-crest/)
    })

    it(`lets one skip to the main content in the ${name}`, () => {
      assert.match(page, /<a href="#main-content" class="govuk-skip-link"/)
      assert.match(page, /<main[^>]* id="main-content" tabindex="-1">/)
    })
  }

  it('puts the page before the site in the title, and the word error before both', () => {
    assert.match(portalPage(), /<title>Cấp giấy phép – Cổng dịch vụ công Tỉnh Bạc Liêu<\/title>/)
    assert.match(portalPage({ errorCount: 2 }), /<title>Lỗi: Cấp giấy phép/)
    assert.match(portalPage({ errorCount: 0 }), /<title>Cấp giấy phép/)
    assert.match(portalPage({ errorCount: 1, locale: 'en' }), /<title>Error: /)
  })

  it('says its language and offers the other one', () => {
    assert.match(portalPage(), /<html lang="vi"[^]*<a href="\/en\/x" lang="en"/)
    assert.match(portalPage({ locale: 'en' }), /<html lang="en"[^]*<a href="\/x" lang="vi"/)
  })

  it('signs out by a form that carries the token', () => {
    const page = portalPage({ user: { name: '<Tuyết>' } })
    assert.match(page, /<form class="plain-form" method="post" action="\/l\/sign-out">/)
    assert.match(page, /name="_csrf" value="tok&quot;en"/)
    assert.match(page, /&lt;Tuyết&gt;/)
  })

  it("shows a person's own files only to a person who is signed in", () => {
    assert.doesNotMatch(portalPage(), /\/l\/mine/)
    assert.match(portalPage({ user: { name: 'Tuyết' } }), /\/l\/mine/)
  })

  it('marks the current section, and no other', () => {
    const page = portalPage({ current: 'lookup' })
    assert.deepEqual(page.match(/href="[^"]*" aria-current="true"/g), [
      'href="/l/lookup" aria-current="true"',
    ])
  })

  it('shows the banner of a trial and the flash of the last act only when there are any', () => {
    assert.doesNotMatch(portalPage(), /trial-banner|moj-alert/)
    const page = portalPage({ bannerText: 'Bản chạy thử', flash: { variant: 'success', title: 'Đã lưu' } })
    assert.match(page, /trial-banner__text">Bản chạy thử/)
    assert.match(page, /role="status"[^>]*moj-alert--success/)
  })

  it('spells no address of its own', () => {
    const addresses = [...portalPage().matchAll(/(?:href|action|src)="([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    )
    assert.deepEqual(
      addresses.filter((address) => !/^\/(l|a)\/|^\/x$|^\/en\/x$|^#main-content$/.test(address)),
      [],
    )
  })

  it('shows counts and keys beside the work of an officer', () => {
    const page = officePage()
    assert.match(page, /<a href="\/m" aria-current="page" data-shortcut="g m">/)
    assert.match(page, /<span class="navigation-count">3<\/span>/)
    assert.match(page, /<button[^>]*data-island="shortcuts" hidden>/)
  })

  it('keeps the back office bare before somebody has signed in', () => {
    const page = officePage({ officer: undefined, navigation: undefined })
    assert.doesNotMatch(page, /sign-out|moj-side-navigation|data-island/)
    assert.match(page, /office-main--narrow/)
  })

  it('watches the end of a session where it is told of one', () => {
    const session = { expiresInSeconds: 1800, keepUrl: '/keep', endUrl: '/end' }
    assert.match(
      officePage({ session }),
      /data-island="session-expiry" data-seconds="1800" data-keep-url="\/keep"/,
    )
  })
})
