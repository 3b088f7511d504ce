import { sql } from 'kysely'
import { addWorkingDays, localDateAt } from '../../../engines/calendar/index.ts'
import type { StepKind } from '../../../engines/workflow/index.ts'
import { type OfficerActor, postsWith } from '../../identity/index.ts'
import { extensionStanding } from '../extension-standing.ts'
import { type LetterUrgency, letterUrgency } from './letter-urgency.ts'
import { type LatenessContext, listTimedDossiers } from './timed-dossiers.ts'

/** Heads decide on letters: those of units for theirs to sign, those of agencies who sign. */
export const HEAD_ROLES = ['unit_leader', 'agency_leader'] as const

export interface LetterDue {
  readonly dossierId: string
  readonly code: string
  readonly procedureId: string
  readonly agencyId: string
  readonly urgency: LetterUrgency
  readonly dueAt: Date
  readonly letterBy: Date
  /** The new date the system would propose: the drafted letter begins with it. */
  readonly proposedDay: string | undefined
  readonly step: {
    readonly stepId: string
    readonly kind: StepKind
    readonly agencyId: string
    readonly unitId: string
    readonly assigneeAccountId: string | null
    readonly since: Date
    readonly heldSince: Date
  } | null
}

export interface LettersDue {
  /** The longest overdue first. */
  readonly files: readonly LetterDue[]
  /** More than are listed: the list begins with the most urgent. */
  readonly hasMore: boolean
}

const MOST_LISTED = 200

/** The agencies whose files a head answers for. */
export function headedAgencies(actor: OfficerActor): readonly string[] {
  return [...new Set(postsWith(actor, ...HEAD_ROLES).map(({ agencyId }) => agencyId))]
}

/** The open files of a head's agencies that will pass their limit, or have, with neither result nor letter. Two queries. */
export async function listLettersDue(ctx: LatenessContext, actor: OfficerActor): Promise<LettersDue> {
  const now = ctx.clock.now()
  const rows = await nearRows(ctx, headedAgencies(actor), MOST_LISTED + 1)
  const dossiers = await listTimedDossiers(
    ctx,
    rows.map(({ id }) => id),
    now,
  )
  const byId = new Map(dossiers.map((dossier) => [dossier.state.id, dossier]))
  const files = rows.slice(0, MOST_LISTED).flatMap((row): LetterDue[] => {
    const dossier = byId.get(row.id)
    const standing = dossier && extensionStanding(ctx, dossier, now)
    const urgency = urgencyOf(ctx, row, now)
    if (!dossier || !standing || !urgency) return []
    const { tasks } = dossier.state
    const step = tasks.find(({ agencyId }) => agencyId === row.agencyId) ?? tasks[0]
    return [
      {
        dossierId: row.id,
        code: row.code,
        procedureId: row.procedureId,
        agencyId: row.agencyId,
        urgency,
        dueAt: row.dueAt,
        letterBy: standing.letterBy,
        proposedDay: standing.proposedDay,
        step: step ?? null,
      },
    ]
  })
  return { files, hasMore: rows.length > MOST_LISTED }
}

/** How many letters each agency still has to send, for the notice of the morning. One query. */
export async function countLettersDue(ctx: LatenessContext): Promise<ReadonlyMap<string, number>> {
  const now = ctx.clock.now()
  const counts = new Map<string, number>()
  for (const row of await nearRows(ctx)) {
    const urgency = urgencyOf(ctx, row, now)
    if (urgency && urgency !== 'promised-again') counts.set(row.agencyId, (counts.get(row.agencyId) ?? 0) + 1)
  }
  return counts
}

interface NearRow {
  readonly id: string
  readonly code: string
  readonly procedureId: string
  readonly agencyId: string
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly extensions: number
  /** `id@version`; null in histories older than the profiles. */
  readonly ruleProfile: string | null
}

/** Open files whose clock runs and whose date is near enough that some rules could ask for a letter. */
async function nearRows(
  ctx: LatenessContext,
  agencies: readonly string[] | null = null,
  limit: number | null = null,
): Promise<readonly NearRow[]> {
  const { rows } = await sql<NearRow>`
    select d.id, d.code, d.procedure_id as "procedureId", d.agency_id as "agencyId", d.received_at as "receivedAt",
      d.due_at as "dueAt", d.extensions, received.rules as "ruleProfile"
    from dossiers d
    left join lateral (
      select e.data ->> 'ruleProfile' as rules from dossier_events e
      where e.dossier_id = d.id and e.type = 'received' limit 1
    ) as received on true
    where (${agencies}::text[] is null or d.agency_id = any (${agencies}::text[]))
      and d.received_at is not null and d.finished_at is null and d.state not in ('supplement', 'financial_duty')
      and d.due_at <= ${horizon(ctx)}
    order by d.due_at, d.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** The next working day, and as many more as the most careful rules want a letter before the date. */
function horizon({ directory, clock }: LatenessContext): Date {
  const ahead = directory.ruleProfiles.map(({ rules }) => Math.ceil(rules.apologyBefore.value.amount))
  const calendars = new Set(directory.agencies.map(({ id }) => directory.calendarOf(id)))
  const ends = [...calendars].map((calendar) =>
    addWorkingDays(calendar, clock.now(), 2 + Math.max(0, ...ahead)).getTime(),
  )
  return new Date(Math.max(...ends))
}

function urgencyOf({ directory }: LatenessContext, row: NearRow, now: Date): LetterUrgency | undefined {
  const kept = row.ruleProfile === null ? undefined : directory.findRules(row.ruleProfile)
  return letterUrgency({
    profile: kept ?? directory.rulesOn(localDateAt(row.receivedAt)),
    calendar: directory.calendarOf(row.agencyId),
    dueAt: row.dueAt,
    extensions: row.extensions,
    now,
  })
}
