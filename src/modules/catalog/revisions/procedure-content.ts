import type { FormDefinition } from '../../../engines/forms/index.ts'
import type { ProcessGraph } from '../../../engines/workflow/index.ts'
import type { Catalog } from '../catalog.ts'
import type { ProcedureRevision } from '../load-register.ts'
import type { ProcedureRecord } from '../pack/procedure-record.ts'

/** What one revision holds and publishes together: sheet, form and process. */
export interface ProcedureContent {
  readonly record: ProcedureRecord
  readonly form: FormDefinition
  readonly graph: ProcessGraph
}

export function revisionContent(
  catalog: Pick<Catalog, 'formOf' | 'graphOf'>,
  revision: ProcedureRevision,
): ProcedureContent {
  return { record: revision.record, form: catalog.formOf(revision), graph: catalog.graphOf(revision) }
}
