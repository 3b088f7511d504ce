import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'

/**
 * Refuses to receive a dossier, with the reason (form 03; Nghị định 61/2018/NĐ-CP, Điều 17): also one whose applicant
 * was asked for more and never answered.
 */
export function declineDossier(
  ctx: DossierContext,
  input: { dossierId: string; token: number; reason: string },
): Promise<ActOutcome<'reason'>> {
  return actOnDossier<'reason'>(ctx, input.dossierId, ({ state }) => {
    const wanted = { token: input.token, kinds: ['receive'], whileWaiting: true } as const
    const found = taskForActor(ctx.actor, state, wanted)
    if (!found.ok) return refuse(found.reason)
    const reason = input.reason.trim()
    if (!reason) return { kind: 'invalid', errors: ['reason'] }
    return write([{ type: 'declined', data: { token: input.token }, private: { reason } }], found.post)
  })
}
