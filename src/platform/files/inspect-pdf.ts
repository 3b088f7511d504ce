import { pdfObjects, UnreadablePdfError } from './pdf-objects.ts'
import type { UploadProblem } from './upload-problem.ts'

const ACTIVE = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'RichMedia',
  'XFA',
  'ImportData',
  'SubmitForm',
  'GoToE',
  'Movie',
  'Rendition',
])
const ATTACHMENTS = new Set(['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment'])
/** Some scanners pad the file after its end. */
const MAX_TAIL = 1024

/** Undefined when the PDF is whole, open to everyone and does nothing by itself. */
export function inspectPdf(file: Buffer): UploadProblem | undefined {
  const end = file.lastIndexOf('%%EOF')
  if (end === -1 || file.lastIndexOf('startxref', end) === -1) return { code: 'pdf-damaged' }
  if (
    file
      .subarray(end + 5)
      .toString('latin1')
      .replace(/[\s\0]+/g, '').length > MAX_TAIL
  )
    return { code: 'mixed-content' }
  try {
    return findProblem(file)
  } catch (error) {
    // Packed objects of an encrypted file look like noise: say which of the two it is.
    if (error instanceof UnreadablePdfError)
      return { code: file.includes('/Encrypt') ? 'pdf-locked' : 'pdf-damaged' }
    throw error
  }
}

function findProblem(file: Buffer): UploadProblem | undefined {
  const found = new Set<string>()
  let objects = 0
  for (const { names } of pdfObjects(file)) {
    objects += 1
    for (const name of names) found.add(name)
  }
  if (found.has('Encrypt')) return { code: 'pdf-locked' }
  const active = [...ACTIVE].find((name) => found.has(name))
  if (active !== undefined) return { code: 'pdf-active', params: { found: active } }
  if ([...ATTACHMENTS].some((name) => found.has(name))) return { code: 'pdf-attachment' }
  return objects === 0 || !found.has('Pages') ? { code: 'pdf-damaged' } : undefined
}
