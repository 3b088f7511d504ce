import { type RawBuilder, sql } from 'kysely'
import { MINUTE, workedUntil } from '../../../engines/calendar/index.ts'
import { readClock } from '../../../engines/clock/index.ts'
import { clockInputOf } from '../dossier-clock.ts'
import type { Channel } from '../dossier-content.ts'
import { minutesPastLimit } from '../dossier-times.ts'
import { countTimeliness, type Period, type TimedFile, type TimelinessCount } from './count-timeliness.ts'
import { type LatenessContext, listTimedDossiers } from './timed-dossiers.ts'

const BATCH = 500

interface Row {
  /** Null where it stands for several. */
  readonly id: string | null
  readonly serviceId: string
  readonly procedureId: string
  readonly channel: Channel
  /** New dates given, ever. */
  readonly extensions: number
  readonly receivedAt: Date
  readonly endedAt: Date | null
  readonly hasResult: boolean
  readonly dueAt: Date | null
  readonly lawfulDueAt: Date | null
  /** By holder, until the last event. */
  readonly lateMinutes: Readonly<Record<string, number>> | null
  /** Of a file that is open: whose minutes run since its last event. */
  readonly runningWith: string | null
  readonly lastEventAt: Date
  readonly calendarVersion: string | null
  /** Only the ledger of days can tell how it stood then: things have happened to it since. */
  readonly asksClock: boolean
  readonly files: number
}

/** A file with what it is listed under, or many alike that were never late. */
export type AgencyFile = TimedFile & Pick<Row, 'id' | 'serviceId' | 'procedureId' | 'channel' | 'extensions'>

export interface AgencyFiles {
  readonly files: readonly AgencyFile[]
  /** What was asked, ending now at the latest. */
  readonly period: Period
}

/** The files of an agency in a period, counted. */
export async function countAgencyTimeliness(
  ctx: LatenessContext,
  agencyId: string,
  asked: Period,
): Promise<TimelinessCount> {
  const { files, period } = await listAgencyFiles(ctx, agencyId, asked)
  return countTimeliness(files, period)
}

/**
 * The files of an agency in a period, told by their projection: what the clock said at the last event, and the minutes
 * since then. Of a period gone by, the clock is read of those that were late in it and to which something happened since.
 */
export async function listAgencyFiles(
  ctx: LatenessContext,
  agencyId: string,
  asked: Period,
): Promise<AgencyFiles> {
  const now = ctx.clock.now()
  const period = { from: asked.from, until: asked.until < now ? asked.until : now }
  const rows = await readRows(ctx, agencyId, period)
  const read = await readClocks(
    ctx,
    rows.flatMap(({ asksClock, id }) => (asksClock && id !== null ? [id] : [])),
    period.until,
  )
  const minutes = officeMinutes(ctx, agencyId)
  const files = rows.map((row) => {
    const told = row.id === null ? undefined : read.get(row.id)
    return { ...row, ...(told ?? projectedFacts(row, period.until, minutes)) }
  })
  return { files, period }
}

/**
 * What is open, and what ended since the period began: two ranges of two indexes. What was late, or was given a new
 * date, is told one by one; of the others those alike are one row with the latest of their dates, which stand to each
 * other as those of each.
 */
async function readRows(
  { db }: LatenessContext,
  agencyId: string,
  { from, until }: Period,
): Promise<readonly Row[]> {
  const columns = sql`
    d.id, d.service_id, d.procedure_id, d.channel, d.extensions, d.received_at, d.finished_at, d.outcome, d.due_at,
    d.lawful_due_at, d.running_with, d.last_event_at, d.calendar_version,
    coalesce(least(d.due_at, d.lawful_due_at, d.original_due_at) < least(d.finished_at, ${until}), true) as late`
  const hasEnded = sql`d.finished_at < ${until}`
  const lawful = sql`coalesce(d.lawful_due_at, d.due_at)`
  const { rows } = await sql<Row>`
    with own as (
      select ${columns} from dossiers d
      where d.agency_id = ${agencyId} and d.received_at < ${until} and d.finished_at is null
      union all
      select ${columns} from dossiers d
      where d.agency_id = ${agencyId} and d.received_at < ${until} and d.finished_at >= ${from}
    )
    select d.id, d.service_id as "serviceId", d.procedure_id as "procedureId", d.channel, d.extensions,
      d.received_at as "receivedAt", d.finished_at as "endedAt", d.outcome is not null as "hasResult", d.due_at as "dueAt",
      ${lawful} as "lawfulDueAt", d.running_with as "runningWith", d.last_event_at as "lastEventAt",
      d.calendar_version as "calendarVersion",
      case when coalesce(d.lawful_due_at < d.last_event_at, true) then (
        select jsonb_object_agg(time.holder, time.late_minutes) from dossier_times time
        where time.dossier_id = d.id and time.late_minutes > 0
      ) end as "lateMinutes",
      d.late and case
        when d.lawful_due_at is null then d.extensions > 0 or not coalesce(${hasEnded}, false)
        when ${hasEnded} then false
        when d.finished_at is not null or d.last_event_at > ${until} then true
        else d.running_with is null and d.extensions > 0
      end as "asksClock", 1 as files
    from own d where d.late or d.extensions > 0
    union all
    select null, d.service_id, d.procedure_id, d.channel, 0, max(d.received_at), max(d.finished_at),
      d.outcome is not null, max(d.due_at), max(${lawful}), null, max(d.last_event_at), null, null, false, count(*)::integer
    from own d where not d.late and d.extensions = 0
    group by d.service_id, d.procedure_id, d.channel, d.received_at < ${from}, d.outcome is not null,
      d.finished_at is null, ${hasEnded}, ${localDay(sql`d.finished_at`)} = ${localDay(lawful)}`.execute(db)
  return rows
}

/** Vietnam has one time zone and no summer time. */
const localDay = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone interval '7 hours')::date`

type ClockFacts = Pick<TimedFile, 'dueAt' | 'lawfulDueAt' | 'lateMinutes'>

/** What the last event left, with the minutes since for whoever has the file. */
function projectedFacts(row: Row, until: Date, minutes: OfficeMinutes): ClockFacts {
  const { dueAt, lawfulDueAt, endedAt, runningWith, lastEventAt } = row
  const lateMinutes = row.lateMinutes ?? {}
  if (endedAt || !dueAt || !lawfulDueAt) return { dueAt, lawfulDueAt, lateMinutes }
  if (runningWith === null) {
    // While the clock stands still a date that had not passed does not pass.
    const due = (date: Date) => (date > lastEventAt && date < until ? until : date)
    return {
      dueAt: due(dueAt > lawfulDueAt ? dueAt : lawfulDueAt),
      lawfulDueAt: due(lawfulDueAt),
      lateMinutes,
    }
  }
  if (until <= lawfulDueAt) return { dueAt, lawfulDueAt, lateMinutes }
  const since = minutes(row.calendarVersion, lawfulDueAt > lastEventAt ? lawfulDueAt : lastEventAt, until)
  const sum = (lateMinutes[runningWith] ?? 0) + since
  return { dueAt, lawfulDueAt, lateMinutes: { ...lateMinutes, [runningWith]: sum } }
}

type OfficeMinutes = (calendarVersion: string | null, from: Date, to: Date) => number

/** Minutes are cut from one running count, as in the ledger of days, so that parts add up. */
function officeMinutes({ directory }: LatenessContext, agencyId: string): OfficeMinutes {
  return (version, from, to) => {
    const calendar = directory.calendarOf(agencyId, version)
    const minuteAt = (moment: Date) => Math.floor(workedUntil(calendar, moment.getTime()) / MINUTE)
    return minuteAt(to) - minuteAt(from)
  }
}

async function readClocks(
  ctx: LatenessContext,
  ids: readonly string[],
  until: Date,
): Promise<ReadonlyMap<string, ClockFacts>> {
  const read = new Map<string, ClockFacts>()
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const dossier of await listTimedDossiers(ctx, ids.slice(at, at + BATCH), until)) {
      const input = clockInputOf(ctx, dossier, until)
      if (!input) continue
      const reading = readClock(input)
      read.set(dossier.state.id, {
        dueAt: reading.dueAt,
        lawfulDueAt: reading.dueWithoutExtensionAt,
        lateMinutes: minutesPastLimit(reading),
      })
    }
  }
  return read
}
