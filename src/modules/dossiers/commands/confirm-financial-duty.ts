import { isIsoDate, localDateAt } from '../../../engines/calendar/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { deskPost } from '../desk-post.ts'
import { dueDateAfter } from '../dossier-clock.ts'
import { vietnamDay } from '../dossier-code.ts'
import type { NewEvent } from '../dossier-event.ts'
import type { LoadedDossier } from '../load-dossier.ts'

export interface ConfirmFinancialDuty {
  readonly dossierId: string
  /** The day on the proof of payment, `YYYY-MM-DD`. */
  readonly paidOn: string
  /** Number of the receipt or of the payment order. */
  readonly receipt: string
}

export type PaymentProofError = 'paidOn' | 'receipt'

/** The proof of payment has come, to whoever has the step that waits for it or to the desk: the clock goes on. */
export function confirmFinancialDuty(
  ctx: DossierContext,
  input: ConfirmFinancialDuty,
): Promise<ActOutcome<PaymentProofError>> {
  return actOnDossier<PaymentProofError>(ctx, input.dossierId, (loaded) => {
    const { financialDuty } = loaded.state
    if (!financialDuty) return refuse('not-now')
    const post = postFor(ctx, loaded, financialDuty.token)
    if (!post.ok) return refuse(post.reason)
    const receipt = input.receipt.trim()
    const isDay = isIsoDate(input.paidOn) && input.paidOn <= vietnamDay(ctx.clock.now())
    const notBefore = loaded.state.receivedAt ? localDateAt(loaded.state.receivedAt) : ''
    const errors = [
      ...(isDay && input.paidOn >= notBefore ? [] : (['paidOn'] as const)),
      ...(receipt ? [] : (['receipt'] as const)),
    ]
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write([payment(ctx, loaded, { paidOn: input.paidOn, receipt })], post.post)
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
  { paidOn, receipt }: { readonly paidOn: string; readonly receipt: string },
): NewEvent {
  const at = ctx.clock.now()
  const event: NewEvent = {
    type: 'financial_duty_done',
    data: { paidOn, dueAt: at.toISOString() },
    private: { receipt },
  }
  return { ...event, data: { ...event.data, ...dueDateAfter(ctx, loaded, { at, event }) } }
}
