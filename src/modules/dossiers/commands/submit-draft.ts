import { type Db, inTransaction } from '../../../platform/db/database.ts'
import type { CitizenActor, OfficerActor } from '../../identity/index.ts'
import { recordedActor } from '../act-on-dossier.ts'
import { checkDraft, type CheckedDraft, type DraftFaults, NO_FAULTS } from '../check-draft.ts'
import type { DossierContext } from '../context.ts'
import { counterPost } from '../desk-post.ts'
import type { Draft } from '../draft.ts'
import { closeDraft, findDraft, findDraftLocked } from '../draft-store.ts'
import { recordEvents } from '../record-events.ts'
import { papersWithForeignFiles } from '../own-files.ts'
import { beginDossier, beginFromDraft, type Submission } from '../submission.ts'
import { reception } from './receive-dossier.ts'

export type SubmitOutcome =
  | { readonly kind: 'submitted'; readonly dossierId: string }
  | { readonly kind: 'invalid'; readonly faults: DraftFaults }
  | { readonly kind: 'not-open'; readonly reason: string | null }
  | { readonly kind: 'not-found' }

/** More changes than that between reading a draft and closing it are not a person's. */
const MOST_TRIES = 5

/**
 * Hands in a draft online. The dossier takes the draft's id: asked twice, there is one dossier and one answer. The
 * draft is not locked but closed by the very statement that writes the dossier, if it still is what was checked. With
 * `read`, the draft as the caller has just read it, that statement is all there is in most cases.
 */
export async function submitDraft(
  ctx: DossierContext<CitizenActor>,
  draftId: string,
  read?: Draft,
): Promise<SubmitOutcome> {
  const { accountId } = ctx.actor
  const first = read?.id === draftId && read.ownerAccountId === accountId ? read : undefined
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const draft = (tries === 0 ? first : undefined) ?? (await findDraft(ctx.db, draftId, accountId))
    if (!draft) return { kind: 'not-found' }
    if (draft.submittedAt) return { kind: 'submitted', dossierId: draft.id }
    // Whose the files are is asked by the statement too; only when that said no, which of them it was.
    const checked = tries === 0 ? checkDraft(ctx, draft) : await checkForSubmission(ctx, ctx.db, draft)
    if (checked.kind !== 'complete') return checked
    if (await beginFromDraft(ctx, draft, submissionOf(ctx, draft, checked)))
      return { kind: 'submitted', dossierId: draft.id }
  }
  throw new Error(`draft ${draftId} changes faster than it can be handed in`)
}

function submissionOf(
  { actor }: DossierContext<CitizenActor>,
  { id }: Draft,
  { service, revision, content }: Extract<CheckedDraft, { kind: 'complete' }>,
): Submission {
  return {
    id,
    service,
    revision,
    content,
    channel: 'online',
    applicantAccountId: actor.accountId,
    actor: recordedActor(actor),
  }
}

/** Hands in and receives at the counter in one act: the applicant leaves with a receipt. */
export function submitAtCounter(
  ctx: DossierContext<OfficerActor>,
  input: { readonly draftId: string; readonly checkedPaperIds: readonly string[] },
): Promise<SubmitOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<SubmitOutcome> => {
    const draft = await findDraftLocked(tx, input.draftId, ctx.actor.accountId)
    if (!draft) return { kind: 'not-found' }
    if (draft.submittedAt) return { kind: 'submitted', dossierId: draft.id }
    const checked = await checkForSubmission(ctx, tx, draft)
    if (checked.kind !== 'complete') return checked
    const post = counterPost(ctx.catalog, ctx.actor, checked.service)
    if (!post) return { kind: 'not-found' }
    const actor = recordedActor(ctx.actor, post)
    const { service, revision, content } = checked
    const loaded = await beginDossier(ctx, tx, {
      id: draft.id,
      service,
      revision,
      channel: draft.channel,
      applicantAccountId: null,
      content,
      actor,
    })
    const token = loaded.state.tasks.find((task) => task.kind === 'receive')?.token
    if (token === undefined)
      throw new Error(`process of ${revision.procedureId} does not begin with reception`)
    await recordEvents(ctx, tx, loaded, {
      actor,
      events: [
        await reception(ctx, tx, loaded, {
          token,
          checkedPaperIds: input.checkedPaperIds,
          ...(content.filing ? { filedAt: new Date(content.filing.recordSignedAt) } : {}),
        }),
      ],
    })
    await closeDraft(tx, draft, ctx.clock.now())
    return { kind: 'submitted', dossierId: draft.id }
  })
}

async function checkForSubmission(ctx: DossierContext, tx: Db, draft: Draft): Promise<CheckedDraft> {
  const checked = checkDraft(ctx, draft)
  if (checked.kind !== 'complete') return checked
  const accountId = draft.ownerAccountId
  const paperIds = await papersWithForeignFiles(tx, checked.content.papers, {
    accountId,
    draftId: draft.id,
  })
  if (paperIds.length === 0) return checked
  return { kind: 'invalid', faults: { ...NO_FAULTS, paperIds } }
}
