import type { FastifyRequest } from 'fastify'
import type { Locale } from '../i18n/translator.ts'
import { withFields, type Log } from '../log/log.ts'
import { readCookies, readFlash, type CookieChange, type Flash } from './cookies.ts'
import type { Floor } from './floor.ts'
import { Form } from './form.ts'
import type { LinkTo, Request, Route, UploadedFile } from './route.ts'
import { boundToken, isBoundTo, randomToken } from '../seal/seal.ts'

const NO_COOKIES: ReadonlyMap<string, string> = new Map()
const NO_BYTES = Buffer.alloc(0)
const LANG_SECONDS = 365 * 86_400

interface Query {
  readonly first: Record<string, string>
  readonly all: Record<string, string[]>
}

/** A request while it lives: what is not asked for is not computed. */
export class LiveRequest<S> implements Request<S> {
  readonly fast: FastifyRequest
  readonly route: Route<S> | undefined
  readonly floor: Floor<S>
  readonly method: string
  readonly url: string
  readonly path: string
  readonly id: string
  readonly linkTo: LinkTo
  /** Cookies to set with whatever reply comes. */
  readonly outgoing: CookieChange[] = []
  session: S | undefined = undefined
  sessionToken: string | undefined = undefined
  /** Nobody is signed in, but what was typed is worth reading before saying so. */
  mustSignIn = false
  body: Form = Form.empty
  readonly files: UploadedFile[] = []
  /** Files of this request on disk, whole or not; removed when it ends. */
  readonly tempPaths: string[] = []
  json: unknown = undefined
  raw: Buffer = NO_BYTES
  hasToken = false
  #cookies: ReadonlyMap<string, string> | undefined
  #query: Query | undefined
  #locale: Locale | undefined
  #csrfToken: string | undefined
  #flash: Flash | undefined

  constructor(fast: FastifyRequest, route: Route<S> | undefined, floor: Floor<S>) {
    this.fast = fast
    this.route = route
    this.floor = floor
    this.method = fast.method
    this.url = fast.url
    const mark = fast.url.indexOf('?')
    this.path = mark < 0 ? fast.url : fast.url.slice(0, mark)
    this.id = fast.id
    this.linkTo = floor.table.linkTo
    // A language chosen is remembered even when the reply has no words.
    if (mark >= 0 && this.url.includes('lang=')) void this.locale
  }

  get log(): Log {
    return withFields(this.floor.options.log, { requestId: this.id })
  }

  get ip(): string {
    return this.fast.ip
  }

  get params(): Readonly<Record<string, string>> {
    return this.fast.params as Record<string, string>
  }

  get query(): Readonly<Record<string, string>> {
    return (this.#query ??= parseQuery(this.url.slice(this.path.length))).first
  }

  get queryAll(): Readonly<Record<string, readonly string[]>> {
    return (this.#query ??= parseQuery(this.url.slice(this.path.length))).all
  }

  header(name: string): string | undefined {
    return this.fast.headers[name.toLowerCase()]?.toString()
  }

  cookie(name: string): string | undefined {
    const header = this.fast.headers.cookie
    this.#cookies ??= header === undefined ? NO_COOKIES : readCookies(header)
    return this.#cookies.get(name)
  }

  /** `?lang=` decides and is remembered; then the cookie; then Vietnamese, the language of record. */
  get locale(): Locale {
    if (this.#locale !== undefined) return this.#locale
    const name = this.floor.cookies.lang
    const kept = this.cookie(name)
    const asked = this.url.includes('lang=') ? this.query['lang'] : undefined
    const chosen = asked === 'vi' || asked === 'en' ? asked : undefined
    if (chosen !== undefined && chosen !== kept) {
      this.outgoing.push({ name, value: chosen, maxAgeSeconds: LANG_SECONDS })
    }
    this.#locale = chosen ?? (kept === 'en' ? 'en' : 'vi')
    return this.#locale
  }

  get csrfToken(): string {
    this.hasToken = true
    this.#csrfToken ??= boundToken(this.sessionToken ?? this.#visitor(), this.floor.keys.csrf)
    return this.#csrfToken
  }

  /** The visitor's cookie counts beside the session: a form opened before signing in stays good after it. */
  acceptsToken(token: string): boolean {
    const holders = [this.sessionToken, this.cookie(this.floor.cookies.visitor)]
    return holders.some((holder) => holder !== undefined && isBoundTo(token, holder, this.floor.keys.csrf))
  }

  get flash(): Flash | undefined {
    const name = this.floor.cookies.flash
    const value = this.cookie(name)
    if (this.#flash !== undefined || value === undefined) return this.#flash
    this.#flash = readFlash(value, this.floor.keys.flash)
    this.outgoing.push({ name, value: null })
    return this.#flash
  }

  get isPersonal(): boolean {
    return this.session !== undefined || this.hasToken || this.cookie(this.floor.cookies.flash) !== undefined
  }

  #visitor(): string {
    const name = this.floor.cookies.visitor
    const known = this.cookie(name)
    if (known !== undefined && known !== '') return known
    const value = randomToken()
    this.outgoing.push({ name, value })
    return value
  }
}

function parseQuery(search: string): Query {
  // Without a prototype: `?__proto__=x` is a name like any other.
  const query: Query = { first: Object.create(null), all: Object.create(null) }
  for (const [name, value] of new URLSearchParams(search)) {
    const text = value.normalize('NFC')
    query.first[name] ??= text
    const list = (query.all[name] ??= [])
    list.push(text)
  }
  return query
}
