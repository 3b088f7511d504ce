export type { Agency, Area, Tier, Unit, UnitKind } from './agency.ts'
export { type Directory, type DirectoryParts, loadDirectory } from './directory.ts'
export { parseOrganizationPack } from './organization-pack.ts'
export { loadOrganizations, type OrganizationPack } from './organization-store.ts'
export { type DemoRecord, parseDemoRecord } from './pack/organization-record.ts'
export {
  addCalendarVersion,
  type CalendarChange,
  type CalendarVersion,
  isWeekday,
  listCalendarVersions,
} from './calendar-changes.ts'
export { addRuleSetting, listRuleSettings, type RuleSetting } from './rule-settings.ts'
export { timeRulesMark } from './time-rules-mark.ts'
export type { ReorganisationPack } from './pack/reorganisation-record.ts'
export { findReorganisationPack, listReorganisationPacks } from './pack/reorganisation-packs.ts'
export { applyStructure } from './reorganisation/apply-structure.ts'
export { planStructure, type StructurePlan } from './reorganisation/plan-structure.ts'
export {
  type AppliedReorganisation,
  insertReorganisation,
  listReorganisations,
} from './reorganisation/reorganisations.ts'
