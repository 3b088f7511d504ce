import { FileStore } from '@tus/file-store'
import type { Server as TusServer, ServerOptions as TusOptions } from '@tus/server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { mkdirSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { boundToken, deriveKey, isBoundTo, randomToken } from '../seal/seal.ts'
import { safeFilename } from './safe-filename.ts'
import { sweep } from './sweep.ts'

export interface UploadOptions {
  /** `/tai-len`: uploads live at `/tai-len/<id>`. */
  readonly prefix: `/${string}`
  readonly folder: string
  readonly maxBytes: number
  /** Unfinished uploads, and finished ones that nobody took, are removed after this. */
  readonly expireAfterSeconds: number
  /** The same for all processes of the installation. */
  readonly secret: string
}

export interface TakenUpload {
  readonly path: string
  readonly size: number
  readonly filename: string
}

const ID = /^[\w-]{12}\.[\w-]{43}$/
const TAKEN = 'taken'

/** tus 1.0. The id of an upload is bound to its owner by an HMAC, so that ownership needs no table. */
export class Uploads {
  readonly prefix: `/${string}`
  readonly #folder: string
  readonly #lifeMs: number
  readonly #key: Buffer
  readonly #store: FileStore
  readonly #maxBytes: number
  #tus: Promise<TusServer> | undefined
  /** Who stands behind a request that is being handled: tus hooks know only the raw request. */
  readonly #subjects = new WeakMap<object, string>()

  constructor({ prefix, folder, maxBytes, expireAfterSeconds, secret }: UploadOptions) {
    this.prefix = prefix
    this.#folder = folder
    this.#maxBytes = maxBytes
    this.#lifeMs = expireAfterSeconds * 1000
    this.#key = deriveKey(secret, 'upload')
    // Before the store makes it readable for everybody.
    mkdirSync(join(folder, TAKEN), { recursive: true, mode: 0o700 })
    this.#store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: this.#lifeMs })
  }

  /** Speaks tus with somebody already let in. */
  async handle(request: IncomingMessage, response: ServerResponse, subject: string): Promise<void> {
    this.#subjects.set(request, subject)
    this.#tus ??= this.#createServer()
    await (await this.#tus).handle(request, response)
  }

  /** At the first upload: the library brings an HTTP client that most processes never need, for 15 MB of memory. */
  async #createServer(): Promise<TusServer> {
    const { Server } = await import('@tus/server')
    return new Server({
      path: this.prefix,
      datastore: this.#store,
      maxSize: this.#maxBytes,
      relativeLocation: true,
      // No other site may use it: no CORS header is ever sent.
      allowedOrigins: () => false,
      namingFunction: (request) => boundToken(this.#subjectOf(request) ?? randomToken(), this.#key),
      onIncomingRequest: async (request, id) => {
        // Somebody else's upload is not "forbidden", it is not there.
        if (!this.#isOwner(id, this.#subjectOf(request))) throw { status_code: 404, body: 'Not found\n' }
      },
      // Only the library's own answers go out; what an error says stays here.
      onResponseError: (_request, error) =>
        'status_code' in error ? undefined : { status_code: 500, body: 'Upload failed\n' },
    })
  }

  /**
   * Hands a finished upload over, once: undefined when it is unknown, unfinished, of somebody else or taken
   * before. The file now belongs to the caller, who moves it to its place or removes it.
   */
  async takeUpload(id: string, subject: string): Promise<TakenUpload | undefined> {
    if (!this.#isOwner(id, subject)) return undefined
    // The library rejects with plain objects for "no such upload".
    const upload = await this.#store.getUpload(id).catch(() => undefined)
    if (upload?.size === undefined || upload.offset !== upload.size) return undefined
    const path = join(this.#folder, TAKEN, id)
    try {
      // Whoever wins this rename has the file: a double click takes it once.
      await rename(join(this.#folder, id), path)
    } catch (error) {
      if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return undefined
      throw error
    }
    await this.#store.configstore.delete(id)
    return { path, size: upload.size, filename: safeFilename(upload.metadata?.['filename'] ?? '') }
  }

  /** For a periodic job. Returns how many were removed. */
  async removeExpired(): Promise<number> {
    const removed = await sweep(this.#folder, this.#lifeMs)
    return removed.filter((name) => !name.endsWith('.json')).length
  }

  #isOwner(id: string, subject: string | undefined): boolean {
    return subject !== undefined && ID.test(id) && isBoundTo(id, subject, this.#key)
  }

  #subjectOf(request: TusRequest): string | undefined {
    const raw = request.runtime?.node?.req
    return raw === undefined ? undefined : this.#subjects.get(raw)
  }
}

type TusRequest = Parameters<NonNullable<TusOptions['namingFunction']>>[0]
