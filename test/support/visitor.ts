/** What came back, read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Path to which a 303 leads; '' when it leads nowhere. */
  readonly location: string
  readonly bytes: Buffer
  readonly text: string
}

export interface SentFile {
  readonly name: string
  readonly filename: string
  readonly type: string
  readonly bytes: Uint8Array
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface PostOptions {
  /** The page with the form, where its address is not the one it posts to. */
  readonly form?: string
  readonly files?: readonly SentFile[]
  readonly headers?: Readonly<Record<string, string>>
  /** Sends exactly this as `_csrf`; '' leaves it out. */
  readonly csrf?: string
}

/** A browser as far as HTTP goes: keeps cookies, takes the token out of a form before posting it, follows nothing by itself. */
export class Visitor {
  #baseUrl: string
  readonly #cookies = new Map<string, string>()
  #token: string | undefined

  constructor(baseUrl: string, cookies: Readonly<Record<string, string>> = {}) {
    this.#baseUrl = baseUrl
    for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value)
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  /** The same browser, after the program has come back at another address. */
  moveTo(baseUrl: string): void {
    this.#baseUrl = baseUrl
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#send(path, { method: 'GET', headers })
  }

  /** Goes on to where a 303 leads. */
  async follow(answer: Answer): Promise<Answer> {
    if (answer.location === '') throw new Error(`nothing to follow: ${answer.status}\n${answer.text}`)
    return this.get(answer.location)
  }

  async post(path: string, fields: Fields = {}, options: PostOptions = {}): Promise<Answer> {
    const token = options.csrf ?? (await this.#tokenFrom(options.form ?? path))
    const pairs: [string, string][] = token === '' ? [] : [['_csrf', token]]
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) pairs.push([name, one])
    const body = options.files ? multipart(pairs, options.files) : new URLSearchParams(pairs)
    return this.#send(path, { method: 'POST', body, headers: { ...options.headers } })
  }

  /** A token is bound to the visitor, not to a form: the one seen last is good for all. */
  async #tokenFrom(path: string): Promise<string> {
    if (this.#token === undefined) await this.get(path)
    if (this.#token === undefined) throw new Error(`no form with a token on ${path}`)
    return this.#token
  }

  async #send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html', ...init.headers, ...(cookie === '' ? {} : { cookie }) }
    const reply = await fetch(new URL(path, this.#baseUrl), { ...init, headers, redirect: 'manual' })
    for (const line of reply.headers.getSetCookie()) this.#keep(line)
    const bytes = Buffer.from(await reply.arrayBuffer())
    const isText = /^text\/|json|xml/.test(reply.headers.get('content-type') ?? '')
    const text = isText ? bytes.toString() : ''
    this.#token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.#token
    const location = reply.headers.get('location') ?? ''
    return { status: reply.status, headers: reply.headers, location, bytes, text }
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const name = pair.slice(0, pair.indexOf('=')).trim()
    const value = pair.slice(pair.indexOf('=') + 1).trim()
    const isGone = value === '' || attributes.some((one) => /^\s*max-age=0\s*$/i.test(one))
    if (isGone) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

function multipart(pairs: readonly [string, string][], files: readonly SentFile[]): FormData {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  for (const { name, filename, type, bytes } of files) {
    form.append(name, new Blob([new Uint8Array(bytes)], { type }), filename)
  }
  return form
}
