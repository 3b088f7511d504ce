import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import type { FileContent } from './file-store.ts'
import type { ScanVerdict, VirusScanner } from './virus-scanner.ts'

export interface ClamavOptions {
  readonly host: string
  readonly port: number
  /** Of silence, not of the whole scan. */
  readonly timeoutMs?: number
}

/** The scanner daemon refused or broke off; becomes an `unavailable` verdict. */
class ClamavError extends Error {}

const CHUNK = 64 * 1024

/** clamd's INSTREAM over TCP: chunks, each after its length, an empty one to end; one line comes back. */
export function clamavScanner(options: ClamavOptions): VirusScanner {
  return {
    async scan(content) {
      const socket = createConnection({ host: options.host, port: options.port })
      try {
        return await scanOver(socket, content, options.timeoutMs ?? 30_000)
      } catch (error) {
        if (error instanceof ClamavError) return { kind: 'unavailable', reason: error.message }
        throw error
      } finally {
        socket.destroy()
      }
    },
  }
}

async function scanOver(socket: Socket, content: FileContent, timeoutMs: number): Promise<ScanVerdict> {
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)))
  const answer = readAnswer(socket)
  // The daemon may answer and hang up in the middle of a too large file: its words then say more than EPIPE.
  const sending = send(socket, content)
  const [sent, reply] = await Promise.allSettled([sending, answer])
  if (sent.status === 'rejected' && !(sent.reason instanceof ClamavError)) throw sent.reason
  if (reply.status === 'rejected') throw reply.reason
  return verdictOf(reply.value)
}

async function send(socket: Socket, content: FileContent): Promise<void> {
  await writeTo(socket, Buffer.from('zINSTREAM\0'))
  try {
    for await (const part of content instanceof Uint8Array ? [content] : content) {
      for (let at = 0; at < part.byteLength; at += CHUNK) {
        const chunk = part.subarray(at, at + CHUNK)
        const length = Buffer.alloc(4)
        length.writeUInt32BE(chunk.byteLength)
        await writeTo(socket, Buffer.concat([length, chunk]))
      }
    }
  } catch (error) {
    // Half a file must not be taken for a clean one, and the answer would never come.
    if (!(error instanceof ClamavError)) socket.destroy(new Error('the file could not be read'))
    throw error
  }
  await writeTo(socket, Buffer.alloc(4))
}

async function writeTo(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || socket.writableEnded) throw new ClamavError('the connection was closed')
  if (socket.write(bytes)) return
  // Ends at once when the connection breaks, which `drain` alone would never tell.
  const stop = new AbortController()
  const closed = once(socket, 'close', { signal: stop.signal }).then(() => {
    throw new ClamavError('the connection was closed')
  })
  try {
    await Promise.race([once(socket, 'drain', { signal: stop.signal }), closed])
  } catch (error) {
    throw error instanceof ClamavError ? error : new ClamavError((error as Error).message)
  } finally {
    closed.catch(() => undefined)
    stop.abort()
  }
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    let failure = 'the connection was closed without an answer'
    socket.on('data', (chunk) => {
      answer = (answer + chunk.toString('utf8')).slice(0, 4096)
    })
    socket.on('error', (error) => {
      failure = error.message
    })
    socket.on('close', () => {
      const line = answer.split('\0')[0]?.trim() ?? ''
      if (line === '') reject(new ClamavError(failure))
      else resolve(line)
    })
  })
}

function verdictOf(line: string): ScanVerdict {
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1]
  if (found !== undefined) return { kind: 'infected', signature: found }
  return line === 'stream: OK' ? { kind: 'clean' } : { kind: 'unavailable', reason: line }
}
