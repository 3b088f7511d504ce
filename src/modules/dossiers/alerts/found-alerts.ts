import { type RawBuilder, sql } from 'kysely'
import { addWorkingDays, isWorking } from '../../../engines/calendar/index.ts'
import { postsInForce } from '../../identity/index.ts'
import type { LatenessContext } from '../lateness/timed-dossiers.ts'

type AlertContext = Pick<LatenessContext, 'clock' | 'directory'>

/** An agency that is at work now, and until when "soon" reaches there. */
interface OpenAgency {
  readonly agency_id: string
  readonly soon_until: Date
  /** Its one-stop section, whose head passed the file on. */
  readonly one_stop_id: string | null
}

/** Agencies within their working hours: nobody is reminded on a day of rest or at night. */
export function agenciesAtWork({ clock, directory }: AlertContext): readonly OpenAgency[] {
  const now = clock.now()
  return directory.agencies.flatMap(({ id }) => {
    const calendar = directory.calendarOf(id)
    if (!isWorking(calendar, now)) return []
    const oneStop = directory.unitsOf(id).find(({ kind }) => kind === 'one_stop')
    return [{ agency_id: id, soon_until: addWorkingDays(calendar, now, 1), one_stop_id: oneStop?.id ?? null }]
  })
}

/**
 * Everybody who is to be reminded now, of what: one query over all open files. The key of a reminder is kind, file and
 * date, so that a file with a new date reminds anew, and a file that changes hands tells the new ones.
 */
export function foundAlerts(ctx: AlertContext, agencies: readonly OpenAgency[]): RawBuilder<unknown> {
  const now = ctx.clock.now()
  return sql`
    with agency as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) as row (
        agency_id text, soon_until timestamptz, one_stop_id text)
    ), post as materialized (${postsInForce(ctx.clock)}),
    member as materialized (select distinct account_id, agency_id from post),
    near as materialized (
      select d.id, d.agency_id, d.due_at,
        case when d.due_at < ${now} then 'alert.overdue' else 'alert.due_soon' end as kind
      from agency join dossiers d on d.agency_id = agency.agency_id
      where d.received_at is not null and d.finished_at is null and d.due_at <= agency.soon_until
        and d.state not in ('supplement', 'financial_duty')
    ), unanswered as materialized (${unanswered(now)}),
    told as (
      ${HOLDERS_OF_NEAR} union ${HEADS_OF_NEAR} union ${ASKERS_OF_UNANSWERED} union ${HOLDERS_OF_UNANSWERED}
    )
    select account_id, id as dossier_id, kind, jsonb_build_object('dueAt', due_at) as params,
      concat_ws('|', kind, id, token, extract(epoch from due_at)) as once_key
    from told`
}

/** Opinions asked for that have not come in time, with who asked: the officer whose act opened the step. */
function unanswered(now: Date): RawBuilder<unknown> {
  return sql`
    select t.dossier_id as id, t.token, t.step_due_at as due_at, d.agency_id, agency.one_stop_id,
      (asker.actor ->> 'accountId')::uuid as asker_id, asker.actor ->> 'agencyId' as asker_agency_id,
      exists (select from post where post.role = 'unit_leader' and post.unit_id = agency.one_stop_id) as has_head
    from dossier_tasks t join dossiers d on d.id = t.dossier_id join agency on agency.agency_id = d.agency_id
    left join lateral (
      select e.actor from dossier_events e
      where e.dossier_id = t.dossier_id and e.type in ('completed', 'assigned') and e.at <= t.since
        and (e.data ->> 'token')::integer <> t.token
      order by e.seq desc limit 1
    ) as asker on true
    where t.kind = 'consult' and t.step_due_at < ${now} and t.waiting_for is null
      and d.received_at is not null and d.finished_at is null`
}

/** From tasks `t` to those who have them, of `post` and `member`: the officer who took it; where nobody did, or he has left, all whose step it is. */
export const HOLDING = sql`
  left join member on member.account_id = t.assignee_account_id and member.agency_id = t.agency_id
  join post on post.agency_id = t.agency_id and (post.account_id = member.account_id
    or (member.account_id is null and post.unit_id = t.unit_id and post.role = t.role))`

const HOLDERS_OF_NEAR = sql`
  select post.account_id, near.id, null::integer as token, near.kind, near.due_at
  from near join dossier_tasks t on t.dossier_id = near.id and t.waiting_for is null ${HOLDING}`

/** The heads of the agency that promised the date, and of the unit of it that has the file. */
const HEADS_OF_NEAR = sql`
  select post.account_id, near.id, null, near.kind, near.due_at
  from near join post on post.agency_id = near.agency_id and post.role = 'agency_leader'
  union
  select post.account_id, near.id, null, near.kind, near.due_at
  from near join dossier_tasks t on t.dossier_id = near.id
  join post on post.unit_id = t.unit_id and post.agency_id = near.agency_id and post.role = 'unit_leader'`

/** Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 5: told is the head of the one-stop section, of the agency where it has none. */
const ASKERS_OF_UNANSWERED = sql`
  select post.account_id, late.id, late.token, 'alert.answer_overdue', late.due_at
  from unanswered late join post on post.agency_id in (late.agency_id, late.asker_agency_id)
  where (post.account_id = late.asker_id and post.agency_id = late.asker_agency_id)
    or (post.role = 'unit_leader' and post.unit_id = late.one_stop_id)
    or (post.role = 'agency_leader' and post.agency_id = late.agency_id and not late.has_head)`

const HOLDERS_OF_UNANSWERED = sql`
  select post.account_id, late.id, late.token, 'alert.answer_overdue', late.due_at
  from unanswered late join dossier_tasks t on t.dossier_id = late.id and t.token = late.token ${HOLDING}`

/**
 * Part of a statement: of these reminders (`id`, `dossier_id`, `kind`) those that are true no more, as `isSettled` of
 * `alert-files.ts` has it.
 */
export function settledAmong(reminders: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select reminder.id from (${reminders}) as reminder join dossiers d on d.id = reminder.dossier_id
    where d.finished_at is not null or (case reminder.kind when 'alert.payment_proof'
      then d.state <> 'financial_duty' else d.state in ('supplement', 'financial_duty') end)`
}
