import { crc32 } from 'node:zlib'
import type { UploadProblem } from './upload-problem.ts'

// Phones take up to 108 million pixels; opening more in a browser or a viewer takes over 500 MB.
const MAX_PIXELS = 120_000_000
const MAX_SIDE = 30_000

interface PictureSize {
  readonly width: number
  readonly height: number
}

export type PictureKind = 'jpg' | 'png' | 'heic'

/** Undefined when the picture is whole and of a size people and programs can open. */
export function inspectPicture(kind: PictureKind, file: Buffer): UploadProblem | undefined {
  let size: PictureSize | undefined
  try {
    size = { jpg: jpegSize, png: pngSize, heic: heicSize }[kind](file)
  } catch (error) {
    // Reading past the last byte: the file ends before what it announces.
    if (!(error instanceof RangeError)) throw error
  }
  if (size === undefined || size.width === 0 || size.height === 0) return { code: 'image-damaged' }
  const { width, height } = size
  const tooBig = width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS
  return tooBig ? { code: 'image-too-big', params: { width, height } } : undefined
}

/** From the frame header; the end marker must follow the picture data (phones may append more after it). */
function jpegSize(file: Buffer): PictureSize | undefined {
  let size: PictureSize | undefined
  let at = 2
  for (;;) {
    while (file.readUInt8(at) === 0xff && file.readUInt8(at + 1) === 0xff) at += 1
    if (file.readUInt8(at) !== 0xff) return undefined
    const marker = file.readUInt8(at + 1)
    const length = file.readUInt16BE(at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) size = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    at += 2 + length
    if (marker === 0xda) return file.indexOf(Buffer.from([0xff, 0xd9]), at) === -1 ? undefined : size
  }
}

/** Walks all chunks to the end, each with a right checksum. */
function pngSize(file: Buffer): PictureSize | undefined {
  let size: PictureSize | undefined
  let data = 0
  for (let at = 8; ; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const checksum = file.readUInt32BE(at + 8 + length)
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== checksum) return undefined
    if (type === 'IHDR') size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) }
    if (type === 'IDAT') data += length
    if (type === 'IEND') return data > 0 ? size : undefined
    at += 12 + length
  }
}

/** HEIC is a chain of boxes: all must be there, and the largest `ispe` box tells the picture's size. */
function heicSize(file: Buffer): PictureSize | undefined {
  for (let at = 0; at < file.length; ) {
    const length = boxLength(file, at)
    if (length < 8 || at + length > file.length) return undefined
    at += length
  }
  let size: PictureSize | undefined
  for (let at = file.indexOf('ispe'); at !== -1; at = file.indexOf('ispe', at + 4)) {
    const isBox = at >= 4 && file.readUInt32BE(at - 4) === 20
    if (!isBox) continue
    const found = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) }
    if (size === undefined || found.width * found.height > size.width * size.height) size = found
  }
  return size
}

function boxLength(file: Buffer, at: number): number {
  const length = file.readUInt32BE(at)
  if (length === 0) return file.length - at
  return length === 1 ? Number(file.readBigUInt64BE(at + 8)) : length
}
