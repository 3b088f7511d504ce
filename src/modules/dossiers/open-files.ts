import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { OpenFile } from '../catalog/index.ts'
import { ENDED } from './dossier-state.ts'

/** A file under way or a declaration being filled in, as far as a change of its procedure concerns it. */
export interface FileUnderWay extends Omit<OpenFile, 'dateByNewRule'> {
  /** Of a dossier; a draft belongs to who is filling it in. */
  readonly code: string | null
  readonly revision: number
  readonly agencyId: string | null
  readonly receivedAt: Date | null
}

const keys = sql`array(select jsonb_object_keys(answers))`
const papers = sql`array(select paper->>'paperId' from jsonb_array_elements(
  case jsonb_typeof(papers) when 'array' then papers else '[]'::jsonb end) as paper)`
const COLUMNS = sql`
  id::text, coalesce(code, submission_no) as code, revision, agency_id as "agencyId",
    received_at as "receivedAt", due_at as "promisedAt", ${keys} as answered, ${papers} as papers,
    case when finished_at is not null then 'decided' when received_at is null then 'sent'
      when state = 'supplement' then 'waiting' else 'received' end as stage`

/** Files without a result yet, by whom they are answered for and by which revisions; a page in the order of their ids. */
export interface OpenFilesQuery {
  readonly procedureId: string
  /** Dealt with by an older one. */
  readonly before: number
  /** Null: of all agencies. */
  readonly agencyIds: readonly string[] | null
  readonly after: string | undefined
  readonly limit: number
}

export async function listOpenFiles(db: Db, query: OpenFilesQuery): Promise<readonly FileUnderWay[]> {
  const { procedureId, before, agencyIds, after, limit } = query
  const { rows } = await sql<FileUnderWay>`
    select ${COLUMNS} from (
      select * from dossiers
      where procedure_id = ${procedureId} and finished_at is null and revision < ${before}
        ${agencyIds ? sql`and agency_id = any(${[...agencyIds]}::text[])` : sql``}
        ${after ? sql`and id > ${after}` : sql``}
      order by id limit ${limit}
    ) as dossiers join dossier_contents on dossier_id = id
    order by dossiers.id`.execute(db)
  return rows
}

/** All of a procedure, by two queries; names of questions only, never answers. */
export async function listFilesUnderWay(db: Db, procedureId: string): Promise<readonly FileUnderWay[]> {
  const [files, drafts] = await Promise.all([
    sql<FileUnderWay>`
      select ${COLUMNS} from dossiers join dossier_contents on dossier_id = id
      where procedure_id = ${procedureId}
        and state <> all(${[...ENDED]}::text[])
      order by submitted_at, id`.execute(db),
    sql<FileUnderWay>`
      select id::text, null as code, revision, null as "agencyId", null as "receivedAt", null as "promisedAt",
        ${keys} as answered, ${papers} as papers, 'draft' as stage
      from drafts where procedure_id = ${procedureId} and submitted_at is null
      order by updated_at, id`.execute(db),
  ])
  return [...files.rows, ...drafts.rows]
}
