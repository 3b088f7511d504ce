import { compileProcess, type ProcessGraph } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'

export interface StoredProcess {
  readonly id: string
  readonly version: number
  readonly graph: ProcessGraph
}

/** Publishes a process: compiled first, so that a faulty one is refused whole; a new version only when the XML differs. */
export async function publishProcess(
  tx: Db,
  process: { readonly id: string; readonly bpmn: string; readonly at: Date },
): Promise<number> {
  const last = await tx
    .selectFrom('process_definitions')
    .select(['version', 'bpmn'])
    .where('id', '=', process.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.bpmn === process.bpmn) return last.version
  const graph = await compileProcess(process.bpmn)
  const version = (last?.version ?? 0) + 1
  await tx
    .insertInto('process_definitions')
    .values({
      id: process.id,
      version,
      bpmn: process.bpmn,
      graph: JSON.stringify(graph),
      created_at: process.at,
    })
    .execute()
  return version
}

export async function listProcesses(db: Db): Promise<readonly StoredProcess[]> {
  const rows = await db.selectFrom('process_definitions').select(['id', 'version', 'graph']).execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    graph: row.graph as unknown as ProcessGraph,
  }))
}
