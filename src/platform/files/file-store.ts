import type { Readable } from 'node:stream'

export interface StoredFile {
  /** Where the store keeps it; opaque to callers, kept with the record. */
  readonly key: string
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly size: number
}

export interface ByteRange {
  readonly start: number
  /** Last byte, inclusive, as in HTTP; the end of the file when left out. */
  readonly end?: number
}

export interface OpenedFile {
  readonly stream: Readable
  /** Of the whole file, also when a range was asked. */
  readonly size: number
}

export type FileContent = Uint8Array | AsyncIterable<Uint8Array>

/** Bytes by key. A key is written once and never changes, so it may be cached for ever. */
export interface FileStore {
  /** Durable when it resolves. With `maxBytes`, more than that is refused with `FileTooLargeError`. */
  put(content: FileContent, limits?: { readonly maxBytes?: number }): Promise<StoredFile>
  /** Undefined when there is no such file. */
  open(key: string, range?: ByteRange): Promise<OpenedFile | undefined>
  exists(key: string): Promise<boolean>
  /** False when there was nothing to delete. */
  delete(key: string): Promise<boolean>
}

export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError'
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`file is larger than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}
