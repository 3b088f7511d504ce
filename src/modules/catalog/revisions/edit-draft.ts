import { type Db, inTransaction } from '../../../platform/db/database.ts'
import type { ProcedureRecord } from '../pack/procedure-record.ts'
import { limitFaults, ownerFaults, type StepFault } from './check-steps.ts'
import { compileContent, compileWhole, type ContentFaults, type DraftSource } from './draft-content.ts'
import { type DraftState, lockProcedureDraft, type ProcedureDraft } from './procedure-drafts.ts'
import {
  auditRegister,
  controlPost,
  draftingPost,
  draftingPosts,
  NOT_YOUR_ROLE,
  type RegisterActor,
  type RegisterContext,
  type RegisterRefusal,
} from './register-context.ts'

/** What is typed part by part; who offers the procedure is `changeOffering`. */
export type RecordChange = Partial<Omit<ProcedureRecord, 'id' | 'offeredBy' | 'offeringChange'>>

export interface EditDraft {
  readonly draftId: string
  /** As the editor saw it. */
  readonly version: number
  readonly record?: RecordChange
  readonly form?: unknown
  readonly bpmn?: string
}

export type EditDraftOutcome =
  | RegisterRefusal
  | { readonly kind: 'saved' | 'changed-meanwhile' | 'closed' }
  | { readonly kind: 'invalid'; readonly faults: ContentFaults }

/** Saves what the engines accept. What the control office had checked has to be checked anew. */
export function editDraft(ctx: RegisterContext, input: EditDraft): Promise<EditDraftOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<EditDraftOutcome> => {
    const found = await draftOfAgency(tx, ctx.actor, input.draftId)
    if ('kind' in found) return found
    const { draft } = found
    if (draft.state === 'published' || draft.state === 'discarded') return { kind: 'closed' }
    if (draft.version !== input.version) return { kind: 'changed-meanwhile' }
    const next = {
      record: { ...draft.record, ...input.record },
      form: input.form === undefined ? draft.form : input.form,
      bpmn: input.bpmn ?? draft.bpmn,
    }
    const faults = typedFaults(ctx, next.record, input.record ?? {})
    if (faults.length > 0) return { kind: 'invalid', faults: { part: 'steps', faults } }
    return saveDraft(tx, ctx, found, next)
  })
}

/** Of the steps and offices just typed; what else does not fit yet is told before the draft is sent on. */
function typedFaults(
  { directory }: RegisterContext,
  record: ProcedureRecord,
  change: RecordChange,
): readonly StepFault[] {
  const owners = ownerFaults(record, directory)
  return [
    ...(change.steps ? [...limitFaults(record), ...owners.filter(({ step }) => step !== null)] : []),
    ...(change.roleOwners ? owners.filter(({ step, what }) => step === null && what !== 'deciders') : []),
    ...(change.decidedBy ? owners.filter(({ what }) => what === 'deciders') : []),
  ]
}

/** Writes what compiles. */
export async function saveDraft(
  tx: Db,
  ctx: RegisterContext,
  { draft, post }: FoundDraft,
  next: DraftSource,
): Promise<{ readonly kind: 'saved' } | { readonly kind: 'invalid'; readonly faults: ContentFaults }> {
  const compiled = await compileContent(next)
  if ('faults' in compiled) return { kind: 'invalid', faults: compiled.faults }
  const { record } = compiled.content
  await tx
    .updateTable('procedure_drafts')
    .set({
      state: 'draft',
      record: JSON.stringify(record),
      form: JSON.stringify(next.form),
      bpmn: next.bpmn,
      ...changed(ctx, draft),
    })
    .where('id', '=', draft.id)
    .execute()
  await auditRegister(tx, ctx, post, {
    action: 'procedure.draft_edited',
    subject: 'procedure_draft',
    id: draft.id,
    details: { version: draft.version + 1 },
  })
  return { kind: 'saved' }
}

export type DraftMove = 'submit' | 'check' | 'give-back' | 'discard'

export interface MoveDraft {
  readonly draftId: string
  readonly version: number
  readonly move: DraftMove
  /** Why it is given back. */
  readonly note?: string
}

export type MoveDraftOutcome =
  | RegisterRefusal
  | { readonly kind: 'moved' | 'unchanged' | 'changed-meanwhile' | 'not-now' | 'note-missing' }
  | { readonly kind: 'unsound'; readonly faults: ContentFaults }

interface Way {
  readonly from: readonly DraftState[]
  readonly to: DraftState
  readonly by: 'agency' | 'control'
}

const WAYS: Readonly<Record<DraftMove, Way>> = {
  submit: { from: ['draft'], to: 'submitted', by: 'agency' },
  check: { from: ['submitted'], to: 'checked', by: 'control' },
  'give-back': { from: ['submitted', 'checked'], to: 'draft', by: 'control' },
  discard: { from: ['draft', 'submitted', 'checked'], to: 'discarded', by: 'agency' },
}

/** Passes a draft on between agency and control office. Asked again, it does nothing. */
export function moveDraft(ctx: RegisterContext, input: MoveDraft): Promise<MoveDraftOutcome> {
  const { from, to, by } = WAYS[input.move]
  return inTransaction(ctx.db, async (tx): Promise<MoveDraftOutcome> => {
    const found = await (by === 'agency' ? draftOfAgency : draftForControl)(tx, ctx.actor, input.draftId)
    if ('kind' in found) return found
    const { draft, post } = found
    if (draft.state === to) return { kind: 'unchanged' }
    if (!from.includes(draft.state)) return { kind: 'not-now' }
    if (draft.version !== input.version) return { kind: 'changed-meanwhile' }
    const note = input.note?.trim() ?? ''
    const stop = await whatStops(ctx, draft, { ...input, note })
    if (stop) return stop
    await tx
      .updateTable('procedure_drafts')
      .set({ state: to, note: input.move === 'give-back' ? note : null, ...changed(ctx, draft) })
      .where('id', '=', draft.id)
      .execute()
    await auditRegister(tx, ctx, post, {
      action: `procedure.draft_${input.move.replace('-', '_')}`,
      subject: 'procedure_draft',
      id: draft.id,
    })
    return { kind: 'moved' }
  })
}

/** A draft is given back with a reason only, and sent on only whole. */
async function whatStops(
  { directory }: RegisterContext,
  draft: ProcedureDraft,
  { move, note }: { readonly move: DraftMove; readonly note: string },
): Promise<MoveDraftOutcome | undefined> {
  if (move === 'give-back') return note === '' ? { kind: 'note-missing' } : undefined
  if (move !== 'submit' && move !== 'check') return undefined
  const whole = await compileWhole(draft, directory)
  return 'faults' in whole ? { kind: 'unsound', faults: whole.faults } : undefined
}

function changed({ actor, clock }: RegisterContext, { version }: ProcedureDraft) {
  return { version: version + 1, changed_by: actor.accountId, changed_at: clock.now() }
}

interface FoundDraft {
  readonly draft: ProcedureDraft
  readonly post: NonNullable<ReturnType<typeof controlPost>>
}

type Found = RegisterRefusal | FoundDraft

/** Other agencies' drafts do not exist for an agency. */
export async function draftOfAgency(tx: Db, actor: RegisterActor, id: string): Promise<Found> {
  if (draftingPosts(actor).length === 0) return NOT_YOUR_ROLE
  const draft = await lockProcedureDraft(tx, id)
  const post = draft && draftingPost(actor, [draft.agencyId])
  return post ? { draft, post } : { kind: 'not-found' }
}

/** Also for publishing. */
export async function draftForControl(tx: Db, actor: RegisterActor, id: string): Promise<Found> {
  const post = controlPost(actor)
  if (!post) return NOT_YOUR_ROLE
  const draft = await lockProcedureDraft(tx, id)
  return draft ? { draft, post } : { kind: 'not-found' }
}
