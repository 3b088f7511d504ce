import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: Buffer
}

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * One keep-alive connection, one request at a time. Of HTTP it knows what our servers answer with: a length, or no
 * body at all. That little costs a tenth of node's own client, which would take the core that the server needs.
 */
export class HttpConnection {
  readonly #socket: Socket
  #received: Buffer[] = []
  #size = 0
  #needed = 0
  #waiting: Waiting | undefined

  static open(address: URL): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: address.hostname, port: Number(address.port), noDelay: true })
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new HttpConnection(socket))
      })
    })
  }

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('the server closed the connection')))
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk)
    this.#size += chunk.length
    if (this.#size < this.#needed) return
    const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received)
    this.#received = [all]
    const headEnd = all.indexOf(HEAD_END)
    if (headEnd === -1) return
    const head = all.toString('latin1', 0, headEnd).toLowerCase()
    if (head.includes('transfer-encoding: chunked'))
      return this.#fail(new Error('a chunked answer: this client reads only answers with a length'))
    const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0)
    const start = headEnd + HEAD_END.length
    this.#needed = start + length
    if (all.length < this.#needed) return
    this.#received = []
    this.#size = 0
    this.#needed = 0
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: Number(head.slice(9, 12)), body: all.subarray(start, start + length) })
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}
