import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { after, describe, test } from 'node:test'
import { clamavScanner } from './clamav-scanner.ts'

const servers: Server[] = []
const sockets = new Set<Socket>()
after(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
})

async function listening(onSocket: (socket: Socket) => void): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onSocket(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
}

/** What clamd does with INSTREAM, by its manual: z-command, length-prefixed chunks, limit, one answer. */
function clamd(limit: number): Promise<{ host: string; port: number }> {
  return listening((socket) => {
    let pending = Buffer.alloc(0)
    let content = Buffer.alloc(0)
    let started = false
    socket.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes])
      if (!started) {
        const end = pending.indexOf(0)
        if (end === -1) return
        if (pending.toString('latin1', 0, end) !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
        started = true
        pending = pending.subarray(end + 1)
      }
      while (pending.length >= 4) {
        const length = pending.readUInt32BE(0)
        if (length === 0)
          return void socket.end(
            content.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
          )
        if (content.length + length > limit) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
        if (pending.length < 4 + length) return
        content = Buffer.concat([content, pending.subarray(4, 4 + length)])
        pending = pending.subarray(4 + length)
      }
    })
  })
}

describe('clamavScanner', () => {
  test('lets a clean file pass, in one piece or streamed', async () => {
    const scanner = clamavScanner(await clamd(10_000_000))
    assert.deepEqual(await scanner.scan(Buffer.from('Đơn đề nghị')), { kind: 'clean' })
    const parts = Array.from({ length: 30 }, () => Buffer.alloc(100_000, 'a'))
    assert.deepEqual(await scanner.scan(Readable.from(parts)), { kind: 'clean' })
    assert.deepEqual(await scanner.scan(Buffer.alloc(0)), { kind: 'clean' })
  })

  test('names what it finds, also across chunks', async () => {
    const scanner = clamavScanner(await clamd(10_000_000))
    const split = Readable.from([
      Buffer.concat([Buffer.alloc(65_534, 'x'), Buffer.from('EI')]),
      Buffer.from('CAR'),
    ])
    assert.deepEqual(await scanner.scan(split), { kind: 'infected', signature: 'Eicar-Test-Signature' })
  })

  test('reports what the daemon says when it refuses', async () => {
    const verdict = await clamavScanner(await clamd(1000)).scan(Buffer.alloc(2_000))
    assert.deepEqual(verdict, { kind: 'unavailable', reason: 'INSTREAM size limit exceeded. ERROR' })
  })

  test('is unavailable when nobody listens, hangs up or stays silent', async () => {
    const gone = await listening(() => undefined)
    servers.pop()?.close()
    assert.equal((await clamavScanner(gone).scan(Buffer.from('x'))).kind, 'unavailable')
    const rude = await listening((socket) => socket.destroy())
    assert.equal((await clamavScanner(rude).scan(Buffer.alloc(5_000_000))).kind, 'unavailable')
    const silent = await listening(() => undefined)
    const verdict = await clamavScanner({ ...silent, timeoutMs: 50 }).scan(Buffer.from('x'))
    assert.deepEqual(verdict, { kind: 'unavailable', reason: 'no answer within 50 ms' })
  })

  test('passes on a fault of the file itself, and never calls half a file clean', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('nửa')
        throw new Error('disk failure')
      })(),
    )
    await assert.rejects(clamavScanner(await clamd(1000)).scan(broken), /disk failure/)
  })
})
