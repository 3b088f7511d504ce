import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { listFiles } from '../documents/index.ts'
import type { PaperInput } from './dossier-content.ts'

interface FileOwner {
  readonly accountId: string
  /** What the dossier has already. */
  readonly held?: readonly PaperInput[]
  /** The draft that is being handed in, whose own files these are. */
  readonly draftId?: string
}

/**
 * Papers that name a file the account did not put in itself and that the dossier does not hold yet. Nobody may
 * hand in, and by that come to read, another person's file by naming its id; nor a file that hangs on another open
 * draft of one's own, with which it could be deleted from under the dossier.
 */
export async function papersWithForeignFiles(
  tx: Db,
  papers: readonly PaperInput[],
  owner: FileOwner,
): Promise<readonly string[]> {
  const held = new Set(owner.held?.flatMap((paper) => paper.fileIds))
  const unknown = papers.flatMap((paper) => paper.fileIds).filter((id) => !held.has(id))
  if (unknown.length === 0) return []
  const files = await listFiles(tx, unknown)
  const elsewhere = await filesOfDrafts(tx, owner)
  const isForeign = (id: string) =>
    !held.has(id) && (files.get(id)?.uploadedBy !== owner.accountId || elsewhere.has(id))
  return papers.filter((paper) => paper.fileIds.some(isForeign)).map((paper) => paper.paperId)
}

/** Whether one of these is not a file the account put in itself, for no draft of its own. */
export async function hasForeignFile(
  tx: Db,
  fileIds: readonly string[],
  accountId: string,
): Promise<boolean> {
  const paper = { paperId: '', fileIds, originals: 0, copies: 0 }
  return (await papersWithForeignFiles(tx, [paper], { accountId })).length > 0
}

async function filesOfDrafts(tx: Db, { accountId, draftId }: FileOwner): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('drafts')
    .select(sql<PaperInput[]>`papers`.as('papers'))
    .where('owner_account_id', '=', accountId)
    .where('submitted_at', 'is', null)
    .$if(draftId !== undefined, (query) => query.where('id', '!=', draftId ?? ''))
    .execute()
  return new Set(rows.flatMap(({ papers }) => papers.flatMap(({ fileIds }) => fileIds)))
}
