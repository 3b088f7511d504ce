import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { DeskScope } from './desk-scope.ts'

/** A dossier the desk has received and not handed over yet. */
export interface RowToTransfer {
  readonly dossierId: string
  readonly code: string
  readonly procedureId: string
  readonly applicantName: string
  readonly channel: string
  readonly receivedAt: Date
  readonly dueAt: Date | null
  readonly originals: number
  readonly copies: number
  /** Whose step is next: who takes the papers. */
  readonly unitId: string
}

/** More than a desk receives between two rounds; what is beyond follows with the next round. */
export const TRANSFER_SHOWN = 100

/**
 * Conditions on `d` with its first open step `t`. What is next done at the desk itself is handed to nobody
 * (Nghị định 61/2018/NĐ-CP, Điều 17: an officer of the desk who decides).
 */
function pending({ agencyIds, serviceIds, unitIds }: DeskScope): RawBuilder<unknown> {
  return sql`dossiers d
    join lateral (
      select unit_id from dossier_tasks where dossier_id = d.id order by token limit 1
    ) as t on t.unit_id <> all(${[...unitIds]})
    where d.agency_id = any(${[...agencyIds]}) and d.service_id = any(${[...serviceIds]})
      and d.received_at is not null and d.transferred_at is null and d.finished_at is null`
}

/** The oldest first, at most `TRANSFER_SHOWN`; of `ids` only, where they are given. */
export async function listToTransfer(
  db: Db,
  scope: DeskScope,
  ids?: readonly string[],
): Promise<{ readonly rows: readonly RowToTransfer[]; readonly hasMore: boolean }> {
  if (scope.unitIds.length === 0) return { rows: [], hasMore: false }
  const among = ids ? sql`and d.id = any(${[...ids]}::uuid[])` : sql``
  const count = (key: 'originals' | 'copies') =>
    sql`(select coalesce(sum((paper ->> ${sql.lit(key)})::integer), 0)::integer from jsonb_array_elements(c.papers) as paper)`
  const { rows } = await sql<RowToTransfer>`
    select p.*, ${count('originals')} as originals, ${count('copies')} as copies
    from (
      select d.id as "dossierId", d.code, d.procedure_id as "procedureId", d.applicant_name as "applicantName", d.channel,
        d.received_at as "receivedAt", d.due_at as "dueAt", t.unit_id as "unitId"
      from ${pending(scope)} ${among} order by d.received_at, d.id limit ${TRANSFER_SHOWN + 1}
    ) as p join dossier_contents c on c.dossier_id = p."dossierId"
    order by p."receivedAt", p."dossierId"`.execute(db)
  return { rows: rows.slice(0, TRANSFER_SHOWN), hasMore: rows.length > TRANSFER_SHOWN }
}

/** How many there are, counted to `cap`: a part of the query that counts all work lists. */
export function countToTransfer(scope: DeskScope, cap: number): RawBuilder<unknown> {
  if (scope.unitIds.length === 0) return sql`0`
  return sql`(select count(*)::integer from (select from ${pending(scope)} limit ${sql.lit(cap)}) as hits)`
}
