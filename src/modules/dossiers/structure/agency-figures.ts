import { sql } from 'kysely'
import type { PowersOf } from '../../../engines/succession/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Directory } from '../../organizations/index.ts'
import { ENDED } from '../dossier-state.ts'

/** By the office of the day of each file, or by who answers for it today. */
export type Reading = 'as-it-was' | 'as-it-is-now'

export interface AgencyFigures {
  readonly agencyId: string
  readonly total: number
  readonly open: number
}

/**
 * Files of each agency in one of the two readings, in the order of agency ids. The sums are those of the other
 * reading: every file has one office of its day, and one that answers for it today.
 */
export async function countByAgency(
  db: Db,
  { structure }: Pick<Directory, 'structure'>,
  reading: Reading,
): Promise<readonly AgencyFigures[]> {
  const { rows } = await sql<AgencyFigures & PowersOf>`
    select ${reading === 'as-it-was' ? sql`office_agency_id` : sql`agency_id`} as "agencyId", field, area_code as area,
      count(*)::integer as total, (count(*) filter (where state <> all(${[...ENDED]}::text[])))::integer as open
    from dossiers group by 1, 2, 3`.execute(db)
  const sums = new Map<string, { total: number; open: number }>()
  for (const { agencyId, field, area, total, open } of rows) {
    // What ended before a reorganisation was not moved by it: who has its part of the work answers for it.
    const key = reading === 'as-it-was' ? agencyId : structure.successorOf(agencyId, { field, area })
    const sum = sums.get(key) ?? { total: 0, open: 0 }
    sums.set(key, { total: sum.total + total, open: sum.open + open })
  }
  return [...sums]
    .map(([agencyId, sum]) => ({ agencyId, ...sum }))
    .toSorted((one, other) => one.agencyId.localeCompare(other.agencyId))
}
