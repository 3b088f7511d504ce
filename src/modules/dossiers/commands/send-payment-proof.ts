import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import { tellOfPaymentProof } from '../alerts/tell-of-payment-proof.ts'
import type { DossierContext } from '../context.ts'
import { isApplicant } from '../dossier-policy.ts'
import { MOST_FILES_A_PAPER } from '../draft-papers.ts'
import { hasForeignFile } from '../own-files.ts'
import { isPaidOn } from '../payment-proofs.ts'

export interface SendPaymentProof {
  readonly dossierId: string
  /** Made with the form: the same proof sent twice is written once. */
  readonly requestId: string
  /** The day on the proof, `YYYY-MM-DD`. */
  readonly paidOn: string
  /** Number of the receipt or of the payment order; empty where the picture says it. */
  readonly receipt: string
  /** Files the applicant uploaded. */
  readonly fileIds: readonly string[]
}

export type SentProofError = 'paidOn' | 'files' | 'too-many'

/**
 * The applicant shows that he has paid what was asked. Whoever waits for it is told and looks at it; the clock goes on
 * when the office confirms. It may be sent again, as when the picture was not sharp.
 */
export function sendPaymentProof(
  ctx: DossierContext,
  input: SendPaymentProof,
): Promise<ActOutcome<SentProofError>> {
  return actOnDossier<SentProofError>(ctx, input.dossierId, async ({ state, events }, tx) => {
    if (!isApplicant(ctx.actor, state) || ctx.actor.kind !== 'citizen') return refuse('not-your-role')
    const { requestId, paidOn } = input
    if (events.some((event) => event.type === 'payment_proof_sent' && event.data.requestId === requestId))
      return { kind: 'nothing' }
    const { financialDuty } = state
    if (!financialDuty) return refuse('not-now')
    const fileIds = [...new Set(input.fileIds)]
    const isOwn = fileIds.length > 0 && !(await hasForeignFile(tx, fileIds, ctx.actor.accountId))
    const errors = [
      ...(isOwn ? [] : (['files'] as const)),
      ...(fileIds.length > MOST_FILES_A_PAPER ? (['too-many'] as const) : []),
      ...(isPaidOn(paidOn, state, ctx.clock.now()) ? [] : (['paidOn'] as const)),
    ]
    if (errors.length > 0) return { kind: 'invalid', errors }
    const { token } = financialDuty
    await tellOfPaymentProof(ctx.clock, tx, { dossierId: state.id, token, seq: state.lastSeq + 1 })
    return write([
      {
        type: 'payment_proof_sent',
        data: { token, paidOn, requestId },
        private: { receipt: input.receipt.trim(), fileIds },
      },
    ])
  })
}
