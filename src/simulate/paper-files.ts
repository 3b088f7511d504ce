import { insertFile } from '../modules/documents/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Db } from '../platform/db/database.ts'
import type { FileStore } from '../platform/files/index.ts'
import { tinyPdf } from './tiny-pdf.ts'

interface FileContext {
  readonly db: Db
  readonly clock: Clock
  readonly files: FileStore
}

/** Two files that stand for all papers and all results of a bulk load: readable PDFs that say what they are. */
export async function paperFiles(ctx: FileContext): Promise<{ paperId: string; resultId: string }> {
  const paperId = await storePdf(ctx, { name: 'giay-to.pdf', origin: 'applicant', uploadedBy: null })
  const resultId = await storePdf(ctx, { name: 'ket-qua.pdf', origin: 'system', uploadedBy: null })
  return { paperId, resultId }
}

/** Stores a real PDF of one page. */
export async function storePdf(
  ctx: FileContext,
  file: {
    readonly name: string
    readonly origin: 'applicant' | 'officer' | 'system'
    readonly uploadedBy: string | null
  },
): Promise<string> {
  const stored = await ctx.files.put(tinyPdf(`Du lieu mo phong: ${file.name}`))
  return insertFile(ctx.db, ctx.clock, {
    ...file,
    storageKey: stored.key,
    sha256: Buffer.from(stored.sha256, 'hex'),
    size: stored.size,
    kind: 'pdf',
    mime: 'application/pdf',
  })
}
