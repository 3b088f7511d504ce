import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { isApplicant } from '../dossier-policy.ts'
import { isEnded } from '../dossier-state.ts'

/** The applicant takes the dossier back, as long as no result has been issued. */
export function withdrawDossier(
  ctx: DossierContext,
  input: { dossierId: string; reason: string },
): Promise<ActOutcome<'reason'>> {
  return actOnDossier<'reason'>(ctx, input.dossierId, ({ state }) => {
    if (!isApplicant(ctx.actor, state)) return refuse('not-your-role')
    if (state.status === 'withdrawn') return { kind: 'nothing' }
    if (isEnded(state) || state.result) return refuse('not-now')
    const reason = input.reason.trim()
    if (!reason) return { kind: 'invalid', errors: ['reason'] }
    return write([{ type: 'withdrawn', data: {}, private: { reason } }])
  })
}
