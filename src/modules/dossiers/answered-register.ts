import { sql } from 'kysely'
import type { Holding } from '../../engines/succession/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { keysOf, registerKey, type RegisterPeriod } from './register-number.ts'
import { loadRegisterNumbers, REGISTER_COLUMNS, type RegisterEntry } from './register-rows.ts'
import { heldBy } from './structure/held-files.ts'

export interface AnsweredRegisterQuery {
  /** What the agency answers for today, `directory.structure.holdingsOf`. */
  readonly holdings: readonly Holding[]
  readonly period: RegisterPeriod
  readonly fromCode?: string | undefined
  readonly limit: number
}

export interface AnsweredRegisterPage {
  /** Each with its number in the book of the office of its day. */
  readonly entries: readonly RegisterEntry[]
  /** Code of the dossier the next page begins with; undefined on the last. */
  readonly next: string | undefined
  readonly count: number
}

const KEY = sql`register_order(d.code) collate "C"`

/**
 * Registers as they are now: what was received in a period and is answered for today by one agency, whichever office
 * received it. Over all agencies these lines are those of all registers as they were.
 */
export async function listAnsweredRegister(
  db: Db,
  { holdings, period, fromCode, limit }: AnsweredRegisterQuery,
): Promise<AnsweredRegisterPage> {
  const { from, before } = keysOf(period)
  // Whatever it answers for was received by itself, or by a body some of whose work came to it.
  const within = (office: string) =>
    sql`d.office_agency_id = ${office} and d.code is not null and ${KEY} >= ${from} and ${KEY} < ${before}
      and ${heldBy(holdings, sql`d.agency_id`)}`
  const startKey = fromCode === undefined ? undefined : registerKey(fromCode)
  const start = startKey === undefined ? sql`` : sql`and (${KEY}, d.code) >= (${startKey}, ${fromCode})`
  const [listed, counted] = await Promise.all([
    sql<Omit<RegisterEntry, 'number'> & { readonly key: string }>`
      select ${REGISTER_COLUMNS} from (${sql.join(
        // One ordered range of the index for each office.
        holdings.map(
          ({ key }) =>
            sql`(select d.* from dossiers d where ${within(key)} ${start} order by ${KEY}, d.code limit ${limit + 1})`,
        ),
        sql` union all `,
      )}) as d join dossier_contents c on c.dossier_id = d.id
      order by ${KEY}, d.code limit ${limit + 1}`.execute(db),
    sql<{ count: number }>`
      select count(*)::integer as count from (${sql.join(
        holdings.map(({ key }) => sql`select 1 from dossiers d where ${within(key)}`),
        sql` union all `,
      )}) as lines`.execute(db),
  ])
  const shown = listed.rows.slice(0, limit)
  const offices = shown.map(({ agencyId }) => agencyId)
  const numbers = await loadRegisterNumbers(db, offices, period.year)
  return {
    entries: shown.map(({ key, ...row }) => ({
      ...row,
      number: numbers.get(row.agencyId)?.numberOf(key) ?? 0,
    })),
    next: listed.rows[limit]?.code,
    count: counted.rows[0]?.count ?? 0,
  }
}
