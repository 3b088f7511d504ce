import { HttpConnection } from './http-connection.ts'

export const CONNECTIONS = 16

export interface LoadRequest {
  readonly bytes: Buffer
  /** Anything else is a failure of the run, never a fast success. */
  readonly expect: { readonly status: number; readonly text?: Buffer }
}

export interface LoadResult {
  readonly count: number
  readonly perSecond: number
  /** Milliseconds, ascending. */
  readonly latencies: Float64Array
}

export interface Load {
  readonly address: URL
  /** Undefined ends the run. */
  next(): LoadRequest | undefined
  /** Ends the run after that time; without it only `next` does. */
  readonly seconds?: number
  readonly connections?: number
}

/** Keeps every connection busy with one request after the other, and checks every answer. */
export async function runLoad({
  address,
  next,
  seconds,
  connections = CONNECTIONS,
}: Load): Promise<LoadResult> {
  const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(address)))
  const latencies: number[] = []
  const begin = performance.now()
  const until = seconds === undefined ? Number.POSITIVE_INFINITY : begin + seconds * 1000
  const drive = async (connection: HttpConnection): Promise<void> => {
    while (performance.now() < until) {
      const request = next()
      if (request === undefined) return
      const sentAt = performance.now()
      const { status, body } = await connection.send(request.bytes)
      latencies.push(performance.now() - sentAt)
      const { expect } = request
      if (status !== expect.status || (expect.text !== undefined && !body.includes(expect.text)))
        throw new Error(unexpected(request, status, body))
    }
  }
  try {
    await Promise.all(open.map(drive))
  } finally {
    for (const connection of open) connection.close()
  }
  const took = (performance.now() - begin) / 1000
  return {
    count: latencies.length,
    perSecond: latencies.length / took,
    latencies: Float64Array.from(latencies).sort(),
  }
}

function unexpected({ bytes, expect }: LoadRequest, status: number, body: Buffer): string {
  const first = bytes.toString('latin1').split('\r\n')[0]
  const wanted = expect.text === undefined ? '' : ` with "${expect.text.toString()}"`
  return `${first}: ${status} instead of ${expect.status}${wanted}: ${body.toString('utf8', 0, 400)}`
}

export interface RequestParts {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly cookie?: string
  readonly form?: Readonly<Record<string, string>>
}

/** A request as a browser of today would send it, in short. */
export function requestBytes(address: URL, { method = 'GET', path, cookie, form }: RequestParts): Buffer {
  const body = form === undefined ? '' : new URLSearchParams(form).toString()
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: ${address.host}`,
    'accept: text/html',
    ...(cookie === undefined ? [] : [`cookie: ${cookie}`]),
    ...(form === undefined
      ? []
      : ['content-type: application/x-www-form-urlencoded', `content-length: ${Buffer.byteLength(body)}`]),
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
