import { sql } from 'kysely'
import { instantAt, type WorkCalendar, workingDaysBetween } from '../../engines/calendar/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'

/** What the law wants published beside each service, since 1 January. */
// Căn cứ: Thông tư 32/2017/TT-BTTTT; Nghị định 43/2011/NĐ-CP, Điều 18.
export interface ProcedureFigures {
  /** Accepted over all channels. */
  readonly received: number
  readonly receivedOnline: number
  readonly resolvedOnline: number
  readonly onTimeOnline: number
}

/** The province's promise, over the dossiers accepted in the last twelve months. */
export interface PromiseFigures {
  readonly received: number
  /** Of those, with a result. */
  readonly resolved: number
  readonly onTime: number
  /** Median of the working days from acceptance to the result; null before the first result. */
  readonly medianDays: number | null
}

export interface DossierFigures {
  readonly countedAt: Date
  readonly promise: PromiseFigures
  readonly byProcedure: ReadonlyMap<string, ProcedureFigures>
  /** Procedures most asked for in twelve months, the first the most. */
  readonly popular: readonly string[]
}

const POPULAR = 6
/** Twelve months, long enough to reach back to 1 January in a leap year too. */
const TWELVE_MONTHS_MS = 366 * 86_400_000

/** A dossier withdrawn or stopped is over without a result: it counts as accepted only. */
export async function countDossiers(db: Db, calendar: WorkCalendar, now: Date): Promise<DossierFigures> {
  const span = {
    since: new Date(now.getTime() - TWELVE_MONTHS_MS),
    yearStart: instantAt(`${vietnamDate(now).slice(0, 4)}-01-01`, '00:00'),
    now,
  }
  const [groups, pairs] = await Promise.all([countByProcedure(db, span), countByDays(db, span)])
  return {
    countedAt: now,
    promise: {
      received: total(groups, 'received'),
      resolved: total(groups, 'resolved'),
      onTime: total(groups, 'onTime'),
      medianDays: medianDays(pairs, calendar),
    },
    byProcedure: yearByProcedure(groups),
    popular: mostAsked(groups),
  }
}

interface Span {
  readonly since: Date
  readonly yearStart: Date
  readonly now: Date
}

interface Group {
  readonly procedureId: string
  readonly isOnline: boolean
  readonly isThisYear: boolean
  readonly received: number
  readonly resolved: number
  readonly onTime: number
}

async function countByProcedure(db: Db, { since, yearStart, now }: Span): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`
    select procedure_id as "procedureId", channel = 'online' as "isOnline",
      received_at >= ${yearStart} as "isThisYear", count(*)::integer as received,
      count(outcome)::integer as resolved,
      count(*) filter (where outcome is not null and finished_at <= due_at)::integer as "onTime"
    from dossiers where received_at >= ${since} and received_at <= ${now}
    group by 1, 2, 3`.execute(db)
  return rows
}

interface DayPair {
  /** Midnight in Viet Nam of the two days. */
  readonly receivedOn: Date
  readonly resolvedOn: Date
  readonly count: number
}

/** Dossiers that came and went on the same two days took the same time: a few thousand pairs stand for a million. */
async function countByDays(db: Db, { since, yearStart, now }: Span): Promise<readonly DayPair[]> {
  // date_bin from a midnight of Viet Nam: three times as quick as turning each time into a local date.
  const { rows } = await sql<DayPair>`
    select date_bin('1 day', received_at, ${yearStart}) as "receivedOn",
      date_bin('1 day', finished_at, ${yearStart}) as "resolvedOn", count(*)::integer as count
    from dossiers
    where received_at >= ${since} and received_at <= ${now} and outcome is not null and finished_at is not null
    group by 1, 2`.execute(db)
  return rows
}

function total(groups: readonly Group[], key: 'received' | 'resolved' | 'onTime'): number {
  return groups.reduce((sum, group) => sum + group[key], 0)
}

function yearByProcedure(groups: readonly Group[]): ReadonlyMap<string, ProcedureFigures> {
  const thisYear = groups.filter(({ isThisYear }) => isThisYear)
  return new Map(
    [...Map.groupBy(thisYear, ({ procedureId }) => procedureId)].map(([procedureId, own]) => {
      const online = own.filter(({ isOnline }) => isOnline)
      const figures = {
        received: total(own, 'received'),
        receivedOnline: total(online, 'received'),
        resolvedOnline: total(online, 'resolved'),
        onTimeOnline: total(online, 'onTime'),
      }
      return [procedureId, figures]
    }),
  )
}

function mostAsked(groups: readonly Group[]): readonly string[] {
  return [...Map.groupBy(groups, ({ procedureId }) => procedureId)]
    .map(([procedureId, own]) => ({ procedureId, received: total(own, 'received') }))
    .toSorted(
      (one, other) => other.received - one.received || one.procedureId.localeCompare(other.procedureId),
    )
    .slice(0, POPULAR)
    .map(({ procedureId }) => procedureId)
}

function medianDays(pairs: readonly DayPair[], calendar: WorkCalendar): number | null {
  const taken = pairs
    .map(({ receivedOn, resolvedOn, count }) => ({
      days: workingDaysBetween(calendar, receivedOn, resolvedOn),
      count,
    }))
    .toSorted((one, other) => one.days - other.days)
  let left = taken.reduce((sum, { count }) => sum + count, 0) / 2
  for (const { days, count } of taken) {
    left -= count
    if (left <= 0) return days
  }
  return null
}
