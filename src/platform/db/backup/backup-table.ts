import pg from 'pg'
import type { BackupTable } from './backup-manifest.ts'

const quote = pg.escapeIdentifier

export function qualifiedName({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string {
  return `${quote(schema)}.${quote(name)}`
}

/** `schema.table (column, …)`, as COPY takes it. */
export function columnsOf(table: Pick<BackupTable, 'schema' | 'name' | 'columns'>): string {
  return `${qualifiedName(table)} (${table.columns.map((column) => quote(column)).join(', ')})`
}
