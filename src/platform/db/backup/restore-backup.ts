import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import type { Log } from '../../log/log.ts'
import { type Connection, connectionFields } from '../connection.ts'
import { MIGRATIONS, migrate, readMigrations } from '../migrate.ts'
import { BackupError, type BackupManifest, readManifest } from './backup-manifest.ts'
import { digestFile, writeDigested } from './digest-file.ts'
import { loadTables } from './load-tables.ts'

export interface RestoreOptions {
  /** As the future owner of the tables; the database must be empty. */
  readonly connection: Connection
  /** Must be absent or empty. */
  readonly filesDir: string
  /** Folder into which the backup's extra files go, unless they are there. */
  readonly extraDir: string
  /** The folder of the backup. */
  readonly source: string
  readonly log: Log
  readonly migrations?: string
}

/**
 * Checks every digest first, then makes the schema of the backup's day from the migrations, loads the rows, copies the
 * files and at last applies the migrations that are newer than the backup.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  const { connection, log, source } = options
  const directory = options.migrations ?? MIGRATIONS
  const manifest = await readManifest(source)
  checkMigrations(manifest, directory)
  await checkEmpty(options)
  await checkDigests(manifest, source)
  await migrate({ connection, log, directory, through: manifest.migrations.length })
  await load(manifest, options)
  await restoreFiles(manifest, options)
  await migrate({ connection, log, directory })
  return manifest
}

function checkMigrations(manifest: BackupManifest, directory: string): void {
  const known = readMigrations(directory)
  for (const applied of manifest.migrations) {
    const own = known[applied.version - 1]
    if (own?.name !== applied.name || own.checksum !== applied.checksum) {
      throw new BackupError(
        `Bản sao lưu thuộc bản chương trình mới hơn hoặc khác (${applied.name}); hãy khôi phục bằng bản đó ` +
          `(made by a newer or another release, which knows ${applied.name}: restore with that release)`,
      )
    }
  }
}

async function checkEmpty({ connection, filesDir }: RestoreOptions): Promise<void> {
  const client = new pg.Client(connectionFields(connection))
  await client.connect()
  try {
    const found = await client.query(
      `select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relkind in ('r', 'p', 'v', 'm', 'S')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
       limit 1`,
    )
    if (found.rowCount !== 0) {
      throw new BackupError(
        'Cơ sở dữ liệu không trống; chỉ khôi phục vào cơ sở dữ liệu mới ' +
          '(the database is not empty: restore into a new one only)',
      )
    }
  } finally {
    await client.end()
  }
  const files = await readdir(filesDir).catch(() => [])
  if (files.length > 0) {
    throw new BackupError(`${filesDir}: không trống, hãy dùng DATA_DIR mới (not empty: use a new DATA_DIR)`)
  }
}

async function checkDigests(manifest: BackupManifest, source: string): Promise<void> {
  for (const { file, sha256 } of [...manifest.tables, ...manifest.files]) {
    const found = await digestFile(inside(source, file)).catch((cause) => {
      throw new BackupError(`${file}: không đọc được (cannot be read)`, { cause })
    })
    if (found.sha256 !== sha256) {
      throw new BackupError(`${file}: nội dung đã bị thay đổi (was changed after the backup)`)
    }
  }
}

/** A manifest is only text: it must not lead out of the folder. */
function inside(folder: string, file: string): string {
  const full = path.resolve(folder, file)
  if (!full.startsWith(path.resolve(folder) + path.sep))
    throw new BackupError(`${file}: outside of the backup`)
  return full
}

async function load(manifest: BackupManifest, { connection, log, source }: RestoreOptions): Promise<void> {
  const client = new pg.Client(connectionFields(connection, '-c TimeZone=UTC -c DateStyle=ISO'))
  await client.connect()
  try {
    await client.query('begin')
    await loadTables(client, manifest, (file) => {
      const packed = createReadStream(inside(source, file))
      const unpacked = createGunzip()
      packed.once('error', (error) => unpacked.destroy(error))
      return packed.pipe(unpacked)
    })
    await client.query('commit')
    await client.query('analyze')
    log.info('tables restored', { count: manifest.tables.length })
  } finally {
    await client.end()
  }
}

async function restoreFiles(manifest: BackupManifest, options: RestoreOptions): Promise<void> {
  for (const { file, sha256 } of manifest.files) {
    const target = file.startsWith('files/')
      ? inside(options.filesDir, file.slice('files/'.length))
      : inside(options.extraDir, path.basename(file))
    if (!file.startsWith('files/') && (await stat(target).catch(() => undefined)) !== undefined) continue
    const written = await writeDigested([createReadStream(inside(options.source, file))], target)
    if (written.sha256 !== sha256) throw new BackupError(`${file}: changed while it was restored`)
  }
  options.log.info('files restored', { count: manifest.files.length })
}
