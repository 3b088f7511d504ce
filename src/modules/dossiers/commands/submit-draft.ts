import { type FieldError, validateForm } from '../../../engines/forms/index.ts'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import type { ProcedureRevision, Service } from '../../catalog/index.ts'
import type { CitizenActor, OfficerActor, Post } from '../../identity/index.ts'
import { postsWith } from '../../identity/index.ts'
import { recordedActor } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import type { Applicant, Delivery, DossierContent } from '../dossier-content.ts'
import type { Draft } from '../draft.ts'
import { findDraftLocked } from '../draft-store.ts'
import { formLists } from '../form-lists.ts'
import { recordEvents } from '../record-events.ts'
import { papersWithForeignFiles } from '../own-files.ts'
import { applicablePapers, filesOnly, missingPapers } from '../required-papers.ts'
import { beginDossier } from '../submission.ts'
import { reception } from './receive-dossier.ts'

/** What is still to mend before a draft can be handed in, by the page it is mended on. */
export interface DraftFaults {
  readonly applicant: readonly (keyof Applicant)[]
  readonly fields: readonly FieldError[]
  readonly paperIds: readonly string[]
  readonly delivery: readonly ('way' | 'address')[]
}

export type SubmitOutcome =
  | { readonly kind: 'submitted'; readonly dossierId: string }
  | { readonly kind: 'invalid'; readonly faults: DraftFaults }
  | { readonly kind: 'not-open'; readonly reason: string | null }
  | { readonly kind: 'not-found' }

/** Hands in a draft online. The dossier takes the draft's id: asked twice, there is one dossier and one answer. */
export function submitDraft(ctx: DossierContext<CitizenActor>, draftId: string): Promise<SubmitOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<SubmitOutcome> => {
    const draft = await findDraftLocked(tx, draftId, ctx.actor.accountId)
    if (!draft) return { kind: 'not-found' }
    if (draft.submittedAt) return { kind: 'submitted', dossierId: draft.id }
    const checked = await checkForSubmission(ctx, tx, draft)
    if (checked.kind !== 'complete') return checked
    await beginDossier(ctx, tx, {
      id: draft.id,
      service: checked.service,
      revision: checked.revision,
      channel: 'online',
      applicantAccountId: ctx.actor.accountId,
      content: checked.content,
      actor: recordedActor(ctx.actor),
    })
    await closeDraft(ctx, tx, draft.id)
    return { kind: 'submitted', dossierId: draft.id }
  })
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
    const post = counterPost(ctx.actor, checked.service.agencyId)
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
      events: [await reception(ctx, tx, loaded, { token, checkedPaperIds: input.checkedPaperIds })],
    })
    await closeDraft(ctx, tx, draft.id)
    return { kind: 'submitted', dossierId: draft.id }
  })
}

export function counterPost(actor: OfficerActor, agencyId: string): Post | undefined {
  return postsWith(actor, 'receptionist').find((post) => post.agencyId === agencyId)
}

async function closeDraft(ctx: DossierContext, tx: Db, id: string): Promise<void> {
  // The declaration now lives in the event; a second copy would only be one more to protect.
  await tx
    .updateTable('drafts')
    .set({
      submitted_at: ctx.clock.now(),
      applicant: '{}',
      answers: '{}',
      situations: '{}',
      papers: '[]',
      delivery: '{}',
    })
    .where('id', '=', id)
    .execute()
}

type CheckedDraft =
  | {
      readonly kind: 'complete'
      readonly content: DossierContent
      readonly revision: ProcedureRevision
      readonly service: Service
    }
  | { readonly kind: 'invalid'; readonly faults: DraftFaults }
  | { readonly kind: 'not-open'; readonly reason: string | null }
  | { readonly kind: 'not-found' }

async function checkForSubmission(ctx: DossierContext, tx: Db, draft: Draft): Promise<CheckedDraft> {
  const checked = checkDraft(ctx, draft)
  if (checked.kind !== 'complete') return checked
  const accountId = draft.ownerAccountId
  const paperIds = await papersWithForeignFiles(tx, checked.content.papers, { accountId })
  if (paperIds.length === 0) return checked
  return { kind: 'invalid', faults: { applicant: [], fields: [], paperIds, delivery: [] } }
}

/** The whole draft against form, papers and delivery; also what the page "check your answers" shows. */
export function checkDraft(ctx: Pick<DossierContext, 'catalog' | 'directory'>, draft: Draft): CheckedDraft {
  const service = ctx.catalog.findService(draft.serviceId)
  if (!service) return { kind: 'not-found' }
  if (service.suspendedFrom) return { kind: 'not-open', reason: service.suspensionReason }
  const revision = ctx.catalog.getRevision(draft.procedureId, draft.revision)
  const form = ctx.catalog.formOf(revision)
  const { answers, errors } = validateForm(form, draft.answers, formLists(ctx.directory))
  const asked = new Set(
    applicablePapers(revision.record, { answers, situations: draft.situations }).map((paper) => paper.id),
  )
  const papers = draft.papers
    .filter((paper) => asked.has(paper.paperId))
    .map((paper) => (draft.channel === 'online' ? filesOnly(paper) : paper))
  const faults: DraftFaults = {
    applicant: applicantFaults(draft.applicant),
    fields: errors,
    paperIds: missingPapers(revision.record, { answers, situations: draft.situations, papers }).map(
      (paper) => paper.id,
    ),
    delivery: deliveryFaults(draft.delivery, revision.record.delivery),
  }
  if (Object.values(faults).some((list) => list.length > 0)) return { kind: 'invalid', faults }
  const content = {
    applicant: draft.applicant as Applicant,
    answers,
    situations: draft.situations,
    papers,
    delivery: draft.delivery as Delivery,
  }
  return { kind: 'complete', content, revision, service }
}

function applicantFaults(applicant: Partial<Applicant>): (keyof Applicant)[] {
  const faults: (keyof Applicant)[] = []
  if (!applicant.kind) faults.push('kind')
  if (!applicant.name?.trim()) faults.push('name')
  return faults
}

function deliveryFaults(delivery: Partial<Delivery>, offered: readonly string[]): ('way' | 'address')[] {
  if (!delivery.way || !offered.includes(delivery.way)) return ['way']
  return delivery.way === 'post' && !delivery.address?.trim() ? ['address'] : []
}
