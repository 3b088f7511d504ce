import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Applicant, Delivery } from './dossier-content.ts'
import {
  type DayCount,
  keysOf,
  type RegisterKey,
  registerKey,
  type RegisterNumbers,
  registerNumbers,
  type RegisterPeriod,
} from './register-number.ts'

/** A line of form 06, from the projection of the events: nobody types it. */
export interface RegisterEntry {
  readonly dossierId: string
  readonly number: number
  readonly code: string
  readonly procedureId: string
  readonly revision: number
  readonly agencyId: string
  readonly channel: string
  readonly status: string
  readonly applicant: Applicant
  readonly delivery: Delivery
  readonly receivedAt: Date
  readonly dueAt: Date | null
  readonly transferredAt: Date | null
  readonly finishedAt: Date | null
  readonly returnedAt: Date | null
}

/** Numbers of the register of an agency and year, from how many codes each day gave: some hundred rows at most. */
export async function loadRegisterNumbers(db: Db, agencyId: string, year: number): Promise<RegisterNumbers> {
  const { rows } = await sql<DayCount>`
    select to_char(day, 'YYYY-MM-DD') as day, last_number as count from dossier_code_counters
    where agency_id = ${agencyId} and day >= make_date(${year}, 1, 1) and day < make_date(${year + 1}, 1, 1)
    order by day`.execute(db)
  return registerNumbers(rows)
}

/** Where a received dossier stands in the register of its agency. */
export async function findRegisterNumber(
  db: Db,
  agencyId: string,
  code: string,
): Promise<{ readonly year: number; readonly number: number } | undefined> {
  const key = registerKey(code)
  if (key === undefined) return undefined
  const year = 2000 + Number(key.slice(0, 2))
  const number = (await loadRegisterNumbers(db, agencyId, year)).numberOf(key)
  return number === undefined ? undefined : { year, number }
}

export interface RegisterQuery {
  readonly agencyId: string
  readonly period: RegisterPeriod
  /** From this number of the year on; from the first of the period unless told. */
  readonly fromNumber?: number | undefined
  readonly limit: number
}

export interface RegisterPage {
  readonly entries: readonly RegisterEntry[]
  /** The number the next page begins with; undefined on the last. */
  readonly next: number | undefined
  /** Numbers of the period: the first, and how many. */
  readonly first: number | undefined
  readonly count: number
}

/** Lines in the order of reception. A place in the list is a number of the book: page 1,000 costs what page 1 does. */
export async function listRegister(db: Db, query: RegisterQuery): Promise<RegisterPage> {
  const { agencyId, period, limit } = query
  const numbers = await loadRegisterNumbers(db, agencyId, period.year)
  const { from, before } = keysOf(period)
  const { first, count } = numbers.within(from, before)
  const start = query.fromNumber === undefined ? undefined : numbers.keyOf(query.fromNumber)
  const rows = await readRows(db, { agencyId, from: start && start > from ? start : from, before, limit })
  const entries = rows.slice(0, limit).map(({ key, ...row }) => ({
    ...row,
    number: numbers.numberOf(key) ?? 0,
  }))
  const beyond = rows[limit]
  return { entries, next: beyond && numbers.numberOf(beyond.key), first, count }
}

interface Range {
  readonly agencyId: string
  readonly from: RegisterKey
  readonly before: RegisterKey
  readonly limit: number
}

async function readRows(db: Db, { agencyId, from, before, limit }: Range) {
  const key = sql`register_order(d.code) collate "C"`
  const { rows } = await sql<Omit<RegisterEntry, 'number'> & { readonly key: RegisterKey }>`
    select ${key} as key, d.id as "dossierId", d.code, d.procedure_id as "procedureId", d.revision, d.office_agency_id as "agencyId",
      d.channel, d.state as status, c.applicant, c.delivery, d.received_at as "receivedAt", d.due_at as "dueAt",
      d.transferred_at as "transferredAt", d.finished_at as "finishedAt", d.returned_at as "returnedAt"
    from dossiers d join dossier_contents c on c.dossier_id = d.id
    where d.office_agency_id = ${agencyId} and d.code is not null and ${key} >= ${from} and ${key} < ${before}
    order by ${key} limit ${limit + 1}`.execute(db)
  return rows
}

/** Years in which the agency received anything, the latest first. */
export async function listRegisterYears(db: Db, agencyId: string): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from day)::integer as year from dossier_code_counters
    where agency_id = ${agencyId} order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}
