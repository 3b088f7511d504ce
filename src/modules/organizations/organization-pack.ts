import { type CalendarLayer, type HolidayTable, layerOfHolidays } from '../../engines/calendar/index.ts'
import { parseRuleProfile } from '../../engines/clock/index.ts'
import type { OrganizationPack } from './organization-store.ts'
import { agencyRecordsSchema, areaRecordsSchema, unitRecordsSchema } from './pack/organization-record.ts'

export interface OrganizationFiles {
  readonly areas: unknown
  readonly agencies: unknown
  readonly units: unknown
  readonly nationalCalendar: unknown
  readonly holidays: unknown
  readonly calendar: unknown
  readonly ruleProfiles: readonly unknown[]
}

/** Checks the files of a pack; throws with the path of the first fault. */
export function parseOrganizationPack(files: OrganizationFiles): OrganizationPack {
  // Calendars are checked whole when they are compiled.
  const layers = [
    files.nationalCalendar as CalendarLayer,
    layerOfHolidays(files.holidays as HolidayTable),
    files.calendar as CalendarLayer,
  ]
  return {
    areas: areaRecordsSchema.parse(files.areas),
    agencies: agencyRecordsSchema.parse(files.agencies),
    units: unitRecordsSchema.parse(files.units),
    calendars: layers.map((layer, rank) => ({ id: layer.id, version: layer.version, rank, data: layer })),
    ruleProfiles: files.ruleProfiles.map(parseRuleProfile),
  }
}
