import { type RawBuilder, sql } from 'kysely'
import type { Answers } from '../../engines/forms/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import type { Service, ProcedureRevision } from '../catalog/index.ts'
import { removeUpload } from '../documents/index.ts'
import type { DossierContext } from './context.ts'
import type { Applicant, Channel, Delivery, PaperInput, PostalFiling } from './dossier-content.ts'
import { type Draft, draftsKeptSince, toDraft } from './draft.ts'

/** A draft of one's own; anybody else's does not exist. */
export async function findDraft(db: Db, id: string, ownerAccountId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('id', '=', id)
    .where('owner_account_id', '=', ownerAccountId)
    .executeTakeFirst()
  return row && toDraft(row)
}

/** One's open drafts, the one last worked on first. */
export async function listDrafts(db: Db, ownerAccountId: string, limit = 50): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('owner_account_id', '=', ownerAccountId)
    .where('submitted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toDraft)
}

export interface NewDraft {
  readonly ownerAccountId: string
  readonly channel: Channel
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly applicant: Partial<Applicant>
  /** With the channel `post`, and with no other. */
  readonly filing?: PostalFiling | undefined
}

export async function insertDraft(
  ctx: Pick<DossierContext, 'db' | 'clock'>,
  draft: NewDraft,
): Promise<string> {
  const id = newId(ctx.clock)
  const now = ctx.clock.now()
  await ctx.db
    .insertInto('drafts')
    .values({
      id,
      owner_account_id: draft.ownerAccountId,
      channel: draft.channel,
      service_id: draft.service.id,
      procedure_id: draft.revision.procedureId,
      revision: draft.revision.revision,
      applicant: JSON.stringify(draft.applicant),
      papers: JSON.stringify([]),
      ...(draft.filing ? { filing: JSON.stringify(draft.filing) } : {}),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** The draft, held until the transaction ends: what is read then written in one go. */
export async function findDraftLocked(
  tx: Db,
  id: string,
  ownerAccountId: string,
): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('drafts')
    .selectAll()
    .where('id', '=', id)
    .where('owner_account_id', '=', ownerAccountId)
    .forUpdate()
    .executeTakeFirst()
  return row && toDraft(row)
}

export interface DraftChange {
  readonly applicant?: Partial<Applicant>
  readonly answers?: Answers
  /** Keys whose answer goes unless `answers` brings a new one: the questions of the page that was sent. */
  readonly cleared?: readonly string[]
  readonly situations?: Readonly<Record<string, boolean>>
  readonly papers?: readonly PaperInput[]
  readonly delivery?: Partial<Delivery>
  readonly done?: readonly string[]
}

/**
 * Writes what changed, always: nothing typed is lost, also when it is not right yet. Two windows on one
 * draft do not overwrite each other's sections, since answers are merged key by key in the database.
 */
export async function updateDraft(
  ctx: Pick<DossierContext, 'db' | 'clock'>,
  draft: Pick<Draft, 'id'>,
  change: DraftChange,
): Promise<void> {
  const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
  await sql`
    update drafts set
      applicant = coalesce(${text(change.applicant)}::jsonb, applicant),
      answers = (answers - ${change.cleared ?? []}::text[]) || coalesce(${text(change.answers)}::jsonb, '{}'),
      situations = coalesce(${text(change.situations)}::jsonb, situations),
      papers = coalesce(${text(change.papers)}::jsonb, papers),
      delivery = coalesce(${text(change.delivery)}::jsonb, delivery),
      sections_done = coalesce(${text(change.done)}::jsonb, sections_done),
      version = version + 1, updated_at = ${ctx.clock.now()}
    where id = ${draft.id} and submitted_at is null`.execute(ctx.db)
}

/** The declaration lives in the event from then on; a second copy would only be one more to protect. */
const EMPTIED = sql`applicant = '{}', answers = '{}', situations = '{}', papers = '[]', delivery = '{}'`

/** Closes a draft that the caller holds (`findDraftLocked`). */
export async function closeDraft(tx: Db, { id }: Pick<Draft, 'id'>, at: Date): Promise<void> {
  await sql`update drafts set submitted_at = ${at}, ${EMPTIED} where id = ${id}`.execute(tx)
}

/**
 * A query that closes those drafts of `wanted (id, version, at, file_ids)` that still are as they were read and whose
 * files were all put in by their owner, and gives `returned` of each. A draft wanted twice is closed and given once.
 * The ids come beside the table, so that the drafts are looked up by them whatever the planner knows of either; that
 * they are open is said in words the index of open drafts does not have, or all of it would be read besides.
 */
export function closingDrafts(ids: readonly string[], returned: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update drafts set submitted_at = wanted.at, ${EMPTIED}
    from wanted
    where drafts.id = any(${[...ids]}::uuid[]) and drafts.id = wanted.id and drafts.version = wanted.version
      and coalesce(drafts.submitted_at, 'infinity') = 'infinity'
      and not exists (
        select from unnest(wanted.file_ids) as named (id) left join files on files.id = named.id
        where files.uploaded_by is distinct from drafts.owner_account_id)
    returning ${returned}`
}

type Discarding = Pick<DossierContext, 'db' | 'clock' | 'files'>

/** Throws an open draft away with the papers uploaded for it. */
export async function deleteDraft(ctx: Discarding, id: string, ownerAccountId: string): Promise<void> {
  const row = await ctx.db
    .deleteFrom('drafts')
    .where('id', '=', id)
    .where('owner_account_id', '=', ownerAccountId)
    .where('submitted_at', 'is', null)
    .returning('papers')
    .executeTakeFirst()
  if (row) await removePapers(ctx, { papers: row.papers as PaperInput[], ownerAccountId })
}

/** For a periodic job: drafts untouched past their time (`draftKeptUntil`). Returns how many went. */
export async function removeStaleDrafts(ctx: Discarding): Promise<number> {
  const rows = await ctx.db
    .deleteFrom('drafts')
    .where('submitted_at', 'is', null)
    .where('updated_at', '<', draftsKeptSince(ctx.clock.now()))
    .returning(['papers', 'owner_account_id'])
    .execute()
  for (const row of rows)
    await removePapers(ctx, { papers: row.papers as PaperInput[], ownerAccountId: row.owner_account_id })
  return rows.length
}

async function removePapers(
  ctx: Discarding,
  { papers, ownerAccountId }: { readonly papers: readonly PaperInput[]; readonly ownerAccountId: string },
): Promise<void> {
  for (const id of papers.flatMap((paper) => paper.fileIds)) await removeUpload(ctx, id, ownerAccountId)
}
