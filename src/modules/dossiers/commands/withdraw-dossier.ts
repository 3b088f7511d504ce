import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { deskPost } from '../desk-post.ts'
import { isApplicant } from '../dossier-policy.ts'
import { isEnded } from '../dossier-state.ts'

export interface WithdrawDossier {
  readonly dossierId: string
  readonly reason: string
  /** Who asks for it at the desk, and the paper shown; the portal knows its applicant. */
  readonly askedBy?: { readonly name: string; readonly paper: string }
}

export type WithdrawalError = 'reason' | 'name' | 'paper'

/**
 * The applicant takes the dossier back, as long as no result has been issued: online, or at the desk by a receptionist
 * for him (he may have no account at all).
 */
export function withdrawDossier(
  ctx: DossierContext,
  input: WithdrawDossier,
): Promise<ActOutcome<WithdrawalError>> {
  return actOnDossier<WithdrawalError>(ctx, input.dossierId, ({ state, graph }) => {
    const isHis = isApplicant(ctx.actor, state)
    const post = deskPost(ctx.actor, state, graph)
    if (!isHis && !post) return refuse('not-your-role')
    if (state.status === 'withdrawn') return { kind: 'nothing' }
    if (isEnded(state) || state.result) return refuse('not-now')
    const reason = input.reason.trim()
    const name = input.askedBy?.name.trim() ?? ''
    const paper = input.askedBy?.paper.trim() ?? ''
    const errors = [
      ...(reason ? [] : (['reason'] as const)),
      ...(isHis || name ? [] : (['name'] as const)),
      ...(isHis || paper ? [] : (['paper'] as const)),
    ]
    if (errors.length > 0) return { kind: 'invalid', errors }
    const words = isHis ? { reason } : { reason, askedBy: { name, paper } }
    return write([{ type: 'withdrawn', data: {}, private: words }], post)
  })
}
