import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import type { Catalog } from '../../catalog/index.ts'
import type { Directory } from '../../organizations/index.ts'
import { ENDED } from '../dossier-state.ts'

/** By the office of the day of each file, or by who answers for it today. */
export type Reading = 'as-it-was' | 'as-it-is-now'

export interface AgencyFigures {
  readonly agencyId: string
  readonly total: number
  readonly open: number
}

interface Known {
  readonly directory: Directory
  readonly catalog: Catalog
}

/**
 * Files of each agency in one of the two readings, in the order of agency ids. The sums are those of the other
 * reading: every file has one office of its day, and one that answers for it today.
 */
export async function countByAgency(
  db: Db,
  { directory, catalog }: Known,
  reading: Reading,
): Promise<readonly AgencyFigures[]> {
  const { rows } = await sql<{ agencyId: string; procedureId: string; total: number; open: number }>`
    select ${reading === 'as-it-was' ? sql`office_agency_id` : sql`agency_id`} as "agencyId",
      procedure_id as "procedureId", count(*)::integer as total,
      (count(*) filter (where state <> all(${[...ENDED]}::text[])))::integer as open
    from dossiers group by 1, 2`.execute(db)
  const sums = new Map<string, { total: number; open: number }>()
  for (const { agencyId, procedureId, total, open } of rows) {
    const field = catalog.findProcedure(procedureId)?.record.field.vi
    // What ended before a reorganisation was not moved by it: its remainder is asked for, by field where that is known.
    const key = reading === 'as-it-was' ? agencyId : directory.structure.successorOf(agencyId, { field })
    const sum = sums.get(key) ?? { total: 0, open: 0 }
    sums.set(key, { total: sum.total + total, open: sum.open + open })
  }
  return [...sums]
    .map(([agencyId, sum]) => ({ agencyId, ...sum }))
    .toSorted((one, other) => one.agencyId.localeCompare(other.agencyId))
}
