import { compileProcess, type ProcessGraph } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'

export interface StoredProcess {
  readonly id: string
  readonly version: number
  readonly graph: ProcessGraph
}

/** Publishes a process: compiled first, so that a faulty one is refused whole; a new version only when the XML differs from all there are. */
export async function publishProcess(
  tx: Db,
  process: { readonly id: string; readonly bpmn: string; readonly at: Date },
): Promise<number> {
  const versions = await tx
    .selectFrom('process_definitions')
    .select((eb) => ['version', eb('bpmn', '=', process.bpmn).as('same')])
    .where('id', '=', process.id)
    .orderBy('version', 'desc')
    .execute()
  const same = versions.find((version) => version.same)
  if (same) return same.version
  const graph = await compileProcess(process.bpmn)
  const version = (versions[0]?.version ?? 0) + 1
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

/** The BPMN of a version. */
export async function processSource(db: Db, id: string, version: number): Promise<string> {
  const query = db.selectFrom('process_definitions').select('bpmn')
  const row = await query.where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow()
  return row.bpmn
}

export async function listProcesses(db: Db): Promise<readonly StoredProcess[]> {
  const rows = await db.selectFrom('process_definitions').select(['id', 'version', 'graph']).execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    graph: row.graph as unknown as ProcessGraph,
  }))
}
