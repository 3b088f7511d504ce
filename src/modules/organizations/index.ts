export {
  type Agency,
  type Area,
  type Directory,
  type DirectoryParts,
  loadDirectory,
  type Tier,
  type Unit,
  type UnitKind,
} from './directory.ts'
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
