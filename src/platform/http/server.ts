import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deriveKey, randomToken } from '../seal/seal.ts'
import { sweep } from '../uploads/sweep.ts'
import { registerAssets } from './assets.ts'
import { cookieNames } from './cookies.ts'
import type { Floor, ServerOptions } from './floor.ts'
import { createGate } from './gate.ts'
import { registerHealth } from './health.ts'
import { LiveRequest } from './live-request.ts'
import { removeFiles } from './multipart.ts'
import { RefusalError, type Refusal } from './reply.ts'
import { registerRoutes } from './route-table.ts'
import type { LinkTo, Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { send } from './send.ts'

declare module 'fastify' {
  interface FastifyRequest {
    live: LiveRequest<unknown> | null
  }
}

export interface HttpServer {
  readonly linkTo: LinkTo
  /** Resolves to the address people can type: `http://127.0.0.1:3000`. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>
  /** Takes no new request, finishes those in flight, cuts what is left at the limit. */
  stop(): Promise<void>
}

const MINUTE = 60_000
const DAY_MS = 86_400_000
const MAX_PARAM = 500

export async function createServer<S>(options: ServerOptions<S>): Promise<HttpServer> {
  if (options.config.secret.length < 32) throw new Error('The secret needs at least 32 characters')
  let stopping = false
  const floor = createFloor(options, () => stopping)
  const app = createApp(floor)
  await mkdir(floor.tempFolder, { recursive: true, mode: 0o700 })
  await app.register(rateLimit, { global: false })
  for (const kind of ['form', 'multipart', 'json', 'raw'] as const) {
    const routes = floor.table.routes.filter((route) => bodyKind(route) === kind)
    await app.register(async (scope) => {
      await addParsers(scope, kind)
      for (const route of routes) addRoute(scope, floor, route)
    })
  }
  for (const assets of options.assets ?? []) await registerAssets(app, floor, assets)
  registerHealth(app, floor)
  if (options.uploads !== undefined) await options.uploads.register(app, floor)
  return {
    linkTo: floor.table.linkTo,
    listen: async ({ host, port }) => {
      // What a crash left behind; a younger file may belong to a request of another process.
      await sweep(floor.tempFolder, DAY_MS)
      return app.listen({ host, port })
    },
    stop: async () => {
      stopping = true
      await closeApp(app, (options.config.stopLimitSeconds ?? 10) * 1000)
    },
  }
}

function createFloor<S>(options: ServerOptions<S>, isStopping: () => boolean): Floor<S> {
  const { secret, secure, tempFolder } = options.config
  return {
    options,
    table: registerRoutes(options.routes),
    keys: { csrf: deriveKey(secret, 'csrf'), flash: deriveKey(secret, 'flash') },
    cookies: cookieNames(secure),
    headers: securityHeaders(secure),
    tempFolder: join(tempFolder, 'requests'),
    isStopping,
  }
}

function createApp<S>(floor: Floor<S>): FastifyInstance {
  const { trustProxy } = floor.options.config
  const prefix = randomToken(4)
  let count = 0
  const app = fastify({
    trustProxy,
    logger: false,
    genReqId: () => `${prefix}-${((count += 1)).toString(36)}`,
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: MAX_PARAM,
      // Queries are read by LiveRequest, and only when a handler asks.
      querystringParser: () => ({}),
    },
    return503OnClosing: false,
    // A socket that says nothing for 2 minutes is cut; a slow phone may take half an hour for its 25 MB.
    connectionTimeout: 2 * MINUTE,
    requestTimeout: 30 * MINUTE,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 30_000 },
    frameworkErrors: (error, _fast, out) => refuse(floor, out, error),
  })
  app.removeAllContentTypeParsers()
  app.decorateRequest('live', null)
  app.setErrorHandler((error, _fast, out) => refuse(floor, out, error))
  app.setNotFoundHandler((fast, out) => {
    const live = liveOf(floor, fast)
    const methods = floor.table.allowedMethods(live.path)
    if (methods.length === 0) return send(live, out, { kind: 'refusal', status: 404 })
    return send(live, out, { kind: 'refusal', status: 405, headers: { allow: methods.join(', ') } })
  })
  app.addHook('onResponse', (fast, out, done) => {
    const { quiet } = fast.routeOptions.config
    const route = fast.live?.route?.name ?? quiet ?? 'none'
    const write = quiet === undefined ? floor.options.log.info : floor.options.log.debug
    const ms = Math.round(out.elapsedTime * 10) / 10
    write('request', { method: fast.method, route, status: out.statusCode, ms, requestId: fast.id })
    done()
  })
  return app
}

type BodyKind = 'form' | 'multipart' | 'json' | 'raw'

function bodyKind<S>(route: Route<S>): BodyKind {
  if (route.multipart !== undefined) return 'multipart'
  if (route.json === true) return 'json'
  return route.raw === true ? 'raw' : 'form'
}

async function addParsers(scope: FastifyInstance, kind: BodyKind): Promise<void> {
  if (kind === 'raw') {
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_fast, body, done) => done(null, body))
  } else if (kind === 'json') {
    const parse = scope.getDefaultJsonParser('error', 'error')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (fast, body: string, done) => {
      // A NUL in a text is refused by PostgreSQL: better 400 here than 500 there.
      if (body.includes('\\u0000')) done(new RefusalError(400))
      else parse(fast, body, done)
    })
  } else {
    const type = 'application/x-www-form-urlencoded'
    scope.addContentTypeParser(type, { parseAs: 'string' }, (_fast, body, done) => done(null, body))
  }
  if (kind === 'multipart') await scope.register(multipart)
}

function addRoute<S>(scope: FastifyInstance, floor: Floor<S>, route: Route<S>): void {
  const gate = createGate(scope, route)
  scope.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    onRequest: async (fast, out) => {
      const live = new LiveRequest(fast, route, floor)
      fast.live = live as LiveRequest<unknown>
      const refused = await gate.admit(live)
      if (refused !== undefined) return send(live, out, refused)
    },
    handler: async (fast, out) => {
      const live = fast.live as LiveRequest<S>
      try {
        await gate.receive(live)
        return await send(live, out, await route.handler(live))
      } finally {
        if (live.tempPaths.length > 0) await removeFiles(live)
      }
    },
  })
}

function liveOf<S>(floor: Floor<S>, fast: FastifyRequest): LiveRequest<S> {
  return (fast.live as LiveRequest<S> | null) ?? new LiveRequest(fast, undefined, floor)
}

/** Every error ends here: a page or a problem for the visitor, a line for us when the fault is ours. */
async function refuse<S>(floor: Floor<S>, out: FastifyReply, error: unknown) {
  const live = liveOf(floor, out.request)
  const refusal = refusalOf(floor, error)
  if (refusal.status >= 500) {
    const route = live.route?.name ?? 'none'
    floor.options.log.error('Request failed', { requestId: live.id, route, error })
  }
  letBodyEnd(out)
  return send(live, out, refusal)
}

function refusalOf<S>(floor: Floor<S>, error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal
  const status = floor.options.statusOf?.(error) ?? statusCodeOf(error)
  if (status === 406) return { kind: 'refusal', status: 415 }
  return { kind: 'refusal', status: status === 414 ? 404 : status }
}

function statusCodeOf(error: unknown): number {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

/**
 * A browser still sending when the connection closes shows "connection reset" and never our page.
 * So an unwanted body is let in and dropped, and the connection kept.
 */
function letBodyEnd(out: FastifyReply): void {
  void out.removeHeader('connection')
  const { raw } = out.request
  if (!raw.readableEnded) raw.unpipe().resume()
}

async function closeApp(app: FastifyInstance, limitMs: number): Promise<void> {
  // Connections kept alive by browsers become idle one by one as their last answer goes out.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50)
  const limit = setTimeout(() => app.server.closeAllConnections(), limitMs)
  try {
    await app.close()
  } finally {
    clearInterval(idle)
    clearTimeout(limit)
  }
}
