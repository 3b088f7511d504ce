import { once } from 'node:events'
import type { Socket } from 'node:net'
import { PassThrough, type Readable } from 'node:stream'
import type pg from 'pg'

/** The part of node-postgres' connection used here; the library leaves COPY to those who submit their own query. */
interface Connection {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const ignore = () => {}

const CHUNK_BYTES = 1 << 16

/** Runs `copy … to stdout`; the stream ends when the server has sent everything, or fails with its error. */
export function copyTo(client: pg.ClientBase, statement: string): Readable {
  const output = new PassThrough({ highWaterMark: 1 << 20 })
  let failed: Error | undefined
  let gathered: Buffer[] = []
  let size = 0
  const flush = () => {
    const chunk = Buffer.concat(gathered)
    gathered = []
    size = 0
    return output.write(chunk)
  }
  client.query({
    submit: (connection: unknown) => (connection as Connection).query(statement),
    handleCopyData(message: { chunk: Buffer }, connection: Connection) {
      // A row each, and only a view of a buffer that the library uses again.
      gathered.push(Buffer.from(message.chunk))
      size += message.chunk.length
      if (size < CHUNK_BYTES || flush() || connection.stream.isPaused()) return
      connection.stream.pause()
      output.once('drain', () => connection.stream.resume())
      output.once('close', () => connection.stream.resume())
    },
    handleRowDescription: ignore,
    handleCommandComplete: ignore,
    handleError(error: Error) {
      failed = error
      output.destroy(error)
    },
    handleReadyForQuery() {
      if (failed !== undefined) return
      flush()
      output.end()
    },
  } as unknown as pg.Submittable)
  return output
}

/** Runs `copy … from stdin` with what `source` gives. */
export async function copyFrom(client: pg.ClientBase, statement: string, source: Readable): Promise<void> {
  let failed: Error | undefined
  let sending: Promise<void> | undefined
  await new Promise<void>((resolve, reject) => {
    client.query({
      submit: (connection: unknown) => (connection as Connection).query(statement),
      handleCopyInResponse(connection: Connection) {
        sending = send(source, connection, () => failed !== undefined).catch((error: Error) => {
          failed ??= error
          // Without it the server would wait for more.
          connection.sendCopyFail(error.message)
        })
      },
      handleRowDescription: ignore,
      handleCommandComplete: ignore,
      // Not the end yet: the connection can be used again only when it says so.
      handleError: (error: Error) => {
        failed ??= error
        source.destroy()
        reject(failed)
      },
      handleReadyForQuery: () => resolve(),
    } as unknown as pg.Submittable)
  })
  await sending
}

async function send(source: Readable, connection: Connection, isOver: () => boolean): Promise<void> {
  for await (const chunk of source) {
    if (isOver()) return
    connection.sendCopyFromChunk(chunk as Buffer)
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
  }
  if (!isOver()) connection.endCopyFrom()
}
