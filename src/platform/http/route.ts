import type { Locale } from '../i18n/translator.ts'
import type { Log } from '../log/log.ts'
import type { Flash } from './cookies.ts'
import type { Form } from './form.ts'
import type { Reply } from './reply.ts'

/** Who may use a route. `sign-in` means "perhaps, once we know who you are". */
export interface Access<S> {
  readonly name: string
  check(session: S | undefined): 'allowed' | 'sign-in' | 'forbidden'
}

/** For pages that are the same for the whole world; said aloud, since a route without access does not compile. */
export const anyone: Access<unknown> = { name: 'anyone', check: () => 'allowed' }

export interface RateLimit<S> {
  readonly max: number
  readonly windowSeconds: number
  /** `ip` is counted before the body is read; `session` and a key of the route's own after it. */
  readonly by: 'ip' | 'session' | ((request: Request<S>) => string)
}

export interface MultipartLimits {
  readonly fileBytes: number
  readonly files: number
  readonly totalBytes: number
  readonly fields: number
  readonly fieldBytes: number
}

/** S is the type of a session: the floor carries it from `loadSession` to `access` and handlers, unread. */
export interface Route<S> {
  /** Dotted, unique: `portal.dossier.show`. It is what `linkTo` takes and what the log shows. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly access: Access<S>
  readonly handler: (request: Request<S>) => Promise<Reply> | Reply
  readonly rateLimit?: RateLimit<S> | readonly RateLimit<S>[]
  /** Bytes of a form, JSON or raw body; 1 MiB unless told. Multipart has limits of its own. */
  readonly bodyLimit?: number
  /** Accepts `multipart/form-data` beside plain forms: 20 files of 25 MiB, 110 MiB in all unless told. */
  readonly multipart?: true | Partial<MultipartLimits>
  /** Accepts `application/json` instead of forms. */
  readonly json?: true
  /** Accepts any type, unread, as `request.raw`. */
  readonly raw?: true
  /** What a shared or a browser cache may keep; nothing unless told. A personal page is never public. */
  readonly cache?: 'public' | 'private'
  /** For machines, which bring a credential of their own: the session cookie is then ignored, so none can be ridden. */
  readonly csrf?: false
  /** Never looks at the session, even when a cookie is sent. */
  readonly anonymous?: true
}

export interface UploadedFile {
  readonly fieldName: string
  /** As the visitor named it, made safe; never a path. */
  readonly filename: string
  /** Removed when the request ends: move the file to keep it. */
  readonly path: string
  readonly size: number
  /** What the browser says it is. Look at the bytes before believing it. */
  readonly declaredType: string
}

export type LinkParams = Readonly<Record<string, string | number>>
export type LinkQuery = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
export type LinkTo = (name: string, params?: LinkParams, query?: LinkQuery) => string

export interface Request<S> {
  readonly method: string
  /** Path and query as sent; never logged. */
  readonly url: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly queryAll: Readonly<Record<string, readonly string[]>>
  readonly body: Form
  readonly files: readonly UploadedFile[]
  readonly json: unknown
  readonly raw: Buffer
  readonly session: S | undefined
  /** The token `loadSession` accepted; for ending "this" session. */
  readonly sessionToken: string | undefined
  readonly locale: Locale
  readonly ip: string
  readonly id: string
  readonly log: Log
  readonly linkTo: LinkTo
  /** Goes into the hidden field `_csrf` (first in a multipart form), or the header `x-csrf-token`. */
  readonly csrfToken: string
  /** A message left by the request before; reading it takes it. */
  readonly flash: Flash | undefined
  /** True once the page holds something of this visitor alone: such a page is never put in a shared cache. */
  readonly isPersonal: boolean
  header(name: string): string | undefined
  cookie(name: string): string | undefined
}
