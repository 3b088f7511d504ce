import type { ClockReading } from '../../engines/clock/index.ts'
import { normalisePhone, syllables } from '../../engines/vietnamese/index.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'

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

/** What time says of a dossier beside its state; computed by the caller, who has calendar and rules. */
export interface DossierTimes {
  /** When an answer is due to a dossier that is not received yet. */
  replyDueAt(task: OpenTask): Date
  stepDueAt(task: OpenTask): Date | null
  /** Once the clock has ended: office minutes by holder, and those after the due date. */
  ended(): Pick<ClockReading, 'holders' | 'lateHolders'> | null
}

/** Pure: the same state gives the same rows, which is what makes a rebuild comparable. */
export function projectDossier(
  state: DossierState,
  lastDigest: Buffer,
  times: DossierTimes,
): DossierProjection {
  const { applicant } = state.content
  return {
    dossier: dossierRow(state, lastDigest),
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
    times: timeRows(state.id, times.ended()),
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function dossierRow(state: DossierState, lastDigest: Buffer): Readonly<Record<string, unknown>> {
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
    step_due_at: iso(state.receivedAt ? due.stepDueAt(task) : null),
    due_at: iso(state.dueAt ?? due.replyDueAt(task)),
    waiting_for: task.waitingFor,
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
  ended: ReturnType<DossierTimes['ended']>,
): readonly Readonly<Record<string, unknown>>[] {
  if (!ended) return []
  const late = ended.lateHolders as Readonly<Record<string, number>>
  return Object.entries(ended.holders as Readonly<Record<string, number>>).map(([holder, minutes]) => ({
    dossier_id: dossierId,
    holder,
    minutes: Math.round(minutes),
    late_minutes: Math.round(late[holder] ?? 0),
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
