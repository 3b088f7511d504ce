import type { StepKind } from '../../engines/workflow/index.ts'
import { CASE_ROLES, listRisks, type StepRisk, type WorkRow } from '../../modules/dossiers/index.ts'
import { namesOfAccounts, type OfficerActor, postsWith, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { deadline, type Html, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { statusWords, stepKindWords, timeLeft, timeLeftTone } from '../../web/words/index.ts'
import { workMoments } from '../frame.ts'
import { riskNote } from '../lateness/risk-words.ts'

/** One row of a work list in words. */
export interface WorkLine {
  readonly href: string
  readonly code: string
  readonly procedure: string
  readonly applicant: string
  /** The open step, or what became of a finished file. */
  readonly step: string
  /** Who holds it, since when; of a finished file, since when it is. */
  readonly holder: string
  readonly due: Html | string
}

export interface LinesWanted {
  readonly actor: OfficerActor
  readonly rows: readonly WorkRow[]
  /** Where an answer is due within hours the day alone says too little. */
  readonly showsHours: boolean
}

/** Rows as lines; the names of all holders cost one query, and so do the risks of open files. */
export async function workLines(
  services: Services,
  request: Request<Session>,
  { actor, rows, showsHours }: LinesWanted,
): Promise<readonly WorkLine[]> {
  const holders = rows.flatMap((row) => row.assigneeAccountId ?? [])
  const [names, risks] = await Promise.all([namesOfAccounts(services.db, holders), risksOf(services, rows)])
  const { now, soonUntil } = workMoments(services, actor)
  const reading: Reading = {
    services,
    request,
    actor,
    names,
    risks,
    now,
    soonUntil,
    showsHours,
    t: translator(request.locale),
  }
  return rows.map((row) => lineOf(reading, row))
}

interface Reading {
  readonly services: Services
  readonly request: Request<Session>
  readonly actor: OfficerActor
  readonly names: ReadonlyMap<string, string>
  readonly risks: ReadonlyMap<WorkRow, StepRisk>
  readonly now: Date
  readonly soonUntil: Date
  readonly showsHours: boolean
  readonly t: Translate
}

/** Of files that are counted and not late yet; the team sees it, the applicant never does. */
async function risksOf(
  services: Services,
  rows: readonly WorkRow[],
): Promise<ReadonlyMap<WorkRow, StepRisk>> {
  const now = services.clock.now()
  const subjects = rows.flatMap((row) => {
    const { since, fileDueAt, stepId, kind } = row
    const runs = RUNNING.has(row.status) && row.waitingFor === null
    if (!runs || !since || !fileDueAt || fileDueAt <= now || !stepId || !kind) return []
    return [
      { row, since, dueAt: fileDueAt, stepId, kind, procedureId: row.procedureId, agencyId: row.agencyId },
    ]
  })
  const risks = await listRisks(services, subjects)
  return new Map(
    subjects.flatMap(({ row }, index) => {
      const risk = risks[index]
      return risk ? [[row, risk] as const] : []
    }),
  )
}

const RUNNING: ReadonlySet<string> = new Set(['received', 'processing'])

function lineOf(reading: Reading, row: WorkRow): WorkLine {
  const { services, request, t } = reading
  const procedure = services.catalog.findProcedure(row.procedureId)?.record.name
  return {
    href: request.linkTo(routeOf(reading, row), { dossier: row.dossierId }),
    code: row.code ?? row.submissionNo,
    procedure: procedure ? inLocale(procedure, request.locale) : row.procedureId,
    applicant: row.applicantName,
    step: row.kind === null ? statusWords(row.status, t) : stepKindWords(row.kind as StepKind, t),
    holder: holderOf(reading, row),
    due: dueOf(reading, row),
  }
}

/** A file that waits for this desk opens where it is received, all others on their own page. */
function routeOf({ actor }: Reading, row: WorkRow): string {
  const isHere = postsWith(actor, 'receptionist').some((post) => post.agencyId === row.agencyId)
  return row.kind === 'receive' && isHere ? 'backoffice.reception.show' : 'backoffice.dossier.show'
}

function holderOf(reading: Reading, row: WorkRow): string {
  const { t } = reading
  if (row.since === null) return row.finishedAt ? formatDate(row.finishedAt) : ''
  const day = dayOf(row.since, reading.now)
  const since = t(`từ ${day}`, `since ${day}`)
  if (row.waitingFor === 'applicant') return `${t('Người nộp', 'Applicant')}, ${since}`
  return `${[personOrUnit(reading, row), agencyOf(reading, row)].filter((word) => word !== '').join(', ')}, ${since}`
}

/** A row has little room: the year is only told when it is another one. */
function dayOf(at: Date, now: Date): string {
  const [day, today] = [formatDate(at), formatDate(now)]
  return day.slice(-4) === today.slice(-4) ? day.slice(0, 5) : day
}

/** One's own unit need not be named: the list is read all day. */
function personOrUnit({ services, request, actor, names, t }: Reading, row: WorkRow): string {
  if (row.assigneeAccountId !== null) return names.get(row.assigneeAccountId) ?? t('một cán bộ', 'an officer')
  if (actor.posts.some((post) => post.unitId === row.unitId)) return t('Chưa ai nhận', 'Nobody yet')
  const unit = row.unitId === null ? undefined : services.directory.findUnit(row.unitId)
  return unit ? inLocale(unit.name, request.locale) : ''
}

function agencyOf({ services, actor }: Reading, row: WorkRow): string {
  const isOwn = postsWith(actor, ...CASE_ROLES).some((post) => post.agencyId === row.agencyId)
  return isOwn ? '' : (services.directory.findAgency(row.agencyId)?.shortName ?? '')
}

function dueOf({ services, now, soonUntil, showsHours, risks, t }: Reading, row: WorkRow): Html | string {
  const { dueAt } = row
  if (dueAt === null) return ''
  if (row.kind === null) return formatDate(dueAt)
  const calendar = services.directory.calendarOf(row.agencyId)
  // The clock stands still for the whole file, also at steps that could go on meanwhile.
  const waited = waitWords(row, t)
  const day = showsHours ? formatDateTime(dueAt) : formatDate(dueAt)
  const text = row.kind === 'consult' ? t(`trả lời ${day}`, `answer ${day}`) : day
  const shown = deadline({
    date: { timestamp: dueAt.toISOString(), text },
    words: waited ?? timeLeft(calendar, now, dueAt, t),
    tone: waited === undefined ? timeLeftTone(now, soonUntil, dueAt) : 'paused',
  })
  const note = riskNote(risks.get(row), t)
  return note ? html`${shown} ${note}` : shown
}

function waitWords({ status, waitingFor }: WorkRow, t: Translate): string | undefined {
  if (status === 'financial_duty')
    return waitingFor === null
      ? t('chưa xác nhận nộp tiền', 'payment not confirmed')
      : t('chờ nộp tiền', 'payment awaited')
  const isAsked = status === 'supplement' || waitingFor === 'applicant'
  return isAsked ? t('chờ bổ sung', 'papers awaited') : undefined
}
