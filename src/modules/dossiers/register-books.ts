import { sql } from 'kysely'
import { chainRoot, merkleRoot } from '../../engines/ledger/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { keysOf, registerKey } from './register-number.ts'

/** A yearly register that was closed. */
export interface RegisterBook {
  readonly agencyId: string
  readonly year: number
  readonly no: number
  readonly firstNumber: number
  readonly lastNumber: number
  readonly rowCount: number
  readonly toPosition: number
  readonly root: Buffer
  readonly previousDigest: Buffer | null
  readonly digest: Buffer
  readonly closedAt: Date
  readonly closedBy: string
}

/** What the digest of a book covers beside its rows and the book before it. */
export function bookMeta(book: Omit<RegisterBook, 'root' | 'previousDigest' | 'digest'>): object {
  const { agencyId, year, no, firstNumber, lastNumber, rowCount, toPosition, closedAt, closedBy } = book
  return {
    agencyId,
    year,
    no,
    firstNumber,
    lastNumber,
    rowCount,
    toPosition,
    closedAt: closedAt.toISOString(),
    closedBy,
  }
}

export function bookDigest(book: Omit<RegisterBook, 'digest'>): Buffer {
  return chainRoot(book.previousDigest, book.root, bookMeta(book))
}

const COLUMNS = sql`
  agency_id as "agencyId", year, no, first_number as "firstNumber", last_number as "lastNumber", row_count as "rowCount",
  to_position::float8 as "toPosition", root, previous_digest as "previousDigest", digest, closed_at as "closedAt", closed_by as "closedBy"`

/** Closed books of an agency, or of all, in the order of their chain. */
export async function listRegisterBooks(db: Db, agencyId?: string): Promise<readonly RegisterBook[]> {
  const { rows } = await sql<RegisterBook>`
    select ${COLUMNS} from register_books
    where ${agencyId === undefined ? sql`true` : sql`agency_id = ${agencyId}`} order by agency_id, no`.execute(
    db,
  )
  return rows
}

interface BookRow {
  readonly key: string
  readonly id: string
  /** Null where it was received, or came at all, only after that place of the events. */
  readonly code: string | null
  readonly seq: number | null
  readonly digest: Buffer | null
}

/** What the rows of a book come to: a root over them, and the first place where numbers do not follow each other. */
export interface BookContents {
  readonly root: Buffer
  readonly rowCount: number
  /** Code of the first dossier whose number is not the one after that before it. */
  readonly brokenAt: string | undefined
}

const BATCH = 2000

/**
 * Reads all rows of a year as they stood at a place of the events. A row is number, code and dossier with the digest of
 * its last event then, which covers everything that had happened to it; so nothing personal is needed to verify it.
 */
export async function readBook(
  db: Db,
  { agencyId, year, toPosition }: Pick<RegisterBook, 'agencyId' | 'year' | 'toPosition'>,
): Promise<BookContents> {
  const leaves: Buffer[] = []
  const order = continuity()
  const { before, from } = keysOf({ year, firstMonth: 1, lastMonth: 12 })
  let after = from
  for (;;) {
    const rows = await readBatch(db, { agencyId, toPosition, after, before })
    for (const { id, code, seq, digest } of rows) {
      if (code === null || digest === null) continue
      order.see(code)
      leaves.push(Buffer.from(JSON.stringify([leaves.length + 1, code, id, seq, digest.toString('hex')])))
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) break
    after = last.key
  }
  return { root: merkleRoot(leaves), rowCount: leaves.length, brokenAt: order.brokenAt() }
}

/** Codes and digests of the events themselves, not of what was computed from them. */
async function readBatch(
  db: Db,
  place: {
    readonly agencyId: string
    readonly toPosition: number
    readonly after: string
    readonly before: string
  },
): Promise<readonly BookRow[]> {
  const key = sql`register_order(d.code) collate "C"`
  const { rows } = await sql<BookRow>`
    select d.key, d.id, received.code, head.seq, head.digest
    from (
      select d.id, ${key} as key from dossiers d
      where d.office_agency_id = ${place.agencyId} and d.code is not null and ${key} > ${place.after} and ${key} < ${place.before}
      order by ${key} limit ${BATCH}
    ) as d
    left join lateral (
      select data ->> 'code' as code from dossier_events
      where dossier_id = d.id and type = 'received' and position <= ${place.toPosition} order by seq limit 1
    ) as received on true
    left join lateral (
      select seq, digest from dossier_events
      where dossier_id = d.id and position <= ${place.toPosition} order by seq desc limit 1
    ) as head on true
    order by d.key`.execute(db)
  return rows
}

/** Days go forward, and the numbers of a day are 1, 2, 3 and so on: then the book has no blank and no line twice. */
function continuity() {
  let lastDay = ''
  let lastNumber = 0
  let broken: string | undefined
  return {
    see(code: string) {
      const key = registerKey(code) ?? ''
      const [day, number] = [key.slice(0, 6), Number(key.slice(6))]
      const follows = day === lastDay ? number === lastNumber + 1 : day > lastDay && number === 1
      if (!follows) broken ??= code
      lastDay = day
      lastNumber = number
    },
    brokenAt: () => broken,
  }
}

export interface BookFault {
  readonly agencyId: string
  readonly year: number
}

/** Recomputes books and their chains from the events: those that are no longer what was closed. */
export async function verifyBooks(db: Db, books: readonly RegisterBook[]): Promise<readonly BookFault[]> {
  const faults: BookFault[] = []
  for (const chain of Map.groupBy(books, ({ agencyId }) => agencyId).values()) {
    for (const [at, book] of chain.entries()) {
      const before = chain[at - 1]?.digest ?? null
      const isChained =
        book.no === at + 1 && sameDigest(book.previousDigest, before) && bookDigest(book).equals(book.digest)
      const { root, rowCount, brokenAt } = await readBook(db, book)
      const isWhole = root.equals(book.root) && rowCount === book.rowCount && brokenAt === undefined
      if (!isChained || !isWhole) faults.push({ agencyId: book.agencyId, year: book.year })
    }
  }
  return faults
}

function sameDigest(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other)
}
