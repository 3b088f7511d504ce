import { inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { findFacts } from '../exchange/find-facts.ts'
import { findOpenDraft } from './procedure-drafts.ts'
import { recordFromFacts } from './record-from-facts.ts'
import {
  auditRegister,
  controlPost,
  draftingPost,
  draftingPosts,
  NOT_YOUR_AGENCY,
  NOT_YOUR_ROLE,
  type RegisterContext,
  todayOf,
} from './register-context.ts'
import {
  begunMeanwhile,
  insertCopy,
  newIdFault,
  offeringAgencies,
  type StartDraftOutcome,
} from './start-draft.ts'

export interface StartFromFacts {
  /** Code of the imported record whose words it begins with. */
  readonly code: string
  /** Id of the procedure that lends form, process and steps, to be changed in the draft. */
  readonly modelId: string
  readonly newId: string
}

export type StartFromFactsOutcome =
  | Exclude<StartDraftOutcome, { kind: 'invalid' }>
  | { readonly kind: 'invalid'; readonly error: 'new-id' | 'id-taken' | 'model' }

/**
 * Begins the draft of a procedure that so far was known by imported facts alone. An agency begins its own; the control
 * office begins it for the agency that offers the model, which goes on with it.
 */
export function startFromFacts(ctx: RegisterContext, input: StartFromFacts): Promise<StartFromFactsOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<StartFromFactsOutcome> => {
    const control = controlPost(ctx.actor)
    if (!control && draftingPosts(ctx.actor).length === 0) return NOT_YOUR_ROLE
    const listed = ctx.catalog.findListed(input.code)
    const facts = listed && (await findFacts(tx, listed))
    if (!facts) return { kind: 'not-found' }
    const model = ctx.catalog.findProcedure(input.modelId)
    const offering = model ? offeringAgencies(ctx, model) : []
    const standing = offering.filter((id) => !ctx.directory.findAgency(id)?.endedOn)
    if (!model || standing.length === 0) return { kind: 'invalid', error: 'model' }
    const drafting = draftingPost(ctx.actor, standing)
    const post = drafting ?? control
    if (!post) return NOT_YOUR_AGENCY
    const agencyId = drafting?.agencyId ?? standing[0] ?? post.agencyId
    const error = await newIdFault(tx, input.newId, agencyId)
    if (error) return { kind: 'invalid', error }
    const open = await findOpenDraft(tx, input.newId)
    if (open) return { kind: 'open-already', draftId: open.id }
    const copy = {
      draftId: newId(ctx.clock),
      base: model,
      record: recordFromFacts({ facts, model: model.record, id: input.newId, agencyId, today: todayOf(ctx) }),
      agencyId,
      baseRevision: null,
    }
    if (!(await insertCopy(tx, ctx, copy))) return begunMeanwhile(tx, input.newId)
    await auditRegister(tx, ctx, post, {
      action: 'procedure.draft_started',
      subject: 'procedure_draft',
      id: copy.draftId,
      details: { procedureId: input.newId, facts: facts.code, model: model.procedureId },
    })
    return { kind: 'started', draftId: copy.draftId }
  })
}
