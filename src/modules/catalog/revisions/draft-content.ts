import { compileForm, type FormFault, FormFaultsError } from '../../../engines/forms/index.ts'
import { compileProcess, type ProcessFault, ProcessModelError } from '../../../engines/workflow/index.ts'
import type { Directory } from '../../organizations/index.ts'
import { type ProcedureRecord, procedureRecordSchema } from '../pack/procedure-record.ts'
import { type ConditionFault, conditionFaults } from './check-conditions.ts'
import { type StepFault, stepFaults } from './check-steps.ts'
import type { ProcedureContent } from './procedure-content.ts'

export interface DraftSource {
  readonly record: ProcedureRecord
  readonly form: unknown
  readonly bpmn: string
}

export type ContentFaults =
  /** Path of the first fault: `papers.0.name.vi`. */
  | { readonly part: 'record'; readonly path: string }
  | { readonly part: 'form'; readonly faults: readonly FormFault[] }
  | { readonly part: 'process'; readonly faults: readonly ProcessFault[] }
  | { readonly part: 'steps'; readonly faults: readonly StepFault[] }
  | { readonly part: 'conditions'; readonly faults: readonly ConditionFault[] }

type Compiled = { readonly content: ProcedureContent } | { readonly faults: ContentFaults }

/** Sheet, form and process compiled by the engines, or what keeps them from being published. */
export async function compileContent(source: DraftSource): Promise<Compiled> {
  const parsed = procedureRecordSchema.safeParse(source.record)
  if (!parsed.success) {
    return { faults: { part: 'record', path: (parsed.error.issues[0]?.path ?? []).join('.') } }
  }
  try {
    const form = compileForm(source.form)
    const graph = await compileProcess(source.bpmn)
    return { content: { record: parsed.data, form, graph } }
  } catch (error) {
    if (error instanceof FormFaultsError) return { faults: { part: 'form', faults: error.faults } }
    if (error instanceof ProcessModelError) return { faults: { part: 'process', faults: error.faults } }
    throw error
  }
}

/** The same, with what may be unfinished while a draft is written, and not when it is checked and published. */
export async function compileWhole(source: DraftSource, directory: Directory): Promise<Compiled> {
  const compiled = await compileContent(source)
  if ('faults' in compiled) return compiled
  const faults = stepFaults(compiled.content, directory)
  if (faults.length > 0) return { faults: { part: 'steps', faults } }
  const conditions = conditionFaults(compiled.content)
  return conditions.length > 0 ? { faults: { part: 'conditions', faults: conditions } } : compiled
}
