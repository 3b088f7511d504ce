import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import {
  describeUploadProblem,
  type FileStore,
  inspectUpload,
  safeFileName,
} from '../../platform/files/index.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import { type FileRecord, findFile, insertFile } from './file-record.ts'

export interface Upload {
  /** Of a temporary file; removed in any case. */
  readonly path: string
  /** As the sender calls it. */
  readonly filename: string
  readonly uploadedBy: string
  readonly origin: 'applicant' | 'officer'
}

export type StoredUpload =
  | { readonly ok: true; readonly file: FileRecord }
  /** Why it is refused and what to do, in plain words. */
  | { readonly ok: false; readonly problem: Text }

/** Looks into an upload, and keeps it under its content's digest when nothing speaks against it. */
export async function storeUpload(
  ctx: { readonly db: Db; readonly clock: Clock; readonly files: FileStore },
  upload: Upload,
): Promise<StoredUpload> {
  try {
    const inspected = await inspectUpload(upload.path)
    if (!inspected.ok) return { ok: false, problem: describeUploadProblem(inspected.reason) }
    const stored = await ctx.files.put(createReadStream(upload.path))
    const id = await insertFile(ctx.db, ctx.clock, {
      storageKey: stored.key,
      sha256: Buffer.from(stored.sha256, 'hex'),
      size: stored.size,
      kind: inspected.kind,
      mime: inspected.mime,
      name: safeFileName(upload.filename),
      origin: upload.origin,
      uploadedBy: upload.uploadedBy,
    })
    const file = await findFile(ctx.db, id)
    if (!file) throw new Error(`file ${id} vanished while it was stored`)
    return { ok: true, file }
  } finally {
    await rm(upload.path, { force: true })
  }
}
