import type { Db } from '../../platform/db/database.ts'
import { notify } from '../notifications/index.ts'
import type { DossierContext } from './context.ts'
import type { DossierEvent, EventType } from './dossier-event.ts'
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
}

function noticeOf(event: DossierEvent): string | undefined {
  // His own message needs no notice to himself.
  if (event.type === 'messaged') return event.data.from === 'officer' ? 'dossier.messaged' : undefined
  return TOLD[event.type]
}

/** Queues the words to the applicant in the transaction of the act: told exactly when it happened. */
export async function tellApplicant(
  ctx: Pick<DossierContext, 'clock'>,
  tx: Db,
  state: DossierState,
  events: readonly DossierEvent[],
): Promise<void> {
  const { email, phone } = state.content.applicant
  for (const event of events) {
    const kind = noticeOf(event)
    if (!kind || (state.applicantAccountId === null && !email && !phone)) continue
    await notify(tx, ctx.clock, {
      accountId: state.applicantAccountId,
      dossierId: state.id,
      kind,
      params: { seq: event.seq },
    })
  }
}
