import { sql } from 'kysely'
import { listSteps, nextSteps } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Catalog } from '../catalog/index.ts'
import type { StepOwner } from './dossier-event.ts'
import { keysOf, registerKey, type RegisterPeriod } from './register-number.ts'
import { loadRegisterNumbers, REGISTER_COLUMNS, type RegisterEntry } from './register-rows.ts'

/**
 * A dossier that a desk received for another agency: `agencyId` gave its code, and its number is that of the register
 * of that agency, where it is counted and sealed.
 */
export interface DeskRegisterEntry extends RegisterEntry {
  /** The unit to whose step it went from the desk. */
  readonly sentToUnitId: string | undefined
}

export interface DeskRegisterPage {
  readonly entries: readonly DeskRegisterEntry[]
  /** Code of the dossier the next page begins with; undefined on the last. */
  readonly next: string | undefined
  readonly count: number
}

export interface DeskRegisterQuery {
  /** Whose desk. */
  readonly agencyId: string
  readonly period: RegisterPeriod
  readonly fromCode?: string | undefined
  readonly limit: number
}

const KEY = sql`register_order(d.code) collate "C"`
/** What the index of these dossiers holds; all others are in the register of the agency itself. */
const ofDesk = (agencyId: string) =>
  sql`d.desk_agency_id = ${agencyId} and d.code is not null and d.desk_agency_id <> d.office_agency_id`

/** Lines by day and number, beside the register of the desk's own agency. Three queries for a page. */
export async function listDeskRegister(
  { db, catalog }: { readonly db: Db; readonly catalog: Catalog },
  { agencyId, period, fromCode, limit }: DeskRegisterQuery,
): Promise<DeskRegisterPage> {
  const { from, before } = keysOf(period)
  const within = sql`${ofDesk(agencyId)} and ${KEY} >= ${from} and ${KEY} < ${before}`
  const startKey = fromCode === undefined ? undefined : registerKey(fromCode)
  const start = startKey === undefined ? sql`` : sql`and (${KEY}, d.code) >= (${startKey}, ${fromCode})`
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select ${REGISTER_COLUMNS}, e.data -> 'stepOwners' as "stepOwners"
      from dossiers d join dossier_contents c on c.dossier_id = d.id
        join dossier_events e on e.dossier_id = d.id and e.seq = 1
      where ${within} ${start} order by ${KEY}, d.code limit ${limit + 1}`.execute(db),
    sql<{ count: number }>`select count(*)::integer as count from dossiers d where ${within}`.execute(db),
  ])
  const shown = rows.slice(0, limit)
  const numbers = await loadRegisterNumbers(
    db,
    shown.map((row) => row.agencyId),
    period.year,
  )
  const entries = shown.map(({ key, stepOwners, ...row }) => ({
    ...row,
    number: numbers.get(row.agencyId)?.numberOf(key) ?? 0,
    sentToUnitId: sentTo(catalog, row, stepOwners),
  }))
  return { entries, next: rows[limit]?.code, count: counted.rows[0]?.count ?? 0 }
}

type Row = Omit<RegisterEntry, 'number'> & {
  readonly key: string
  readonly stepOwners: Readonly<Record<string, StepOwner>>
}

function sentTo(
  catalog: Catalog,
  { procedureId, revision }: Pick<Row, 'procedureId' | 'revision'>,
  owners: Row['stepOwners'],
): string | undefined {
  const graph = catalog.graphOf(catalog.getRevision(procedureId, revision))
  const desk = listSteps(graph).find(({ kind }) => kind === 'receive')
  const [next] = desk ? nextSteps(graph, desk.id) : []
  return next === undefined ? undefined : owners[next]?.unitId
}

/** Years in which the desk received for another agency, the latest first: two looks into the index. */
export async function listDeskRegisterYears(db: Db, agencyId: string): Promise<readonly number[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(${KEY}) as first, max(${KEY}) as last from dossiers d where ${ofDesk(agencyId)}`.execute(db)
  const [year, last] = [rows[0]?.first, rows[0]?.last].map((key) => 2000 + Number(key?.slice(0, 2)))
  if (!year || !last) return []
  return Array.from({ length: last - year + 1 }, (_, index) => last - index)
}
