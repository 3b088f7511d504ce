import { after, before } from 'node:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createLog } from '../log/log.ts'
import { manualClock } from '../clock/clock.ts'
import type { ServerOptions } from './floor.ts'
import type { Reply } from './reply.ts'
import { anyone, type Access, type Request, type Route } from './route.ts'
import { createServer, type HttpServer } from './server.ts'

export interface Person {
  readonly name: string
  readonly isAdmin: boolean
}

export const signedIn: Access<Person> = {
  name: 'signed-in',
  check: (session) => (session === undefined ? 'sign-in' : 'allowed'),
}
export const admin: Access<Person> = {
  name: 'admin',
  check: (session) => (session === undefined ? 'sign-in' : session.isAdmin ? 'allowed' : 'forbidden'),
}

export const SECRET = 'a secret of thirty-two characters at least'
const PEOPLE: Readonly<Record<string, Person>> = {
  'token-hoa': { name: 'Hoà', isAdmin: false },
  'token-binh': { name: 'Bình', isAdmin: true },
}

export interface Site {
  readonly url: string
  readonly server: HttpServer
  readonly tempFolder: string
  readonly lines: Record<string, unknown>[]
  readonly lookups: string[]
}

type Extra = Partial<Omit<ServerOptions<Person>, 'config'>> & {
  config?: Partial<ServerOptions<Person>['config']>
}

export async function startSite(routes: readonly Route<Person>[], extra: Extra = {}): Promise<Site> {
  const tempFolder = await mkdtemp(join(tmpdir(), 'http-test-'))
  const lines: Record<string, unknown>[] = []
  const lookups: string[] = []
  const server = await createServer<Person>({
    routes,
    loadSession: async (token) => {
      lookups.push(token)
      return PEOPLE[token]
    },
    errorPage: (status, request, detail) => ({
      markup: `<h1>${detail.title}</h1><p>${status} ${detail.message}</p><i>${request.session?.name ?? ''}</i>${JSON.stringify(
        detail.resend ?? null,
      )}<a>${detail.signInAt ?? ''}</a>`,
    }),
    signIn: (next) => `/dang-nhap?tiep=${encodeURIComponent(next)}`,
    log: createLog({
      clock: manualClock(new Date('2026-11-24T08:30:00Z')),
      level: 'debug',
      write: (line) => lines.push(JSON.parse(line)),
    }),
    ...extra,
    config: { secure: false, trustProxy: false, secret: SECRET, tempFolder, ...extra.config },
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, server, tempFolder: join(tempFolder, 'requests'), lines, lookups }
}

/** A site for all tests of one `describe`, stopped and swept after them. */
export function useSite(routes: readonly Route<Person>[], extra: Extra = {}): { readonly site: Site } {
  const holder: { site: Site } = { site: {} as Site }
  before(async () => {
    holder.site = await startSite(routes, extra)
  })
  after(async () => {
    await holder.site.server.stop()
    await rm(dirname(holder.site.tempFolder), { recursive: true, force: true })
  })
  return holder
}

type Method = Route<Person>['method']

export function route(
  method: Method,
  path: `/${string}`,
  handler: (request: Request<Person>) => Promise<Reply> | Reply,
  more: Partial<Route<Person>> = {},
): Route<Person> {
  const name = `${method.toLowerCase()}${path.replaceAll('/', '.').replaceAll(':', '')}`
  return { name, method, path, access: anyone, handler, ...more }
}

/** A browser in a few lines: keeps cookies, follows nothing. */
export class Browser {
  readonly #site: () => Site
  readonly cookies = new Map<string, string>()

  constructor(site: () => Site, token?: string) {
    this.#site = site
    if (token !== undefined) this.cookies.set('session', token)
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie !== '') headers.set('cookie', cookie)
    const response = await fetch(this.#site().url + path, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (line.includes('Max-Age=0')) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  async text(path: string): Promise<string> {
    return (await this.send(path)).text()
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  }
}
