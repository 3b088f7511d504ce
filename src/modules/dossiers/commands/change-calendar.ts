import { dayOf, type IsoDate, isIsoDate } from '../../../engines/calendar/index.ts'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { type OfficerActor, postsWith } from '../../identity/index.ts'
import { addCalendarVersion, type CalendarChange, listCalendarVersions } from '../../organizations/index.ts'
import type { DossierContext } from '../context.ts'
import { askRecount } from '../recount-due-dates.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

export type CalendarChangeError = 'date' | 'date-already' | 'date-absent' | 'name' | 'reason'

export type CalendarChangeOutcome =
  | { readonly kind: 'done'; readonly recountId: string }
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' }
  | { readonly kind: 'invalid'; readonly errors: readonly CalendarChangeError[] }

export type ChangeCalendar =
  | { readonly add: CalendarChange; readonly reason: string }
  /** Takes back an added day. */
  | { readonly remove: IsoDate; readonly reason: string }

/**
 * Adds or takes back a day off or a day worked, as a new version of the calendar, and asks for the due dates of open
 * dossiers to be counted anew. Only the administrator of the province may.
 */
export function changeCalendar(
  ctx: DossierContext<OfficerActor>,
  change: ChangeCalendar,
): Promise<CalendarChangeOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<CalendarChangeOutcome> => {
    if (postsWith(ctx.actor, 'province_admin').length === 0)
      return { kind: 'refused', reason: 'not-your-role' }
    const standing = (await listCalendarVersions(tx))[0]?.changes ?? []
    const errors = check(ctx, standing, change)
    if (errors.length > 0) return { kind: 'invalid', errors }
    const reason = change.reason.trim()
    const changes =
      'add' in change ? [...standing, change.add] : standing.filter(({ date }) => date !== change.remove)
    const by = { reason, accountId: ctx.actor.accountId, at: ctx.clock.now() }
    await addCalendarVersion(tx, changes, by)
    await audit(ctx, tx, change)
    return { kind: 'done', recountId: await askRecount(ctx, tx, by) }
  })
}

function check(
  { directory }: DossierContext,
  standing: readonly CalendarChange[],
  change: ChangeCalendar,
): readonly CalendarChangeError[] {
  const reason: CalendarChangeError[] = change.reason.trim() === '' ? ['reason'] : []
  const isKnown = (day: string) => standing.some(({ date }) => date === day)
  if ('remove' in change) return [...(isKnown(change.remove) ? [] : (['date-absent'] as const)), ...reason]
  const { date, kind, name } = change.add
  const calendar = directory.calendarOf('')
  if (!isIsoDate(date) || date < calendar.from || date > calendar.to) return ['date', ...reason]
  const isWorked = dayOf(calendar, date).sessions.length > 0
  const already = isKnown(date) || isWorked === (kind === 'WORKED')
  return [
    ...(already ? (['date-already'] as const) : []),
    ...(name.vi.trim() === '' ? (['name'] as const) : []),
    ...reason,
  ]
}

async function audit(ctx: DossierContext<OfficerActor>, tx: Db, change: ChangeCalendar): Promise<void> {
  await writeAudit(tx, {
    at: ctx.clock.now(),
    accountId: ctx.actor.accountId,
    postId: postsWith(ctx.actor, 'province_admin')[0]?.id ?? null,
    action: 'add' in change ? 'calendar.day_added' : 'calendar.day_removed',
    subjectType: 'calendar',
    subjectId: 'add' in change ? change.add.date : change.remove,
    details: 'add' in change ? { kind: change.add.kind } : {},
  })
}
