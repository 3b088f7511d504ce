import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { connect } from 'node:net'
import fc from 'fast-check'
import { json, page, seeOther, localPath } from './reply.ts'
import { route, signedIn, useSite } from './site.test.ts'

const everything = [
  route('GET', '/', ({ locale, flash, csrfToken }) =>
    page({ markup: `${locale}${flash?.text}${csrfToken}` }),
  ),
  route('GET', '/a/:b', ({ params, query, queryAll }) => json([params, query, queryAll])),
  route('GET', '/di', ({ query }) => seeOther(localPath(query['tiep'] ?? '/') ?? '/')),
  route('GET', '/c', () => json({}), { access: signedIn }),
  route('POST', '/a/:b', ({ body }) => json(body.names())),
  route('POST', '/tep', ({ files }) => json(files.length), { multipart: true, csrf: false }),
  route('POST', '/api/j', ({ json: value }) => json(value ?? null), { json: true, csrf: false }),
  route('POST', '/api/r', ({ raw }) => json(raw.length), { raw: true, csrf: false }),
]

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'get', 'X']
const path = fc.oneof(
  fc.constantFrom('/', '/a/b', '/c', '/tep', '/api/j', '/api/r', '/di?tiep=//x', '/healthz', '/readyz'),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `/${encodeURI(text.toWellFormed())}`),
  fc.string({ maxLength: 40 }).map((text) => `/a/${text.replace(/[\s]/g, '')}`),
  fc.constantFrom(
    '/a/%',
    '/%ff%fe',
    '//',
    '///a/b',
    '/a/..%2f..',
    '/./a/b',
    '/a/b?%',
    '/a/b?[]=1&[[]',
    '/*',
    '/a/b#c',
    '/a/%00',
  ),
)
const headers = fc.dictionary(
  fc.constantFrom(
    'cookie',
    'accept',
    'origin',
    'host',
    'x-csrf-token',
    'if-none-match',
    'content-type',
    'sec-fetch-site',
    'x-forwarded-for',
    'x-request-id',
    'accept-encoding',
    'expect',
    'range',
    'transfer-encoding',
  ),
  fc
    .oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'multipart/form-data; boundary=b',
        'session=token-hoa',
        'session=%zz; flash=a.b; lang=en',
        'flash=e30.x',
        '"a"',
        '*/*;q=x',
        'null',
        'http://[',
      ),
    )
    .map((value) => value.replace(/[\r\n\0]/g, '')),
  { maxKeys: 5 },
)
const body = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  fc.constantFrom(
    'a=1&_csrf=x',
    '%=%&&==',
    '--b\r\nContent-Disposition: form-data; name="a"; filename="x"\r\n\r\nhi\r\n--b--\r\n',
    '--b\r\n\r\n\r\n--b--',
    '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--',
    '{"__proto__":1}',
  ),
)

describe('junk', () => {
  const held = useSite(everything)

  it('never gets an answer of 500 and never stops the server', async () => {
    const attempt = fc.record({ method: fc.constantFrom(...METHODS), path, headers, body })
    await fc.assert(
      fc.asyncProperty(attempt, async (junk) => {
        const status = await speak(held.site.url, junk)
        assert.ok(
          status === undefined || (status >= 200 && status < 500),
          `${JSON.stringify(junk)} gave ${status}`,
        )
      }),
      { numRuns: 400 },
    )
    assert.equal((await fetch(`${held.site.url}/healthz`)).status, 200)
  })
})

interface Junk {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** Raw, because a proper client would not send most of this. undefined when the connection closes without a word. */
function speak(url: string, junk: Junk): Promise<number | undefined> {
  const { hostname, port } = new URL(url)
  const bytes = Buffer.from(junk.body.toWellFormed())
  const { host = 'x', ...others } = junk.headers
  const lines = Object.entries({
    ...others,
    host,
    connection: 'close',
    'content-length': String(bytes.length),
  })
  const head = `${junk.method} ${junk.path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    const end = () => resolve(answer === '' ? undefined : Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]))
    socket.setTimeout(3000, () => socket.destroy())
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('close', end).on('error', () => undefined)
    socket.write(head)
    socket.write(bytes)
  })
}
