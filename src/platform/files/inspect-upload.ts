import { readFile, stat } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { inspectOffice } from './inspect-office.ts'
import { inspectPicture, type PictureKind } from './inspect-image.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { findZipEnd } from './read-zip.ts'
import type { UploadProblem } from './upload-problem.ts'

export type UploadKind = 'pdf' | 'jpg' | 'png' | 'heic' | 'docx' | 'xlsx'

export type UploadInspection =
  | { readonly ok: true; readonly kind: UploadKind; readonly mime: string; readonly size: number }
  | { readonly ok: false; readonly reason: UploadProblem }

export const MAX_UPLOAD_BYTES = 25 * 1024 ** 2

export const UPLOAD_MIMES: Readonly<Record<UploadKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Looks at the bytes, never at the name: what the file is, and whether it is safe to hand to an officer. */
export async function inspectUpload(path: string, maxBytes = MAX_UPLOAD_BYTES): Promise<UploadInspection> {
  const { size } = await stat(path)
  if (size === 0) return refused({ code: 'empty' })
  if (size > maxBytes) return refused({ code: 'too-large', params: { size, maxBytes } })
  const file = await readFile(path)
  const accepted = (kind: UploadKind): UploadInspection => ({
    ok: true,
    kind,
    mime: UPLOAD_MIMES[kind],
    size: file.length,
  })
  if (startsWith(file, 'PK')) {
    const findings = await inspectOffice(file)
    return 'problem' in findings ? refused(findings.problem) : accepted(findings.kind)
  }
  const kind = startsWith(file, '%PDF-') ? 'pdf' : pictureKind(file)
  if (kind === undefined) return refused(await otherKind(file))
  const problem = hidesAnother(file, kind) ?? (kind === 'pdf' ? inspectPdf(file) : inspectPicture(kind, file))
  return problem === undefined ? accepted(kind) : refused(problem)
}

function refused(reason: UploadProblem): UploadInspection {
  return { ok: false, reason }
}

function startsWith(file: Buffer, text: string): boolean {
  return file.toString('latin1', 0, text.length) === text
}

// Brands of pictures by HEVC; AVIF shares the container and is not taken.
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

function pictureKind(file: Buffer): PictureKind | undefined {
  if (startsWith(file, '\xff\xd8\xff')) return 'jpg'
  if (startsWith(file, '\x89PNG\r\n\x1a\n')) return 'png'
  const isBox = file.toString('latin1', 4, 8) === 'ftyp'
  return isBox &&
    HEIC_BRANDS.has(file.toString('latin1', 8, 12)) &&
    !file.toString('latin1', 8, 64).includes('avif')
    ? 'heic'
    : undefined
}

/** A file that opens as two kinds shows the officer one thing and another program something else. */
function hidesAnother(file: Buffer, kind: UploadKind): UploadProblem | undefined {
  const head = file.toString('latin1', 0, 4096)
  const asPdf = kind !== 'pdf' && head.slice(0, 1024).includes('%PDF-')
  const asPage = /<(script|html|\?php|!doctype)/i.test(head)
  return asPdf || asPage || findZipEnd(file) !== undefined ? { code: 'mixed-content' } : undefined
}

async function otherKind(file: Buffer): Promise<UploadProblem> {
  // Readers forgive bytes before the header; we do not, but a person can mend it.
  if (file.toString('latin1', 0, 1024).includes('%PDF-')) return { code: 'pdf-damaged' }
  const found = await fileTypeFromBuffer(file.subarray(0, 8192))
  if (found === undefined) return { code: 'unknown-type' }
  if (found.ext !== 'cfb') return { code: 'other-type', params: { found: found.ext.toUpperCase() } }
  // A .docx with a password is wrapped in the container of the old formats.
  return { code: file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'office-locked' : 'old-office' }
}
