import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Clock } from '../clock/clock.ts'
import { cachedPage, page, type Content, type Markup } from './reply.ts'
import type { Request } from './route.ts'

export interface PageCacheOptions {
  readonly clock: Clock
  readonly maxPages?: number
  /** Another process may change what a page shows and cannot tell us: nothing is kept longer than this. */
  readonly maxAgeSeconds?: number
}

interface Entry {
  readonly reply: Content
  readonly tags: readonly string[]
  readonly freshUntil: number
}

/** Ready bytes of anonymous pages, by path and locale; the least recently used goes first. */
export class PageCache {
  readonly #clock: Clock
  readonly #maxPages: number
  readonly #maxAgeMs: number
  // A Map keeps insertion order: a page used is put back at the end, so the first is the oldest.
  readonly #entries = new Map<string, Entry>()
  #generation = 0

  constructor({ clock, maxPages = 1000, maxAgeSeconds = 60 }: PageCacheOptions) {
    this.#clock = clock
    this.#maxPages = maxPages
    this.#maxAgeMs = maxAgeSeconds * 1000
  }

  /**
   * The page from the cache, or rendered and kept when it is the same for everybody. A visitor who is
   * signed in, brings a query or awaits a message gets a page of their own.
   */
  async serve<S>(
    request: Request<S>,
    tags: readonly string[],
    render: () => Promise<Markup> | Markup,
  ): Promise<Content> {
    if (request.isPersonal || request.url.includes('?')) return page(await render())
    const key = `${request.locale} ${request.path}`
    const kept = this.#find(key)
    if (kept !== undefined) return kept
    const generation = this.#generation
    const html = await render()
    // A form in the page took a token of this visitor; an invalidation may have come while rendering.
    if (request.isPersonal || generation !== this.#generation) return page(html)
    return this.#keep(key, html, tags)
  }

  /** Forgets every page that carries the tag, also those being rendered now from what was true before. */
  invalidate(tag: string): void {
    this.#generation += 1
    for (const [key, entry] of this.#entries) {
      if (entry.tags.includes(tag)) this.#entries.delete(key)
    }
  }

  #find(key: string): Content | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    if (entry.freshUntil <= this.#clock.now().getTime()) return undefined
    this.#entries.set(key, entry)
    return entry.reply
  }

  #keep(key: string, html: Markup, tags: readonly string[]): Content {
    const body = Buffer.from(html.markup)
    const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    const reply = cachedPage(body, gzipSync(body), `"${digest}"`)
    const freshUntil = this.#clock.now().getTime() + this.#maxAgeMs
    this.#entries.set(key, { reply, tags, freshUntil })
    const oldest = this.#entries.keys().next()
    if (this.#entries.size > this.#maxPages && !oldest.done) this.#entries.delete(oldest.value)
    return reply
  }
}
