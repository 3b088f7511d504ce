import { DAY } from '../../engines/calendar/index.ts'
import type { DossierContext } from './context.ts'
import type { Channel, PostalFiling } from './dossier-content.ts'

/** Papers lie with the post for days, not for months: an older date is a slip of the pen. */
export const MOST_DAYS_SINCE_RECORD = 30

export type FilingFault = 'future' | 'too-old'

/** Whether a hand-over record can have been signed then. */
export function filingFault({ recordSignedAt }: PostalFiling, now: Date): FilingFault | undefined {
  const signedAt = Date.parse(recordSignedAt)
  if (signedAt > now.getTime()) return 'future'
  return now.getTime() - signedAt > MOST_DAYS_SINCE_RECORD * DAY ? 'too-old' : undefined
}

/** Says how an open draft of the desk came in: handed in at the desk, or by post with its record. */
export async function setDraftFiling(
  ctx: Pick<DossierContext, 'db' | 'clock'>,
  draft: { readonly id: string; readonly ownerAccountId: string },
  filing: PostalFiling | null,
): Promise<'done' | FilingFault> {
  const fault = filing ? filingFault(filing, ctx.clock.now()) : undefined
  if (fault) return fault
  const channel: Channel = filing ? 'post' : 'counter'
  await ctx.db
    .updateTable('drafts')
    .set((eb) => ({
      channel,
      filing: filing ? JSON.stringify(filing) : null,
      version: eb('version', '+', 1),
      updated_at: ctx.clock.now(),
    }))
    .where('id', '=', draft.id)
    .where('owner_account_id', '=', draft.ownerAccountId)
    .where('channel', 'in', ['counter', 'post'])
    .where('submitted_at', 'is', null)
    .execute()
  return 'done'
}
