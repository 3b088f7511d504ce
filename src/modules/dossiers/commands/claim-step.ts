import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { STEP_KINDS } from '../../../engines/workflow/index.ts'

/** Takes an open step into one's own hands: from then on it is locked against the colleagues. */
export function claimStep(
  ctx: DossierContext,
  input: { dossierId: string; token: number },
): Promise<ActOutcome> {
  return actOnDossier(ctx, input.dossierId, ({ state }) => {
    const found = taskForActor(ctx.actor, state, { token: input.token, kinds: STEP_KINDS })
    if (!found.ok) return refuse(found.reason)
    if (found.task.assigneeAccountId !== null) return { kind: 'nothing' }
    if (ctx.actor.kind !== 'officer') return refuse('not-your-role')
    return write(
      [{ type: 'claimed', data: { token: input.token, accountId: ctx.actor.accountId }, private: null }],
      found.post,
    )
  })
}
