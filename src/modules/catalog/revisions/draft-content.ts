import { compileForm, type FormFault, FormFaultsError } from '../../../engines/forms/index.ts'
import { compileProcess, type ProcessFault, ProcessModelError } from '../../../engines/workflow/index.ts'
import { type ProcedureRecord, procedureRecordSchema } from '../pack/procedure-record.ts'
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

/** Sheet, form and process compiled by the engines, or what keeps them from being published. */
export async function compileContent(
  source: DraftSource,
): Promise<{ readonly content: ProcedureContent } | { readonly faults: ContentFaults }> {
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
