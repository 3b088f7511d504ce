import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import type { AlertKind } from './alert-kinds.ts'

/** What a reminder shows of its file. */
export interface AlertFile {
  readonly dossierId: string
  readonly code: string
  readonly procedureId: string
  readonly status: string
  readonly dueAt: Date | null
  readonly isFinished: boolean
}

/** Nothing to remind of: ended, or waiting for the applicant; of a proof of payment once it has been looked at. */
export function isSettled(kind: AlertKind, { status, isFinished }: AlertFile): boolean {
  if (isFinished) return true
  if (kind === 'alert.payment_proof') return status !== 'financial_duty'
  return status === 'supplement' || status === 'financial_duty'
}

/** The files of reminders; with `agencies` only those that have reached one of them. One query. */
export async function listAlertFiles(
  db: Db,
  dossierIds: readonly string[],
  agencies?: readonly string[],
): Promise<readonly AlertFile[]> {
  if (dossierIds.length === 0) return []
  const reached = agencies
    ? sql`exists (select from dossier_agencies a where a.dossier_id = d.id and a.agency_id = any (${[...agencies]}::text[]))`
    : sql`true`
  const { rows } = await sql<AlertFile>`
    select d.id as "dossierId", coalesce(d.code, d.submission_no) as code, d.procedure_id as "procedureId",
      d.state as status, d.due_at as "dueAt",
      d.finished_at is not null as "isFinished"
    from dossiers d where d.id = any (${[...dossierIds]}::uuid[]) and ${reached}`.execute(db)
  return rows
}
