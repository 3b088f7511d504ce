import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Uploads } from '../uploads/uploads.ts'
import type { Floor } from './floor.ts'
import { createGate, createLimiter } from './gate.ts'
import { LiveRequest } from './live-request.ts'
import { forbidden, notFound } from './reply.ts'
import type { Access, Route } from './route.ts'
import { send } from './send.ts'

export type { Uploads }

export interface TusOptions<S> {
  readonly uploads: Uploads
  readonly access: Access<S>
  /** Whose upload it is: only the same subject may continue, look at, drop or take it. */
  readonly subject: (session: S) => string
  /** New uploads a subject may begin in an hour; 300 unless told. */
  readonly maxPerHour?: number
}

const HOUR_SECONDS = 3600

/** Resumable uploads for people signed in, under the prefix of `uploads`; for `createServer({ uploads })`. */
export function tusRoutes<S>(options: TusOptions<S>) {
  return {
    register: async (app: FastifyInstance, floor: Floor<S>): Promise<void> => {
      await app.register(async (scope) => mount(scope, floor, options))
    },
  }
}

function mount<S>(scope: FastifyInstance, floor: Floor<S>, options: TusOptions<S>): void {
  const { uploads, access, maxPerHour = 300 } = options
  // The body is tus's to read.
  scope.addContentTypeParser('*', (_fast, _payload, done) => done(null))
  const route: Route<S> = {
    name: 'platform.upload',
    method: 'PATCH',
    path: uploads.prefix,
    access,
    handler: notFound,
  }
  const gate = createGate(scope, route)
  const subject = (session: S | undefined) => (session === undefined ? '' : options.subject(session))
  const by = (request: { readonly session: S | undefined }) => subject(request.session)
  const limit = createLimiter<S>(scope, { max: maxPerHour, windowSeconds: HOUR_SECONDS, by })
  const onRequest = async (fast: FastifyRequest, out: FastifyReply) => {
    const live = new LiveRequest(fast, route, floor)
    fast.live = live as LiveRequest<unknown>
    const refused = (await gate.admit(live)) ?? (live.session === undefined ? forbidden() : undefined)
    if (refused !== undefined) return send(live, out, refused)
    if (fast.method === 'POST') await limit(live)
  }
  const handler = async (fast: FastifyRequest, out: FastifyReply) => {
    out.hijack()
    const headers = { ...floor.headers.page, 'cache-control': 'no-store' }
    for (const [name, value] of Object.entries(headers)) out.raw.setHeader(name, value)
    const live = fast.live as LiveRequest<S>
    await uploads.handle(fast.raw, out.raw, subject(live.session))
  }
  scope.route({ method: 'POST', url: uploads.prefix, onRequest, handler })
  scope.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${uploads.prefix}/:id`, onRequest, handler })
}
