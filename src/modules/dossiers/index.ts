export { type ActOutcome } from './act-on-dossier.ts'
export type { AnswerError, AnswerWish } from './answer-by.ts'
export {
  assignStep,
  type AssignStep,
  consultationsOnAssignment,
  unitToAssign,
} from './commands/assign-step.ts'
export {
  changeCalendar,
  type CalendarChangeError,
} from './commands/change-calendar.ts'
export { settleRule, type SettleRuleError } from './commands/settle-rule.ts'
export { hasRecounts, listRecounts, type Recount, recountJob, runRecounts } from './recount-due-dates.ts'
export {
  type MoveError,
  movingPost,
  type MoveStanding,
  moveStanding,
  moveToRevision,
  type MoveToRevision,
} from './commands/move-to-revision.ts'
export { claimStep } from './commands/claim-step.ts'
export { type CompleteStep, completeStepOf, type CompletionError } from './commands/complete-step.ts'
export {
  confirmFinancialDuty,
  type ConfirmFinancialDuty,
  type PaymentProofError,
} from './commands/confirm-financial-duty.ts'
export { declineDossier } from './commands/decline-dossier.ts'
export {
  extendDeadline,
  type ExtendDeadline,
  type ExtensionError,
  extensionErrors,
  signerPost,
  whyNotExtended,
} from './commands/extend-deadline.ts'
export { handOverResult, type HandOverResult } from './commands/hand-over-result.ts'
export { issueResult } from './commands/issue-result.ts'
export {
  sendPaymentProof,
  type SendPaymentProof,
  type SentProofError,
} from './commands/send-payment-proof.ts'
export { openPaymentProofs, type PaymentProof, paymentProofs } from './payment-proofs.ts'
export { provideSupplement, type ProvideSupplement } from './commands/provide-supplement.ts'
export { receiveDossier, type ReceiveDossier } from './commands/receive-dossier.ts'
export { releaseStep } from './commands/release-step.ts'
export {
  type FinancialDutyError,
  requestFinancialDuty,
  type RequestFinancialDuty,
} from './commands/request-financial-duty.ts'
export { requestSupplement, type RequestSupplement } from './commands/request-supplement.ts'
export { transferDossier } from './commands/transfer-dossier.ts'
export { type MadeSlip, transferDossiers } from './commands/transfer-dossiers.ts'
export { sendBack } from './commands/send-back.ts'
export { addNote, sendMessage } from './commands/speak-on-dossier.ts'
export {
  submitAtCounter,
  submitDraft,
  type SubmitOutcome,
} from './commands/submit-draft.ts'
export { askedSituations, type Situation } from './asked-situations.ts'
export { checkDraft, type CheckedDraft, type DraftFaults } from './check-draft.ts'
export { stopDossier } from './commands/stop-dossier.ts'
export { withdrawDossier, type WithdrawalError } from './commands/withdraw-dossier.ts'
export { counterPost, deskPost } from './desk-post.ts'
export { isHeldUp, isWaitedForAt } from './dossier-tasks.ts'
export type { DossierContext } from './context.ts'
export { copyHistories } from './copy-histories.ts'
export { buildHistory, type DossierHistory, type HistoryEvent, stateAfter } from './dossier-history.ts'
export { dossierCode, vietnamDay } from './dossier-code.ts'
export type {
  Applicant,
  Channel,
  Delivery,
  DossierContent,
  Outcome,
  PaperInput,
  PostalFiling,
  Representative,
} from './dossier-content.ts'
export {
  type DeskRegisterEntry,
  listDeskRegister,
  listDeskRegisterYears,
} from './desk-register.ts'
export { type DeskScope, deskScope } from './desk-scope.ts'
export {
  findHandOverSlip,
  type HandOverSlip,
  listHandOverSlips,
  type SlipEntry,
} from './hand-over-slips.ts'
export {
  type FilingFault,
  filingFault,
  MOST_DAYS_SINCE_RECORD,
  setDraftFiling,
} from './postal-filing.ts'
export {
  closeRegisterBook,
  type CloseOutcome,
  closerPost,
} from './commands/close-register-book.ts'
export { listRegisterBooks, type RegisterBook, verifyBooks } from './register-books.ts'
export { REGISTER_ROLES, type RegisterPeriod } from './register-number.ts'
export {
  findRegisterNumber,
  listRegister,
  listRegisterYears,
  type RegisterEntry,
} from './register-rows.ts'
export { givesResultSameDay } from './same-day-result.ts'
export { listToTransfer, type RowToTransfer, TRANSFER_SHOWN } from './to-transfer.ts'
export type { DossierEvent, EventType, NewEvent, RecordedActor, ResultDraft } from './dossier-event.ts'
export {
  archivesOf,
  CASE_ROLES,
  mayActOn,
  mayReassign,
  type Refusal,
  withArchives,
} from './dossier-policy.ts'
export {
  type ConfirmedResult,
  findConfirmedResult,
  findPublicProgress,
  findReadableDossier,
  listOwnDossiers,
  type OwnDossier,
  type PublicProgress,
} from './dossier-queries.ts'
export { describeDossierNotice } from './dossier-notices.ts'
export { type DossierState, type DossierStatus, isEnded, type OpenTask } from './dossier-state.ts'
export { type Draft, draftKeptUntil } from './draft.ts'
export { draftFinder } from './draft-finder.ts'
export {
  attachFiles,
  type AttachOutcome,
  countPapers,
  type DeskCount,
  detachFile,
  MOST_FILES_A_PAPER,
} from './draft-papers.ts'
export {
  deleteDraft,
  type DraftChange,
  findDraft,
  insertDraft,
  listDrafts,
  removeStaleDrafts,
  updateDraft,
} from './draft-store.ts'
export { formLists } from './form-lists.ts'
export type { LoadedDossier } from './load-dossier.ts'
export {
  countByEffect,
  type JudgedFile,
  type JudgedPage,
  listByEffect,
  type MoveOutcome,
} from './revisions/files-by-effect.ts'
export {
  askToMoveFiles,
  hasMoveRuns,
  listMoveRuns,
  movableAgencies,
  moveFilesJob,
  type MoveRun,
  runMoves,
} from './revisions/move-runs.ts'
export { changedParts, isForDecision } from './revisions/revision-change.ts'
export { revisionAfter, revisionsSoFar, stepAt } from './dossier-process.ts'
export { countOpenWork } from './open-work.ts'
export { previewResult } from './preview-result.ts'
export { applicablePapers, missingOf, missingPapers } from './required-papers.ts'
export { findKnownApplicants, type FoundAtDesk, type KnownApplicant } from './known-applicants.ts'
export { listReceived, RECEIVED_SHOWN, type ReceivedDay, type ReceivedRow } from './received-list.ts'
export { replyDueAt } from './dossier-times.ts'
export { type ExtensionStanding, extensionStanding } from './extension-standing.ts'
export { breaksRules, type SupplementStanding, supplementStanding } from './supplement-standing.ts'
export { type ChangeOfHands, changesOfHands, type Party } from './changes-of-hands.ts'
export { clockInputOf, holderOf, type TimedDossier } from './dossier-clock.ts'
export { auditSearch, type FoundDossier, type SearchPage, searchDossiers } from './search-dossiers.ts'
export { timelineForApplicant, timelineForOfficers, type TimelineEntry } from './timeline.ts'
export {
  countWork,
  listWork,
  SOON_WORKING_DAYS,
  WORK_COUNT_CAP,
  WORK_LISTS,
  type WorkList,
  type WorkPage,
  type WorkRow,
} from './work-lists.ts'
export { countRecentFiles, type RecentFiles } from './recent-files.ts'
export { type FileUnderWay, listFilesUnderWay } from './open-files.ts'
export { PROJECTION_TABLES, rebuildProjections } from './rebuild-projections.ts'
export { sealRoots } from './seal-roots.ts'
export { type Verification, type VerificationFault, verifyLedger } from './verify-ledger.ts'
export { alertJobs, beginDayJob, remindJob } from './alerts/alert-jobs.ts'
export { ALERT_KINDS, type AlertKind, MUTABLE_KINDS, type MutableKind } from './alerts/alert-kinds.ts'
export { type AlertFile, listAlertFiles } from './alerts/alert-files.ts'
export { describeAlert } from './alerts/describe-alert.ts'
export { describeDigest } from './alerts/describe-digest.ts'
export type { Period, TimedFile, Timeliness, TimelinessCount } from './lateness/count-timeliness.ts'
export { countFilesByService, type ServiceFiles } from './lateness/files-by-service.ts'
export { countAgencyTimeliness } from './lateness/timeliness-of-agency.ts'
export { FEWEST_SAMPLES } from './lateness/late-risk.ts'
export { listRisks, type RiskSubject, type StepRisk } from './lateness/list-risks.ts'
export { forecastJob, latenessJobs } from './lateness/lateness-jobs.ts'
export { LETTER_URGENCIES, type LetterUrgency } from './lateness/letter-urgency.ts'
export {
  HEAD_ROLES,
  headedAgencies,
  type LetterDue,
  type LettersDue,
  listLettersDue,
} from './lateness/letters-due.ts'
export { listCalibrations, type RiskCalibration } from './lateness/risk-forecasts.ts'
export { listAnsweredRegister } from './answered-register.ts'
export { type AgencyFigures, countByAgency, type Reading } from './structure/agency-figures.ts'
export { findSuccessor, powersOfFile } from './structure/file-powers.ts'
export type { OpenDecision, ReorganisationReport, ReportLine } from './structure/reorganisation-report.ts'
export { applyReorganisation, previewReorganisation, type ReorganiseOutcome } from './structure/reorganise.ts'
export {
  askReorganisation,
  listReorganisationRuns,
  passOnStragglers,
  type ReorganisationRun,
  reorganiseJob,
  runReorganisations,
} from './structure/reorganisation-runs.ts'
