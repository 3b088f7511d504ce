import type { Db } from '../../platform/db/database.ts'
import type { DecisionProposal } from '../../engines/decision/index.ts'
import type { AnnexDecision, AnnexImport, AnnexKind } from './annex-import.ts'
import type { AnnexContent } from './annex-settle.ts'

export type AnnexSummary = Omit<AnnexImport, 'lines'>

const MOST_LISTED = 100

/** The imports there are, newest first. */
export async function listAnnexImports(db: Db): Promise<readonly AnnexSummary[]> {
  const rows = await db
    .selectFrom('annex_imports as i')
    .leftJoin('annex_acceptances as a', 'a.import_id', 'i.id')
    .select(['i.id', 'i.name', 'i.kind', 'i.proposal', 'i.made_at', 'i.made_by', 'a.accepted_at'])
    .orderBy('i.made_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(MOST_LISTED)
    .execute()
  const decisions = await readDecisions(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => importOf({ ...row, lines: '' }, decisions.get(row.id) ?? []))
}

export async function findAnnexImport(db: Db, id: string): Promise<AnnexImport | undefined> {
  const row = await db
    .selectFrom('annex_imports as i')
    .leftJoin('annex_acceptances as a', 'a.import_id', 'i.id')
    .select(['i.id', 'i.name', 'i.kind', 'i.lines', 'i.proposal', 'i.made_at', 'i.made_by', 'a.accepted_at'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const decisions = await readDecisions(db, [id])
  return importOf(row, decisions.get(id) ?? [])
}

interface ImportRow {
  readonly id: string
  readonly name: string
  readonly kind: AnnexKind
  readonly lines: string
  readonly proposal: unknown
  readonly made_at: Date
  readonly made_by: string
  readonly accepted_at: Date | null
}

function importOf(row: ImportRow, decisions: readonly AnnexDecision[]): AnnexImport {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    lines: row.lines.split('\n'),
    proposal: row.proposal as DecisionProposal,
    madeAt: row.made_at,
    madeBy: row.made_by,
    decisions,
    acceptedAt: row.accepted_at ?? undefined,
  }
}

async function readDecisions(
  db: Db,
  imports: readonly string[],
): Promise<ReadonlyMap<string, readonly AnnexDecision[]>> {
  if (imports.length === 0) return new Map()
  const rows = await db
    .selectFrom('annex_decisions')
    .selectAll()
    .where('import_id', 'in', imports)
    .orderBy('id')
    .execute()
  const decisions = rows.map((row) => ({
    importId: row.import_id,
    id: Number(row.id),
    anomaly: row.anomaly,
    choice: row.choice,
    value: row.value ?? undefined,
    note: row.note,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }))
  return Map.groupBy(decisions, ({ importId }) => importId)
}

export interface AcceptedAnnex extends AnnexContent {
  readonly importId: string
  readonly acceptedAt: Date
  readonly acceptedBy: string
}

/** Decisions taken over, newest acceptance first: what each declares of targets and services, by whom and when. */
export async function listAcceptedAnnexes(db: Db): Promise<readonly AcceptedAnnex[]> {
  const rows = await db
    .selectFrom('annex_acceptances')
    .selectAll()
    .orderBy('accepted_at', 'desc')
    .orderBy('import_id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...(row.content as unknown as AnnexContent),
    importId: row.import_id,
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
  }))
}
