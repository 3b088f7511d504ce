import type { ProcessState, StepKind } from '../../engines/workflow/index.ts'
import type { Role } from '../identity/index.ts'
import type { Channel, DossierContent, Outcome } from './dossier-content.ts'
import type { EventOf, ResultDraft, StepOwner } from './dossier-event.ts'

/** States of Thông tư 01/2018/TT-VPCP and Nghị định 61/2018/NĐ-CP, as far as a dossier can go today. */
export type DossierStatus =
  | 'submitted'
  | 'supplement_before_reception'
  | 'not_accepted'
  | 'received'
  | 'processing'
  | 'supplement'
  | 'financial_duty'
  | 'done'
  | 'returned'
  | 'withdrawn'
  | 'stopped'

/** An open step: exactly one holder (a unit, or one officer of it). */
export interface OpenTask {
  readonly token: number
  readonly stepId: string
  readonly kind: StepKind
  readonly role: Role
  readonly agencyId: string
  readonly unitId: string
  readonly assigneeAccountId: string | null
  readonly since: Date
  /** Since when its holder has it: taken or given after the step began. */
  readonly heldSince: Date
  /** Until when it was asked to be done, where whoever asked said so. */
  readonly answerBy: Date | null
  readonly waitingFor: 'applicant' | null
}

/** Everything known of a dossier, computed from its events alone. */
export interface DossierState {
  readonly id: string
  submissionNo: string
  code: string | null
  serviceId: string
  procedureId: string
  revision: number
  /** Who answers for it: the office of its day, or whoever a reorganisation put in its place while it was open. */
  agencyId: string
  /** The office of its day: which received it, or to which it was sent while it is not received. */
  officeAgencyId: string
  /** Whose desk received it; a department's files may be received by the desk of its sub-department. */
  deskAgencyId: string | null
  channel: Channel
  status: DossierStatus
  outcome: Outcome | null
  applicantAccountId: string | null
  submittedAt: Date
  receivedAt: Date | null
  dueAt: Date | null
  originalDueAt: Date | null
  /** The calendar that counted `dueAt`. */
  calendarVersion: string | null
  /** When the desk handed the file over to those who work on it. */
  transferredAt: Date | null
  /** Apologies with a new date so far. */
  extensions: number
  finishedAt: Date | null
  returnedAt: Date | null
  content: DossierContent
  process: ProcessState
  stepOwners: Readonly<Record<string, StepOwner>>
  tasks: readonly OpenTask[]
  /** The examiner of a unit, once assigned: later steps of that unit are his too. */
  examiners: Record<string, string>
  /** Who completed a step last: a file sent back returns to the same hands. */
  completedBy: Record<string, string>
  /** The open request to the applicant, if any. */
  supplement: {
    readonly stage: 'reception' | 'processing'
    readonly paperIds: readonly string[]
    readonly token: number
  } | null
  supplementCount: number
  /** Papers its revision wants which this file need not bring: it was moved to it, and nobody asked for them. */
  notAskedPapers: readonly string[]
  /** The open wait for a payment, if any, and when the applicant last sent proof of it. */
  financialDuty: (EventOf<'financial_duty_requested'>['data'] & { readonly provenAt: Date | null }) | null
  draft: ResultDraft | null
  result: EventOf<'issued'>['data'] | null
  agencies: Map<string, Date>
  participants: Map<string, Date>
  lastSeq: number
  lastEventAt: Date
}

/** Nothing more is done with a dossier in one of these. */
export const ENDED: readonly DossierStatus[] = ['not_accepted', 'returned', 'withdrawn', 'stopped']

export function isEnded(state: DossierState): boolean {
  return ENDED.includes(state.status)
}
