import { type RawBuilder, sql } from 'kysely'
import type { Holding } from '../../engines/succession/index.ts'
import { isNationalId, isTaxCode, normalisePhone } from '../../engines/vietnamese/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { isId } from '../../platform/ids/id.ts'
import type { OfficerActor } from '../identity/index.ts'
import type { DossierContext } from './context.ts'
import { nameKeys, nameQuery } from './dossier-projection.ts'
import { readableHoldings } from './dossier-policy.ts'
import { heldBy, isCaseOf } from './structure/held-files.ts'
import { writeAudit } from '../../platform/db/write-audit.ts'

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
  /** The office of its day. */
  readonly officeAgencyId: string
  /** Who answers for it, unless that has ended since. */
  readonly agencyId: string
  readonly field: string | null
  readonly area: string | null
}

export interface SearchPage {
  readonly rows: readonly FoundDossier[]
  readonly next?: string
}

const PAGE = 25

const COLUMNS = sql`d.id as "dossierId", d.code, d.submission_no as "submissionNo", d.procedure_id as "procedureId",
  d.applicant_name as "applicantName", d.applicant_phone as "applicantPhone", d.state as status, d.submitted_at as "submittedAt", d.due_at as "dueAt",
  d.office_agency_id as "officeAgencyId", d.agency_id as "agencyId", d.field, d.area_code as area`

/**
 * By code, submission number, number of an identity paper, phone, or any part of a name; only files of the officer's agencies,
 * and what came to them by succession.
 */
export async function searchDossiers(
  db: Db,
  actor: OfficerActor,
  query: { readonly text: string; readonly after?: string },
): Promise<SearchPage> {
  const typed = query.text.trim()
  const holdings = readableHoldings(actor)
  if (typed === '' || holdings.length === 0) return { rows: [] }
  const exact = exactCondition(typed)
  return exact
    ? { rows: await exactRows(db, holdings, exact) }
    : nameRows(db, holdings, { prefix: nameQuery(typed), after: query.after })
}

/** That somebody searched, and how much was shown; never for whom. */
export async function auditSearch(
  ctx: Pick<DossierContext<OfficerActor>, 'db' | 'clock' | 'actor'>,
  kind: 'dossiers' | 'applicants',
  found: number,
): Promise<void> {
  await writeAudit(ctx.db, {
    at: ctx.clock.now(),
    accountId: ctx.actor.accountId,
    postId: ctx.actor.posts[0]?.id ?? null,
    action: 'search',
    subjectType: 'search',
    subjectId: kind,
    details: { found },
  })
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
  holdings: readonly Holding[],
  condition: RawBuilder<boolean>,
): Promise<readonly FoundDossier[]> {
  const { rows } = await sql<FoundDossier>`
    select ${COLUMNS} from dossiers d
    where ${condition} and exists (select from dossier_agencies a where a.dossier_id = d.id and ${heldBy(holdings, sql`a.agency_id`)})
    order by d.submitted_at desc limit ${PAGE}`.execute(db)
  return rows
}

/** Keys are made of folded letters, digits and single spaces; anything else was not written by us. */
const NAME_CURSOR = /^([\p{L}\p{N} ]*)\|([0-9a-f-]{36})$/u

function readNameCursor(text: string | undefined): { key: string; id: string } | undefined {
  const [, key, id] = NAME_CURSOR.exec(Buffer.from(text ?? '', 'base64url').toString()) ?? []
  return key !== undefined && id !== undefined && isId(id) ? { key, id } : undefined
}

/** Pages of nothing but names already shown under another of their keys are passed over, within reason. */
const MOST_PAGES = 8

async function nameRows(
  db: Db,
  holdings: readonly Holding[],
  { prefix, after }: { prefix: string; after: string | undefined },
): Promise<SearchPage> {
  if (prefix === '') return { rows: [] }
  let page = await namePage(db, holdings, { prefix, after })
  for (let pages = 1; page.rows.length === 0 && page.next && pages < MOST_PAGES; pages += 1)
    page = await namePage(db, holdings, { prefix, after: page.next })
  return page
}

async function namePage(
  db: Db,
  holdings: readonly Holding[],
  { prefix, after }: { prefix: string; after: string | undefined },
): Promise<SearchPage> {
  const cursor = readNameCursor(after)
  const beyond = cursor ? sql`and (n.key, n.dossier_id) > (${cursor.key}, ${cursor.id}::uuid)` : sql``
  // One ordered index range for each agency of the officer, merged: the cost does not grow with the number of files.
  const ranges = holdings.map(
    ({
      key,
      part,
    }) => sql`(select n.key, n.dossier_id from dossier_names n ${part ? sql`join dossiers d on d.id = n.dossier_id` : sql``}
      where n.agency_id = ${key} ${part ? sql`and ${isCaseOf(part)}` : sql``} and n.key >= ${prefix} and n.key < ${`${prefix}\u{10ffff}`} ${beyond}
      order by n.key, n.dossier_id limit ${PAGE + 1})`,
  )
  const { rows } = await sql<FoundDossier & { key: string }>`
    select hit.key, ${COLUMNS} from (select * from (${sql.join(ranges, sql` union `)}) as hits order by key, dossier_id limit ${PAGE + 1}) as hit
    join dossiers d on d.id = hit.dossier_id order by hit.key, hit.dossier_id`.execute(db)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  // "Trần Thị Thu" fits "th" under two of its keys: shown under the first, on whatever page the others come.
  const once = shown.filter((row) => row.key === firstKey(row.applicantName, prefix))
  return rows.length > PAGE && last
    ? { rows: once, next: Buffer.from(`${last.key}|${last.dossierId}`).toString('base64url') }
    : { rows: once }
}

function firstKey(name: string, prefix: string): string | undefined {
  return nameKeys(name)
    .filter((key) => key.startsWith(prefix))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))[0]
}
