import { sql } from 'kysely'
import type { HeldPart } from '../../engines/succession/index.ts'
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
import { isCaseOf } from './structure/held-files.ts'

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

/** Numbers of the registers of agencies in a year, from how many codes each day gave: some hundred rows an agency at most. */
export async function loadRegisterNumbers(
  db: Db,
  agencyIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, RegisterNumbers>> {
  const ids = [...new Set(agencyIds)]
  const { rows } = await sql<DayCount & { readonly agencyId: string }>`
    select agency_id as "agencyId", to_char(day, 'YYYY-MM-DD') as day, last_number as count from dossier_code_counters
    where agency_id = any(${ids}) and day >= make_date(${year}, 1, 1) and day < make_date(${year + 1}, 1, 1)
    order by day`.execute(db)
  const days = Map.groupBy(rows, ({ agencyId }) => agencyId)
  return new Map(ids.map((id) => [id, registerNumbers(days.get(id) ?? [])]))
}

async function numbersOf(db: Db, agencyId: string, year: number): Promise<RegisterNumbers> {
  return (await loadRegisterNumbers(db, [agencyId], year)).get(agencyId) ?? registerNumbers([])
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
  const number = (await numbersOf(db, agencyId, year)).numberOf(key)
  return number === undefined ? undefined : { year, number }
}

export interface RegisterQuery {
  readonly agencyId: string
  readonly period: RegisterPeriod
  /** From this number of the year on; from the first of the period unless told. */
  readonly fromNumber?: number | undefined
  /** Of the register of a body that was split, what came to one successor: the other numbers are not shown. */
  readonly part?: HeldPart | undefined
  readonly limit: number
}

export interface RegisterPage {
  readonly entries: readonly RegisterEntry[]
  /** The number the next page begins with; undefined on the last. */
  readonly next: number | undefined
  /** Numbers of the period: the first, where all of them are shown, and how many. */
  readonly first: number | undefined
  readonly count: number
}

/** Lines in the order of reception. A place in the list is a number of the book: page 1,000 costs what page 1 does. */
export async function listRegister(db: Db, query: RegisterQuery): Promise<RegisterPage> {
  const { agencyId, period, part, limit } = query
  const numbers = await numbersOf(db, agencyId, period.year)
  const { from, before } = keysOf(period)
  const { first, count } = numbers.within(from, before)
  const start = query.fromNumber === undefined ? undefined : numbers.keyOf(query.fromNumber)
  const range = { agencyId, from: start && start > from ? start : from, before, part, limit }
  const [rows, shown] = await Promise.all([
    readRows(db, range),
    part ? countRows(db, { ...range, from }) : { first, count },
  ])
  const entries = rows.slice(0, limit).map(({ key, ...row }) => ({
    ...row,
    number: numbers.numberOf(key) ?? 0,
  }))
  const beyond = rows[limit]
  return { entries, next: beyond && numbers.numberOf(beyond.key), ...shown }
}

interface Range {
  readonly agencyId: string
  readonly from: RegisterKey
  readonly before: RegisterKey
  readonly part: HeldPart | undefined
  readonly limit: number
}

const KEY = sql`register_order(d.code) collate "C"`

/** Rows of `dossiers d`. */
function inRange({ agencyId, from, before, part }: Range) {
  return sql`d.office_agency_id = ${agencyId} and d.code is not null and ${KEY} >= ${from} and ${KEY} < ${before}
    ${part ? sql`and ${isCaseOf(part)}` : sql``}`
}

async function countRows(db: Db, range: Range) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from dossiers d where ${inRange(range)}`.execute(db)
  return { first: undefined, count: rows[0]?.count ?? 0 }
}

/** Of dossiers `d` with their contents `c`. */
export const REGISTER_COLUMNS = sql`
  register_order(d.code) collate "C" as key, d.id as "dossierId", d.code, d.procedure_id as "procedureId", d.revision,
  d.office_agency_id as "agencyId", d.channel, d.state as status, c.applicant, c.delivery, d.received_at as "receivedAt",
  d.due_at as "dueAt", d.transferred_at as "transferredAt", d.finished_at as "finishedAt", d.returned_at as "returnedAt"`

async function readRows(db: Db, range: Range) {
  const { rows } = await sql<Omit<RegisterEntry, 'number'> & { readonly key: RegisterKey }>`
    select ${REGISTER_COLUMNS}
    from dossiers d join dossier_contents c on c.dossier_id = d.id
    where ${inRange(range)} order by ${KEY} limit ${range.limit + 1}`.execute(db)
  return rows
}

/** Years in which one of these agencies received anything, the latest first. */
export async function listRegisterYears(db: Db, ...agencyIds: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from day)::integer as year from dossier_code_counters
    where agency_id = any(${[...agencyIds]}) order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}
