import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** What the province can show for its word, over the dossiers of the last 365 days. */
export interface PromiseFigures {
  readonly received: number
  readonly finished: number
  readonly onTime: number
  /** Median calendar days from reception to the result; null without finished dossiers. */
  readonly medianDays: number | null
  /** Procedures most asked for, with how often. */
  readonly popular: readonly { readonly procedureId: string; readonly count: number }[]
}

/** One statement; the first page is cached, so it runs at most once a minute. */
export async function promiseFigures(db: Db): Promise<PromiseFigures> {
  const { rows } = await sql<PromiseFigures>`
    with recent as (
      select procedure_id, received_at, finished_at, due_at from dossiers
      where received_at > (select max(received_at) from dossiers) - interval '365 days'
    )
    select count(*)::integer as received,
      count(finished_at)::integer as finished,
      count(*) filter (where finished_at <= due_at)::integer as "onTime",
      percentile_cont(0.5) within group (order by extract(epoch from finished_at - received_at) / 86400)::float8 as "medianDays",
      coalesce((select json_agg(top) from (
        select procedure_id as "procedureId", count(*)::integer as count from recent group by procedure_id order by count(*) desc, procedure_id limit 6
      ) as top), '[]') as popular
    from recent`.execute(db)
  return rows[0] ?? { received: 0, finished: 0, onTime: 0, medianDays: null, popular: [] }
}
