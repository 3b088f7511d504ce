import type { Answers } from '../../engines/forms/index.ts'
import { evaluateCondition } from '../../engines/rules/index.ts'
import type { ProcedureRecord } from '../catalog/index.ts'

export type Situation = ProcedureRecord['situations'][number]

/** Questions of fact that no field of the form holds, but that decide which papers are asked. */
export function askedSituations(record: ProcedureRecord, answers: Answers): readonly Situation[] {
  return record.situations.filter(({ when }) => when === null || evaluateCondition(when, answers))
}
