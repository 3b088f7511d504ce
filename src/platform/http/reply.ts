import type { Readable } from 'node:stream'
import { contentDisposition } from './content-disposition.ts'
import type { CookieChange, Flash } from './cookies.ts'

interface Extras {
  readonly cookies?: readonly CookieChange[]
  readonly flash?: Flash
  /** `token: null` ends the session in this browser. */
  readonly session?: { readonly token: string | null; readonly maxAgeSeconds?: number | undefined }
  readonly headers?: Readonly<Record<string, string>>
}

export interface Content extends Extras {
  readonly kind: 'content'
  readonly status: number
  readonly type: string
  readonly body: string | Buffer | Readable
  readonly size?: number
  readonly etag?: string
  /** The body by gzip, made once and kept, for browsers that take it. */
  readonly gzipped?: Buffer
  /** A file shown inside one of our pages: it gets a policy of its own. */
  readonly framed?: boolean
}

export interface Redirect extends Extras {
  readonly kind: 'redirect'
  readonly to: string
}

export interface Refusal extends Extras {
  readonly kind: 'refusal'
  readonly status: number
  readonly reason?: 'stale-form' | 'cross-site' | 'signed-out'
  readonly retryAfterSeconds?: number
}

/** What a handler returns. Made by the functions below; one adapter turns it into HTTP. */
export type Reply = Content | Redirect | Refusal

/** Thrown where a value cannot be returned: deep in parsing a body, for one. */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(status: number, more: Partial<Refusal> = {}) {
    super(`refused with ${status}`)
    this.refusal = { ...more, kind: 'refusal', status }
  }
}

export interface Markup {
  readonly markup: string
}

const HTML = 'text/html; charset=utf-8'

export function page(html: Markup, { status = 200 }: { readonly status?: number } = {}): Content {
  return { kind: 'content', status, type: HTML, body: html.markup }
}

/** The page again, with errors and the typed answers kept. */
export function invalid(html: Markup): Content {
  return page(html, { status: 422 })
}

/** A page of the anonymous kept ready as bytes: encoding Vietnamese costs as much as rendering it. */
export function cachedPage(body: Buffer, gzipped: Buffer, etag: string): Content {
  return { kind: 'content', status: 200, type: HTML, body, gzipped, etag }
}

/** 303: "done; read on there". Only inside this site: pass what a visitor sent through `localPath` first. */
export function seeOther(to: string): Redirect {
  const path = localPath(to)
  if (path === undefined) throw new Error('seeOther takes a path of this site')
  return { kind: 'redirect', to: path }
}

/** A path of this site, safe in a Location header, or undefined: for "return to" values that visitors can forge. */
export function localPath(candidate: string): string | undefined {
  // Browsers read `//x`, `/\x` and `/<tab>/x` as another host.
  if (!/^\/(?![/\\\s])/.test(candidate) || /[\p{Cc}\\]/u.test(candidate)) return undefined
  return candidate.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

export function notFound(): Refusal {
  return { kind: 'refusal', status: 404 }
}

export function forbidden(): Refusal {
  return { kind: 'refusal', status: 403 }
}

// Types that a browser shows without running anything in them; all others are downloads whatever is asked.
const SHOWABLE = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif'])

interface FileOptions {
  readonly type: string
  readonly name: string
  readonly inline?: boolean
  readonly size?: number
}

export function file(body: Buffer | Readable, { type, name, inline, size }: FileOptions): Content {
  const framed = inline === true && SHOWABLE.has(type)
  const headers = { 'content-disposition': contentDisposition(name, framed) }
  const content: Content = { kind: 'content', status: 200, type, body, headers, framed }
  return size === undefined ? content : { ...content, size }
}

export function json(value: unknown, status = 200): Content {
  return { kind: 'content', status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

export interface Problem {
  readonly status: number
  readonly type?: string
  readonly title: string
  readonly detail?: string
  readonly errors?: unknown
}

/** RFC 9457. */
export function problem(value: Problem): Content {
  const content = json({ type: 'about:blank', ...value }, value.status)
  return { ...content, type: 'application/problem+json; charset=utf-8' }
}

export function withCookie<R extends Reply>(reply: R, cookie: CookieChange): R {
  return { ...reply, cookies: [...(reply.cookies ?? []), cookie] }
}

/** A message shown once, by the page that comes next. */
export function withFlash<R extends Reply>(reply: R, flash: Flash): R {
  return { ...reply, flash }
}

/** Signs this browser in, or out with null. Without `maxAgeSeconds` the cookie lives until the browser closes. */
export function withSession<R extends Reply>(reply: R, token: string | null, maxAgeSeconds?: number): R {
  return { ...reply, session: { token, maxAgeSeconds } }
}

export function withHeader<R extends Reply>(reply: R, name: string, value: string): R {
  return { ...reply, headers: { ...reply.headers, [name.toLowerCase()]: value } }
}
