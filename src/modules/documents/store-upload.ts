import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import {
  describeUploadProblem,
  type FileStore,
  inspectUpload,
  safeFileName,
  type UploadInspection,
  type UploadKind,
  type VirusScanner,
} from '../../platform/files/index.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import { type FileRecord, findFile, insertFile } from './file-record.ts'

export interface UploadContext {
  readonly db: Db
  readonly clock: Clock
  readonly files: FileStore
  /** Where the operator has one. */
  readonly scanner?: VirusScanner | undefined
}

export interface Upload {
  /** Of a temporary file; removed in any case. */
  readonly path: string
  /** As the sender calls it. */
  readonly filename: string
  readonly uploadedBy: string
  readonly origin: 'applicant' | 'officer'
  /** Kinds this paper may be; any kind the system takes unless told. */
  readonly accept?: readonly UploadKind[]
}

export type StoredUpload =
  | { readonly ok: true; readonly file: FileRecord }
  /** Why it is refused and what to do, in plain words. */
  | { readonly ok: false; readonly problem: Text }

/** Looks into an upload, and keeps it under its content's digest when nothing speaks against it. */
export async function storeUpload(ctx: UploadContext, upload: Upload): Promise<StoredUpload> {
  try {
    const inspected = await inspectUpload(upload.path)
    if (!inspected.ok) return { ok: false, problem: describeUploadProblem(inspected.reason) }
    const problem = kindProblem(upload, inspected) ?? (await virusProblem(ctx, upload))
    return problem ? { ok: false, problem } : { ok: true, file: await keep(ctx, upload, inspected) }
  } finally {
    await rm(upload.path, { force: true })
  }
}

type Accepted = Extract<UploadInspection, { ok: true }>

async function keep(ctx: UploadContext, upload: Upload, inspected: Accepted): Promise<FileRecord> {
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
  return file
}

function kindProblem({ accept }: Upload, { kind }: Accepted): Text | undefined {
  if (accept === undefined || acceptedKinds(accept).includes(kind)) return undefined
  const kinds = acceptedKinds(accept).map((one) => one.toUpperCase())
  const found = kind.toUpperCase()
  return {
    vi: `Giấy tờ này nhận tệp ${kinds.join(', ')}; tệp bạn chọn là ${found}. Bạn hãy lưu hoặc chụp lại thành một trong các loại đó rồi tải lên.`,
    en: `This paper takes ${kinds.join(', ')} files; yours is ${found}. Save or photograph it as one of these, then upload it.`,
  }
}

/** Phones make HEIC where they once made JPG: where a picture is taken, both are. */
export function acceptedKinds(accept: readonly UploadKind[]): readonly UploadKind[] {
  return accept.includes('jpg') && !accept.includes('heic') ? [...accept, 'heic'] : accept
}

const NOT_SCANNED: Text = {
  vi: 'Chưa kiểm tra được vi-rút cho tệp này. Bạn hãy thử tải lên lại sau ít phút.',
  en: 'The file could not be checked for viruses. Try to upload it again in a few minutes.',
}

/** Where a scanner is set up, a file it has not seen is not taken: an officer will open it. */
async function virusProblem({ scanner }: UploadContext, { path }: Upload): Promise<Text | undefined> {
  if (scanner === undefined) return undefined
  const verdict = await scanner.scan(createReadStream(path))
  if (verdict.kind === 'clean') return undefined
  return verdict.kind === 'infected'
    ? describeUploadProblem({ code: 'infected', params: { signature: verdict.signature } })
    : NOT_SCANNED
}
