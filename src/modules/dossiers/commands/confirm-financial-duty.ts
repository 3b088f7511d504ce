import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { deskPost } from '../desk-post.ts'
import { dueDateAfter } from '../dossier-clock.ts'
import type { NewEvent } from '../dossier-event.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { hasForeignFile } from '../own-files.ts'
import { isPaidOn } from '../payment-proofs.ts'

export interface ConfirmFinancialDuty {
  readonly dossierId: string
  /** The day on the proof of payment, `YYYY-MM-DD`. */
  readonly paidOn: string
  /** Number of the receipt or of the payment order. */
  readonly receipt: string
  /** Scans of what was brought, uploaded by whoever records it. */
  readonly fileIds?: readonly string[]
}

export type PaymentProofError = 'paidOn' | 'receipt' | 'files'

/**
 * The proof of payment has come and is in order: whoever has the step that waits for it, or the desk it was brought
 * to, says so, and the clock goes on.
 */
export function confirmFinancialDuty(
  ctx: DossierContext,
  input: ConfirmFinancialDuty,
): Promise<ActOutcome<PaymentProofError>> {
  return actOnDossier<PaymentProofError>(ctx, input.dossierId, async (loaded, tx) => {
    const { financialDuty } = loaded.state
    if (!financialDuty) return refuse('not-now')
    const post = postFor(ctx, loaded, financialDuty.token)
    if (!post.ok) return refuse(post.reason)
    const receipt = input.receipt.trim()
    const { paidOn, fileIds = [] } = input
    const accountId = ctx.actor.kind === 'officer' ? ctx.actor.accountId : ''
    const errors = [
      ...(isPaidOn(paidOn, loaded.state, ctx.clock.now()) ? [] : (['paidOn'] as const)),
      ...(receipt ? [] : (['receipt'] as const)),
      ...((await hasForeignFile(tx, fileIds, accountId)) ? (['files'] as const) : []),
    ]
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write([payment(ctx, loaded, { paidOn, receipt, fileIds })], post.post)
  })
}

function postFor(ctx: DossierContext, { state, graph }: LoadedDossier, token: number) {
  const desk = deskPost(ctx.actor, state, graph)
  if (desk) return { ok: true, post: desk } as const
  return taskForActor(ctx.actor, state, { token, kinds: ['examine', 'propose'], whileWaiting: true })
}

function payment(
  ctx: DossierContext,
  loaded: LoadedDossier,
  { paidOn, receipt, fileIds }: Required<Omit<ConfirmFinancialDuty, 'dossierId'>>,
): NewEvent {
  const at = ctx.clock.now()
  const event: NewEvent = {
    type: 'financial_duty_done',
    data: { paidOn, dueAt: at.toISOString() },
    private: { receipt, ...(fileIds.length > 0 ? { fileIds } : {}) },
  }
  return { ...event, data: { ...event.data, ...dueDateAfter(ctx, loaded, { at, event }) } }
}
