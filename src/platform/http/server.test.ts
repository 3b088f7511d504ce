import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { request as httpRequest } from 'node:http'
import { Readable } from 'node:stream'
import { manualClock } from '../clock/clock.ts'
import { PageCache } from './page-cache.ts'
import {
  file,
  invalid,
  json,
  notFound,
  page,
  problem,
  seeOther,
  withFlash,
  withHeader,
  withSession,
} from './reply.ts'
import { admin, Browser, route, signedIn, useSite } from './site.test.ts'

const text = (markup: string) => page({ markup })
const clock = manualClock(new Date('2026-11-24T08:30:00Z'))
const cache = new PageCache({ clock })
let renders = 0

const routes = [
  route('GET', '/', ({ locale }) => text(`<html lang="${locale}">`)),
  route('GET', '/ho-so/:code', ({ params, query, queryAll }) => json({ params, query, all: queryAll })),
  route(
    'GET',
    '/cong-khai',
    (request) => cache.serve(request, ['a'], () => ({ markup: `trang ${(renders += 1)}` })),
    {
      cache: 'public',
    },
  ),
  route('GET', '/cong-khai-co-mau', (request) => text(request.csrfToken), { cache: 'public' }),
  route('GET', '/dai', ({ csrfToken, queryAll }) =>
    text(`${csrfToken} ${queryAll['q']?.[0] ?? ''} ${'dài '.repeat(1000)}`),
  ),
  route('GET', '/cua-toi', ({ session }) => text(session?.name ?? ''), { access: signedIn }),
  route('GET', '/quan-tri', () => text('quản trị'), { access: admin }),
  route('GET', '/khong-ai', ({ session }) => json({ session: session ?? null }), { anonymous: true }),
  route('GET', '/api/toi', () => json({}), { access: signedIn }),
  route('GET', '/khong-thay', () => notFound()),
  route('GET', '/loi', () => {
    throw new Error('boom with "secret"')
  }),
  route('GET', '/ngoai-le', () => {
    throw new RangeError('no such thing')
  }),
  route('GET', '/ip', ({ ip }) => page({ markup: ip })),
  route('GET', '/chay', () => withFlash(seeOther('/tin'), { kind: 'success', text: 'Đã gửi hồ sơ' })),
  route('GET', '/tin', ({ flash }) => text(`${flash?.kind ?? 'none'}:${flash?.text ?? ''}`)),
  route('GET', '/dang-nhap', () => withSession(seeOther('/cua-toi'), 'token-hoa', 3600)),
  route('GET', '/dang-xuat', () => withSession(seeOther('/'), null)),
  route('GET', '/sai', () => invalid({ markup: 'sai' })),
  route('GET', '/van-de', () => problem({ status: 409, title: 'Đã có', errors: [{ path: '/a' }] })),
  route('GET', '/tep', () =>
    file(Buffer.from('%PDF'), { type: 'application/pdf', name: 'Đơn xin "cấp".pdf', inline: true }),
  ),
  route('GET', '/tep-html', () =>
    file(Readable.from(['<script>']), { type: 'text/html', name: 'a.html', inline: true }),
  ),
  route('GET', '/han-che', () => text('ok'), { rateLimit: { max: 2, windowSeconds: 60, by: 'ip' } }),
  route('GET', '/tieu-de', () =>
    withHeader(text('x'), 'X-Thu', 'được'.normalize('NFD').replace(/[^ -~]/g, '')),
  ),
]

describe('a server over a real socket', () => {
  const held = useSite(routes, {
    statusOf: (error) => (error instanceof RangeError ? 404 : undefined),
    readyChecks: [{ name: 'always', check: async () => undefined }],
  })
  const browser = (token?: string) => new Browser(() => held.site, token)

  it('passes parameters and queries decoded, first and all', async () => {
    const answer = await (await browser().send('/ho-so/H%C3%A0%2F1?a=1&a=2&__proto__=x')).json()
    assert.deepEqual(answer, {
      params: { code: 'Hà/1' },
      query: JSON.parse('{"a":"1","__proto__":"x"}'),
      all: JSON.parse('{"a":["1","2"],"__proto__":["x"]}'),
    })
  })

  it('gives letters typed in decomposed form in one spelling', async () => {
    const answer = await (
      await browser().send(`/ho-so/x?q=${encodeURIComponent('hồ'.normalize('NFD'))}`)
    ).json()
    assert.equal(answer.query.q, 'hồ'.normalize('NFC'))
  })

  it('sends the security headers with pages, errors and redirects', async () => {
    for (const path of ['/', '/khong-co', '/chay', '/loi', '/healthz']) {
      const { headers } = await browser().send(path)
      assert.match(
        headers.get('content-security-policy') ?? '',
        /default-src 'none'; script-src 'self'/,
        path,
      )
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
      assert.ok(headers.get('permissions-policy'))
      assert.equal(headers.get('strict-transport-security'), null, 'no HSTS over http')
      assert.equal(headers.get('cache-control'), 'no-store')
    }
  })

  it('answers HEAD with the headers of GET and no body', async () => {
    const get = await browser().send('/')
    const head = await browser().send('/', { method: 'HEAD' })
    assert.equal(head.status, 200)
    assert.equal(head.headers.get('content-length'), get.headers.get('content-length'))
    assert.equal(await head.text(), '')
  })

  it('speaks the language asked for, remembers it, and Vietnamese otherwise', async () => {
    const visitor = browser()
    assert.match(await visitor.text('/'), /lang="vi"/)
    assert.match(await visitor.text('/?lang=en'), /lang="en"/)
    assert.match(await visitor.text('/'), /lang="en"/)
    assert.match(await visitor.text('/?lang=xx'), /lang="en"/)
    assert.match(await visitor.text('/?lang=vi'), /lang="vi"/)
  })

  it('shows 404 and 405 as pages to people and as problems to machines', async () => {
    const missing = await browser().send('/khong-co')
    assert.equal(missing.status, 404)
    assert.match(await missing.text(), /Không tìm thấy trang/)
    const english = await browser().send('/khong-co?lang=en')
    assert.match(await english.text(), /Page not found/)
    const machine = await browser().send('/api/khong-co')
    assert.equal(machine.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    assert.equal((await machine.json()).status, 404)
    const accepts = await browser().send('/khong-co', { headers: { accept: 'application/json' } })
    assert.match(accepts.headers.get('content-type') ?? '', /problem\+json/)
    const wrong = await browser().send('/ho-so/1', { method: 'DELETE' })
    assert.equal(wrong.status, 405)
    assert.equal(wrong.headers.get('allow'), 'GET, HEAD')
    assert.equal((await browser().send('/khong-thay')).status, 404)
  })

  it('takes a trailing slash for the same page', async () => {
    assert.equal((await browser().send('/tin/')).status, 200)
    assert.equal((await browser().send('/quan-tri/', { method: 'PUT' })).status, 405)
  })

  it('sends people who must sign in there and back, and tells machines 401', async () => {
    const person = await browser().send('/cua-toi?x=1')
    assert.equal(person.status, 303)
    assert.equal(person.headers.get('location'), '/dang-nhap?tiep=%2Fcua-toi%3Fx%3D1')
    assert.equal((await browser().send('/api/toi')).status, 401)
    assert.equal((await browser('token-hoa').send('/api/toi')).status, 200)
  })

  it('refuses people without the right with a page that knows them', async () => {
    const refused = await browser('token-hoa').send('/quan-tri')
    assert.equal(refused.status, 403)
    assert.match(await refused.text(), /Bạn không có quyền.*<i>Hoà<\/i>/)
    assert.equal((await browser('token-binh').send('/quan-tri')).status, 200)
  })

  it('looks a session up only when a cookie was sent and the route may use it', async () => {
    held.site.lookups.length = 0
    await browser().send('/cua-toi')
    await browser('token-hoa').send('/khong-ai')
    await browser('token-hoa').send('/khong-co')
    assert.deepEqual(held.site.lookups, [])
    await browser('token-hoa').send('/cua-toi')
    assert.deepEqual(held.site.lookups, ['token-hoa'])
  })

  it('takes a dead session cookie away, and never looks up a giant one', async () => {
    const gone = browser('token-gone')
    await gone.send('/')
    assert.equal(gone.cookies.has('session'), false)
    held.site.lookups.length = 0
    await browser('x'.repeat(3000)).send('/')
    assert.deepEqual(held.site.lookups, [])
  })

  it('signs in and out by cookies that scripts and other sites cannot use', async () => {
    const person = browser()
    const [cookie] = (await person.send('/dang-nhap')).headers.getSetCookie()
    assert.equal(cookie, 'session=token-hoa; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax')
    assert.equal(await person.text('/cua-toi'), 'Hoà')
    await person.send('/dang-xuat')
    assert.equal((await person.send('/cua-toi')).status, 303)
  })

  it('shows a flash message once, and only one that we signed', async () => {
    const person = browser()
    const sent = await person.send('/chay')
    assert.equal(sent.status, 303)
    assert.equal(sent.headers.get('location'), '/tin')
    assert.equal(await person.text('/tin'), 'success:Đã gửi hồ sơ')
    assert.equal(await person.text('/tin'), 'none:')
    const forged = Buffer.from('{"kind":"success","text":"x"}').toString('base64url')
    person.cookies.set('flash', `${forged}.${'A'.repeat(43)}`)
    assert.equal(await person.text('/tin'), 'none:')
  })

  it('keeps 422 for pages with errors and 409 for problems as they are', async () => {
    assert.equal((await browser().send('/sai')).status, 422)
    const conflict = await browser().send('/van-de')
    assert.equal(conflict.status, 409)
    assert.deepEqual(await conflict.json(), {
      type: 'about:blank',
      status: 409,
      title: 'Đã có',
      errors: [{ path: '/a' }],
    })
  })

  it('sends files under their Vietnamese name and shows only harmless types', async () => {
    const pdf = await browser().send('/tep')
    assert.equal(
      pdf.headers.get('content-disposition'),
      `inline; filename="Don xin _cap_.pdf"; filename*=UTF-8''${encodeURIComponent('Đơn xin _cấp_.pdf')}`,
    )
    assert.match(pdf.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/)
    const page = await browser().send('/tep-html')
    assert.match(page.headers.get('content-disposition') ?? '', /^attachment;/)
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(await page.text(), '<script>')
    assert.equal((await browser().send('/tep-html', { method: 'HEAD' })).status, 200)
  })

  it('keeps anonymous pages ready, revalidates them, and forgets them by tag and by age', async () => {
    const visitor = browser()
    const first = await visitor.send('/cong-khai')
    assert.equal(first.headers.get('cache-control'), 'public, max-age=0, must-revalidate')
    assert.equal(first.headers.get('vary'), 'Cookie, Accept-Encoding')
    const body = await first.text()
    assert.equal(first.headers.get('content-encoding'), 'gzip')
    const whole = await visitor.send('/cong-khai', { headers: { 'accept-encoding': 'identity' } })
    assert.deepEqual([whole.headers.get('content-encoding'), await whole.text()], [null, body])
    assert.notEqual(whole.headers.get('etag'), first.headers.get('etag'))
    assert.equal(await visitor.text('/cong-khai'), body)
    const etag = first.headers.get('etag') ?? ''
    const again = await visitor.send('/cong-khai', { headers: { 'if-none-match': etag } })
    assert.equal(again.status, 304)
    cache.invalidate('other')
    assert.equal(await visitor.text('/cong-khai'), body)
    cache.invalidate('a')
    const fresh = await visitor.text('/cong-khai')
    assert.notEqual(fresh, body)
    clock.advance(61_000)
    assert.notEqual(await visitor.text('/cong-khai'), fresh)
  })

  it('packs long pages, but not where an address could bring its own words into somebody’s page', async () => {
    const encodingOf = async (path: string, token?: string) => {
      const { headers } = await browser(token).send(path)
      return [headers.get('content-encoding'), headers.get('vary')]
    }
    assert.deepEqual(await encodingOf('/dai'), ['gzip', 'Cookie, Accept-Encoding'])
    assert.deepEqual(await encodingOf('/dai?q=toi'), ['gzip', 'Cookie, Accept-Encoding'])
    assert.deepEqual(await encodingOf('/dai', 'token-hoa'), ['gzip', 'Cookie, Accept-Encoding'])
    assert.deepEqual(await encodingOf('/dai?lang=en', 'token-hoa'), ['gzip', 'Cookie, Accept-Encoding'])
    for (const path of ['/dai?q=toi', '/dai?lang=toi', '/dai?q=toi&lang=en', '/dai?q=toi?lang=en'])
      assert.deepEqual(await encodingOf(path, 'token-hoa'), [null, null])
    assert.deepEqual(await encodingOf('/cua-toi', 'token-hoa'), [null, null])
    const plain = await browser().send('/dai', { headers: { 'accept-encoding': 'identity' } })
    assert.equal(plain.headers.get('content-encoding'), null)
    assert.match(await plain.text(), /dài dài/)
  })

  it('never puts a page of somebody in a shared cache', async () => {
    const person = await browser('token-hoa').send('/cong-khai')
    assert.equal(person.headers.get('cache-control'), 'private, no-cache')
    const withToken = await browser().send('/cong-khai-co-mau')
    assert.equal(withToken.headers.get('cache-control'), 'no-store')
    const changing = await browser().send('/cong-khai?lang=en')
    assert.equal(changing.headers.get('cache-control'), 'private, no-cache')
  })

  it('turns a failure into a page with a code, and logs it without quoted values', async () => {
    held.site.lines.length = 0
    const failed = await browser().send('/loi')
    assert.equal(failed.status, 500)
    assert.match(await failed.text(), /Hệ thống gặp sự cố/)
    const line = held.site.lines.find(({ level }) => level === 'error')
    assert.equal(line?.['route'], 'get.loi')
    assert.doesNotMatch(JSON.stringify(line), /secret/)
  })

  it('gives errors that mean something their own status', async () => {
    assert.equal((await browser().send('/ngoai-le')).status, 404)
  })

  it('believes no header about who the visitor is', async () => {
    const answer = await browser().send('/ip', { headers: { 'x-forwarded-for': '203.0.113.9' } })
    assert.equal(await answer.text(), '127.0.0.1')
  })

  it('logs method, route name, status, time and id, and nothing that was typed', async () => {
    held.site.lines.length = 0
    await browser().send('/ho-so/so-can-cuoc?q=nguyen-van-a')
    await browser().send('/khong-co/nguyen-van-a')
    const text = JSON.stringify(held.site.lines)
    assert.doesNotMatch(text, /nguyen|can-cuoc/)
    const [line] = held.site.lines
    assert.equal(line?.['route'], 'get.ho-so.code')
    assert.equal(line?.['status'], 200)
    assert.equal(typeof line?.['ms'], 'number')
    assert.match(String(line?.['requestId']), /-/)
  })

  it('counts requests and says how long to wait', async () => {
    assert.equal((await browser().send('/han-che')).status, 200)
    assert.equal((await browser().send('/han-che')).status, 200)
    const third = await browser().send('/han-che')
    assert.equal(third.status, 429)
    assert.ok(Number(third.headers.get('retry-after')) > 0)
    assert.match(await third.text(), /Bạn hãy chờ \d+ giây/)
  })

  it('is alive and ready', async () => {
    assert.equal((await browser().send('/healthz')).status, 200)
    assert.deepEqual(await (await browser().send('/readyz')).json(), { ready: true, failed: [] })
  })

  it('refuses addresses that cannot be read with 400 or 404, never 500', async () => {
    for (const path of [
      '/%zz',
      '/ho-so/%E0%A4%A',
      '/ho-so/a%00b',
      '/ho-so/x?q=%00',
      `/ho-so/${'a'.repeat(3000)}`,
    ]) {
      const status = await rawStatus(held.site.url, path)
      assert.ok(status === 400 || status === 404, `${path.slice(0, 30)} gave ${status}`)
    }
  })
})

function rawStatus(url: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = httpRequest({ hostname, port, path, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject).end()
  })
}

const secureRoutes = [
  route('GET', '/', (request) => withSession(text(request.csrfToken), 'token-hoa')),
  route('GET', '/ip', ({ ip }) => text(ip)),
]

describe('a server reached by https behind a proxy', () => {
  const held = useSite(secureRoutes, {
    config: { secure: true, trustProxy: '127.0.0.1' },
    readyChecks: [
      { name: 'broken', check: () => Promise.reject(new Error('down')) },
      { name: 'fine', check: async () => undefined },
    ],
  })

  it('pins its cookies to the host and asks for https always', async () => {
    const answer = await new Browser(() => held.site).send('/')
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/)
    for (const cookie of answer.headers.getSetCookie()) {
      assert.match(cookie, /^__Host-(session|visitor)=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    }
    assert.equal(answer.headers.getSetCookie().length, 2)
  })

  it('learns the visitor from the proxy it trusts', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    const answer = await new Browser(() => held.site).send('/ip', { headers })
    assert.equal(await answer.text(), '203.0.113.9')
  })

  it('names the checks that keep it from being ready', async () => {
    const answer = await new Browser(() => held.site).send('/readyz')
    assert.equal(answer.status, 503)
    assert.deepEqual(await answer.json(), { ready: false, failed: ['broken'] })
  })
})
