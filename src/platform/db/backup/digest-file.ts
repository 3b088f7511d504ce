import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface FileDigest {
  readonly size: number
  readonly sha256: string
}

/** Writes what a source, passed through transforms, gives; tells its size and digest. Makes the folders above. */
export async function writeDigested(
  streams: readonly [Readable, ...Transform[]],
  target: string,
): Promise<FileDigest> {
  // Not awaited: a source that fails meanwhile would have nobody to tell.
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const digester = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  // Flushed: a backup that is told to be done is on the disk.
  const file = createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true })
  await pipeline([...streams, digester, file])
  return { size, sha256: hash.digest('hex') }
}

export async function digestFile(file: string): Promise<FileDigest> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer)
    size += (chunk as Buffer).length
  }
  return { size, sha256: hash.digest('hex') }
}
