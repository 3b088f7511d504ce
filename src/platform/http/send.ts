import type { FastifyReply } from 'fastify'
import { gzipSync } from 'node:zlib'
import { cookieHeader, flashCookie, type CookieChange } from './cookies.ts'
import { describeRefusal, plainErrorPage, type ErrorDetail, type Resend } from './error-detail.ts'
import type { LiveRequest } from './live-request.ts'
import { page, problem, withHeader, type Content, type Markup, type Refusal, type Reply } from './reply.ts'

type Headers = Record<string, string | number | string[]>

/** The one place where a `Reply` becomes HTTP. */
export async function send<S>(live: LiveRequest<S>, out: FastifyReply, reply: Reply): Promise<FastifyReply> {
  if (reply.kind === 'content') return sendContent(live, out, reply)
  if (reply.kind === 'redirect') {
    const headers = { ...headersOf(live, reply), location: reply.to, 'cache-control': 'no-store' }
    return out.code(303).headers(headers).send()
  }
  const content = await refusalContent(live, reply)
  // What the refusal carries (a header, a cookie) goes along with its page.
  return sendContent(live, out, { ...reply, ...content, headers: { ...reply.headers, ...content.headers } })
}

function sendContent<S>(live: LiveRequest<S>, out: FastifyReply, content: Content): FastifyReply {
  const reply = inBestEncoding(live, content)
  const { body, etag } = reply
  const headers = headersOf(live, reply)
  headers['content-type'] = reply.type
  setCaching(live, headers, reply)
  if (etag !== undefined) {
    headers['etag'] = etag
    if (live.header('if-none-match')?.includes(etag) === true) return out.code(304).headers(headers).send()
  }
  if (reply.size !== undefined) headers['content-length'] = reply.size
  return out
    .code(reply.status)
    .headers(headers)
    .send(typeof body === 'string' ? Buffer.from(body) : body)
}

function inBestEncoding<S>(live: LiveRequest<S>, content: Content): Content {
  const { body, gzipped, type, etag } = content
  // BREACH: no text an address brings may stand, packed, in a page that is somebody's. Tokens differ each time.
  const isOpen = live.session === undefined || live.url.replace(/\?lang=(?:vi|en)$/, '') === live.path
  const text = isOpen && type.startsWith('text/html') && typeof body === 'string' ? body : ''
  if (gzipped === undefined && text.length < 2000) return content
  const varying = withHeader(content, 'vary', 'Cookie, Accept-Encoding')
  if (!/\bgzip\b/.test(live.header('accept-encoding') ?? '')) return varying
  const named = etag === undefined ? {} : { etag: etag.replace(/"$/, '-gz"') }
  const packed = { ...varying, ...named, body: gzipped ?? gzipSync(text, { level: 3 }) }
  return withHeader(packed, 'content-encoding', 'gzip')
}

function headersOf<S>({ floor, outgoing }: LiveRequest<S>, reply: Reply): Headers {
  const framed = reply.kind === 'content' && reply.framed === true
  const headers: Headers = { ...(framed ? floor.headers.framed : floor.headers.page), ...reply.headers }
  const { cookies = [], flash, session } = reply
  const changes: CookieChange[] = [...outgoing, ...cookies]
  if (flash !== undefined) changes.push(flashCookie(floor.cookies.flash, flash, floor.keys.flash))
  if (session !== undefined) {
    const { token, maxAgeSeconds } = session
    changes.push({ name: floor.cookies.session, value: token, maxAgeSeconds })
  }
  if (changes.length > 0) {
    headers['set-cookie'] = changes.map((change) => cookieHeader(change, floor.options.config.secure))
  }
  if (floor.isStopping()) headers['connection'] = 'close'
  return headers
}

/** What the route allows, less what the page turned out to hold. */
function setCaching<S>(live: LiveRequest<S>, headers: Headers, { status }: Content): void {
  if (headers['cache-control'] !== undefined) return
  const wish = status < 400 && !live.hasToken ? live.route?.cache : undefined
  if (wish === undefined) {
    headers['cache-control'] = 'no-store'
  } else if (wish === 'private' || live.isPersonal || headers['set-cookie'] !== undefined) {
    headers['cache-control'] = 'private, no-cache'
  } else {
    headers['cache-control'] = 'public, max-age=0, must-revalidate'
    // The same address differs by language cookie and for people signed in.
    headers['vary'] ??= 'Cookie'
  }
}

async function refusalContent<S>(live: LiveRequest<S>, refusal: Refusal): Promise<Content> {
  const { status, retryAfterSeconds } = refusal
  const detail = describeRefusal(refusal, live.locale, resendOf(live, refusal))
  const content = isMachine(live)
    ? problem({ status, title: detail.title, detail: detail.message })
    : page(await errorMarkup(live, refusal, detail), { status })
  return retryAfterSeconds === undefined
    ? content
    : withHeader(content, 'retry-after', `${retryAfterSeconds}`)
}

async function errorMarkup<S>(live: LiveRequest<S>, refusal: Refusal, words: ErrorDetail): Promise<Markup> {
  const { options } = live.floor
  const signInAt = refusal.reason === 'signed-out' ? options.signIn?.(live.path) : undefined
  try {
    return await options.errorPage(
      refusal.status,
      live,
      signInAt === undefined ? words : { ...words, signInAt },
    )
  } catch (error) {
    options.log.error('The error page failed', { requestId: live.id, status: refusal.status, error })
    return plainErrorPage(words, live.locale, live.id)
  }
}

const SECRET_NAME = /pass|mat-?khau|secret|otp|pin$/i
const MAX_RESEND_FIELDS = 2000

/** What was typed, to be sent again with a fresh token. Never passwords: they do not go back into a page. */
function resendOf<S>(live: LiveRequest<S>, { reason }: Refusal): Resend | undefined {
  if (reason !== 'stale-form' && reason !== 'signed-out') return undefined
  const names = live.body.names().filter((name) => name !== '_csrf')
  if (live.method !== 'POST' || live.tempPaths.length > 0) return undefined
  if (names.length === 0 || names.length > MAX_RESEND_FIELDS) return undefined
  if (names.some((name) => SECRET_NAME.test(name))) return undefined
  const fields = names.flatMap((name) => live.body.getAll(name).map((value) => [name, value] as const))
  return { action: live.url, fields, csrfToken: live.csrfToken }
}

export function isMachine<S>({ path, floor, fast }: LiveRequest<S>): boolean {
  const prefix = floor.options.machinePrefix ?? '/api'
  if (path === prefix || path.startsWith(`${prefix}/`)) return true
  const { accept = '' } = fast.headers
  return accept.includes('json') && !accept.includes('text/html')
}
