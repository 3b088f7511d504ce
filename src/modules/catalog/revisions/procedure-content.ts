import type { FormDefinition } from '../../../engines/forms/index.ts'
import type { ProcessGraph } from '../../../engines/workflow/index.ts'
import type { ProcedureRecord } from '../pack/procedure-record.ts'

/** What one revision holds and publishes together: sheet, form and process. */
export interface ProcedureContent {
  readonly record: ProcedureRecord
  readonly form: FormDefinition
  readonly graph: ProcessGraph
}
