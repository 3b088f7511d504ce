import { type Db, inTransaction } from '../../platform/db/database.ts'
import { listFiles, removeUpload } from '../documents/index.ts'
import type { DossierContext } from './context.ts'
import type { PaperInput } from './dossier-content.ts'
import type { Draft } from './draft.ts'
import { findDraftLocked, updateDraft } from './draft-store.ts'

/** More than this of one paper is a mistake, and no officer could look at it. */
export const MOST_FILES_A_PAPER = 30

interface Place {
  readonly draftId: string
  readonly ownerAccountId: string
  readonly paperId: string
}

export type AttachOutcome = 'done' | 'too-many' | 'not-found'

/**
 * Adds files to a paper of an open draft. The draft is locked: two uploads at once both stay, and the same file
 * sent twice, as by a second click, is there once. What is not attached is removed.
 */
export async function attachFiles(
  ctx: Pick<DossierContext, 'db' | 'clock' | 'files'>,
  { draftId, ownerAccountId, paperId }: Place,
  fileIds: readonly string[],
): Promise<AttachOutcome> {
  let attached: ReadonlySet<string> = new Set()
  const outcome = await inTransaction(ctx.db, async (tx): Promise<AttachOutcome> => {
    const draft = await findDraftLocked(tx, draftId, ownerAccountId)
    if (!draft || draft.submittedAt) return 'not-found'
    const paper = paperOf(draft, paperId)
    const all = await withoutDoubles(tx, [...paper.fileIds, ...fileIds])
    if (all.length > MOST_FILES_A_PAPER) return 'too-many'
    await updateDraft({ db: tx, clock: ctx.clock }, draft, {
      papers: withPaper(draft, { ...paper, fileIds: all }),
    })
    attached = new Set(all)
    return 'done'
  })
  for (const id of fileIds) if (!attached.has(id)) await removeUpload(ctx, id, ownerAccountId)
  return outcome
}

async function withoutDoubles(tx: Db, ids: readonly string[]): Promise<readonly string[]> {
  const files = await listFiles(tx, ids)
  const seen = new Set<string>()
  return ids.filter((id) => {
    const file = files.get(id)
    const content = `${file?.sha256 ?? id} ${file?.name ?? ''}`
    if (seen.has(content)) return false
    seen.add(content)
    return true
  })
}

/** Takes a file away from an open draft, for good; false when it was not there, as after a second click. */
export async function detachFile(
  ctx: Pick<DossierContext, 'db' | 'clock' | 'files'>,
  { draftId, ownerAccountId, paperId }: Place,
  fileId: string,
): Promise<boolean> {
  const wasThere = await inTransaction(ctx.db, async (tx) => {
    const draft = await findDraftLocked(tx, draftId, ownerAccountId)
    if (!draft || draft.submittedAt) return false
    const paper = paperOf(draft, paperId)
    if (!paper.fileIds.includes(fileId)) return false
    const fileIds = paper.fileIds.filter((id) => id !== fileId)
    await updateDraft({ db: tx, clock: ctx.clock }, draft, {
      papers: withPaper(draft, { ...paper, fileIds }),
    })
    return true
  })
  if (wasThere) await removeUpload(ctx, fileId, ownerAccountId)
  return wasThere
}

export interface DeskCount {
  readonly paperId: string
  readonly originals: number
  readonly copies: number
}

/** What lies on the desk, as counted there; files stay as they are. */
export async function countPapers(
  ctx: Pick<DossierContext, 'db' | 'clock'>,
  draft: { readonly draftId: string; readonly ownerAccountId: string },
  counts: readonly DeskCount[],
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const current = await findDraftLocked(tx, draft.draftId, draft.ownerAccountId)
    if (!current || current.submittedAt) return
    const counted = new Set(counts.map(({ paperId }) => paperId))
    const others = current.papers.filter(({ paperId }) => !counted.has(paperId))
    const papers = counts.map((count) => ({ ...paperOf(current, count.paperId), ...count }))
    await updateDraft({ db: tx, clock: ctx.clock }, current, { papers: [...others, ...papers] })
  })
}

function paperOf(draft: Draft, paperId: string): PaperInput {
  return (
    draft.papers.find((paper) => paper.paperId === paperId) ?? {
      paperId,
      fileIds: [],
      originals: 0,
      copies: 0,
    }
  )
}

function withPaper(draft: Draft, paper: PaperInput): readonly PaperInput[] {
  const others = draft.papers.filter(({ paperId }) => paperId !== paper.paperId)
  return [...others, paper]
}
