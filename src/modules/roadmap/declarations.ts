import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Catalog, Service } from '../catalog/index.ts'
import type { Declaration, Declarations } from '../levels/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { DeclaredService } from './annex-settle.ts'
import { type AcceptedAnnex, listAcceptedAnnexes } from './annex-store.ts'
import { matchAnnex } from './match-annex.ts'

interface Known {
  readonly db: Db
  readonly catalog: Catalog
  readonly directory: Directory
}

/** Another text whenever another decision was taken over; one small query. */
export async function acceptedMark(db: Db): Promise<string> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(import_id::text, ' ' order by accepted_at, import_id) as ids from annex_acceptances`.execute(
    db,
  )
  return rows[0]?.ids ?? ''
}

/**
 * What is declared of each service on a day: by the newest decision taken over that lists it, else by the decision its
 * pack was made from, which counts as the first.
 */
export async function readDeclarations(
  { db, catalog, directory }: Known,
  day: string,
): Promise<Declarations> {
  const [annexes, first] = await Promise.all([listAcceptedAnnexes(db), packDecision(db)])
  const declared = new Map<string, Declaration>()
  for (const service of catalog.services) {
    const own = ofPack(catalog, service, first)
    if (own) declared.set(service.id, own)
  }
  // The oldest first, so that the newest is what remains.
  const inForce = annexes
    .filter(({ issuedOn }) => issuedOn <= day)
    .toReversed()
    .toSorted((one, other) => one.issuedOn.localeCompare(other.issuedOn))
  for (const annex of inForce) {
    for (const { declared: row, services } of matchAnnex(annex.services, { catalog, directory }))
      for (const { id } of services) declared.set(id, ofAnnex(annex, row, declared.get(id)))
  }
  return declared
}

/** The decision a pack brought in, which its procedures name as theirs. */
async function packDecision(
  db: Db,
): Promise<{ readonly number: string; readonly issuedOn: string } | undefined> {
  const row = await db
    .selectFrom('roadmap_targets')
    .select(['decision', 'valid_from'])
    .where('set_by', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && { number: row.decision, issuedOn: row.valid_from }
}

function ofPack(
  catalog: Catalog,
  { procedureId }: Service,
  first: Awaited<ReturnType<typeof packDecision>>,
): Declaration | undefined {
  const record = catalog.findProcedure(procedureId)?.record
  if (!record || record.decisionRow === null) return undefined
  return {
    level: record.declaredLevel === null ? null : String(record.declaredLevel),
    decision: first?.number ?? null,
    issuedOn: first?.issuedOn ?? null,
    row: record.decisionRow,
    isSettled: false,
    earlier: undefined,
  }
}

function ofAnnex(
  { number, issuedOn, decided }: AcceptedAnnex,
  { row, level: printed }: DeclaredService,
  before: Declaration | undefined,
): Declaration {
  const level = printed === null ? null : String(printed)
  const isSettled = decided.some(
    ({ kind, rows, choice }) =>
      row !== null &&
      LEVEL_KINDS.includes(kind) &&
      rows.includes(row) &&
      (choice === 'leave_open' || choice.startsWith('level_')),
  )
  return {
    level,
    decision: number,
    issuedOn,
    row,
    isSettled,
    earlier:
      before && before.level !== level ? { level: before.level, decision: before.decision } : undefined,
  }
}

/** Anomalies on which a person decides a level. */
const LEVEL_KINDS = ['missing_level', 'unread_level', 'other_level', 'level_from_title']
