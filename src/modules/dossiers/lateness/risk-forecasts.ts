import { sql } from 'kysely'
import { inTransaction } from '../../../platform/db/database.ts'
import { riskOf } from './list-risks.ts'
import { readStepTimes, type StepTimes } from './step-times.ts'
import type { LatenessContext } from './timed-dossiers.ts'

const BATCH = 1000

interface OpenStepRow {
  readonly dossierId: string
  readonly token: number
  readonly stepId: string
  readonly kind: string
  readonly since: Date
  readonly procedureId: string
  readonly agencyId: string
  readonly dueAt: Date
}

/**
 * Keeps the first chance said of every open step, so that later it can be told how often it came true. Each batch stands
 * by itself: stopped, the next run goes on with those that have none. A file already late is no forecast.
 */
export async function recordForecasts(ctx: LatenessContext, signal?: AbortSignal): Promise<number> {
  const times = await readStepTimes(ctx.db)
  let after = { dossierId: '00000000-0000-0000-0000-000000000000', token: 0 }
  let count = 0
  while (!signal?.aborted) {
    const rows = await nextSteps(ctx, after)
    const last = rows.at(-1)
    if (!last) break
    count += await insert(ctx, rows, times)
    after = last
  }
  return count
}

async function nextSteps(
  { db, clock }: LatenessContext,
  after: { readonly dossierId: string; readonly token: number },
): Promise<readonly OpenStepRow[]> {
  const { rows } = await sql<OpenStepRow>`
    select t.dossier_id as "dossierId", t.token, t.step_id as "stepId", t.kind, t.since,
      d.procedure_id as "procedureId", d.agency_id as "agencyId", d.due_at as "dueAt"
    from dossier_tasks t join dossiers d on d.id = t.dossier_id
    where (t.dossier_id, t.token) > (${after.dossierId}, ${after.token}) and t.waiting_for is null
      and d.received_at is not null and d.finished_at is null and d.due_at > ${clock.now()}
      and d.state not in ('supplement', 'financial_duty')
      and not exists (select from risk_forecasts f where f.dossier_id = t.dossier_id and f.token = t.token)
    order by t.dossier_id, t.token limit ${sql.lit(BATCH)}`.execute(db)
  return rows
}

async function insert(ctx: LatenessContext, rows: readonly OpenStepRow[], times: StepTimes): Promise<number> {
  const said = rows.flatMap((row) => {
    const risk = riskOf(ctx, row, times)
    if (risk.kind === 'unknown') return []
    return [{ dossier_id: row.dossierId, token: row.token, chance: risk.chance, due_at: row.dueAt }]
  })
  if (said.length === 0) return 0
  await sql`
    insert into risk_forecasts (dossier_id, token, chance, due_at, said_at)
    select row.dossier_id, row.token, row.chance, row.due_at, ${ctx.clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as row (
      dossier_id uuid, token integer, chance real, due_at timestamptz)
    on conflict do nothing`.execute(ctx.db)
  return said.length
}

/**
 * Compares what was said with what became of the files that got their result in the months gone by, and lets go of the
 * forecasts it has counted. A second run finds nothing to do. Late is late against the law: a new date given after the
 * forecast does not make it wrong.
 */
export async function calibrateForecasts({ db, clock }: LatenessContext): Promise<void> {
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    await sql`
      insert into risk_calibrations (month, tenth, said, late)
      select date_trunc('month', d.finished_at)::date, least(9, floor(f.chance * 10)::integer), count(*),
        count(*) filter (where d.finished_at > d.due_at or (d.extensions > 0 and d.finished_at > f.due_at))
      from risk_forecasts f join dossiers d on d.id = f.dossier_id
      where d.outcome is not null and d.finished_at < date_trunc('month', ${now}::timestamptz)
      group by 1, 2
      on conflict (month, tenth) do nothing`.execute(tx)
    await sql`
      delete from risk_forecasts f using dossiers d
      where d.id = f.dossier_id and d.finished_at < date_trunc('month', ${now}::timestamptz)`.execute(tx)
  })
}

export interface RiskCalibration {
  /** First day of the month. */
  readonly month: string
  /** 7: said 70 to 80 %. */
  readonly tenth: number
  readonly said: number
  readonly late: number
}

const MONTHS_SHOWN = 12

/** The latest month first. */
export async function listCalibrations(db: LatenessContext['db']): Promise<readonly RiskCalibration[]> {
  const { rows } = await sql<RiskCalibration>`
    select month, tenth, said, late from risk_calibrations
    where month in (select distinct month from risk_calibrations order by month desc limit ${sql.lit(MONTHS_SHOWN)})
    order by month desc, tenth`.execute(db)
  return rows
}
