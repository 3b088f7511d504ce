import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { parseForm, type Form } from './form.ts'
import type { LiveRequest } from './live-request.ts'
import { receiveMultipart } from './multipart.ts'
import { RefusalError, seeOther, type Reply } from './reply.ts'
import type { RateLimit, Route } from './route.ts'
import { isMachine } from './send.ts'

/** Counts one request; rejects with 429 when there were too many. */
type Limiter<S> = (live: LiveRequest<S>) => Promise<void>

export interface Gate<S> {
  /** All that can be decided before the body is read. A reply here ends the request. */
  admit(live: LiveRequest<S>): Promise<Reply | undefined>
  /** Reads the body, checks the form token and the limits that need either. */
  receive(live: LiveRequest<S>): Promise<void>
}

const MAX_TOKEN = 256

export function createGate<S>(app: FastifyInstance, route: Route<S>): Gate<S> {
  const limits = route.rateLimit === undefined ? [] : [route.rateLimit].flat()
  const before = limits.filter((limit) => limit.by === 'ip').map((limit) => createLimiter(app, limit))
  const after = limits.filter((limit) => limit.by !== 'ip').map((limit) => createLimiter(app, limit))
  const writes = route.method !== 'GET'
  const checksForms = writes && route.csrf !== false
  return {
    admit: async (live) => {
      if (live.url.includes('%00')) throw new RefusalError(400)
      if (checksForms && !comesFromHere(live)) throw new RefusalError(403, { reason: 'cross-site' })
      for (const limiter of before) await limiter(live)
      if (route.anonymous !== true && route.csrf !== false) await loadSession(live)
      return checkAccess(live, route)
    },
    receive: async (live) => {
      if (writes) await readBody(live, route, checksForms)
      for (const limiter of after) await limiter(live)
    },
  }
}

export function createLimiter<S>(app: FastifyInstance, limit: RateLimit<S>): Limiter<S> {
  const { by } = limit
  const count = app.createRateLimit({
    max: limit.max,
    timeWindow: limit.windowSeconds * 1000,
    ...(by === 'ip'
      ? {}
      : { keyGenerator: (fast: FastifyRequest) => keyOf(fast.live as LiveRequest<S>, by) }),
  })
  return async (live) => {
    const result = await count(live.fast)
    if (!result.isAllowed && result.isExceeded) {
      throw new RefusalError(429, { retryAfterSeconds: Math.max(1, result.ttlInSeconds) })
    }
  }
}

function keyOf<S>(live: LiveRequest<S>, by: Exclude<RateLimit<S>['by'], 'ip'>): string {
  const key = by === 'session' ? (live.sessionToken ?? live.ip) : by(live)
  // Keys may be phone numbers and tokens: memory keeps only their digest.
  return createHash('sha256').update(key).digest('base64url')
}

/**
 * First line against forged forms: the browser itself says where a request comes from. The token of the
 * form is the second; a client that sends neither header (curl, very old browsers) is judged by it alone.
 */
function comesFromHere<S>(live: LiveRequest<S>): boolean {
  const { headers } = live.fast
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  if (origin === live.floor.options.config.publicOrigin) return true
  return (
    live.fast.host !== '' && (origin === `https://${live.fast.host}` || origin === `http://${live.fast.host}`)
  )
}

async function loadSession<S>(live: LiveRequest<S>): Promise<void> {
  const { cookies, options } = live.floor
  const token = live.cookie(cookies.session)
  if (token === undefined || token === '') return
  const session = token.length <= MAX_TOKEN ? await options.loadSession(token) : undefined
  if (session === undefined) {
    // Ended elsewhere or too old: the browser need not send it again.
    live.outgoing.push({ name: cookies.session, value: null })
    return
  }
  live.session = session
  live.sessionToken = token
}

function checkAccess<S>(live: LiveRequest<S>, route: Route<S>): Reply | undefined {
  const verdict = route.access.check(live.session)
  if (verdict === 'allowed') return undefined
  if (verdict === 'forbidden') return { kind: 'refusal', status: 403 }
  const { signIn } = live.floor.options
  if (isMachine(live)) return { kind: 'refusal', status: 401, reason: 'signed-out' }
  if (route.method === 'GET' && signIn !== undefined) return seeOther(signIn(live.url))
  // A form sent after the session ended: read it first, so that nothing typed is lost.
  if (isPlainForm(live)) {
    live.mustSignIn = true
    return undefined
  }
  return { kind: 'refusal', status: 401, reason: 'signed-out' }
}

function isPlainForm<S>(live: LiveRequest<S>): boolean {
  return live.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true
}

async function readBody<S>(live: LiveRequest<S>, route: Route<S>, checksForms: boolean): Promise<void> {
  const headerToken = live.header('x-csrf-token') ?? ''
  const trusts = (form: Form) =>
    !checksForms || live.acceptsToken(headerToken) || live.acceptsToken(form.get('_csrf'))
  const { body } = live.fast
  if (route.multipart !== undefined && live.fast.isMultipart()) {
    await receiveMultipart(live, route.multipart, trusts)
  } else if (typeof body === 'string') {
    live.body = parseForm(body)
  } else if (Buffer.isBuffer(body)) {
    live.raw = body
  } else {
    live.json = body
  }
  if (live.mustSignIn) throw new RefusalError(401, { reason: 'signed-out' })
  if (!trusts(live.body)) throw new RefusalError(403, { reason: 'stale-form' })
  live.body = live.body.without('_csrf')
}
