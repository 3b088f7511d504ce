import type { Selectable } from 'kysely'
import type { Db, DB } from '../../../platform/db/database.ts'
import type { ProcedureRecord } from '../pack/procedure-record.ts'

export type DraftState = 'draft' | 'submitted' | 'checked' | 'published' | 'discarded'

export const OPEN_DRAFT_STATES: readonly DraftState[] = ['draft', 'submitted', 'checked']

/** A revision in the making. */
export interface ProcedureDraft {
  readonly id: string
  readonly procedureId: string
  readonly agencyId: string
  /** Null for a procedure that is new. */
  readonly baseRevision: number | null
  readonly state: DraftState
  readonly record: ProcedureRecord
  /** form-js JSON. */
  readonly form: unknown
  readonly bpmn: string
  /** Grows with every change, so that two who edit do not overwrite each other. */
  readonly version: number
  /** Why the control office gave it back. */
  readonly note: string | null
  readonly changedBy: string
  readonly changedAt: Date
  readonly publishedRevision: number | null
}

export async function findProcedureDraft(db: Db, id: string): Promise<ProcedureDraft | undefined> {
  if (!isUuid(id)) return undefined
  const row = await db.selectFrom('procedure_drafts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toDraft(row)
}

/** Held until the transaction ends. */
export async function lockProcedureDraft(tx: Db, id: string): Promise<ProcedureDraft | undefined> {
  if (!isUuid(id)) return undefined
  const query = tx.selectFrom('procedure_drafts').selectAll().where('id', '=', id).forUpdate()
  const row = await query.executeTakeFirst()
  return row && toDraft(row)
}

export async function findOpenDraft(db: Db, procedureId: string): Promise<ProcedureDraft | undefined> {
  const row = await db
    .selectFrom('procedure_drafts')
    .selectAll()
    .where('procedure_id', '=', procedureId)
    .where('state', 'in', OPEN_DRAFT_STATES)
    .executeTakeFirst()
  return row && toDraft(row)
}

/** Open drafts of some agencies, or of all; what changed last comes first. */
export async function listOpenDrafts(
  db: Db,
  agencyIds: readonly string[] | 'all',
): Promise<readonly ProcedureDraft[]> {
  if (agencyIds.length === 0) return []
  let query = db.selectFrom('procedure_drafts').selectAll().where('state', 'in', OPEN_DRAFT_STATES)
  if (agencyIds !== 'all') query = query.where('agency_id', 'in', agencyIds)
  return (await query.orderBy('changed_at', 'desc').orderBy('id').limit(200).execute()).map(toDraft)
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

type DraftRow = Selectable<DB['procedure_drafts']>

function toDraft(row: DraftRow): ProcedureDraft {
  return {
    id: row.id,
    procedureId: row.procedure_id,
    agencyId: row.agency_id,
    baseRevision: row.base_revision,
    state: row.state as DraftState,
    record: row.record as unknown as ProcedureRecord,
    form: row.form,
    bpmn: row.bpmn ?? '',
    version: row.version,
    note: row.note,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    publishedRevision: row.published_revision,
  }
}
