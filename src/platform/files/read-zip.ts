import { createInflateRaw, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  readonly deflated: boolean
  readonly size: number
  /** The packed bytes. */
  readonly data: Buffer
}

const END_RECORD = 0x06054b50
const CENTRAL_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50
const END_LENGTH = 22
const MAX_COMMENT = 0xffff

/** Where the end record of a ZIP lies when the file can be opened as one, wherever the ZIP begins. */
export function findZipEnd(file: Buffer): number | undefined {
  const lowest = Math.max(0, file.length - END_LENGTH - MAX_COMMENT)
  for (let at = file.length - END_LENGTH; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) === END_RECORD && at + END_LENGTH + file.readUInt16LE(at + 20) === file.length)
      return at
  }
  return undefined
}

/**
 * The entries, read strictly: the archive starts at the first byte, nothing lies outside the entries'
 * bounds, no two share bytes, and both directories agree. Readers differ in how they forgive such faults,
 * and what one program checks another would not open. Undefined when the archive is not like that.
 */
export function readZip(file: Buffer): readonly ZipEntry[] | undefined {
  const end = findZipEnd(file)
  if (end === undefined) return undefined
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const directoryEnd = at + file.readUInt32LE(end + 12)
  if (file.readUInt16LE(end + 8) !== count || directoryEnd !== end) return undefined
  const entries: (ZipEntry & { from: number; to: number })[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directoryEnd || file.readUInt32LE(at) !== CENTRAL_RECORD) return undefined
    const length = 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    if (at + length > directoryEnd) return undefined
    const entry = readEntry(file, at, directoryEnd - file.readUInt32LE(end + 12))
    if (entry === undefined) return undefined
    entries.push(entry)
    at += length
  }
  return at === directoryEnd && liesInOrder(entries) ? entries : undefined
}

function readEntry(file: Buffer, at: number, dataEnd: number) {
  const flags = file.readUInt16LE(at + 8)
  const method = file.readUInt16LE(at + 10)
  const packed = file.readUInt32LE(at + 20)
  const nameLength = file.readUInt16LE(at + 28)
  const from = file.readUInt32LE(at + 42)
  if (from + 30 > dataEnd || file.readUInt32LE(from) !== LOCAL_RECORD || (method !== 0 && method !== 8))
    return undefined
  const start = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28)
  const to = start + packed
  const name = file.subarray(at + 46, at + 46 + nameLength)
  const localName = file.subarray(from + 30, from + 30 + file.readUInt16LE(from + 26))
  if (to > dataEnd || !name.equals(localName) || file.readUInt16LE(from + 8) !== method) return undefined
  return {
    name: name.toString('utf8'),
    encrypted: (flags & 1) === 1,
    deflated: method === 8,
    size: file.readUInt32LE(at + 24),
    data: file.subarray(start, to),
    from,
    to,
  }
}

function liesInOrder(entries: readonly { from: number; to: number }[]): boolean {
  const sorted = [...entries].sort((a, b) => a.from - b.from)
  return sorted.every(({ from }, index) => (index === 0 ? from === 0 : from >= (sorted[index - 1]?.to ?? 0)))
}

/** The entry's text, or undefined when it is damaged or longer than `maxBytes`. */
export function zipEntryText(entry: ZipEntry, maxBytes: number): string | undefined {
  try {
    const bytes = entry.deflated ? inflateRawSync(entry.data, { maxOutputLength: maxBytes }) : entry.data
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe
    return bytes.length > maxBytes ? undefined : bytes.toString(wide ? 'utf16le' : 'utf8')
  } catch {
    return undefined
  }
}

/** Unpacks without keeping anything; true when the entry is whole and exactly as long as it claims. */
export async function hasClaimedSize(entry: ZipEntry): Promise<boolean> {
  if (!entry.deflated) return entry.data.length === entry.size
  const inflate = createInflateRaw()
  inflate.end(entry.data)
  let size = 0
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length
      if (size > entry.size) return false
    }
  } catch {
    return false
  }
  return size === entry.size
}
