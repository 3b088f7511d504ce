import type { Multipart } from '@fastify/multipart'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { safeFilename } from '../uploads/safe-filename.ts'
import { addValue, Form } from './form.ts'
import type { LiveRequest } from './live-request.ts'
import { RefusalError } from './reply.ts'
import type { MultipartLimits } from './route.ts'
import { randomToken } from '../seal/seal.ts'

const MIB = 1024 * 1024
const DEFAULTS: MultipartLimits = {
  fileBytes: 25 * MIB,
  files: 20,
  totalBytes: 110 * MIB,
  fields: 2000,
  fieldBytes: 256 * 1024,
}

type FilePart = Extract<Multipart, { type: 'file' }>
type FieldPart = Extract<Multipart, { type: 'field' }>

/**
 * Streams the files of a multipart request to the temp folder. A file is written only after a good `_csrf`
 * field (or header) was seen, so that a forged form cannot fill the disk.
 */
export async function receiveMultipart<S>(
  live: LiveRequest<S>,
  given: true | Partial<MultipartLimits>,
  isTrusted: (form: Form) => boolean,
): Promise<void> {
  const limits = given === true ? DEFAULTS : { ...DEFAULTS, ...given }
  if (Number(live.header('content-length') ?? 0) > limits.totalBytes) throw new RefusalError(413)
  const values = new Map<string, string[]>()
  let total = 0
  for await (const part of live.fast.parts({ limits: parserLimits(limits) })) {
    if (part.type === 'field') {
      addField(values, part)
      continue
    }
    if (!isTrusted(new Form(values))) throw new RefusalError(403, { reason: 'stale-form' })
    total += await saveFile(live, part)
    if (total > limits.totalBytes) throw new RefusalError(413)
  }
  live.body = new Form(values)
}

function parserLimits({ fileBytes, files, fields, fieldBytes }: MultipartLimits) {
  return { fileSize: fileBytes, files, fields, fieldSize: fieldBytes, parts: fields + files, headerPairs: 50 }
}

function addField(values: Map<string, string[]>, part: FieldPart): void {
  if (part.valueTruncated || part.fieldnameTruncated) throw new RefusalError(413)
  // The library parses a part that calls itself JSON; forms post texts only.
  if (typeof part.value !== 'string') throw new RefusalError(400)
  addValue(values, part.fieldname, part.value)
}

async function saveFile<S>(live: LiveRequest<S>, part: FilePart): Promise<number> {
  const path = join(live.floor.tempFolder, randomToken())
  live.tempPaths.push(path)
  const target = createWriteStream(path, { mode: 0o600 })
  await pipeline(part.file, target)
  if (part.file.truncated) throw new RefusalError(413)
  const size = target.bytesWritten
  // An empty file box is posted as a file without name and bytes.
  if (!part.filename && size === 0) return 0
  const filename = safeFilename(part.filename ?? '')
  live.files.push({ fieldName: part.fieldname, filename, path, size, declaredType: part.mimetype })
  return size
}

/** What the handler moved away is its own by now. */
export async function removeFiles<S>(live: LiveRequest<S>): Promise<void> {
  for (const path of live.tempPaths) await rm(path, { force: true })
}
