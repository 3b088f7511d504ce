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
const YEAR_MS = 365 * 86_400_000

interface Row {
  /** Null in the rows that count by pair of days. */
  readonly procedureId: string | null
  readonly receivedOn: string | null
  readonly resolvedOn: string | null
  readonly received: number
  readonly resolved: number
  readonly onTime: number
  readonly yearReceived: number
  readonly yearReceivedOnline: number
  readonly yearResolvedOnline: number
  readonly yearOnTimeOnline: number
}

/**
 * One pass over the dossiers: by procedure, and by pair of days, from which the median is taken. A dossier
 * withdrawn or stopped is over without a result: it counts as accepted only.
 */
export async function countDossiers(db: Db, calendar: WorkCalendar, now: Date): Promise<DossierFigures> {
  const yearStart = instantAt(`${vietnamDate(now).slice(0, 4)}-01-01`, '00:00')
  const twelveMonthsAgo = new Date(now.getTime() - YEAR_MS)
  const since = twelveMonthsAgo < yearStart ? twelveMonthsAgo : yearStart
  const { rows } = await sql<Row>`
    with counted as (
      select procedure_id, channel = 'online' as online, received_at >= ${yearStart} as this_year,
        received_at >= ${twelveMonthsAgo} as recent, outcome is not null as resolved,
        outcome is not null and finished_at <= due_at as on_time,
        to_char(received_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as received_on,
        case when outcome is not null then to_char(finished_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') end as resolved_on
      from dossiers where received_at >= ${since} and received_at <= ${now}
    )
    select procedure_id as "procedureId", received_on as "receivedOn", resolved_on as "resolvedOn",
      count(*) filter (where recent)::integer as received,
      count(*) filter (where recent and resolved)::integer as resolved,
      count(*) filter (where recent and on_time)::integer as "onTime",
      count(*) filter (where this_year)::integer as "yearReceived",
      count(*) filter (where this_year and online)::integer as "yearReceivedOnline",
      count(*) filter (where this_year and online and resolved)::integer as "yearResolvedOnline",
      count(*) filter (where this_year and online and on_time)::integer as "yearOnTimeOnline"
    from counted group by grouping sets ((procedure_id), (received_on, resolved_on))`.execute(db)
  const procedures = rows.filter((row) => row.procedureId !== null)
  return {
    countedAt: now,
    promise: {
      received: total(procedures, 'received'),
      resolved: total(procedures, 'resolved'),
      onTime: total(procedures, 'onTime'),
      medianDays: medianDays(rows, calendar),
    },
    byProcedure: new Map(procedures.map((row) => [row.procedureId ?? '', figuresOf(row)])),
    popular: mostAsked(procedures),
  }
}

function total(rows: readonly Row[], key: 'received' | 'resolved' | 'onTime'): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}

function figuresOf(row: Row): ProcedureFigures {
  return {
    received: row.yearReceived,
    receivedOnline: row.yearReceivedOnline,
    resolvedOnline: row.yearResolvedOnline,
    onTimeOnline: row.yearOnTimeOnline,
  }
}

function mostAsked(rows: readonly Row[]): readonly string[] {
  return rows
    .filter(({ received }) => received > 0)
    .toSorted((one, other) => other.received - one.received || idOf(one).localeCompare(idOf(other)))
    .slice(0, POPULAR)
    .map(idOf)
}

function idOf({ procedureId }: Row): string {
  return procedureId ?? ''
}

/** Dossiers that came and went on the same two days took the same time: a few thousand pairs stand for a million. */
function medianDays(rows: readonly Row[], calendar: WorkCalendar): number | null {
  const pairs = rows
    .flatMap(({ receivedOn, resolvedOn, resolved }) => {
      if (receivedOn === null || resolvedOn === null || resolved === 0) return []
      const from = instantAt(receivedOn, '12:00')
      const to = instantAt(resolvedOn, '12:00')
      return [{ days: workingDaysBetween(calendar, from, to), count: resolved }]
    })
    .toSorted((one, other) => one.days - other.days)
  let left = pairs.reduce((sum, { count }) => sum + count, 0) / 2
  for (const { days, count } of pairs) {
    left -= count
    if (left <= 0) return days
  }
  return null
}
