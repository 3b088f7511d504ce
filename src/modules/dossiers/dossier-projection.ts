import type { Holder } from '../../engines/clock/index.ts'
import { normalisePhone, syllables } from '../../engines/vietnamese/index.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'
import type { PowersOfFile } from './structure/file-powers.ts'

/** Rows of the projection tables, in the shape of their columns (timestamps as ISO text). */
export interface DossierProjection {
  readonly dossier: Readonly<Record<string, unknown>>
  readonly contents: Readonly<Record<string, unknown>>
  readonly tasks: readonly Readonly<Record<string, unknown>>[]
  readonly agencies: readonly Readonly<Record<string, unknown>>[]
  readonly participants: readonly Readonly<Record<string, unknown>>[]
  readonly names: readonly Readonly<Record<string, unknown>>[]
  readonly results: readonly Readonly<Record<string, unknown>>[]
  readonly times: readonly Readonly<Record<string, unknown>>[]
}

/** What the clock says of a received dossier at its last event. */
export interface ProjectedClock {
  /** Without the new date of an apology. */
  readonly lawfulDueAt: Date
  /** Whose minutes run from then on. */
  readonly runningWith: Holder | null
  /** Office minutes by holder, and those past the legal limit. */
  readonly minutes: Readonly<Record<string, number>>
  readonly lateMinutes: Readonly<Record<string, number>>
}

/** What time says of a dossier beside its state. */
export interface DossierTimes {
  /** When an answer is due to a dossier that is not received yet. */
  replyDueAt(task: OpenTask): Date
  stepDueAt(task: OpenTask): Date | null
  /** Null before reception. */
  clock(): ProjectedClock | null
}

/** What is computed beside the state by the caller, who has calendar, rules and directory. */
export interface ProjectionContext {
  readonly times: DossierTimes
  readonly powers: PowersOfFile
}

/** Pure: the same state gives the same rows, which is what makes a rebuild comparable. */
export function projectDossier(
  state: DossierState,
  lastDigest: Buffer,
  { times, powers }: ProjectionContext,
): DossierProjection {
  const { applicant } = state.content
  const clock = times.clock()
  return {
    dossier: { ...dossierRow(state, lastDigest, clock), field: powers.field, area_code: powers.area },
    contents: {
      dossier_id: state.id,
      applicant,
      answers: state.content.answers,
      situations: state.content.situations,
      papers: state.content.papers,
      delivery: state.content.delivery,
    },
    tasks: state.tasks.map((task) => taskRow(state, task, times)),
    agencies: [...state.agencies].map(([agencyId, since]) => ({
      dossier_id: state.id,
      agency_id: agencyId,
      since: since.toISOString(),
    })),
    participants: [...state.participants].map(([accountId, at]) => ({
      account_id: accountId,
      dossier_id: state.id,
      last_acted_at: at.toISOString(),
    })),
    names: [...state.agencies.keys()].flatMap((agencyId) =>
      nameKeys(applicant.name).map((key) => ({ agency_id: agencyId, key, dossier_id: state.id })),
    ),
    results: state.result ? [resultRow(state.id, state.result)] : [],
    times: timeRows(state.id, clock),
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function dossierRow(
  state: DossierState,
  lastDigest: Buffer,
  clock: ProjectedClock | null,
): Readonly<Record<string, unknown>> {
  const { applicant } = state.content
  return {
    id: state.id,
    submission_no: state.submissionNo,
    code: state.code,
    service_id: state.serviceId,
    procedure_id: state.procedureId,
    revision: state.revision,
    agency_id: state.agencyId,
    office_agency_id: state.officeAgencyId,
    desk_agency_id: state.deskAgencyId,
    channel: state.channel,
    state: state.status,
    outcome: state.outcome,
    applicant_account_id: state.applicantAccountId,
    applicant_name: applicant.name,
    applicant_national_id: applicant.nationalId ?? applicant.taxCode,
    applicant_phone: applicant.phone && (normalisePhone(applicant.phone) ?? applicant.phone),
    applicant_email: applicant.email,
    submitted_at: state.submittedAt.toISOString(),
    received_at: iso(state.receivedAt),
    due_at: iso(state.dueAt),
    original_due_at: iso(state.originalDueAt),
    lawful_due_at: iso(clock?.lawfulDueAt ?? null),
    running_with: clock?.runningWith ?? null,
    calendar_version: state.calendarVersion,
    extensions: state.extensions,
    transferred_at: iso(state.transferredAt),
    finished_at: iso(state.finishedAt),
    returned_at: iso(state.returnedAt),
    last_seq: state.lastSeq,
    last_digest: `\\x${lastDigest.toString('hex')}`,
    last_event_at: state.lastEventAt.toISOString(),
  }
}

function taskRow(state: DossierState, task: OpenTask, due: DossierTimes): Readonly<Record<string, unknown>> {
  const stepDueAt = state.receivedAt ? due.stepDueAt(task) : null
  const answerDueAt = task.kind === 'consult' ? stepDueAt : null
  return {
    dossier_id: state.id,
    token: task.token,
    step_id: task.stepId,
    kind: task.kind,
    role: task.role,
    agency_id: task.agencyId,
    unit_id: task.unitId,
    lead_agency_id: state.agencyId,
    assignee_account_id: task.assigneeAccountId,
    since: task.since.toISOString(),
    held_since: task.heldSince.toISOString(),
    step_due_at: iso(stepDueAt),
    due_at: iso(answerDueAt ?? state.dueAt ?? due.replyDueAt(task)),
    waiting_for: task.waitingFor,
    clock_runs: state.supplement === null && state.financialDuty === null,
  }
}

function resultRow(
  dossierId: string,
  result: NonNullable<DossierState['result']>,
): Readonly<Record<string, unknown>> {
  return {
    dossier_id: dossierId,
    outcome: result.outcome,
    title: result.title,
    notation: result.notation,
    number: result.number,
    agency_id: result.agencyId,
    issued_on: result.issuedOn,
    valid_until: result.validUntil,
    signer_account_id: result.signerAccountId,
    signer_title: result.signerTitle,
    file_id: result.fileId,
    verification_code: result.verificationCode,
    revoked_at: null,
  }
}

function timeRows(
  dossierId: string,
  clock: ProjectedClock | null,
): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(clock?.minutes ?? {}).map(([holder, minutes]) => ({
    dossier_id: dossierId,
    holder,
    minutes,
    late_minutes: clock?.lateMinutes[holder] ?? 0,
  }))
}

/**
 * "Nguyễn Văn An" → "nguyen van an", "van an", "an": any run of syllables of a name is then a prefix
 * of one key, found in the time of one index look-up however many files there are.
 */
export function nameKeys(name: string): readonly string[] {
  const parts = syllables(name)
  return parts.map((_, index) => parts.slice(index).join(' '))
}

/** A typed part of a name as a prefix of the keys above. */
export function nameQuery(typed: string): string {
  return syllables(typed).join(' ')
}
