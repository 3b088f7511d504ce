import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkHtml } from '../../test/support/html-check.ts'
import type { ErrorDetail } from '../platform/http/error-detail.ts'
import type { AssetUrls } from '../ui/index.ts'
import { errorPage } from './error-page.ts'

const assets: AssetUrls = {
  portalCss: '/portal.css',
  backofficeCss: '/office.css',
  script: '/page.js',
  favicon: '/favicon.svg',
  preloadFonts: [],
  islands: {},
}
const services = { assets, provinceName: { vi: 'Tỉnh Bạc Liêu', en: 'Bạc Liêu Province' }, demo: false }

function markupOf(
  path: string,
  more: { status?: number; detail?: Partial<ErrorDetail>; locale?: 'vi' | 'en' },
) {
  const { status = 404, detail = {}, locale = 'vi' } = more
  const request = { path, locale, id: 'ab-1', session: undefined, linkTo: (name: string) => `/to/${name}` }
  const words = { title: 'Không tìm thấy trang', message: 'Bạn hãy kiểm tra địa chỉ.', ...detail }
  return errorPage(services, { status, request, detail: words }).markup
}

describe('the page of an error', () => {
  it('is a valid page of the portal with ways on', () => {
    const markup = markupOf('/khong-co', {})
    checkHtml(markup)
    assert.match(markup, /<h1[^>]*>Không tìm thấy trang<\/h1>/)
    assert.match(markup, /href="\/to\/portal\.catalog\.list"/)
    assert.match(markup, /\/portal\.css/)
  })

  it('has the look of the back office under its paths, without navigation', () => {
    const markup = markupOf('/can-bo/ho-so/1', {})
    checkHtml(markup)
    assert.match(markup, /\/office\.css/)
    assert.doesNotMatch(markup, /moj-side-navigation/)
    assert.match(markupOf('/can-bochi', {}), /\/portal\.css/)
  })

  it('tells the code of a fault of ours, and of nothing else', () => {
    assert.match(markupOf('/', { status: 500 }), /Mã sự cố: <strong>ab-1<\/strong>/)
    assert.doesNotMatch(markupOf('/', { status: 404 }), /ab-1/)
  })

  it('keeps what was typed, ready to be sent again after signing in', () => {
    const resend = {
      action: '/nop-ho-so/x?a=1&b=2',
      csrfToken: 'token',
      fields: [
        ['name', 'Nguyễn "Bình" <b>'],
        ['notes', 'dòng 1\ndòng 2'],
      ] as const,
    }
    const markup = markupOf('/nop-ho-so/x', {
      status: 401,
      detail: { resend, signInAt: '/dang-nhap?tiep=%2Fx' },
    })
    checkHtml(markup)
    assert.match(markup, /<form method="post" action="\/nop-ho-so\/x\?a=1&amp;b=2"/)
    assert.match(markup, /name="name" value="Nguyễn &quot;Bình&quot; &lt;b&gt;"/)
    assert.match(markup, /name="notes" value="dòng 1\ndòng 2"/)
    assert.match(markup, /name="_csrf" value="token"/)
    assert.match(markup, /href="\/dang-nhap\?tiep=%2Fx" target="_blank" rel="noopener"/)
  })

  it('speaks the language of the visitor', () => {
    const markup = markupOf('/', {
      locale: 'en',
      detail: { title: 'Page not found', message: 'Check the address.' },
    })
    checkHtml(markup)
    assert.match(markup, /<html lang="en"/)
    assert.match(markup, /Find a service/)
  })
})
