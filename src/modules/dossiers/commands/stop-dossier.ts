import { STEP_KINDS } from '../../../engines/workflow/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { isWaitedForAt } from '../dossier-tasks.ts'

/**
 * Ends a dossier in work whose applicant never gave what was asked for, papers or a payment, by whoever has the step
 * that waits.
 * Căn cứ: Nghị định 118/2025/NĐ-CP and Thông tư 03/2025/TT-VPCP: stopping, told to the applicant with the reason. One
 * not received yet is declined instead.
 */
export function stopDossier(
  ctx: DossierContext,
  input: { dossierId: string; token: number; reason: string },
): Promise<ActOutcome<'reason'>> {
  return actOnDossier<'reason'>(ctx, input.dossierId, ({ state }) => {
    const wanted = { token: input.token, kinds: STEP_KINDS, whileWaiting: true }
    const found = taskForActor(ctx.actor, state, wanted)
    if (!found.ok) return refuse(found.reason)
    if (!isWaitedForAt(state, input.token)) return refuse('not-now')
    const reason = input.reason.trim()
    if (!reason) return { kind: 'invalid', errors: ['reason'] }
    return write([{ type: 'stopped', data: { token: input.token }, private: { reason } }], found.post)
  })
}
