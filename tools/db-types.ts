// node tools/db-types.ts [--check]: src/platform/db/schema.generated.ts, the schema as Kysely's types.
import type pg from 'pg'
import { generateFile } from './generated-file.ts'

interface Column {
  readonly table: string
  readonly table_comment: string | null
  readonly column: string
  readonly comment: string | null
  /** pg_type.typname, an array's begins with `_`. */
  readonly type: string
  readonly not_null: boolean
  readonly has_default: boolean
  readonly always_generated: boolean
  /** Definition of a check on this column alone. */
  readonly checks: readonly string[]
}

const COLUMNS = `
  select
    case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as table,
    obj_description(c.oid, 'pg_class') as table_comment,
    a.attname as column,
    col_description(c.oid, a.attnum) as comment,
    t.typname as type,
    a.attnotnull as not_null,
    a.atthasdef or a.attidentity <> '' as has_default,
    a.attgenerated <> '' or a.attidentity = 'a' as always_generated,
    array(
      select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
    ) as checks
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname !~ '^pg_'
    and c.relname <> 'schema_migrations'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by n.nspname <> 'public', n.nspname, c.relname, a.attnum`

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'Numeric',
  timestamptz: 'Timestamp',
}

const HEAD = `// Made by tools/db-types.ts from db/migrations: do not edit.
import type { ColumnType } from 'kysely'

/** May be left out of an insert. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Given by the database only. */
export type GeneratedAlways<T> = ColumnType<T, never, never>

/** Written as JSON text (\`JSON.stringify\`): an array given as it is would be sent as a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>

export type Numeric = ColumnType<string, string | number, string | number>

export type Timestamp = ColumnType<Date, Date | string, Date | string>
`

function pascal(name: string): string {
  return name.replace(/(?:^|[_.])([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
}

function doc(comment: string | null, indent: string): string {
  return comment === null
    ? ''
    : `${indent}/** ${comment.replaceAll('*/', '* /').replace(/\s*\n\s*/g, ' ')} */\n`
}

/** `check (kind in ('a', 'b'))` makes the column's type 'a' | 'b'. */
function literals(checks: readonly string[]): string | undefined {
  for (const check of checks) {
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[((?:'(?:[^']|'')*'::text(?:, )?)+)\]\)\)\)$/.exec(check)?.[1]
    if (list !== undefined) {
      return [...list.matchAll(/'((?:[^']|'')*)'::text/g)]
        .map((match) => `'${(match[1] ?? '').replaceAll("''", "\\'")}'`)
        .join(' | ')
    }
  }
  return undefined
}

function typeOf(column: Column): string {
  const array = column.type.startsWith('_')
  const base = TYPES[array ? column.type.slice(1) : column.type] ?? literals(column.checks) ?? 'string'
  const item = array && base.includes(' ') ? `(${base})` : base
  const full = `${array ? `${item}[]` : base}${column.not_null ? '' : ' | null'}`
  if (column.always_generated) return `GeneratedAlways<${full}>`
  return column.has_default ? `Generated<${full}>` : full
}

async function makeTypes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS)
  const tables = Map.groupBy(rows, (row) => row.table)
  const interfaces = [...tables].map(([table, columns]) => {
    const fields = columns.map(
      (column) => `${doc(column.comment, '  ')}  ${column.column}: ${typeOf(column)}`,
    )
    return `${doc(columns[0]?.table_comment ?? null, '')}export interface ${pascal(table)} {\n${fields.join('\n')}\n}\n`
  })
  const keys = [...tables.keys()].map(
    (table) => `  ${table.includes('.') ? `'${table}'` : table}: ${pascal(table)}`,
  )
  return [HEAD, ...interfaces, `export interface DB {\n${keys.join('\n')}\n}\n`].join('\n')
}

await generateFile('src/platform/db/schema.generated.ts', makeTypes)
