import { inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { findFacts } from '../exchange/find-facts.ts'
import type { ProcedureRevision } from '../load-register.ts'
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
  type RegisterPost,
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
    const listed = ctx.catalog.findListed(input.code)
    const facts = listed && (await findFacts(tx, listed))
    const model = ctx.catalog.findProcedure(input.modelId)
    const place = placeOf(ctx, model)
    if (place === NOT_YOUR_ROLE) return place
    if (!facts) return { kind: 'not-found' }
    if ('kind' in place) return place
    if (!model) return NO_MODEL
    const { post, agencyId } = place
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

const NO_MODEL = { kind: 'invalid', error: 'model' } as const

interface Place {
  readonly post: RegisterPost
  readonly agencyId: string
}

/** By which post, and which agency goes on with the draft: one of those that offer the model today. */
function placeOf(
  ctx: RegisterContext,
  model: ProcedureRevision | undefined,
): Place | typeof NOT_YOUR_ROLE | typeof NOT_YOUR_AGENCY | typeof NO_MODEL {
  const control = controlPost(ctx.actor)
  if (!control && draftingPosts(ctx.actor).length === 0) return NOT_YOUR_ROLE
  const standing = model
    ? offeringAgencies(ctx, model).filter((id) => !ctx.directory.findAgency(id)?.endedOn)
    : []
  const [first] = standing
  if (first === undefined) return NO_MODEL
  const drafting = draftingPost(ctx.actor, standing)
  const post = drafting ?? control
  return post ? { post, agencyId: drafting?.agencyId ?? first } : NOT_YOUR_AGENCY
}
