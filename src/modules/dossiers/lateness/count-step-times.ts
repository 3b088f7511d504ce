import { sql } from 'kysely'
import { localDateAt } from '../../../engines/calendar/index.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import type { TimedDossier } from '../dossier-clock.ts'
import { stepDurations } from './step-durations.ts'
import { type LatenessContext, listTimedDossiers } from './timed-dossiers.ts'

const DAYS = 90
/** The latest of a procedure: more would not change a percentage, and the night is short. */
const MOST_FILES = 100
const BATCH = 200

interface Sample {
  readonly endedAt: Date
  readonly minutes: number
}

interface StepTimesRow {
  readonly scope: 'step' | 'kind'
  readonly procedure_id: string
  readonly step: string
  readonly minutes: readonly number[]
}

/**
 * Counts how long files of the last 90 days took from each step to the result. Run every night; a second run on the
 * same day does nothing. Returns the rows written.
 */
export async function countStepTimes(ctx: LatenessContext, signal?: AbortSignal): Promise<number> {
  const now = ctx.clock.now()
  const today = localDateAt(now)
  const done = await ctx.db
    .selectFrom('step_times')
    .select('step')
    .where('counted_on', '=', today)
    .limit(1)
    .execute()
  if (done.length > 0) return 0
  const samples = await collect(ctx, now, signal)
  if (signal?.aborted) return 0
  const rows = [...samples].map(([key, all]) => rowOf(key, all))
  await inTransaction(ctx.db, async (tx) => {
    await tx.deleteFrom('step_times').execute()
    await sql`
      insert into step_times (scope, procedure_id, step, minutes, counted_on)
      select row.scope, row.procedure_id, row.step, row.minutes, ${today}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        scope text, procedure_id text, step text, minutes integer[])`.execute(tx)
  })
  return rows.length
}

/** Samples by `scope|procedure|step`. */
async function collect(
  ctx: LatenessContext,
  now: Date,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Sample[]>> {
  const samples = new Map<string, Sample[]>()
  const ids = await latestIds(ctx, now)
  for (let at = 0; at < ids.length && !signal?.aborted; at += BATCH) {
    for (const dossier of await listTimedDossiers(ctx, ids.slice(at, at + BATCH), now))
      for (const [key, sample] of samplesOf(ctx, dossier, now)) add(samples, key, sample)
  }
  return samples
}

function add(samples: Map<string, Sample[]>, key: string, sample: Sample): void {
  const known = samples.get(key)
  if (known) known.push(sample)
  else samples.set(key, [sample])
}

/** Each step of a file counts for itself and for its kind. */
function samplesOf(
  ctx: LatenessContext,
  dossier: TimedDossier,
  now: Date,
): readonly (readonly [string, Sample])[] {
  const endedAt = dossier.state.finishedAt ?? now
  return stepDurations(ctx, dossier).flatMap(({ stepId, kind, minutes }) => {
    const keys = [`step|${dossier.state.procedureId}|${stepId}`, `kind||${kind}`]
    return keys.map((key) => [key, { endedAt, minutes }] as const)
  })
}

async function latestIds({ db }: LatenessContext, now: Date): Promise<readonly string[]> {
  const since = new Date(now.getTime() - DAYS * 24 * 3_600_000)
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, row_number() over (partition by procedure_id order by finished_at desc, id) as place
      from dossiers where outcome is not null and finished_at >= ${since} and finished_at <= ${now}
    ) as latest where place <= ${sql.lit(MOST_FILES)}`.execute(db)
  return rows.map(({ id }) => id)
}

function rowOf(key: string, samples: readonly Sample[]): StepTimesRow {
  const [scope = '', procedureId = '', step = ''] = key.split('|')
  const minutes = samples
    .toSorted((a, b) => b.endedAt.getTime() - a.endedAt.getTime())
    .slice(0, MOST_FILES)
    .map((sample) => sample.minutes)
    .toSorted((a, b) => a - b)
  return { scope: scope as StepTimesRow['scope'], procedure_id: procedureId, step, minutes }
}
