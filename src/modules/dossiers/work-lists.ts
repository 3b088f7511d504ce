import { type RawBuilder, sql } from 'kysely'
import type { Holding } from '../../engines/succession/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor, Post } from '../identity/index.ts'
import type { DeskScope } from './desk-scope.ts'
import { archivesOf, CASE_ROLES, caseAgencies, readableHoldings } from './dossier-policy.ts'
import { type Keyset, readKeyset, writeKeyset } from './keyset.ts'
import { heldBy, isCaseOf } from './structure/held-files.ts'
import { countToTransfer } from './to-transfer.ts'

export const WORK_LISTS = ['receive', 'mine', 'unit', 'waiting', 'soon', 'late', 'done'] as const
export type WorkList = (typeof WORK_LISTS)[number]

export interface WorkRow {
  readonly dossierId: string
  readonly token: number
  readonly code: string | null
  readonly submissionNo: string
  readonly procedureId: string
  readonly applicantName: string
  readonly status: string
  readonly stepId: string | null
  readonly kind: string | null
  readonly agencyId: string
  readonly unitId: string | null
  readonly assigneeAccountId: string | null
  readonly waitingFor: string | null
  readonly since: Date | null
  /** Of a consultation the day to answer by, of what is not received the time to reply, else that of the dossier. */
  readonly dueAt: Date | null
  /** When the dossier itself is due. */
  readonly fileDueAt: Date | null
  readonly finishedAt: Date | null
}

export interface WorkPage {
  readonly rows: readonly WorkRow[]
  /** For the address of the next page; absent on the last. */
  readonly next?: string
}

export interface WorkListQuery {
  readonly list: WorkList
  readonly now: Date
  /** Until when "due soon" reaches. */
  readonly soonUntil: Date
  readonly after?: string
  readonly limit?: number
  /** Of "done": those of one office of the day; of all the officer's answer for now unless told. */
  readonly officeAgencyId?: string | undefined
}

const PAGE = 25
/** "Due soon" reaches this many working days ahead. */
export const SOON_WORKING_DAYS = 2
/** Nothing is counted beyond it: a menu that says "99+" costs the same at any number of files. */
export const WORK_COUNT_CAP = 100

/** Those who answer for a whole agency see its lists; the others those of their unit. */
const AGENCY_WIDE = new Set(['receptionist', 'assigner', 'agency_leader', 'clerk'])

function casePosts(actor: OfficerActor): readonly Post[] {
  return actor.posts.filter((post) => CASE_ROLES.includes(post.role))
}

type OpenList = Exclude<WorkList, 'done'>
type Moments = Pick<WorkListQuery, 'now' | 'soonUntil'>

/** Each key once: an officer with two posts in one agency reads its list once. */
function distinct(
  posts: readonly Post[],
  of: (post: Post) => readonly [key: string, condition: RawBuilder<boolean>],
): readonly RawBuilder<boolean>[] {
  return [...new Map(posts.map(of)).values()]
}

function scopesOf(posts: readonly Post[], and: RawBuilder<boolean>): readonly RawBuilder<boolean>[] {
  return distinct(posts, (post) =>
    AGENCY_WIDE.has(post.role)
      ? [post.agencyId, sql<boolean>`t.agency_id = ${post.agencyId} and ${and}`]
      : [post.unitId, sql<boolean>`t.unit_id = ${post.unitId} and ${and}`],
  )
}

/**
 * What belongs to a list: conditions on the open steps `t`, each one range of one index. They may overlap.
 * An officer without a fitting post has none, and an empty list.
 */
function conditionsOf(
  actor: OfficerActor,
  { now, soonUntil }: Moments,
  list: OpenList,
): readonly RawBuilder<boolean>[] {
  const posts = casePosts(actor)
  switch (list) {
    case 'receive':
      return distinct(
        posts.filter((post) => post.role === 'receptionist'),
        ({ agencyId }) => [
          agencyId,
          sql<boolean>`t.agency_id = ${agencyId} and t.kind = 'receive' and t.waiting_for is null`,
        ],
      )
    case 'mine':
      // What was left behind in an agency one has moved away from is given to a colleague there.
      return [
        sql<boolean>`t.assignee_account_id = ${actor.accountId} and t.agency_id = any(${[...caseAgencies(actor)]}) and t.waiting_for is null`,
      ]
    case 'unit':
      return distinct(posts, ({ unitId, role }) => [
        `${unitId} ${role}`,
        sql<boolean>`t.unit_id = ${unitId} and t.role = ${role}`,
      ])
    case 'waiting':
      return distinct(posts, ({ agencyId }) => [
        agencyId,
        sql<boolean>`t.lead_agency_id = ${agencyId} and (t.waiting_for is not null or t.agency_id <> t.lead_agency_id)`,
      ])
    case 'soon':
      return scopesOf(posts, sql<boolean>`t.due_at >= ${now} and t.due_at <= ${soonUntil} and t.clock_runs`)
    case 'late':
      return scopesOf(posts, sql<boolean>`t.due_at < ${now} and t.clock_runs`)
  }
}

/** The first rows of each range, merged; a plain `or` would read every row of all ranges before it sorts. */
function merged(
  columns: RawBuilder<unknown>,
  conditions: readonly RawBuilder<boolean>[],
  { beyond = sql``, limit }: { readonly beyond?: RawBuilder<unknown>; readonly limit: number },
): RawBuilder<unknown> {
  const ranges = conditions.map(
    (condition) => sql`(select ${columns} from dossier_tasks t where ${condition} ${beyond}
      order by t.due_at, t.dossier_id, t.token limit ${sql.lit(limit)})`,
  )
  return sql`(${sql.join(ranges, sql` union `)})`
}

const COLUMNS = sql`
  d.id as "dossierId", d.code, d.submission_no as "submissionNo", d.procedure_id as "procedureId",
  d.applicant_name as "applicantName", d.state as status, d.finished_at as "finishedAt",
  d.due_at as "fileDueAt"`

/** A page of a work list, the most urgent first; for "done" the latest first. Keyset: page 1,000 costs what page 1 does. */
export async function listWork(db: Db, actor: OfficerActor, query: WorkListQuery): Promise<WorkPage> {
  const after = readKeyset(query.after)
  const limit = query.limit ?? PAGE
  const rows =
    query.list === 'done'
      ? await doneRows(db, actor, { after, limit, officeAgencyId: query.officeAgencyId })
      : await openRows(db, actor, { query, list: query.list, after, limit })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return rows.length > limit && last ? { rows: shown, next: writeKeyset(keysetOf(last)) } : { rows: shown }
}

type RowWithSort = WorkRow & { sortAt: Date }

function keysetOf(row: RowWithSort): Keyset {
  return { at: row.sortAt, id: row.dossierId, token: row.token }
}

async function openRows(
  db: Db,
  actor: OfficerActor,
  {
    query,
    list,
    after,
    limit,
  }: { query: WorkListQuery; list: OpenList; after: Keyset | undefined; limit: number },
): Promise<RowWithSort[]> {
  const conditions = conditionsOf(actor, query, list)
  if (conditions.length === 0) return []
  const beyond = after
    ? sql`and (t.due_at, t.dossier_id, t.token) > (${after.at}, ${after.id}, ${after.token})`
    : sql``
  const { rows } = await sql<RowWithSort>`
    select ${COLUMNS}, t.token, t.step_id as "stepId", t.kind, t.agency_id as "agencyId", t.unit_id as "unitId",
      t.assignee_account_id as "assigneeAccountId", t.waiting_for as "waitingFor", t.held_since as since, t.due_at as "dueAt", t.due_at as "sortAt"
    from ${merged(sql`t.*`, conditions, { beyond, limit: limit + 1 })} as t join dossiers d on d.id = t.dossier_id
    order by t.due_at, t.dossier_id, t.token limit ${limit + 1}`.execute(db)
  return rows
}

/** Leaders and desks see what their agency finished; the others what they had a hand in. */
async function doneRows(
  db: Db,
  actor: OfficerActor,
  {
    after,
    limit,
    officeAgencyId,
  }: { after: Keyset | undefined; limit: number; officeAgencyId: string | undefined },
): Promise<RowWithSort[]> {
  const ofOffice = officeAgencyId === undefined ? sql`` : sql`and d.office_agency_id = ${officeAgencyId}`
  const agencies = [
    ...new Set(
      casePosts(actor)
        .filter((post) => AGENCY_WIDE.has(post.role))
        .map((post) => post.agencyId),
    ),
  ]
  const none = sql`0 as token, null as "stepId", null as kind, d.agency_id as "agencyId", null as "unitId", null as "assigneeAccountId", null as "waitingFor", null as since, d.due_at as "dueAt"`
  if (agencies.length > 0) {
    const beyond = after ? sql`and (d.finished_at, d.id) < (${after.at}, ${after.id})` : sql``
    // One ordered range for each agency: `= any` would read and sort all that they ever finished.
    const ranges = [...agencies.map((key): Holding => ({ key })), ...archivesOf(actor)].map(
      ({ key, part }) => sql`(select d.* from dossiers d
        where d.agency_id = ${key} and d.finished_at is not null ${part ? sql`and ${isCaseOf(part)}` : sql``} ${ofOffice} ${beyond}
        order by d.finished_at desc, d.id desc limit ${sql.lit(limit + 1)})`,
    )
    const { rows } = await sql<RowWithSort>`
      select ${COLUMNS}, ${none}, d.finished_at as "sortAt" from (${sql.join(ranges, sql` union all `)}) as d
      order by d.finished_at desc, d.id desc limit ${limit + 1}`.execute(db)
    return rows
  }
  const beyond = after ? sql`and (p.last_acted_at, p.dossier_id) < (${after.at}, ${after.id})` : sql``
  const { rows } = await sql<RowWithSort>`
    select ${COLUMNS}, ${none}, p.last_acted_at as "sortAt"
    from dossier_participants p join dossiers d on d.id = p.dossier_id
    where p.account_id = ${actor.accountId} ${ofOffice} ${beyond}
      and exists (select from dossier_agencies a where a.dossier_id = d.id and ${heldBy(readableHoldings(actor), sql`a.agency_id`)})
    order by p.last_acted_at desc, p.dossier_id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** How many lie in each open list, at most `WORK_COUNT_CAP` each: the menu shows "99+" beyond. One query. */
export async function countWork(
  db: Db,
  actor: OfficerActor,
  query: Pick<WorkListQuery, 'now' | 'soonUntil'> & { readonly desk?: DeskScope },
): Promise<Readonly<Record<OpenList | 'transfer', number>>> {
  const lists = WORK_LISTS.filter((list): list is OpenList => list !== 'done')
  const counts = lists.map((list) => {
    const conditions = conditionsOf(actor, query, list)
    if (conditions.length === 0) return sql`0 as ${sql.id(list)}`
    const hits = merged(sql`t.dossier_id, t.token`, conditions, { limit: WORK_COUNT_CAP })
    return sql`(select least(count(*), ${sql.lit(WORK_COUNT_CAP)})::integer from ${hits} as hits) as ${sql.id(list)}`
  })
  const transfer = query.desk ? countToTransfer(query.desk, WORK_COUNT_CAP) : sql`0`
  const { rows } = await sql<
    Record<OpenList | 'transfer', number>
  >`select ${sql.join([...counts, sql`${transfer} as transfer`])}`.execute(db)
  return rows[0] ?? { receive: 0, mine: 0, unit: 0, waiting: 0, soon: 0, late: 0, transfer: 0 }
}
