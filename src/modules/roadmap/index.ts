export { type AnnexChoice, choicesOf } from './annex-choices.ts'
export { acceptAnnex, type AnnexError, annexPost, decideOnAnomaly, importAnnex } from './annex-commands.ts'
export {
  type AnnexImport,
  annexState,
  type AnnexState,
  annexVersion,
  type StandingAnomaly,
  standingAnomalies,
} from './annex-import.ts'
export { type AnnexContent, servicesAsDecided, settleAnnex } from './annex-settle.ts'
export { findAnnexImport, listAcceptedAnnexes, listAnnexImports } from './annex-store.ts'
export { acceptedMark, readDeclarations } from './declarations.ts'
export { type AnnexMatch, matchAnnex, type Unmatched } from './match-annex.ts'
export { type Activity, ACTIVITY_KINDS, type ActivityKind, readActivities } from './activities.ts'
export {
  type AgencyReport,
  isIntact,
  readReport,
  type ReportAnnex,
  type SignedReport,
} from './agency-report.ts'
export { type Allocation, listAllocations, shareOut } from './allocations.ts'
export { collectFigures } from './collect-figures.ts'
export { dropActivity, planActivity, recordHeld } from './commands/activity-commands.ts'
export { allocateTarget } from './commands/allocate-target.ts'
export {
  approveCommitment,
  draftCommitment,
  returnCommitment,
  reviewCommitment,
  submitCommitment,
} from './commands/commitment-commands.ts'
export { actOnFinding, addFinding, recordInspection } from './commands/inspection-commands.ts'
export {
  annexReport,
  askForCorrection,
  nextAdHoc,
  receiveReport,
  signReport,
  writeReport,
} from './commands/report-commands.ts'
export {
  BUDGET_SOURCES,
  type BudgetLine,
  type BudgetSource,
  type Commitment,
  type CommitmentContent,
  type CommitmentStatus,
  readCommitment,
} from './commitment.ts'
export type { ReadFiles, ReadStanding, ReportContext, RoadmapContext } from './context.ts'
export { type FigureItem, figureOf } from './figure-item.ts'
export { listShares, type Share, SHARE_KEYS, type ShareKey, shareOf } from './figure-shares.ts'
export type { FilesOfService } from './file-figures.ts'
export { type Finding, type FindingAct, isOverdue, readInspection } from './inspection.ts'
export { findRecord, listRecords } from './record-queries.ts'
export { dutiesToday } from './refusal.ts'
export { describeReportDue } from './describe-report-due.ts'
export { remindReportsJob, reportingAgencies, roadmapJobs } from './remind-of-reports.ts'
export { listReportsDue, type ReportDueHere } from './reports-due.ts'
export {
  isAdHoc,
  isConsolidated,
  isRegular,
  isReportPart,
  lateFrom,
  REGULAR_PARTS,
  type RegularPart,
} from './report-calendar.ts'
export { type FigureKey, type Figures, listFigures } from './report-figures.ts'
export {
  committeePost,
  coordinatorPost,
  type Duties,
  dutiesOf,
  dutyPost,
  mayRead,
  plannerPost,
  readsAll,
  ROADMAP_ROLES,
  signerPost,
} from './roadmap-policy.ts'
export {
  isYear,
  type RoadmapOutcome,
  type RecordKind,
  type RoadmapRecord,
  versionOf,
} from './roadmap-record.ts'
export { readSettled, settleDecision, settleDuties } from './settled-store.ts'
export {
  countOverTime,
  type LevelStep,
  type MissingPart,
  procedureStandings,
  type ProcedureStanding,
  reachedDays,
  type Standing,
  type StandingService,
  type Tally,
  tallyBy,
} from './standing.ts'
export { minimumOf, type Outlook, readOutlook, type TargetOutlook } from './target-outlook.ts'
export {
  type DecisionRecord,
  holderOf,
  DUTIES,
  type Duty,
  nextTarget,
  parseDecisionRecord,
  parseDutiesRecord,
  type Settled,
  type Target,
  totalOf,
} from './targets.ts'
