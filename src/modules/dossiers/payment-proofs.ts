import { isIsoDate, localDateAt } from '../../engines/calendar/index.ts'
import { vietnamDay } from './dossier-code.ts'
import type { DossierEvent } from './dossier-event.ts'
import type { DossierState } from './dossier-state.ts'

/** A proof of payment as it was handed in: sent by the applicant, or taken in where the payment was recorded. */
export interface PaymentProof {
  readonly seq: number
  readonly at: Date
  readonly by: 'applicant' | 'office'
  readonly paidOn: string
  readonly receipt: string
  readonly fileIds: readonly string[]
}

/** All proofs of all payments of a dossier, in their order. */
export function paymentProofs(events: readonly DossierEvent[]): readonly PaymentProof[] {
  return events.flatMap((event) => {
    if (event.type !== 'payment_proof_sent' && event.type !== 'financial_duty_done') return []
    const { seq, at, data, private: words } = event
    const by = event.type === 'payment_proof_sent' ? 'applicant' : 'office'
    return [
      { seq, at, by, paidOn: data.paidOn, receipt: words?.receipt ?? '', fileIds: words?.fileIds ?? [] },
    ]
  })
}

/** What the applicant sent for the payment that is open now, the latest last. */
export function openPaymentProofs({
  state,
  events,
}: {
  readonly state: DossierState
  readonly events: readonly DossierEvent[]
}): readonly PaymentProof[] {
  const asked = events.findLast(({ type }) => type === 'financial_duty_requested')
  if (!state.financialDuty || !asked) return []
  return paymentProofs(events).filter(({ seq }) => seq > asked.seq)
}

/** Nobody pays before the file is there, nor in days to come. */
export function isPaidOn(day: string, { receivedAt }: DossierState, now: Date): boolean {
  const notBefore = receivedAt ? localDateAt(receivedAt) : ''
  return isIsoDate(day) && day <= vietnamDay(now) && day >= notBefore
}
