import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** A service came to another level, on the scale of 2011 by which targets count. */
export interface LevelStep {
  readonly serviceId: string
  readonly onDate: string
  readonly level2011: number
}

/** Every change of a level until a day, in order; entries that change only what is missing are left out. */
export async function levelSteps(db: Db, day: string): Promise<readonly LevelStep[]> {
  const { rows } = await sql<LevelStep>`
    select service_id as "serviceId", on_date as "onDate", level_2011 as "level2011"
    from (
      select service_id, no, on_date, level_2011,
        lag(level_2011) over (partition by service_id order by no) as before
      from service_level_entries where on_date <= ${day}
    ) as entry
    where before is distinct from level_2011
    order by on_date, service_id, no`.execute(db)
  return rows
}
