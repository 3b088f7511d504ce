import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** How many open steps each officer holds: to share work out fairly. Nobody's count is left out; none is 0. */
export async function countOpenWork(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(accountIds.map((id) => [id, 0]))
  if (accountIds.length === 0) return counts
  const rows = await db
    .selectFrom('dossier_tasks')
    .select(['assignee_account_id', sql<number>`count(*)::integer`.as('open')])
    .where('assignee_account_id', 'in', [...accountIds])
    .groupBy('assignee_account_id')
    .execute()
  for (const row of rows) if (row.assignee_account_id !== null) counts.set(row.assignee_account_id, row.open)
  return counts
}
