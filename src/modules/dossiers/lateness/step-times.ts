import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import type { StepSamples } from './late-risk.ts'

export interface StepKey {
  readonly procedureId: string
  readonly stepId: string
  readonly kind: string
}

/** Looks up what is known of a step. */
export type StepTimes = (key: StepKey) => StepSamples

const NONE: readonly number[] = []

interface Row {
  readonly scope: string
  readonly procedure_id: string
  readonly step: string
  readonly minutes: readonly number[]
}

/** What the night counted, for the steps wanted or for all. One query. */
export async function readStepTimes(db: Db, wanted?: readonly StepKey[]): Promise<StepTimes> {
  const only = wanted
    ? sql`where (scope, procedure_id, step) in (
        select * from unnest(${wanted.flatMap(() => ['step', 'kind'])}::text[],
          ${wanted.flatMap(({ procedureId }) => [procedureId, ''])}::text[],
          ${wanted.flatMap(({ stepId, kind }) => [stepId, kind])}::text[]))`
    : sql``
  const { rows } = await sql<Row>`select scope, procedure_id, step, minutes from step_times ${only}`.execute(
    db,
  )
  const known = new Map(rows.map((row) => [`${row.scope}|${row.procedure_id}|${row.step}`, row.minutes]))
  return ({ procedureId, stepId, kind }) => ({
    step: known.get(`step|${procedureId}|${stepId}`) ?? NONE,
    kind: known.get(`kind||${kind}`) ?? NONE,
  })
}
