import type { FastifyInstance } from 'fastify'
import type { Log } from '../log/log.ts'
import type { CookieNames } from './cookies.ts'
import type { ErrorDetail } from './error-detail.ts'
import type { Markup } from './reply.ts'
import type { RouteTable } from './route-table.ts'
import type { Request, Route } from './route.ts'
import type { SecurityHeaders } from './security-headers.ts'

export interface HttpConfig {
  /** True when people reach the site by https: `__Host-` cookies, Secure, HSTS. */
  readonly secure: boolean
  /** Which proxies may say who the visitor is, as Fastify takes it; false when none stands before us. */
  readonly trustProxy: boolean | string
  /** At least 32 characters, the same for all processes of the installation. */
  readonly secret: string
  /** Where files of running multipart requests lie, in a folder of their own that is swept. */
  readonly tempFolder: string
  /** The address people type, when a proxy does not pass the Host header on. */
  readonly publicOrigin?: string
  /** How long `stop` waits for requests in flight; 10 s unless told. */
  readonly stopLimitSeconds?: number
}

/** What an error page may know: there may be no route, and the session only when it was already loaded. */
export type ErrorRequest<S> = Pick<Request<S>, 'path' | 'locale' | 'id' | 'session' | 'linkTo'>

export interface ReadyCheck {
  readonly name: string
  /** Rejects when the program cannot do its work now. */
  check(): Promise<unknown>
}

export interface AssetFolder {
  readonly prefix: `/${string}/`
  readonly folder: string
}

export interface ServerOptions<S> {
  readonly routes: readonly Route<S>[]
  readonly loadSession: (token: string) => Promise<S | undefined>
  readonly errorPage: (
    status: number,
    request: ErrorRequest<S>,
    detail: ErrorDetail,
  ) => Markup | Promise<Markup>
  readonly config: HttpConfig
  readonly log: Log
  readonly assets?: readonly AssetFolder[]
  readonly readyChecks?: readonly ReadyCheck[]
  /** Where to sign in before going on to `next`, a path of this site. Without it: a 401 page. */
  readonly signIn?: (next: string) => string
  /** Errors of the program that mean something to a visitor: `NotFound` → 404. */
  readonly statusOf?: (error: unknown) => number | undefined
  /** Made by `tusRoutes`. */
  readonly uploads?: { register(app: FastifyInstance, floor: Floor<S>): Promise<void> }
  /** Paths of machines: they get problem+json, and 401 instead of a sign-in page. `/api` unless told. */
  readonly machinePrefix?: string
}

/** What every request stands on; built once by `createServer`. */
export interface Floor<S> {
  readonly options: ServerOptions<S>
  readonly table: RouteTable<S>
  readonly keys: { readonly csrf: Buffer; readonly flash: Buffer }
  readonly cookies: CookieNames
  readonly headers: SecurityHeaders
  readonly tempFolder: string
  readonly isStopping: () => boolean
}
