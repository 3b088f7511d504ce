import { open, readFile } from 'node:fs/promises'
import { inspectUpload, MAX_UPLOAD_BYTES, type UploadProblem } from '../files/index.ts'
import { decodeText } from './decode-text.ts'
import type { DocumentProblem } from './document-problem.ts'
import { openParts } from './office-parts.ts'
import { readDocx } from './read-docx.ts'
import { readXlsx } from './read-xlsx.ts'

export type ReadDocument =
  | { readonly ok: true; readonly source: 'text' | 'docx' | 'xlsx'; readonly lines: readonly string[] }
  | { readonly ok: false; readonly problem: DocumentProblem }

const MEGABYTE = 1024 ** 2
const MAX_TEXT_BYTES = 5 * MEGABYTE
const MAX_CHARACTERS = 5_000_000

/** The lines of a text, Word or Excel file, known by its bytes and not by its name. */
export async function readDocument(path: string): Promise<ReadDocument> {
  const { head, size } = await readHead(path)
  if (size === 0) return refused({ code: 'empty' })
  if (head.startsWith('PK')) return readOffice(path)
  if (size > MAX_TEXT_BYTES) return refused({ code: 'too-large', maxMegabytes: MAX_TEXT_BYTES / MEGABYTE })
  const named = namedType(head)
  if (named !== undefined) return refused({ code: 'other-type', found: named })
  const decoded = decodeText(await readFile(path))
  return 'problem' in decoded ? refused(decoded.problem) : readPastedText(decoded.text)
}

export function readPastedText(text: string): ReadDocument {
  if (text.trim() === '') return refused({ code: 'empty' })
  return accepted('text', text.split(/\r\n|[\n\r\u2028\u2029]/u))
}

async function readHead(path: string): Promise<{ readonly head: string; readonly size: number }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return { head: buffer.toString('latin1', 0, bytesRead), size }
  } finally {
    await file.close()
  }
}

async function readOffice(path: string): Promise<ReadDocument> {
  const inspected = await inspectUpload(path, MAX_UPLOAD_BYTES)
  if (!inspected.ok) return refused(officeProblem(inspected.reason))
  const parts = openParts(await readFile(path))
  if (!parts) return refused({ code: 'damaged' })
  if (inspected.kind === 'docx') {
    const lines = readDocx(parts)
    return lines ? accepted('docx', lines) : refused({ code: 'damaged' })
  }
  const sheets = readXlsx(parts)
  if (!sheets) return refused({ code: 'damaged' })
  return 'formulas' in sheets
    ? refused({ code: 'formulas', cells: sheets.formulas })
    : accepted('xlsx', sheets.lines)
}

/** The same faults as of an uploaded paper, in words for one whose text is wanted. */
function officeProblem(problem: UploadProblem): DocumentProblem {
  switch (problem.code) {
    case 'too-large':
      return { code: 'too-large', maxMegabytes: MAX_UPLOAD_BYTES / MEGABYTE }
    case 'other-type':
      return { code: 'other-type', found: problem.params.found }
    case 'office-locked':
      return { code: 'locked' }
    case 'office-macros':
      return { code: 'macros' }
    case 'office-remote':
      return { code: 'remote' }
    case 'archive-bomb':
      return { code: 'bomb' }
    default:
      return { code: 'damaged' }
  }
}

/** Kinds whose first bytes say what they are, so that a person hears more than "binary". */
function namedType(head: string): string | undefined {
  if (head.startsWith('%PDF-')) return 'PDF'
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'Word/Excel 97–2003 (.doc, .xls)'
  if (head.startsWith('{\\rtf')) return 'RTF'
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)/iu.test(head)) return 'HTML/XML'
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8)/u.test(head)) return 'ảnh (picture)'
  return undefined
}

function accepted(source: 'text' | 'docx' | 'xlsx', lines: readonly string[]): ReadDocument {
  const characters = lines.reduce((sum, line) => sum + line.length + 1, 0)
  if (characters > MAX_CHARACTERS) return refused({ code: 'too-long' })
  if (lines.every((line) => line.trim() === '')) return refused({ code: 'no-words' })
  return { ok: true, source, lines }
}

function refused(problem: DocumentProblem): ReadDocument {
  return { ok: false, problem }
}
