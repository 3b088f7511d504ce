import { inTransaction } from '../../../platform/db/database.ts'
import {
  auditRegister,
  controlPost,
  isDay,
  NOT_YOUR_ROLE,
  type RegisterContext,
  type RegisterRefusal,
  todayOf,
} from './register-context.ts'

export interface EndProcedure {
  readonly procedureId: string
  /** Last day in force. */
  readonly endsOn: string
  /** The procedure that replaces it; null where it is abolished. */
  readonly successorId: string | null
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly reason: string
}

export type EndProcedureError = 'endsOn' | 'successorId' | 'decisionNumber' | 'decidedOn' | 'reason'

export type EndProcedureOutcome =
  | RegisterRefusal
  | { readonly kind: 'ended' | 'ended-already' }
  | { readonly kind: 'invalid'; readonly errors: readonly EndProcedureError[] }

/** A decision abolishes a procedure or replaces it by another. Files under way keep the revision of their day. */
export function endProcedure(ctx: RegisterContext, input: EndProcedure): Promise<EndProcedureOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<EndProcedureOutcome> => {
    const post = controlPost(ctx.actor)
    if (!post) return NOT_YOUR_ROLE
    if (ctx.catalog.revisionsOf(input.procedureId).length === 0) return { kind: 'not-found' }
    const errors = check(ctx, input)
    if (errors.length > 0) return { kind: 'invalid', errors }
    const row = await tx
      .insertInto('procedure_endings')
      .values({
        procedure_id: input.procedureId,
        ends_on: input.endsOn,
        cause: input.successorId === null ? 'abolished' : 'replaced',
        successor_id: input.successorId,
        decision_number: input.decisionNumber.trim(),
        decision_on: input.decidedOn,
        reason: input.reason.trim(),
        decided_by: ctx.actor.accountId,
        decided_at: ctx.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('procedure_id')
      .executeTakeFirst()
    if (!row) return { kind: 'ended-already' }
    await auditRegister(tx, ctx, post, {
      action: input.successorId === null ? 'procedure.abolished' : 'procedure.replaced',
      subject: 'procedure',
      id: input.procedureId,
      details: { decision: input.decisionNumber.trim(), endsOn: input.endsOn },
    })
    return { kind: 'ended' }
  })
}

function check(ctx: RegisterContext, input: EndProcedure): readonly EndProcedureError[] {
  const { procedureId, endsOn, successorId, decisionNumber, decidedOn, reason } = input
  const today = todayOf(ctx)
  const isKnown = successorId === null || ctx.catalog.revisionsOf(successorId).length > 0
  const errors: EndProcedureError[] = []
  if (!isDay(endsOn) || endsOn < today) errors.push('endsOn')
  if (!isKnown || successorId === procedureId) errors.push('successorId')
  if (decisionNumber.trim() === '' || decisionNumber.length > 100) errors.push('decisionNumber')
  if (!isDay(decidedOn) || decidedOn > today) errors.push('decidedOn')
  if (reason.trim() === '') errors.push('reason')
  return errors
}
