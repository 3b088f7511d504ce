import { type RawBuilder, sql } from 'kysely'
import { isNationalId, isTaxCode, normalisePhone } from '../../engines/vietnamese/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import { nameQuery } from './dossier-projection.ts'
import { readableAgencies } from './dossier-policy.ts'

export interface FoundDossier {
  readonly dossierId: string
  readonly code: string | null
  readonly submissionNo: string
  readonly procedureId: string
  readonly applicantName: string
  readonly applicantPhone: string | null
  readonly status: string
  readonly submittedAt: Date
  readonly dueAt: Date | null
}

export interface SearchPage {
  readonly rows: readonly FoundDossier[]
  readonly next?: string
}

const PAGE = 25

const COLUMNS = sql`d.id as "dossierId", d.code, d.submission_no as "submissionNo", d.procedure_id as "procedureId",
  d.applicant_name as "applicantName", d.applicant_phone as "applicantPhone", d.state as status, d.submitted_at as "submittedAt", d.due_at as "dueAt"`

/** By code, submission number, number of an identity paper, phone, or any part of a name; only files of the officer's agencies. */
export async function searchDossiers(
  db: Db,
  actor: OfficerActor,
  query: { readonly text: string; readonly after?: string },
): Promise<SearchPage> {
  const typed = query.text.trim()
  const agencies = readableAgencies(actor)
  if (typed === '' || agencies.length === 0) return { rows: [] }
  const exact = exactCondition(typed)
  return exact
    ? { rows: await exactRows(db, agencies, exact) }
    : nameRows(db, agencies, { prefix: nameQuery(typed), after: query.after })
}

function exactCondition(typed: string): RawBuilder<boolean> | undefined {
  const upper = typed.toUpperCase().replace(/\s/g, '')
  if (/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4,}$/.test(upper)) return sql<boolean>`d.code = ${upper}`
  if (/^TN-?[0-9A-Z]{3}-?[0-9A-Z]{3}-?[0-9A-Z]{3}$/.test(upper)) {
    const token = upper.replaceAll('-', '').slice(2)
    return sql<boolean>`d.submission_no = ${`TN-${token.slice(0, 3)}-${token.slice(3, 6)}-${token.slice(6)}`}`
  }
  const phone = normalisePhone(typed)
  const digits = typed.replace(/[\s.]/g, '')
  const conditions = [
    ...(phone ? [sql<boolean>`d.applicant_phone = ${phone}`] : []),
    ...(isNationalId(digits) || isTaxCode(digits) ? [sql<boolean>`d.applicant_national_id = ${digits}`] : []),
  ]
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` or `)})` : undefined
}

async function exactRows(
  db: Db,
  agencies: readonly string[],
  condition: RawBuilder<boolean>,
): Promise<readonly FoundDossier[]> {
  const { rows } = await sql<FoundDossier>`
    select ${COLUMNS} from dossiers d
    where ${condition} and exists (select from dossier_agencies a where a.dossier_id = d.id and a.agency_id = any(${[...agencies]}))
    order by d.submitted_at desc limit ${PAGE}`.execute(db)
  return rows
}

const NAME_CURSOR = /^(.*)\|([0-9a-f-]{36})$/s

async function nameRows(
  db: Db,
  agencies: readonly string[],
  { prefix, after }: { prefix: string; after: string | undefined },
): Promise<SearchPage> {
  const cursor = after ? NAME_CURSOR.exec(Buffer.from(after, 'base64url').toString()) : null
  const beyond = cursor ? sql`and (n.key, n.dossier_id) > (${cursor[1]}, ${cursor[2]}::uuid)` : sql``
  // One ordered index range for each agency of the officer, merged: the cost does not grow with the number of files.
  const ranges = agencies.map(
    (agencyId) => sql`(select n.key, n.dossier_id from dossier_names n
      where n.agency_id = ${agencyId} and n.key >= ${prefix} and n.key < ${`${prefix}\u{10ffff}`} ${beyond}
      order by n.key, n.dossier_id limit ${PAGE + 1})`,
  )
  const { rows } = await sql<FoundDossier & { key: string }>`
    select hit.key, ${COLUMNS} from (select * from (${sql.join(ranges, sql` union `)}) as hits order by key, dossier_id limit ${PAGE + 1}) as hit
    join dossiers d on d.id = hit.dossier_id order by hit.key, hit.dossier_id`.execute(db)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  // A name with the same syllable twice is found under two of its keys: shown once.
  const once = shown.filter(
    (row, index) => shown.findIndex((other) => other.dossierId === row.dossierId) === index,
  )
  return rows.length > PAGE && last
    ? { rows: once, next: Buffer.from(`${last.key}|${last.dossierId}`).toString('base64url') }
    : { rows: once }
}
