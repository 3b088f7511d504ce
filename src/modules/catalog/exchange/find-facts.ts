import type { Db } from '../../../platform/db/database.ts'
import type { ProcedureFacts } from '../facts/procedure-facts.ts'
import type { ListedProcedure } from '../load-register.ts'

/** All that is published of a procedure known by facts alone; the catalogue in memory holds what lists need. */
export async function findFacts(
  db: Db,
  { procedureId, revision }: Pick<ListedProcedure, 'procedureId' | 'revision'>,
): Promise<ProcedureFacts | undefined> {
  const row = await db
    .selectFrom('procedure_revisions')
    .select('record')
    .where('procedure_id', '=', procedureId)
    .where('revision', '=', revision)
    .where('kind', '=', 'facts')
    .executeTakeFirst()
  return row && (row.record as unknown as ProcedureFacts)
}
