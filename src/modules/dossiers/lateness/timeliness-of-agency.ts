import { sql } from 'kysely'
import { type ClockReading, readClock } from '../../../engines/clock/index.ts'
import { clockInputOf } from '../dossier-clock.ts'
import { countTimeliness, type Period, type TimedFile, type TimelinessCount } from './count-timeliness.ts'
import { type LatenessContext, listTimedDossiers } from './timed-dossiers.ts'

const BATCH = 500

interface Row {
  readonly id: string
  readonly receivedAt: Date
  readonly endedAt: Date | null
  readonly hasResult: boolean
  readonly dueAt: Date | null
  readonly lateMinutes: Readonly<Record<string, number>> | null
  /** Only the ledger of days can tell: open and perhaps late, or given a new date. */
  readonly asksClock: boolean
}

/**
 * The files of an agency in a period, counted. Most are told by their projection; the clock is read of those that are
 * open past their first date, as it stood at the end of the period, and of those that were given a new one.
 */
export async function countAgencyTimeliness(
  ctx: LatenessContext,
  agencyId: string,
  asked: Period,
): Promise<TimelinessCount> {
  const now = ctx.clock.now()
  const period = { from: asked.from, until: asked.until < now ? asked.until : now }
  const rows = await readRows(ctx, agencyId, period)
  const read = await readClocks(
    ctx,
    rows.filter(({ asksClock }) => asksClock).map(({ id }) => id),
    period.until,
  )
  return countTimeliness(
    rows.map((row) => ({
      receivedAt: row.receivedAt,
      endedAt: row.endedAt,
      hasResult: row.hasResult,
      dueAt: row.dueAt,
      lawfulDueAt: row.dueAt,
      lateMinutes: row.lateMinutes ?? {},
      ...read.get(row.id),
    })),
    period,
  )
}

/** What is open, and what ended since the period began: two ranges of two indexes. */
async function readRows(
  { db }: LatenessContext,
  agencyId: string,
  { from, until }: Period,
): Promise<readonly Row[]> {
  const endedLate = sql`d.finished_at < ${until} and d.finished_at > d.due_at`
  const columns = sql`
    d.id, d.received_at as "receivedAt", d.finished_at as "endedAt", d.outcome is not null as "hasResult",
    d.due_at as "dueAt",
    case when ${endedLate} then (
      select jsonb_object_agg(time.holder, time.late_minutes) from dossier_times time
      where time.dossier_id = d.id and time.late_minutes > 0
    ) end as "lateMinutes",
    case when d.finished_at < ${until} then d.extensions > 0
      else least(d.due_at, d.original_due_at) < ${until} end as "asksClock"`
  const { rows } = await sql<Row>`
    select ${columns} from dossiers d
    where d.agency_id = ${agencyId} and d.received_at < ${until} and d.finished_at is null
    union all
    select ${columns} from dossiers d
    where d.agency_id = ${agencyId} and d.received_at < ${until} and d.finished_at >= ${from}`.execute(db)
  return rows
}

type ClockFacts = Pick<TimedFile, 'dueAt' | 'lawfulDueAt' | 'lateMinutes'>

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

/** By the legal limit, whatever new date was given; while the applicant was waited for nobody is late. */
function minutesPastLimit({ ledger, dueWithoutExtensionAt }: ClockReading): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { from, kind, holder, workingMinutes } of ledger) {
    if (kind === 'paused' || from < dueWithoutExtensionAt) continue
    sums[holder] = (sums[holder] ?? 0) + workingMinutes
  }
  return Object.fromEntries(Object.entries(sums).map(([holder, minutes]) => [holder, Math.round(minutes)]))
}
