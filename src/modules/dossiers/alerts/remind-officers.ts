import { sql } from 'kysely'
import { dayOf, localDateAt } from '../../../engines/calendar/index.ts'
import { postsInForce } from '../../identity/index.ts'
import { settleAlerts, tellOnce } from '../../notifications/index.ts'
import { CASE_ROLES } from '../dossier-policy.ts'
import { countLettersDue } from '../lateness/letters-due.ts'
import type { LatenessContext } from '../lateness/timed-dossiers.ts'
import { agenciesAtWork, foundAlerts, settledAmong } from './found-alerts.ts'
import { DIGEST } from './alert-kinds.ts'

/**
 * Reminds holders and heads of files that are due soon or late, and of opinions that have not come. Two statements at
 * any number of files; nothing outside working hours. Run twice, it tells nobody twice. Returns how many were told.
 */
export async function remindOfficers(ctx: LatenessContext): Promise<number> {
  const agencies = agenciesAtWork(ctx)
  if (agencies.length === 0) return 0
  await settleAlerts(ctx, settledAmong)
  return tellOnce(ctx, foundAlerts(ctx, agencies))
}

/**
 * Begins a working day: tells the heads how many letters of apology must go out, and writes every officer who works on
 * files what waits for him. Nothing on a day of rest; once a day however often it runs.
 */
export async function beginDay(ctx: LatenessContext): Promise<number> {
  const now = ctx.clock.now()
  const today = localDateAt(now)
  const atWork = ctx.directory.agencies.filter(
    ({ id }) => dayOf(ctx.directory.calendarOf(id), now).sessions.length > 0,
  )
  if (atWork.length === 0) return 0
  const agencies = atWork.map(({ id }) => id)
  const letters = [...(await countLettersDue(ctx))].filter(([agencyId]) => agencies.includes(agencyId))
  const told = await tellOnce(
    ctx,
    sql`
      select distinct post.account_id, null::uuid as dossier_id, 'alert.letters_due' as kind,
        jsonb_build_object('agencyId', letter.agency_id, 'count', letter.count) as params,
        concat_ws('|', 'alert.letters_due', letter.agency_id, ${today}::text) as once_key
      from jsonb_to_recordset(${JSON.stringify(letters.map(([agency_id, count]) => ({ agency_id, count })))}::jsonb)
        as letter (agency_id text, count integer)
      join (${postsInForce(ctx.clock)}) as post on post.agency_id = letter.agency_id
      where post.role = 'agency_leader'`,
  )
  const written = await tellOnce(
    ctx,
    sql`
      select distinct post.account_id, null::uuid as dossier_id, ${DIGEST}::text as kind,
        jsonb_build_object('day', ${today}::text) as params, concat_ws('|', ${DIGEST}::text, ${today}::text) as once_key
      from (${postsInForce(ctx.clock)}) as post
      where post.role = any (${[...CASE_ROLES]}::text[]) and post.agency_id = any (${agencies}::text[])`,
  )
  return told + written
}
