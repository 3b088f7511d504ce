import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type ByteRange,
  type FileContent,
  type FileStore,
  FileTooLargeError,
  type OpenedFile,
  type StoredFile,
} from './file-store.ts'

/** A store with the housekeeping only a folder needs. */
export interface FolderFileStore extends FileStore {
  /** Removes what a killed program left half written; returns how many. */
  removeUnfinished(before: Date): Promise<number>
}

// <2 hex>/<2 hex>/<sha256>-<12 random hex>. The digest shards the folder and lets anyone check the bytes;
// the random part keeps equal files of different people apart, so that deleting one never removes another's.
const KEY = /^([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{60}-[0-9a-f]{12}$/

/** Files in a folder: written beside, flushed to disk, then renamed into place; readable by this user only. */
export function folderFileStore(root: string): FolderFileStore {
  const unfinished = join(root, '.unfinished')
  const pathOf = (key: string): string | undefined => (KEY.test(key) ? join(root, key) : undefined)
  return {
    put: (content, limits) => put(root, unfinished, content, limits?.maxBytes ?? Number.POSITIVE_INFINITY),
    open: async (key, range) => openFile(pathOf(key), range),
    exists: async (key) => {
      const path = pathOf(key)
      return path !== undefined && (await unlessMissing(stat(path))) !== undefined
    },
    delete: async (key) => {
      const path = pathOf(key)
      return path !== undefined && (await unlessMissing(unlink(path).then(() => true))) === true
    },
    removeUnfinished: (before) => removeUnfinished(unfinished, before),
  }
}

async function put(
  root: string,
  unfinished: string,
  content: FileContent,
  maxBytes: number,
): Promise<StoredFile> {
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const random = randomBytes(6).toString('hex')
  const temporary = join(unfinished, `${random}-${randomBytes(6).toString('hex')}`)
  try {
    const { sha256, size } = await writeDurably(temporary, content, maxBytes)
    const key = `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}-${random}`
    const path = join(root, key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(temporary, path)
    // A new name survives a power cut only when its folder is flushed too; the shards may be new as well.
    for (const folder of [dirname(path), dirname(dirname(path)), root]) await flushFolder(folder)
    return { key, sha256, size }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeDurably(path: string, content: FileContent, maxBytes: number) {
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength
      if (size > maxBytes) throw new FileTooLargeError(maxBytes)
      hash.update(chunk)
      await writeAll(handle, chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), size }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.byteLength - written)
    written += bytesWritten
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function openFile(path: string | undefined, range?: ByteRange): Promise<OpenedFile | undefined> {
  const handle = path === undefined ? undefined : await unlessMissing(open(path, 'r'))
  if (handle === undefined) return undefined
  try {
    const { size } = await handle.stat()
    const stream = handle.createReadStream({
      start: range?.start ?? 0,
      end: range?.end ?? Number.POSITIVE_INFINITY,
    })
    return { stream, size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function removeUnfinished(folder: string, before: Date): Promise<number> {
  let removed = 0
  for (const name of (await unlessMissing(readdir(folder))) ?? []) {
    const path = join(folder, name)
    const found = await unlessMissing(stat(path))
    if (found === undefined || found.mtimeMs >= before.getTime()) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
