import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { json, page } from './reply.ts'
import { Browser, route, signedIn, useSite } from './site.test.ts'

const MIB = 1024 * 1024
const routes = [
  route('GET', '/mau', ({ csrfToken }) => page({ markup: csrfToken })),
  route('POST', '/gui', ({ body }) => json(body.names().map((name) => [name, body.getAll(name)]))),
  route('POST', '/cua-toi', ({ session }) => json({ name: session?.name ?? '' }), { access: signedIn }),
  route('POST', '/nho', () => json({}), { bodyLimit: 100 }),
  route(
    'POST',
    '/tep',
    async ({ files, body }) => {
      const sizes = await Promise.all(files.map(async (file) => (await readFile(file.path)).length))
      return json({ files: files.map((file) => ({ ...file, path: '' })), sizes, ten: body.get('ten') })
    },
    { multipart: true },
  ),
  route(
    'POST',
    '/giu',
    async ({ files }) => {
      const [kept] = files
      if (kept !== undefined) await rename(kept.path, `${kept.path}-kept`)
      return json({ path: `${kept?.path}-kept` })
    },
    { multipart: { files: 1, fileBytes: 1000 } },
  ),
  route('POST', '/api/may', ({ json: value }) => json({ value }), { json: true, csrf: false }),
  route('POST', '/api/ai', ({ session }) => json({ session: session ?? null }), { csrf: false }),
  route('POST', '/api/tho', ({ raw }) => json({ bytes: raw.length }), { raw: true, csrf: false }),
  route('POST', '/dao', ({ json: value }) => json({ value }), { json: true }),
  route('POST', '/ma', () => json({}), {
    rateLimit: { max: 2, windowSeconds: 60, by: ({ body }) => body.get('phone') },
  }),
]

describe('forms over a real socket', () => {
  const held = useSite(routes)
  const browser = (token?: string) => new Browser(() => held.site, token)
  async function ready(token?: string) {
    const person = browser(token)
    return { person, csrf: await person.text('/mau') }
  }

  it('reads posted names as they are, with all their values, and keeps the token to itself', async () => {
    const { person, csrf } = await ready()
    const body = new URLSearchParams([
      ['rows[0].x', '1'],
      ['a', 'một'],
      ['a', 'hai'],
      ['_csrf', csrf],
      ['__proto__', 'p'],
    ])
    const answer = await person.send('/gui', { method: 'POST', body })
    assert.deepEqual(await answer.json(), [
      ['rows[0].x', ['1']],
      ['a', ['một', 'hai']],
      ['__proto__', ['p']],
    ])
  })

  it('takes the token in a header for islands', async () => {
    const { person, csrf } = await ready()
    assert.equal((await person.post('/gui', { a: '1' }, { 'x-csrf-token': csrf })).status, 200)
    const body = JSON.stringify({ a: 1 })
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf }
    assert.equal((await person.send('/dao', { method: 'POST', body, headers })).status, 200)
    const bare = { 'content-type': 'application/json' }
    assert.equal((await person.send('/dao', { method: 'POST', body, headers: bare })).status, 403)
  })

  it('refuses a form without a token, with a false one, or with the token of another visitor', async () => {
    const { person, csrf } = await ready()
    const other = await ready()
    const signed = await ready('token-hoa')
    for (const token of [undefined, '', 'x', 'x.y', `${csrf}x`, other.csrf, signed.csrf]) {
      const answer = await person.post('/gui', { a: '1', ...(token === undefined ? {} : { _csrf: token }) })
      assert.equal(answer.status, 403)
    }
    assert.equal((await browser().post('/gui', { a: '1', _csrf: csrf })).status, 403, 'no visitor cookie')
  })

  it('gives back what was typed with a token that works', async () => {
    const { person } = await ready()
    const refused = await person.post('/gui?x=1', { ten: 'Hoà', _csrf: 'old' })
    const html = await refused.text()
    assert.match(html, /Nội dung bạn nhập vẫn còn nguyên: hãy bấm “Gửi lại”/)
    const resend = JSON.parse(/\{.*\}/.exec(html)?.[0] ?? '')
    assert.equal(resend.action, '/gui?x=1')
    const again = await person.post(resend.action, {
      ...Object.fromEntries(resend.fields),
      _csrf: resend.csrfToken,
    })
    assert.deepEqual(await again.json(), [['ten', ['Hoà']]])
  })

  it('never puts a password back into a page', async () => {
    const { person } = await ready()
    const html = await (await person.post('/gui', { user: 'a', password: 'bí mật' })).text()
    assert.doesNotMatch(html, /bí mật/)
    assert.match(html, /tải lại trang rồi gửi lại/)
  })

  it('keeps what was typed when the session ended, and takes it after signing in again', async () => {
    const person = browser('token-gone')
    const answer = await person.post('/cua-toi', { noi_dung: 'một trang dài' })
    assert.equal(answer.status, 401)
    const html = await answer.text()
    assert.match(html, /một trang dài/)
    assert.match(html, /<a>\/dang-nhap\?tiep=%2Fcua-toi/)
    const resend = JSON.parse(/\{.*\}/.exec(html)?.[0] ?? '')
    person.cookies.set('session', 'token-hoa')
    const again = await person.post('/cua-toi', { noi_dung: 'x', _csrf: resend.csrfToken })
    assert.deepEqual(await again.json(), { name: 'Hoà' })
  })

  it('refuses what the browser says comes from elsewhere, even with a good token', async () => {
    const { person, csrf } = await ready()
    const { host } = new URL(held.site.url)
    const cases: [Record<string, string>, number][] = [
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: `http://${host}.evil.example` }, 403],
      [{ 'sec-fetch-site': 'same-origin', origin: `http://${host}` }, 200],
    ]
    for (const [headers, status] of cases) {
      const answer = await person.post('/gui', { a: '1', _csrf: csrf }, headers)
      assert.equal(answer.status, status, JSON.stringify(headers))
      if (status === 403) assert.doesNotMatch(await answer.text(), /"fields"/)
    }
  })

  it('says 413 and 415 in a page, also to a client that is still sending', async () => {
    const { person, csrf } = await ready()
    const large = await person.post('/nho', { a: 'x'.repeat(3 * MIB), _csrf: csrf })
    assert.equal(large.status, 413)
    assert.match(await large.text(), /Nội dung gửi lên quá lớn/)
    const xml = { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } }
    assert.equal((await person.send('/gui', xml)).status, 415)
    const multipart = new FormData()
    multipart.set('a', '1')
    assert.equal((await person.send('/gui', { method: 'POST', body: multipart })).status, 415)
  })

  it('refuses a NUL, which no keyboard makes', async () => {
    const { person, csrf } = await ready()
    assert.equal((await person.post('/gui', { a: 'x\0y', _csrf: csrf })).status, 400)
    const body = '{"a":"\\u0000"}'
    const headers = { 'content-type': 'application/json' }
    assert.equal((await browser().send('/api/may', { method: 'POST', body, headers })).status, 400)
  })

  it('reads JSON and raw bodies of machines without a form token', async () => {
    const headers = { 'content-type': 'application/json' }
    const good = await browser().send('/api/may', { method: 'POST', body: '{"a":[1]}', headers })
    assert.deepEqual(await good.json(), { value: { a: [1] } })
    const bad = await browser().send('/api/may', { method: 'POST', body: '{"a":', headers })
    assert.equal(bad.status, 400)
    assert.equal((await bad.json()).title, 'Không đọc được yêu cầu')
    const raw = await browser().send('/api/tho', {
      method: 'POST',
      body: Buffer.alloc(70_000),
      headers: { 'content-type': 'a/b' },
    })
    assert.deepEqual(await raw.json(), { bytes: 70_000 })
  })

  it('ignores the session cookie where no form token is asked', async () => {
    const answer = await browser('token-hoa').post('/api/ai', { a: '1' })
    assert.deepEqual(await answer.json(), { session: null })
  })

  it('counts by what was typed, not only by address', async () => {
    const { person, csrf } = await ready()
    const ask = async (phone: string) => (await person.post('/ma', { phone, _csrf: csrf })).status
    assert.deepEqual(
      [await ask('0901'), await ask('0901'), await ask('0901'), await ask('0902')],
      [200, 200, 429, 200],
    )
  })

  /** What is left once the requests had time to clean up, which on a busy machine may be a while. */
  async function tempFiles(): Promise<string[]> {
    for (let tries = 0; ; tries += 1) {
      const files = await readdir(held.site.tempFolder)
      if (files.length === 0 || tries === 100) return files
      await sleep(30)
    }
  }

  function multipart(csrf: string, parts: [string, string | Blob, string?][]): RequestInit {
    const body = new FormData()
    body.set('_csrf', csrf)
    for (const [name, value, filename] of parts) {
      if (typeof value === 'string') body.append(name, value)
      else body.append(name, value, filename)
    }
    return { method: 'POST', body }
  }

  it('streams files to disk under safe Vietnamese names and removes them after the request', async () => {
    const { person, csrf } = await ready()
    const answer = await person.send(
      '/tep',
      multipart(csrf, [
        ['ten', 'Hồ sơ'],
        ['giay_to', new Blob(['xin chào'], { type: 'application/pdf' }), '../../Đơn xin cấp.pdf'],
        ['giay_to', new Blob(['']), ''],
      ]),
    )
    assert.deepEqual(await answer.json(), {
      files: [
        {
          fieldName: 'giay_to',
          filename: 'Đơn xin cấp.pdf',
          path: '',
          size: 9,
          declaredType: 'application/pdf',
        },
      ],
      sizes: [9],
      ten: 'Hồ sơ',
    })
    assert.deepEqual(await tempFiles(), [])
  })

  it('leaves a file that the handler moved away', async () => {
    const { person, csrf } = await ready()
    const answer = await person.send('/giu', multipart(csrf, [['a', new Blob(['giữ']), 'a.txt']]))
    const { path } = await answer.json()
    assert.equal(await readFile(path, 'utf8'), 'giữ')
    await rm(path)
  })

  it('takes a file of exactly the limit and refuses one byte more, 25 MiB unless told', async () => {
    const { person, csrf } = await ready()
    const send = (path: string, bytes: number) =>
      person.send(path, multipart(csrf, [['a', new Blob([Buffer.alloc(bytes)]), 'a.pdf']]))
    const { path } = await (await send('/giu', 1000)).json()
    await rm(path)
    assert.equal((await send('/giu', 1001)).status, 413)
    const over = await send('/tep', 25 * MIB + 1)
    assert.equal(over.status, 413)
    assert.match(await over.text(), /Nội dung gửi lên quá lớn/)
    assert.deepEqual(await tempFiles(), [])
  })

  it('refuses more files than the route takes', async () => {
    const { person, csrf } = await ready()
    const two = multipart(csrf, [
      ['a', new Blob(['1']), '1'],
      ['a', new Blob(['2']), '2'],
    ])
    assert.equal((await person.send('/giu', two)).status, 413)
    assert.deepEqual(await tempFiles(), [])
  })

  it('writes no file before it has seen a good token', async () => {
    const { person, csrf } = await ready()
    const forged = await person.send('/tep', multipart('false', [['a', new Blob(['1']), '1']]))
    assert.equal(forged.status, 403)
    const body = new FormData()
    body.set('a', new Blob([Buffer.alloc(MIB)]), 'a')
    body.set('_csrf', csrf)
    assert.equal((await person.send('/tep', { method: 'POST', body })).status, 403, 'token after the file')
    assert.equal(
      (await person.send('/tep', { method: 'POST', body, headers: { 'x-csrf-token': csrf } })).status,
      200,
    )
    assert.deepEqual(await tempFiles(), [])
  })

  it('removes what an upload cut in the middle had written, and serves on', async () => {
    const { person, csrf } = await ready()
    const { hostname, port } = new URL(held.site.url)
    const socket = connect(Number(port), hostname)
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const field = `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${csrf}\r\n`
    const start = `--b\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n`
    socket.write(
      `POST /tep HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n${field}${start}${'x'.repeat(200_000)}`,
    )
    await sleep(150)
    assert.equal((await readdir(held.site.tempFolder)).length, 1, 'the file has begun')
    socket.destroy()
    await sleep(150)
    assert.deepEqual(await tempFiles(), [])
    assert.equal((await person.send('/mau')).status, 200)
  })
})
