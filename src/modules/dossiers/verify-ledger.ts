import { sql } from 'kysely'
import {
  type ChainedEvent,
  type ChainedRoot,
  type LedgerFault,
  merkleRoot,
  opensCommitment,
  verifyChain,
  verifyRootChain,
} from '../../engines/ledger/index.ts'
import { type Db, inTransaction } from '../../platform/db/database.ts'
import { listRegisterBooks, verifyBooks } from './register-books.ts'
import type { RootMeta } from './seal-roots.ts'

/** One thing that is not as it was written, in terms an operator can look up. */
export interface VerificationFault {
  readonly where: string
  readonly what:
    | 'changed'
    | 'missing'
    | 'inserted'
    | 'reordered'
    | 'private-changed'
    | 'projection-missing'
    | 'events-missing'
    | 'root-mismatch'
    | 'book-mismatch'
}

export interface Verification {
  readonly dossiers: number
  readonly events: number
  readonly roots: number
  /** Yearly registers that were closed. */
  readonly books: number
  /** Personal rows that are no longer there: lawful removal, to be compared with the decisions on it. */
  readonly privateRemoved: number
  readonly faults: readonly VerificationFault[]
}

const BATCH = 500

interface StoredEvent {
  dossier_id: string
  seq: number
  type: string
  at: Date
  actor: unknown
  data: unknown
  private_digest: Buffer | null
  previous_digest: Buffer | null
  digest: Buffer
  salt: Buffer | null
  private: unknown
}

/**
 * Recomputes every digest, chain and root from what is stored. Reads in batches: memory does not grow with the
 * archive. All reads see one moment, so that what is written meanwhile is not taken for a fault.
 */
export async function verifyLedger(db: Db, onProgress?: (dossiers: number) => void): Promise<Verification> {
  return inTransaction(db, (tx) => verifySnapshot(tx, onProgress), { isolation: 'repeatable read' })
}

async function verifySnapshot(db: Db, onProgress?: (dossiers: number) => void): Promise<Verification> {
  const faults: VerificationFault[] = []
  const counts = { dossiers: 0, events: 0, privateRemoved: 0 }
  for await (const batch of dossierBatches(db)) {
    for (const { id, rows, expected } of batch) {
      counts.dossiers += 1
      counts.events += rows.length
      counts.privateRemoved += rows.filter((row) => row.private_digest !== null && row.salt === null).length
      faults.push(...checkDossier(id, rows, expected))
    }
    onProgress?.(counts.dossiers)
  }
  const [vanished, roots] = [await vanishedDossiers(db), await checkRoots(db)]
  const books = await listRegisterBooks(db)
  const changed = (await verifyBooks(db, books)).map(
    ({ agencyId, year }): VerificationFault => ({
      where: `register ${agencyId} ${year}`,
      what: 'book-mismatch',
    }),
  )
  return {
    ...counts,
    roots: roots.count,
    books: books.length,
    faults: [...faults, ...vanished, ...roots.faults, ...changed],
  }
}

interface Expected {
  readonly last_seq: number
  readonly last_digest: Buffer
}

interface StoredDossier {
  readonly id: string
  readonly rows: readonly StoredEvent[]
  readonly expected: Expected | undefined
}

/** Dossiers known from their events or from their projection: either side may have lost one. */
async function* dossierBatches(db: Db): AsyncGenerator<readonly StoredDossier[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await sql<{ id: string }>`
      (select dossier_id as id from dossier_events where seq = 1 and dossier_id > ${after} order by dossier_id limit ${BATCH})
      union (select id from dossiers where id > ${after} order by id limit ${BATCH})
      order by id limit ${BATCH}`.execute(db)
    const batch = ids.rows.map((row) => row.id)
    const last = batch.at(-1)
    if (last === undefined) break
    yield await loadBatch(db, batch)
    after = last
  }
  // What is left of dossiers that lost their first event and their projection.
  const headless = await sql<{ id: string }>`
    select distinct dossier_id as id from dossier_events e
    where not exists (select from dossier_events f where f.dossier_id = e.dossier_id and f.seq = 1)
      and not exists (select from dossiers d where d.id = e.dossier_id)`.execute(db)
  if (headless.rows.length > 0)
    yield await loadBatch(
      db,
      headless.rows.map((row) => row.id),
    )
}

/** Taken out with all that was computed from them: the audit trail still knows that they were handed in. */
async function vanishedDossiers(db: Db): Promise<readonly VerificationFault[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.subject_id as id from audit_log a
    where a.subject_type = 'dossier' and a.action = 'dossier.submitted'
      and not exists (select from dossier_events e where e.dossier_id = a.subject_id::uuid)
      and not exists (select from dossiers d where d.id = a.subject_id::uuid)
    order by id`.execute(db)
  return rows.map(({ id }) => ({ where: `dossier ${id}`, what: 'events-missing' }))
}

async function loadBatch(db: Db, batch: readonly string[]): Promise<readonly StoredDossier[]> {
  const [events, heads] = await Promise.all([
    sql<StoredEvent>`
        select e.dossier_id, e.seq, e.type, e.at, e.actor, e.data, e.private_digest, e.previous_digest, e.digest, p.salt, p.data as private
        from dossier_events e left join dossier_event_private p on p.dossier_id = e.dossier_id and p.seq = e.seq
        where e.dossier_id = any(${[...batch]}::uuid[]) order by e.dossier_id, e.position`.execute(db),
    db.selectFrom('dossiers').select(['id', 'last_seq', 'last_digest']).where('id', 'in', batch).execute(),
  ])
  const byDossier = Map.groupBy(events.rows, (row) => row.dossier_id)
  const headById = new Map(heads.map((head) => [head.id, head]))
  return batch.map((id) => ({ id, rows: byDossier.get(id) ?? [], expected: headById.get(id) }))
}

function checkDossier(
  id: string,
  rows: readonly StoredEvent[],
  expected: Expected | undefined,
): VerificationFault[] {
  if (rows.length === 0) return [{ where: `dossier ${id}`, what: 'events-missing' }]
  const chain = rows.map(toChained)
  const verdict = verifyChain(chain, {
    dossierId: id,
    ...(expected ? { length: expected.last_seq, lastDigest: expected.last_digest } : {}),
  })
  const faults = verdict.ok
    ? []
    : verdict.faults.map((fault) => ({ where: placeOf(id, fault), what: fault.kind }))
  const opened = rows
    .filter(
      (row) =>
        row.salt !== null &&
        (row.private_digest === null || !opensCommitment(row.salt, row.private, row.private_digest)),
    )
    .map((row): VerificationFault => ({ where: `dossier ${id} event ${row.seq}`, what: 'private-changed' }))
  const projection: VerificationFault[] = expected
    ? []
    : [{ where: `dossier ${id}`, what: 'projection-missing' }]
  return [...faults, ...opened, ...projection]
}

function placeOf(id: string, fault: LedgerFault): string {
  const through = fault.throughSeq === undefined ? '' : `–${fault.throughSeq}`
  return `dossier ${id} event ${fault.seq}${through}`
}

function toChained(row: StoredEvent): ChainedEvent {
  return {
    dossierId: row.dossier_id,
    seq: row.seq,
    type: row.type,
    at: row.at.toISOString(),
    actor: row.actor,
    data: row.data,
    privateDigest: row.private_digest,
    previousDigest: row.previous_digest,
    digest: row.digest,
  }
}

async function checkRoots(db: Db): Promise<{ count: number; faults: VerificationFault[] }> {
  const rows = await db.selectFrom('ledger_roots').selectAll().orderBy('no').execute()
  const roots = rows.map((row): ChainedRoot => {
    const meta: RootMeta = {
      no: row.no,
      at: row.at.toISOString(),
      fromPosition: Number(row.from_position),
      toPosition: Number(row.to_position),
      eventCount: row.event_count,
    }
    return { no: row.no, root: row.root, meta, previousDigest: row.previous_digest, digest: row.digest }
  })
  const faults: VerificationFault[] = verifyRootChain(roots).map((fault) => ({
    where: `root ${fault.no}`,
    what: fault.kind,
  }))
  for (const row of rows) {
    const events = await db
      .selectFrom('dossier_events')
      .select('digest')
      .where('position', '>=', row.from_position)
      .where('position', '<=', row.to_position)
      .orderBy('position')
      .execute()
    const same =
      events.length === row.event_count && merkleRoot(events.map((event) => event.digest)).equals(row.root)
    if (!same)
      faults.push({
        where: `root ${row.no} (positions ${row.from_position}–${row.to_position})`,
        what: 'root-mismatch',
      })
  }
  return { count: rows.length, faults }
}
