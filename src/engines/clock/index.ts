export type { LedgerEntry } from './build-ledger.ts'
export type { ClockFlag } from './clock-flags.ts'
export {
  type ClockEvent,
  type ClockEventType,
  type ClockInput,
  ClockInputError,
  EVENT_TYPES,
  type Holder,
  HOLDER_KINDS,
  type HolderKind,
  isHolder,
} from './clock-input.ts'
export { clockJson, type ClockRequest, parseClockRequest } from './clock-json.ts'
export type { LedgerKind } from './ledger-reason.ts'
export {
  apologyDueAt,
  handOverDueAt,
  onlineReplyDueAt,
  supplementRequestDueAt,
} from './profile-deadlines.ts'
export { type ClockReading, forecastLedger, readClock } from './read-clock.ts'
export type { ClockState } from './read-life.ts'
export {
  findRuleProfile,
  parseRuleProfile,
  type PauseKind,
  type Rule,
  type RuleName,
  type RuleProfile,
  RuleProfileError,
  type RuleValues,
  settleRules,
  unconfirmedRules,
  type WorkingTerm,
} from './rule-profile.ts'
export {
  checkPlan,
  planDays,
  plannableDays,
  type PlanCheck,
  type PlanPart,
  readStepClock,
  type StepDeadline,
  stepDeadlines,
  type TimedStep,
} from './step-deadlines.ts'
