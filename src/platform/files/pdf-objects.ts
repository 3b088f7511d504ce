import { inflateSync } from 'node:zlib'

export interface PdfObject {
  /** Names in order, with #xx escapes resolved: keys and values of its dictionaries. */
  readonly names: readonly string[]
  /** First byte after the keyword `stream`. */
  readonly streamAt: number | undefined
}

const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)))
const [OPEN, CLOSE, BACKSLASH, LESS, GREATER, SLASH, PERCENT, BRACKET] = [40, 41, 92, 60, 62, 47, 37, 91]
const ENDINGS = new Set(['stream', 'endobj', 'startxref'])
const UNPACKED_LIMIT = 64 * 1024 ** 2

export class UnreadablePdfError extends Error {}

/**
 * Every dictionary in the file, whether a cross-reference table points to it or not: readers repair broken
 * tables, and objects can hide inside strings, streams and comments of others. So each "obj" and "trailer"
 * in the raw bytes is read from there on its own, and packed object streams are unpacked and read too.
 */
export function* pdfObjects(file: Buffer): Generator<PdfObject> {
  const budget = { left: file.length * 4 + 1_000_000, unpacked: UNPACKED_LIMIT }
  for (const keyword of ['obj', 'trailer']) {
    for (let at = file.indexOf(keyword); at !== -1; at = file.indexOf(keyword, at + 1)) {
      const start = at + keyword.length
      if (!beginsDictionary(file, at, start, budget)) continue
      const object = readObject(file, start, budget)
      yield object
      if (object.streamAt !== undefined && object.names.includes('ObjStm')) {
        yield readObject(unpackObjects(file, object, budget), 0, budget)
      }
    }
  }
}

interface Budget {
  left: number
  unpacked: number
}

/** A file made of nested unfinished objects or comments would be read again and again, for hours. */
function spend(budget: Budget, bytes: number): void {
  budget.left -= bytes
  if (budget.left < 0) throw new UnreadablePdfError('objects overlap')
}

/** Keeps chance hits in compressed data out: a dictionary or array must follow the keyword. */
function beginsDictionary(file: Buffer, keywordAt: number, start: number, budget: Budget): boolean {
  const before = file[keywordAt - 1]
  if (before !== undefined && isRegular(before) && (before < 48 || before > 57)) return false
  const at = skipSpace(file, start)
  spend(budget, at - start)
  return file[at] === BRACKET || (file[at] === LESS && file[at + 1] === LESS)
}

function skipSpace(file: Buffer, from: number): number {
  let at = from
  for (;;) {
    while (at < file.length && SPACE.has(file[at] ?? 0)) at += 1
    if (file[at] !== PERCENT) return at
    at = lineEnd(file, at)
  }
}

function lineEnd(file: Buffer, from: number): number {
  let at = from
  while (at < file.length && file[at] !== 10 && file[at] !== 13) at += 1
  return at
}

function readObject(file: Buffer, from: number, budget: Budget): PdfObject {
  const names: string[] = []
  let at = from
  let word = ''
  while (at < file.length && !ENDINGS.has(word)) {
    const end = tokenEnd(file, at)
    const first = file[at] ?? 0
    if (first === SLASH) names.push(nameText(file, at + 1, end))
    word = isRegular(first) && end - at < 10 ? file.toString('latin1', at, end) : ''
    at = end
  }
  spend(budget, at - from)
  return { names, streamAt: word === 'stream' ? at : undefined }
}

function tokenEnd(file: Buffer, at: number): number {
  const first = file[at] ?? 0
  if (first === PERCENT) return lineEnd(file, at)
  if (first === OPEN) return stringEnd(file, at)
  if (first === LESS) return at + hexLength(file, at)
  if (first === SLASH) return wordEnd(file, at + 1)
  return isRegular(first) ? wordEnd(file, at) : at + 1
}

function isRegular(byte: number): boolean {
  return !SPACE.has(byte) && !DELIMITERS.has(byte)
}

function wordEnd(file: Buffer, from: number): number {
  let at = from
  while (at < file.length && isRegular(file[at] ?? 0)) at += 1
  return at
}

function nameText(file: Buffer, from: number, to: number): string {
  const name = file.toString('latin1', from, Math.min(to, from + 127))
  return name.replace(/#([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function stringEnd(file: Buffer, from: number): number {
  let depth = 0
  for (let at = from; at < file.length; at += 1) {
    const byte = file[at]
    if (byte === BACKSLASH) at += 1
    else if (byte === OPEN) depth += 1
    else if (byte === CLOSE) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return file.length
}

/** Of a hexadecimal string; 1 for a bracket of `<<`, which begins none. */
function hexLength(file: Buffer, from: number): number {
  let at = from + 1
  while (at < file.length && /[0-9a-f\s]/i.test(String.fromCharCode(file[at] ?? 0))) at += 1
  return file[at] === GREATER ? at + 1 - from : 1
}

function unpackObjects(file: Buffer, { names, streamAt = 0 }: PdfObject, budget: Budget): Buffer {
  const start = file[streamAt] === 13 && file[streamAt + 1] === 10 ? streamAt + 2 : streamAt + 1
  const end = file.indexOf('endstream', start)
  const packed = file.subarray(start, end === -1 ? file.length : end)
  const filters = names.filter((name) => name.endsWith('Decode') || name === 'Crypt')
  const plain = filters.length === 0 && !names.includes('Filter')
  if (!plain && (filters.length !== 1 || filters[0] !== 'FlateDecode' || names.includes('Predictor'))) {
    throw new UnreadablePdfError('objects packed in an unusual way')
  }
  try {
    const unpacked = plain ? packed : inflateSync(packed, { maxOutputLength: Math.max(1, budget.unpacked) })
    budget.unpacked -= unpacked.length
    budget.left += unpacked.length
    return unpacked
  } catch {
    throw new UnreadablePdfError('packed objects cannot be read')
  }
}
