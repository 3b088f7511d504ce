import type { Clock } from '../../../platform/clock/clock.ts'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { type FactsImport, importFacts } from '../facts/import-facts.ts'
import type { ProcedureFacts } from '../facts/procedure-facts.ts'
import type { FactsFormat } from '../facts/read-facts-file.ts'

export interface CatalogUpload {
  readonly id: string
  readonly fileName: string
  readonly format: FactsFormat
  readonly records: readonly ProcedureFacts[]
  readonly madeAt: Date
  /** Null while nobody has confirmed it. */
  readonly importedAt: Date | null
}

type Ground = { readonly db: Db; readonly clock: Clock }

const KEPT_MS = 24 * 3600 * 1000

/** Keeps what was read from a file until somebody has looked at it and confirmed. Those older than a day go. */
export async function keepUpload(
  { db, clock }: Ground,
  {
    fileName,
    format,
    records,
    accountId,
  }: Pick<CatalogUpload, 'fileName' | 'format' | 'records'> & {
    readonly accountId: string
  },
): Promise<string> {
  const now = clock.now()
  const id = newId(clock)
  await db
    .deleteFrom('catalog_uploads')
    .where('made_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
  await db
    .insertInto('catalog_uploads')
    .values({
      id,
      file_name: fileName,
      format,
      records: JSON.stringify(records),
      made_by: accountId,
      made_at: now,
    })
    .execute()
  return id
}

/** Only for whoever brought the file. */
export async function findUpload(
  db: Db,
  { id, accountId }: { readonly id: string; readonly accountId: string },
): Promise<CatalogUpload | undefined> {
  const row = await db
    .selectFrom('catalog_uploads')
    .selectAll()
    .where('id', '=', id)
    .where('made_by', '=', accountId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      fileName: row.file_name,
      format: row.format,
      records: row.records as unknown as readonly ProcedureFacts[],
      madeAt: row.made_at,
      importedAt: row.imported_at,
    }
  )
}

/** Takes the records of a confirmed file into the register, once; undefined where that was done, or the file is gone. */
export function importUpload(
  { db, clock }: Ground,
  { id, accountId }: { readonly id: string; readonly accountId: string },
): Promise<FactsImport | undefined> {
  return inTransaction(db, async (tx) => {
    const row = await tx
      .selectFrom('catalog_uploads')
      .select('records')
      .where('id', '=', id)
      .where('made_by', '=', accountId)
      .where('imported_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return undefined
    const at = clock.now()
    const outcome = await importFacts(tx, row.records as unknown as readonly ProcedureFacts[], {
      at,
      accountId,
    })
    await tx
      .updateTable('catalog_uploads')
      .set({ imported_at: at, records: JSON.stringify([]) })
      .where('id', '=', id)
      .execute()
    return outcome
  })
}
