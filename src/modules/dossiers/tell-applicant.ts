import type { Notice } from '../notifications/index.ts'
import type { DossierEvent, EventOf, EventType } from './dossier-event.ts'
import type { DossierState } from './dossier-state.ts'

/** Events the applicant is told of, by mail or text message and in the portal. */
const TOLD: Partial<Record<EventType, string>> = {
  submitted: 'dossier.submitted',
  received: 'dossier.received',
  declined: 'dossier.declined',
  supplement_requested: 'dossier.supplement_requested',
  supplemented: 'dossier.supplemented',
  issued: 'dossier.issued',
  returned: 'dossier.returned',
  withdrawn: 'dossier.withdrawn',
  stopped: 'dossier.stopped',
  extended: 'dossier.extended',
  financial_duty_requested: 'dossier.financial_duty_requested',
  payment_proof_sent: 'dossier.payment_proof_sent',
  financial_duty_done: 'dossier.financial_duty_done',
  recounted: 'dossier.recounted',
  succeeded: 'dossier.succeeded',
}

function noticeOf(event: DossierEvent): string | undefined {
  // His own message needs no notice to himself.
  if (event.type === 'messaged') return event.data.from === 'officer' ? 'dossier.messaged' : undefined
  if (event.type === 'moved_to_revision')
    return changesSomething(event) ? 'dossier.moved_to_revision' : undefined
  return TOLD[event.type]
}

/** Another way through the offices is none of his business. */
function changesSomething({ data }: EventOf<'moved_to_revision'>): boolean {
  return data.changedParts.length > 0 || data.dueAt !== undefined
}

/** What the applicant is told of these events; nothing where there is no account and no address. */
export function noticesOf(state: DossierState, events: readonly DossierEvent[]): readonly Notice[] {
  const { email, phone } = state.content.applicant
  if (state.applicantAccountId === null && !email && !phone) return []
  return events.flatMap((event) => {
    const kind = noticeOf(event)
    const about = { accountId: state.applicantAccountId, dossierId: state.id, params: { seq: event.seq } }
    return kind ? [{ ...about, kind }] : []
  })
}
