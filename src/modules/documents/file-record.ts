import type { Selectable } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import type { DB, Db } from '../../platform/db/database.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { newId } from '../../platform/ids/id.ts'

/** A file in the store, with what people call it. */
export interface FileRecord {
  readonly id: string
  readonly storageKey: string
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly size: number
  readonly kind: string
  readonly mime: string
  readonly name: string
  readonly origin: 'applicant' | 'officer' | 'system'
  readonly uploadedBy: string | null
  readonly uploadedAt: Date
}

function toFileRecord(row: Selectable<DB['files']>): FileRecord {
  return {
    id: row.id,
    storageKey: row.storage_key,
    sha256: row.sha256.toString('hex'),
    size: Number(row.size),
    kind: row.kind,
    mime: row.mime,
    name: row.name,
    origin: row.origin as FileRecord['origin'],
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  }
}

export async function findFile(db: Db, id: string): Promise<FileRecord | undefined> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toFileRecord(row)
}

/** By id; ids without a file are left out. One query. */
export async function listFiles(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, FileRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('files')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, toFileRecord(row)]))
}

export interface NewFile {
  readonly storageKey: string
  readonly sha256: Buffer
  readonly size: number
  readonly kind: string
  readonly mime: string
  readonly name: string
  readonly origin: FileRecord['origin']
  readonly uploadedBy: string | null
}

export async function insertFile(db: Db, clock: Clock, file: NewFile): Promise<string> {
  const id = newId(clock)
  await db
    .insertInto('files')
    .values({
      id,
      storage_key: file.storageKey,
      sha256: file.sha256,
      size: file.size,
      kind: file.kind,
      mime: file.mime,
      name: file.name,
      origin: file.origin,
      uploaded_by: file.uploadedBy,
      uploaded_at: clock.now(),
    })
    .execute()
  return id
}

/** Forgets a paper that its owner uploaded and never handed in. The caller knows that no dossier holds it. */
export async function removeUpload(
  ctx: { readonly db: Db; readonly files: FileStore },
  id: string,
  ownerAccountId: string,
): Promise<void> {
  const row = await ctx.db
    .deleteFrom('files')
    .where('id', '=', id)
    .where('uploaded_by', '=', ownerAccountId)
    .where('origin', '!=', 'system')
    .returning('storage_key')
    .executeTakeFirst()
  // The record first: bytes without a record harm nobody, a record without bytes breaks a page.
  if (row) await ctx.files.delete(row.storage_key)
}

/** Stores a document this system made. Bytes go to the store first: a record never points to nothing. */
export async function storeSystemFile(
  tx: Db,
  ctx: { readonly clock: Clock; readonly files: FileStore },
  file: { readonly name: string; readonly mime: string; readonly bytes: Buffer },
): Promise<string> {
  const stored = await ctx.files.put(file.bytes)
  return insertFile(tx, ctx.clock, {
    storageKey: stored.key,
    sha256: Buffer.from(stored.sha256, 'hex'),
    size: stored.size,
    kind: 'pdf',
    mime: file.mime,
    name: file.name,
    origin: 'system',
    uploadedBy: null,
  })
}
