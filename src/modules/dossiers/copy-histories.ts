import { Readable } from 'node:stream'
import type pg from 'pg'
import { copyFrom } from '../../platform/db/backup/copy-stream.ts'
import type { DossierHistory } from './dossier-history.ts'
import type { ChainedEvent } from './dossier-store.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Writes whole dossiers by COPY, in one transaction: for loads of thousands a second. Nothing that guards is
 * switched off: constraints, triggers and grants hold as for every other writer.
 */
export async function copyHistories(
  client: pg.ClientBase,
  histories: readonly DossierHistory[],
): Promise<void> {
  await client.query('begin')
  try {
    for (const [table, rows] of tablesOf(histories)) await copyRows(client, table, rows)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** In the order in which rows may refer to each other. */
function tablesOf(histories: readonly DossierHistory[]): readonly (readonly [string, readonly Row[]])[] {
  const events = histories.flatMap(({ id, chained }) => chained.map((link) => eventRow(id, link)))
  const personal = histories.flatMap(({ id, chained }) => chained.flatMap((link) => privateRow(id, link)))
  const projections = histories.map(({ projection }) => projection)
  return [
    ['dossier_events', events],
    ['dossier_event_private', personal],
    ['dossiers', projections.map(({ dossier }) => dossier)],
    ['dossier_contents', projections.map(({ contents }) => contents)],
    ['dossier_tasks', projections.flatMap(({ tasks }) => tasks)],
    ['dossier_agencies', projections.flatMap(({ agencies }) => agencies)],
    ['dossier_participants', projections.flatMap(({ participants }) => participants)],
    ['dossier_names', inOrder(projections.flatMap(({ names }) => names))],
    ['dossier_results', projections.flatMap(({ results }) => results)],
    ['dossier_times', projections.flatMap(({ times }) => times)],
  ]
}

/** As their key orders them: neighbours of a batch then share pages of an index that no longer fits into memory. */
function inOrder(names: readonly Row[]): readonly Row[] {
  const ordered = names.map((row) => ({ row, by: `${row['agency_id']} ${row['key']}` }))
  ordered.sort((a, b) => (a.by < b.by ? -1 : Number(a.by > b.by)))
  return ordered.map(({ row }) => row)
}

function eventRow(id: string, { event, privateDigest, previousDigest, digest }: ChainedEvent): Row {
  return {
    dossier_id: id,
    seq: event.seq,
    type: event.type,
    at: event.at,
    actor: event.actor,
    data: event.data,
    private_digest: privateDigest,
    previous_digest: previousDigest,
    digest,
  }
}

function privateRow(id: string, { event, salt }: ChainedEvent): readonly Row[] {
  return salt ? [{ dossier_id: id, seq: event.seq, salt, data: event.private }] : []
}

async function copyRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
  const statement = `copy ${table} (${columns.join(', ')}) from stdin`
  await copyFrom(client, statement, Readable.from(chunks(columns, rows)))
}

const CHUNK_BYTES = 1 << 18

/** Line by line into one buffer after the other: a text of a whole batch would be copied and converted several times. */
function* chunks(columns: readonly string[], rows: readonly Row[]): Generator<Buffer> {
  let chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  let size = 0
  for (const row of rows) {
    const line = lineOf(columns, row)
    // No character takes more than three bytes for each of its UTF-16 units.
    const most = line.length * 3
    if (size + most > chunk.length) {
      yield chunk.subarray(0, size)
      chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, most))
      size = 0
    }
    size += chunk.write(line, size)
  }
  yield chunk.subarray(0, size)
}

function lineOf(columns: readonly string[], row: Row): string {
  return `${columns.map((column) => field(row[column])).join('\t')}\n`
}

/** A value in the text format of COPY. */
function field(value: unknown): string {
  if (value === null || value === undefined) return String.raw`\N`
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return String.raw`\\x${value.toString('hex')}`
  return typeof value === 'object' ? escaped(JSON.stringify(value)) : String(value)
}

const SPECIAL = /[\\\t\n\r]/g
const ANY_SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return ANY_SPECIAL.test(text) ? text.replaceAll(SPECIAL, (sign) => ESCAPES[sign] ?? sign) : text
}
