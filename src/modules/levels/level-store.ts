import { sql } from 'kysely'
import type { Evidence } from '../../engines/levels/index.ts'
import { type Db, inTransaction } from '../../platform/db/database.ts'
import { type LevelEntry, type ServiceLevel, toServiceLevel } from './level-entry.ts'
import type { Facts } from './level-facts.ts'

export interface LatestLevel {
  readonly no: number
  readonly facts: Facts
  readonly level: ServiceLevel
}

const LEVEL_COLUMNS = [
  'service_id',
  'agency_id',
  'procedure_id',
  'field',
  'tier',
  'scale',
  'level',
  'level_2011',
  'declared',
  'missing',
] as const

/** The latest entry of every service with the facts it was computed from. */
export async function listLatestLevels(db: Db): Promise<ReadonlyMap<string, LatestLevel>> {
  const rows = await db
    .selectFrom('service_levels')
    .select([...LEVEL_COLUMNS, 'no', 'facts'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.service_id,
      { no: row.no, facts: row.facts as Facts, level: toServiceLevel(row) },
    ]),
  )
}

/** What was found when these services were last examined. */
export async function findEvidence(
  db: Db,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  if (serviceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('service_levels')
    .select(['service_id', 'evidence'])
    .where('service_id', 'in', [...serviceIds])
    .execute()
  return new Map(rows.map((row) => [row.service_id, row.evidence as Evidence]))
}

/** Adds entries and makes them the latest; one that another process was quicker to write is left out. */
export async function writeEntries(
  db: Db,
  found: readonly { readonly entry: LevelEntry; readonly facts: Facts }[],
  now: Date,
): Promise<number> {
  if (found.length === 0) return 0
  return inTransaction(db, async (tx) => {
    const written = await tx
      .insertInto('service_level_entries')
      .values(found.map(({ entry }) => entryRow(entry)))
      .onConflict((conflict) => conflict.columns(['service_id', 'no']).doNothing())
      .returning('service_id')
      .execute()
    const mine = new Set(written.map(({ service_id }) => service_id))
    const latest = found.filter(({ entry }) => mine.has(entry.serviceId))
    if (latest.length === 0) return 0
    await tx
      .insertInto('service_levels')
      .values(
        latest.map(({ entry, facts }) => ({
          ...levelRow(entry),
          no: entry.no,
          facts: JSON.stringify(facts),
          evidence: JSON.stringify(entry.evidence),
          examined_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('service_id').doUpdateSet((eb) => ({
          no: eb.ref('excluded.no'),
          facts: eb.ref('excluded.facts'),
          evidence: eb.ref('excluded.evidence'),
          examined_at: eb.ref('excluded.examined_at'),
          agency_id: eb.ref('excluded.agency_id'),
          procedure_id: eb.ref('excluded.procedure_id'),
          field: eb.ref('excluded.field'),
          tier: eb.ref('excluded.tier'),
          scale: eb.ref('excluded.scale'),
          level: eb.ref('excluded.level'),
          level_2011: eb.ref('excluded.level_2011'),
          declared: eb.ref('excluded.declared'),
          missing: eb.ref('excluded.missing'),
        })),
      )
      .execute()
    return latest.length
  })
}

export interface UnchangedLevel {
  readonly serviceId: string
  readonly facts: Facts
  readonly evidence: Evidence
}

/** Facts that are others and changed no level: the next examination compares with them. */
export async function writeFacts(db: Db, found: readonly UnchangedLevel[], now: Date): Promise<void> {
  if (found.length === 0) return
  await sql`
    update service_levels as known set facts = given.facts, evidence = given.evidence, examined_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as given ("serviceId" text, facts jsonb, evidence jsonb)
    where known.service_id = given."serviceId"`.execute(db)
}

function levelRow(level: ServiceLevel) {
  return {
    service_id: level.serviceId,
    agency_id: level.agencyId,
    procedure_id: level.procedureId,
    field: level.field,
    tier: level.tier,
    scale: level.scale,
    level: level.level,
    level_2011: level.level2011,
    declared: level.declared,
    missing: [...level.missing],
  }
}

function entryRow(entry: LevelEntry) {
  return {
    ...levelRow(entry),
    no: entry.no,
    on_date: entry.onDate,
    at: entry.at,
    evidence: JSON.stringify(entry.evidence),
    causes: JSON.stringify(entry.causes),
  }
}
