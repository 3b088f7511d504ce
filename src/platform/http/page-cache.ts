import { LRUCache } from 'lru-cache'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Clock } from '../clock/clock.ts'
import { cachedPage, page, type Content, type Markup } from './reply.ts'
import type { Request } from './route.ts'

export interface PageCacheOptions {
  readonly clock: Clock
  readonly maxBytes?: number
  /** Another process may change what a page shows and cannot tell us: nothing is kept longer than this. */
  readonly maxAgeSeconds?: number
}

interface Entry {
  readonly reply: Content
  readonly tags: readonly string[]
}

/** Ready bytes of anonymous pages, by path and locale; the least recently used goes first. */
export class PageCache {
  readonly #entries: LRUCache<string, Entry>
  #generation = 0

  constructor({ clock, maxBytes = 2 ** 24, maxAgeSeconds = 60 }: PageCacheOptions) {
    const perf = { now: () => clock.now().getTime() }
    this.#entries = new LRUCache({ maxSize: maxBytes, ttl: maxAgeSeconds * 1000, ttlResolution: 0, perf })
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
    const kept = this.#entries.get(key)
    if (kept !== undefined) return kept.reply
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

  #keep(key: string, html: Markup, tags: readonly string[]): Content {
    const body = Buffer.from(html.markup)
    const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    const reply = cachedPage(body, gzipSync(body), `"${digest}"`)
    this.#entries.set(key, { reply, tags }, { size: body.length })
    return reply
  }
}
