import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import { returnTargets } from '../../../engines/workflow/index.ts'
import type { DossierContext } from '../context.ts'

/** Returns a dossier to an earlier step of its process, with the reason the colleague will read. */
export function sendBack(
  ctx: DossierContext,
  input: { dossierId: string; token: number; toStepId: string; reason: string },
): Promise<ActOutcome<'reason' | 'step'>> {
  return actOnDossier<'reason' | 'step'>(ctx, input.dossierId, ({ state, graph }) => {
    const found = taskForActor(ctx.actor, state, {
      token: input.token,
      kinds: ['examine', 'consult', 'propose', 'review', 'approve', 'number'],
    })
    if (!found.ok) return refuse(found.reason)
    // A step that waits for the applicant may lie in another branch: sending back would take it away under him.
    if (state.supplement) return refuse('not-now')
    const reason = input.reason.trim()
    if (!reason) return { kind: 'invalid', errors: ['reason'] }
    const targets = returnTargets(graph, state.process, input.token)
    if (!targets.some((step) => step.id === input.toStepId)) return { kind: 'invalid', errors: ['step'] }
    return write(
      [{ type: 'sent_back', data: { token: input.token, toStepId: input.toStepId }, private: { reason } }],
      found.post,
    )
  })
}
