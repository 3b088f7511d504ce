import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'
import { cookieHeader, flashCookie, type CookieChange } from './cookies.ts'
import { describeRefusal, plainErrorPage, type ErrorDetail, type Resend } from './error-detail.ts'
import type { LiveRequest } from './live-request.ts'
import { page, problem, withHeader, type Content, type Refusal, type Reply } from './reply.ts'

type Headers = Record<string, string | number | string[]>

/** The one place where a `Reply` becomes HTTP. */
export async function send<S>(live: LiveRequest<S>, out: FastifyReply, reply: Reply): Promise<void> {
  if (reply.kind === 'refusal') {
    const content = await refusalContent(live, reply)
    // What the refusal carries (a cookie to clear) goes along with its page.
    return sendContent(live, out, { ...reply, ...content, headers: { ...reply.headers, ...content.headers } })
  }
  if (reply.kind === 'redirect') {
    const headers = headersOf(live, reply)
    headers['location'] = reply.to
    headers['cache-control'] = 'no-store'
    void out.code(303).headers(headers).send()
    return
  }
  sendContent(live, out, reply)
}

function sendContent<S>(live: LiveRequest<S>, out: FastifyReply, reply: Content): void {
  const headers = headersOf(live, reply)
  headers['content-type'] = reply.type
  setCaching(live, headers, reply)
  if (reply.etag !== undefined) {
    headers['etag'] = reply.etag
    if (live.fast.headers['if-none-match']?.includes(reply.etag) === true) {
      destroyStream(reply.body)
      void out.code(304).headers(headers).send()
      return
    }
  }
  if (reply.size !== undefined) headers['content-length'] = reply.size
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body
  void out.code(reply.status).headers(headers).send(body)
}

function destroyStream(body: string | Buffer | Readable): void {
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) body.destroy()
}

function headersOf<S>(live: LiveRequest<S>, reply: Reply): Headers {
  const { floor } = live
  const base = reply.kind === 'content' && reply.framed === true ? floor.headers.framed : floor.headers.page
  const headers: Headers = { ...base, ...reply.headers }
  const cookies = cookiesOf(live, reply)
  if (cookies.length > 0) {
    const { secure } = floor.options.config
    headers['set-cookie'] = cookies.map((cookie) => cookieHeader(cookie, secure))
  }
  if (floor.isStopping()) headers['connection'] = 'close'
  return headers
}

const NONE: readonly CookieChange[] = []

function cookiesOf<S>(live: LiveRequest<S>, reply: Reply): readonly CookieChange[] {
  const { cookies, flash, session } = reply
  if (cookies === undefined && flash === undefined && session === undefined) {
    return live.outgoing.length === 0 ? NONE : live.outgoing
  }
  const { floor } = live
  const all = [...live.outgoing, ...(cookies ?? [])]
  if (flash !== undefined) all.push(flashCookie(floor.cookies.flash, flash, floor.keys.flash))
  if (session !== undefined) {
    all.push({ name: floor.cookies.session, value: session.token, ...pickAge(session.maxAgeSeconds) })
  }
  return all
}

function pickAge(maxAgeSeconds: number | undefined): { maxAgeSeconds?: number } {
  return maxAgeSeconds === undefined ? {} : { maxAgeSeconds }
}

/** What the route allows, less what the page turned out to hold. */
function setCaching<S>(live: LiveRequest<S>, headers: Headers, reply: Content): void {
  if (headers['cache-control'] !== undefined) return
  const wish = reply.status < 400 ? live.route?.cache : undefined
  const isShared = !live.isPersonal && headers['set-cookie'] === undefined
  if (wish === 'public' && isShared) {
    headers['cache-control'] = 'public, max-age=0, must-revalidate'
    // The same address differs by language cookie and for people signed in.
    headers['vary'] = 'Cookie'
  } else if (wish !== undefined && !live.hasToken) {
    headers['cache-control'] = 'private, no-cache'
  } else {
    headers['cache-control'] = 'no-store'
  }
}

async function refusalContent<S>(live: LiveRequest<S>, refusal: Refusal): Promise<Content> {
  const resend = resendOf(live, refusal)
  const detail = describeRefusal(refusal, live.locale, resend)
  const content = isMachine(live)
    ? problem({ status: refusal.status, title: detail.title, detail: detail.message })
    : page(await errorMarkup(live, refusal, detail), { status: refusal.status })
  if (refusal.retryAfterSeconds === undefined) return content
  return withHeader(content, 'retry-after', String(refusal.retryAfterSeconds))
}

async function errorMarkup<S>(live: LiveRequest<S>, refusal: Refusal, words: ErrorDetail) {
  const { options, table } = live.floor
  const { path, locale, id, session } = live
  const signInAt = refusal.reason === 'signed-out' ? options.signIn?.(path) : undefined
  const detail = signInAt === undefined ? words : { ...words, signInAt }
  try {
    return await options.errorPage(
      refusal.status,
      { path, locale, id, session, linkTo: table.linkTo },
      detail,
    )
  } catch (error) {
    options.log.error('The error page failed', { requestId: id, status: refusal.status, error })
    return plainErrorPage(detail, locale, id)
  }
}

const SECRET_NAME = /pass|mat-?khau|secret|otp|pin$/i
const MAX_RESEND_FIELDS = 2000

/** What was typed, to be sent again with a fresh token. Not for another site's form, nor for passwords. */
function resendOf<S>(live: LiveRequest<S>, refusal: Refusal): Resend | undefined {
  if (refusal.reason !== 'stale-form' && refusal.reason !== 'signed-out') return undefined
  const names = live.body.names().filter((name) => name !== '_csrf')
  if (live.method !== 'POST' || names.length === 0 || live.files.length > 0) return undefined
  if (names.length > MAX_RESEND_FIELDS || names.some((name) => SECRET_NAME.test(name))) return undefined
  const fields = names.flatMap((name) => live.body.getAll(name).map((value) => [name, value] as const))
  return { action: live.url, fields, csrfToken: live.csrfToken }
}

export function isMachine<S>(live: LiveRequest<S>): boolean {
  const prefix = live.floor.options.machinePrefix ?? '/api'
  if (live.path === prefix || live.path.startsWith(`${prefix}/`)) return true
  const accept = live.fast.headers.accept
  return accept !== undefined && accept.includes('json') && !accept.includes('text/html')
}
