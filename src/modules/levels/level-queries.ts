import { sql } from 'kysely'
import type { Evidence, EvidenceKind } from '../../engines/levels/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { type LevelEntry, type ServiceLevel, toLevelEntry, toServiceLevel } from './level-entry.ts'

/**
 * The level of every service on a day (`YYYY-MM-DD`), from the history, by the id of the service. A service that was
 * not offered or not yet examined then is not in it.
 */
export async function levelsOn(db: Db, day: string): Promise<readonly ServiceLevel[]> {
  const rows = await db
    .selectFrom('service_level_entries')
    .distinctOn('service_id')
    .selectAll()
    .where('on_date', '<=', day)
    .orderBy('service_id')
    .orderBy('no', 'desc')
    .execute()
  return rows.map(toServiceLevel)
}

export type LevelGrouping = 'province' | 'agency' | 'field' | 'tier'

export interface LevelCount {
  /** Agency id, field in Vietnamese, tier, or `province`. */
  readonly key: string
  readonly scale: string
  readonly level: string
  readonly level2011: number
  readonly services: number
  /** Procedures these services are; one offered by many agencies at several levels is in several rows. */
  readonly procedures: number
}

const KEYS = {
  province: sql<string>`'province'`,
  agency: sql<string>`agency_id`,
  field: sql<string>`field`,
  tier: sql<string>`tier`,
} as const

/** How many services stood at each level on a day, for the province or by agency, field or tier of that day. */
export async function countServicesAtLevel(
  db: Db,
  day: string,
  by: LevelGrouping,
): Promise<readonly LevelCount[]> {
  const { rows } = await sql<LevelCount>`
    select ${KEYS[by]} as key, scale, level, level_2011 as "level2011", count(*)::integer as services,
      count(distinct procedure_id)::integer as procedures
    from (
      select distinct on (service_id) * from service_level_entries
      where on_date <= ${day} order by service_id, no desc
    ) as latest
    group by 1, scale, level, level_2011
    order by 1, level_2011, level`.execute(db)
  return rows
}

/** All entries of a service, the newest first. */
export async function levelHistory(db: Db, serviceId: string): Promise<readonly LevelEntry[]> {
  const rows = await db
    .selectFrom('service_level_entries')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('no', 'desc')
    .execute()
  return rows.map(toLevelEntry)
}

/** The latest level of some services, by their ids; those not examined yet are not in it. */
export async function currentLevels(
  db: Db,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, ServiceLevel>> {
  if (serviceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('service_levels')
    .selectAll()
    .where('service_id', 'in', [...serviceIds])
    .execute()
  return new Map(rows.map((row) => [row.service_id, toServiceLevel(row)]))
}

export interface CurrentLevel extends ServiceLevel {
  /** As found when the service was last examined. */
  readonly evidence: Evidence
  readonly examinedAt: Date
}

/** Undefined for a service that was not examined yet. */
export async function findCurrentLevel(db: Db, serviceId: string): Promise<CurrentLevel | undefined> {
  const row = await db
    .selectFrom('service_levels')
    .selectAll()
    .where('service_id', '=', serviceId)
    .executeTakeFirst()
  return row && { ...toServiceLevel(row), evidence: row.evidence as Evidence, examinedAt: row.examined_at }
}

export interface LevelFilter {
  readonly agencyId?: string | undefined
  /** A level of the scale in force. */
  readonly level?: string | undefined
  readonly missing?: EvidenceKind | undefined
  /** Levels that are not the declared one. */
  readonly onlyDifferent?: boolean | undefined
}

export interface LevelPage {
  readonly rows: readonly ServiceLevel[]
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined
}

/** Latest levels by the id of the service, a page after the service `after`. */
export async function listLevels(
  db: Db,
  filter: LevelFilter,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<LevelPage> {
  let query = filtered(db, filter)
    .selectAll()
    .orderBy('service_id')
    .limit(limit + 1)
  if (after !== undefined) query = query.where('service_id', '>', after)
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  return { rows: shown.map(toServiceLevel), next: rows.length > limit ? shown.at(-1)?.service_id : undefined }
}

/** How many of the latest levels there are of each kind, under the same filter but for the level itself. */
export async function countLevels(db: Db, filter: LevelFilter): Promise<ReadonlyMap<string, number>> {
  const { level: _all, ...others } = filter
  const rows = await filtered(db, others)
    .select(({ fn }) => ['level', fn.countAll<number>().as('services')])
    .groupBy('level')
    .execute()
  return new Map(rows.map(({ level, services }) => [level, services]))
}

function filtered(db: Db, { agencyId, level, missing, onlyDifferent }: LevelFilter) {
  let query = db.selectFrom('service_levels')
  if (agencyId !== undefined) query = query.where('agency_id', '=', agencyId)
  if (level !== undefined) query = query.where('level', '=', level)
  if (missing !== undefined) query = query.where(sql<boolean>`${missing} = any(missing)`)
  if (onlyDifferent) query = query.where(sql<boolean>`declared is distinct from level_2011::text`)
  return query
}
