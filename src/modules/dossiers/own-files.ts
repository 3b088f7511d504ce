import type { Db } from '../../platform/db/database.ts'
import { listFiles } from '../documents/index.ts'
import type { PaperInput } from './dossier-content.ts'

/**
 * Papers that name a file the account did not put in itself and that the dossier does not hold yet. Nobody may
 * hand in, and by that come to read, another person's file by naming its id.
 */
export async function papersWithForeignFiles(
  tx: Db,
  papers: readonly PaperInput[],
  owner: { readonly accountId: string; readonly held?: readonly PaperInput[] },
): Promise<readonly string[]> {
  const held = new Set(owner.held?.flatMap((paper) => paper.fileIds))
  const unknown = papers.flatMap((paper) => paper.fileIds).filter((id) => !held.has(id))
  const files = await listFiles(tx, unknown)
  const isForeign = (id: string) => !held.has(id) && files.get(id)?.uploadedBy !== owner.accountId
  return papers.filter((paper) => paper.fileIds.some(isForeign)).map((paper) => paper.paperId)
}
