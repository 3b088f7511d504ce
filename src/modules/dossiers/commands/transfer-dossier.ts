import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { deskPost } from '../desk-post.ts'

/**
 * The desk hands a file it took in over to those who work on it: the same day, or at the start of the next after 15:00.
 * Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 18. Files of one round share a slip.
 */
export function transferDossier(
  ctx: DossierContext,
  input: { readonly dossierId: string; readonly slipId: string },
): Promise<ActOutcome> {
  return actOnDossier(ctx, input.dossierId, ({ state, graph }) => {
    const post = deskPost(ctx.actor, state, graph)
    if (!post) return refuse('not-your-role')
    if (!state.receivedAt || state.finishedAt) return refuse('not-now')
    if (state.transferredAt) return { kind: 'nothing' }
    return write([{ type: 'handed_over', data: { slipId: input.slipId }, private: null }], post)
  })
}
