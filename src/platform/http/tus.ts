import { FileStore } from '@tus/file-store'
import { Server as TusServer, type ServerOptions as TusOptions } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../clock/clock.ts'
import { safeFilename } from './content-disposition.ts'
import type { Floor } from './floor.ts'
import { createGate, createLimiter } from './gate.ts'
import { LiveRequest } from './live-request.ts'
import { forbidden, notFound } from './reply.ts'
import { send } from './send.ts'
import { boundToken, deriveKey, isBoundTo, randomToken } from './seal.ts'
import type { Access, Route } from './route.ts'

export interface UploadOptions<S> {
  /** `/tai-len` : uploads live at `/tai-len/<id>`. */
  readonly prefix: `/${string}`
  readonly folder: string
  readonly maxBytes: number
  /** Unfinished uploads, and finished ones that nobody took, are removed after this. */
  readonly expireAfterSeconds: number
  readonly access: Access<S>
  /** Whose upload it is: only the same subject may continue, look at, drop or take it. */
  readonly subject: (session: S) => string
  readonly secret: string
  /** New uploads a subject may begin in an hour; 300 unless told. */
  readonly maxPerHour?: number
}

export interface TakenUpload {
  readonly path: string
  readonly size: number
  readonly filename: string
}

export interface ResumableUploads<S> {
  /**
   * Hands a finished upload over, once: undefined when it is unknown, unfinished, of somebody else or taken
   * before. The file now belongs to the caller, who moves it to its place or removes it.
   */
  takeUpload(id: string, subject: string): Promise<TakenUpload | undefined>
  /** For a periodic job. Returns how many were removed. */
  removeExpired(): Promise<number>
  /** Called by `createServer`. */
  register(app: FastifyInstance, floor: Floor<S>): Promise<void>
}

const ID = /^[\w-]{12}\.[\w-]{43}$/
const TAKEN = 'taken'
const HOUR_SECONDS = 3600

interface Tus {
  readonly server: TusServer
  /** Who stands behind a request that is being handled; tus hooks know only the raw request. */
  readonly subjects: WeakMap<IncomingMessage, string>
}

/** tus 1.0 over HTTP. An upload's id is bound to its owner by an HMAC, so ownership needs no table. */
export function createUploads<S>(options: UploadOptions<S>): ResumableUploads<S> {
  const key = deriveKey(options.secret, 'upload')
  const store = new FileStore({
    directory: options.folder,
    expirationPeriodInMilliseconds: options.expireAfterSeconds * 1000,
  })
  const tus = createTus(options, store, key)
  return {
    takeUpload: async (id, subject) => (isOwner(id, subject, key) ? take(store, id) : undefined),
    removeExpired: () => removeExpired(options.folder, options.expireAfterSeconds * 1000),
    register: async (app, floor) => {
      await mkdir(join(options.folder, TAKEN), { recursive: true, mode: 0o700 })
      await app.register(async (scope) => mount(scope, { floor, options, tus }))
    },
  }
}

function isOwner(id: string, subject: string | undefined, key: Buffer): boolean {
  return subject !== undefined && ID.test(id) && isBoundTo(id, subject, key)
}

function createTus<S>(options: UploadOptions<S>, store: FileStore, key: Buffer): Tus {
  const subjects = new WeakMap<IncomingMessage, string>()
  const subjectOf: (request: TusRequest) => string | undefined = (request) => {
    const raw = request.runtime?.node?.req
    return raw === undefined ? undefined : subjects.get(raw as IncomingMessage)
  }
  const server = new TusServer({
    path: options.prefix,
    datastore: store,
    maxSize: options.maxBytes,
    relativeLocation: true,
    // No other site may use it: no CORS header is ever sent.
    allowedOrigins: () => false,
    namingFunction: (request) => boundToken(subjectOf(request) ?? randomToken(), key),
    onIncomingRequest: async (request, id) => {
      // Somebody else's upload is not "forbidden", it is not there.
      if (!isOwner(id, subjectOf(request), key)) throw { status_code: 404, body: 'Not found\n' }
    },
    onResponseError: (_request, error) =>
      'status_code' in error ? undefined : { status_code: 500, body: 'Upload failed\n' },
  })
  return { server, subjects }
}

type TusRequest = Parameters<NonNullable<TusOptions['namingFunction']>>[0]

interface Mounting<S> {
  readonly floor: Floor<S>
  readonly options: UploadOptions<S>
  readonly tus: Tus
}

function mount<S>(scope: FastifyInstance, { floor, options, tus }: Mounting<S>): void {
  // The body is tus's to read.
  scope.addContentTypeParser('*', (_fast, _payload, done) => done(null))
  const route: Route<S> = {
    name: 'platform.upload',
    method: 'PATCH',
    path: options.prefix,
    access: options.access,
    handler: notFound,
  }
  const gate = createGate(scope, route)
  const subject = ({ session }: { session: S | undefined }) =>
    session === undefined ? '' : options.subject(session)
  const limit = createLimiter<S>(scope, {
    max: options.maxPerHour ?? 300,
    windowSeconds: HOUR_SECONDS,
    by: subject,
  })
  const onRequest = async (fast: FastifyRequest, out: FastifyReply) => {
    const live = new LiveRequest(fast, route, floor)
    fast.live = live as LiveRequest<unknown>
    const refused = (await gate.admit(live)) ?? (live.session === undefined ? forbidden() : undefined)
    if (refused !== undefined) {
      await send(live, out, refused)
      return out
    }
    if (fast.method === 'POST') await limit(live)
    tus.subjects.set(fast.raw, subject(live))
  }
  const handler = async (fast: FastifyRequest, out: FastifyReply) => {
    out.hijack()
    for (const [name, value] of Object.entries(floor.headers.page)) out.raw.setHeader(name, value)
    out.raw.setHeader('cache-control', 'no-store')
    await tus.server.handle(fast.raw, out.raw)
  }
  scope.route({ method: 'POST', url: options.prefix, onRequest, handler })
  scope.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${options.prefix}/:id`, onRequest, handler })
}

async function take(store: FileStore, id: string): Promise<TakenUpload | undefined> {
  // The library rejects with plain objects for "no such upload".
  const upload = await store.getUpload(id).catch(() => undefined)
  if (upload?.size === undefined || upload.offset !== upload.size) return undefined
  const path = join(store.directory, TAKEN, id)
  try {
    // Whoever wins this rename has the file: a double click takes it once.
    await rename(join(store.directory, id), path)
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return undefined
    throw error
  }
  await store.configstore.delete(id)
  return { path, size: upload.size, filename: safeFilename(upload.metadata?.['filename'] ?? '') }
}

/** By the times the file system wrote, hence by the machine's own clock and not by a rehearsed one. */
async function removeExpired(folder: string, lifeMs: number): Promise<number> {
  const now = systemClock.now().getTime()
  let removed = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || now - found.mtimeMs <= lifeMs) continue
    await rm(path, { force: true })
    if (!entry.name.endsWith('.json')) removed += 1
  }
  return removed
}
