import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { insertRevision } from '../catalog-store.ts'
import { compileContent, type ContentFaults } from './draft-content.ts'
import { draftForControl } from './edit-draft.ts'
import type { ProcedureDraft } from './procedure-drafts.ts'
import {
  auditRegister,
  isDay,
  type RegisterContext,
  type RegisterRefusal,
  todayOf,
} from './register-context.ts'

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
    const compiled = await compileContent({ ...draft, record })
    if ('faults' in compiled) return { kind: 'unsound', faults: compiled.faults }
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
