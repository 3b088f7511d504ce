import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { deskPost } from '../desk-post.ts'
import type { EventBodies } from '../dossier-event.ts'
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
    const said = wordsOf(input, isHis)
    const errors = missingWords(said)
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write([{ type: 'withdrawn', data: {}, private: said }], post)
  })
}

type Said = EventBodies['withdrawn']['private']

function wordsOf({ reason, askedBy }: WithdrawDossier, isHis: boolean): Said {
  if (isHis) return { reason: reason.trim() }
  const { name = '', paper = '' } = askedBy ?? {}
  return { reason: reason.trim(), askedBy: { name: name.trim(), paper: paper.trim() } }
}

function missingWords({ reason, askedBy }: Said): readonly WithdrawalError[] {
  const words = { ...askedBy, reason }
  return (['name', 'paper', 'reason'] as const).filter((key) => words[key] === '')
}
