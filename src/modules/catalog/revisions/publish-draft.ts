import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { insertRevision } from '../catalog-store.ts'
import { servicePlanOf } from './change-offering.ts'
import { compileWhole, type ContentFaults } from './draft-content.ts'
import { draftForControl } from './edit-draft.ts'
import type { ProcedureDraft } from './procedure-drafts.ts'
import {
  auditRegister,
  isDay,
  type RegisterContext,
  type RegisterPost,
  type RegisterRefusal,
  todayOf,
} from './register-context.ts'
import { recordServiceAct } from './suspend-service.ts'

export interface PublishDraft {
  readonly draftId: string
  readonly version: number
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly effectiveFrom: string
  /** Last day in force; null where the decision names none. */
  readonly effectiveTo: string | null
}

export type PublishDraftError = 'decisionNumber' | 'decidedOn' | 'effectiveFrom' | 'effectiveTo'

export type PublishDraftOutcome =
  | RegisterRefusal
  | { readonly kind: 'published' | 'published-already'; readonly revision: number }
  | { readonly kind: 'not-checked' | 'changed-meanwhile' }
  | { readonly kind: 'invalid'; readonly errors: readonly PublishDraftError[] }
  | { readonly kind: 'unsound'; readonly faults: ContentFaults }

/** Sheet, form and process of a checked draft become a revision together, which nobody changes from then on. */
export function publishDraft(ctx: RegisterContext, input: PublishDraft): Promise<PublishDraftOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<PublishDraftOutcome> => {
    const found = await draftForControl(tx, ctx.actor, input.draftId)
    if ('kind' in found) return found
    const { draft, post } = found
    if (draft.publishedRevision !== null)
      return { kind: 'published-already', revision: draft.publishedRevision }
    if (draft.state !== 'checked') return { kind: 'not-checked' }
    if (draft.version !== input.version) return { kind: 'changed-meanwhile' }
    const errors = checkPublication(input, todayOf(ctx))
    if (errors.length > 0) return { kind: 'invalid', errors }
    const record = { ...draft.record, inForceFrom: input.effectiveFrom }
    const compiled = await compileWhole({ ...draft, record }, ctx.directory)
    if ('faults' in compiled) return { kind: 'unsound', faults: compiled.faults }
    const servicesFrom = servicesDay(draft, input)
    await actOnServices(tx, ctx, post, { draft, from: servicesFrom })
    const revision = await insertRevision(tx, {
      record,
      form: draft.form,
      bpmn: draft.bpmn,
      at: ctx.clock.now(),
      decision: {
        number: input.decisionNumber.trim(),
        on: input.decidedOn,
        by: ctx.actor.accountId,
        validTo: input.effectiveTo,
        servicesFrom,
      },
    })
    await close(tx, ctx, draft, revision)
    await auditRegister(tx, ctx, post, {
      action: 'procedure.published',
      subject: 'procedure',
      id: draft.procedureId,
      details: { revision, decision: input.decisionNumber.trim(), draft: draft.id },
    })
    return { kind: 'published', revision }
  })
}

/** A decision never reaches back: files and figures of days gone by were made under what was in force on them. */
function checkPublication(
  input: Omit<PublishDraft, 'draftId' | 'version'>,
  today: string,
): readonly PublishDraftError[] {
  const { decisionNumber, decidedOn, effectiveFrom, effectiveTo } = input
  const errors: PublishDraftError[] = []
  if (decisionNumber.trim() === '' || decisionNumber.length > 100) errors.push('decisionNumber')
  if (!isDay(decidedOn) || decidedOn > today) errors.push('decidedOn')
  if (!isDay(effectiveFrom) || effectiveFrom < today) errors.push('effectiveFrom')
  if (effectiveTo !== null && (!isDay(effectiveTo) || effectiveTo < effectiveFrom)) errors.push('effectiveTo')
  return errors
}

/** Never before the revision that names the agencies. */
function servicesDay({ record }: ProcedureDraft, { effectiveFrom }: PublishDraft): string {
  const fromOn = record.offeringChange?.fromOn ?? effectiveFrom
  return fromOn > effectiveFrom ? fromOn : effectiveFrom
}

/** Closes what agencies that leave offered, and opens again what was closed where they come back. */
async function actOnServices(
  tx: Db,
  ctx: RegisterContext,
  post: RegisterPost,
  { draft, from }: { readonly draft: ProcedureDraft; readonly from: string },
): Promise<void> {
  const { offeringChange } = draft.record
  if (!offeringChange) return
  const { reason, notice } = offeringChange
  const { closes, reopens } = servicePlanOf(ctx, draft)
  const words = { fromOn: from, reason, notice }
  for (const service of closes) await recordServiceAct(tx, ctx, post, { service, act: 'suspended', ...words })
  for (const service of reopens) await recordServiceAct(tx, ctx, post, { service, act: 'reopened', ...words })
}

async function close(
  tx: Db,
  { actor, clock }: RegisterContext,
  draft: ProcedureDraft,
  revision: number,
): Promise<void> {
  await tx
    .updateTable('procedure_drafts')
    .set({
      state: 'published',
      published_revision: revision,
      version: draft.version + 1,
      changed_by: actor.accountId,
      changed_at: clock.now(),
    })
    .where('id', '=', draft.id)
    .execute()
}
