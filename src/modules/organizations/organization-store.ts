import { sql } from 'kysely'
import type { RuleProfile } from '../../engines/clock/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { AgencyRecord, AreaRecord, UnitRecord } from './pack/organization-record.ts'

export interface OrganizationPack {
  readonly areas: readonly AreaRecord[]
  readonly agencies: readonly AgencyRecord[]
  readonly units: readonly UnitRecord[]
  readonly calendars: readonly {
    readonly id: string
    readonly version: string
    readonly rank: number
    readonly data: unknown
  }[]
  readonly ruleProfiles: readonly RuleProfile[]
}

/** Loads a pack's areas, agencies, units, calendars and rule profiles. Loading the same again changes nothing. */
export async function loadOrganizations(tx: Db, pack: OrganizationPack, at: Date): Promise<void> {
  await loadAreas(tx, pack.areas)
  await loadAgencies(tx, pack.agencies)
  await loadUnits(tx, pack.units)
  for (const calendar of pack.calendars) {
    await tx
      .insertInto('work_calendars')
      .values({
        id: calendar.id,
        version: calendar.version,
        rank: calendar.rank,
        data: JSON.stringify(calendar.data),
        loaded_at: at,
      })
      .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
      .execute()
  }
  for (const profile of pack.ruleProfiles) {
    await tx
      .insertInto('rule_profiles')
      .values({
        id: profile.id,
        version: profile.version,
        valid_from: profile.validFrom,
        data: JSON.stringify(profile),
        loaded_at: at,
      })
      .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
      .execute()
  }
}

type EndColumns = 'areas' | 'agencies' | 'agency_units'

/** The end that a reorganisation decided stays, whatever the pack announces. */
const keepEnd = (table: EndColumns) =>
  sql<
    string | null
  >`case when ${sql.ref(`${table}.closed_by`)} is null then excluded.valid_to else ${sql.ref(`${table}.valid_to`)} end`

async function loadAreas(tx: Db, areas: readonly AreaRecord[]): Promise<void> {
  await tx
    .insertInto('areas')
    .values(
      areas.map((area) => ({
        code: area.code,
        valid_from: area.validFrom,
        valid_to: area.validTo,
        name: area.name.vi,
        name_en: area.name.en,
        kind: area.kind,
        tier: area.tier,
        parent_code: area.parent,
        later_names: JSON.stringify(area.laterNames),
        successor: area.successor && JSON.stringify(area.successor),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['code', 'valid_from']).doUpdateSet((eb) => ({
        valid_to: keepEnd('areas'),
        name: eb.ref('excluded.name'),
        name_en: eb.ref('excluded.name_en'),
        later_names: eb.ref('excluded.later_names'),
        successor: eb.ref('excluded.successor'),
      })),
    )
    .execute()
}

async function loadAgencies(tx: Db, agencies: readonly AgencyRecord[]): Promise<void> {
  await tx
    .insertInto('agencies')
    .values(
      parentsFirst(agencies).map((agency) => ({
        id: agency.id,
        code: agency.code,
        official_code: agency.officialCode,
        name: agency.name.vi,
        name_en: agency.name.en,
        short_name: agency.shortName.vi,
        abbreviation: agency.abbreviation,
        kind: agency.kind,
        tier: agency.tier,
        parent_id: agency.parent,
        area_code: agency.areaCode,
        member: agency.member,
        successor: agency.successor && JSON.stringify(agency.successor),
        valid_from: agency.validFrom,
        valid_to: agency.validTo,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        name_en: eb.ref('excluded.name_en'),
        short_name: eb.ref('excluded.short_name'),
        abbreviation: eb.ref('excluded.abbreviation'),
        member: eb.ref('excluded.member'),
        successor: eb.ref('excluded.successor'),
        valid_to: keepEnd('agencies'),
      })),
    )
    .execute()
}

/** Rows of one statement are checked against each other only at its end, but readers like the order too. */
function parentsFirst(agencies: readonly AgencyRecord[]): readonly AgencyRecord[] {
  const depth = (agency: AgencyRecord): number => {
    const parent = agencies.find((other) => other.id === agency.parent)
    return parent ? depth(parent) + 1 : 0
  }
  return agencies.toSorted((one, other) => depth(one) - depth(other))
}

async function loadUnits(tx: Db, units: readonly UnitRecord[]): Promise<void> {
  await tx
    .insertInto('agency_units')
    .values(
      units.map((unit) => ({
        id: unit.id,
        agency_id: unit.agency,
        name: unit.name.vi,
        name_en: unit.name.en,
        kind: unit.kind,
        valid_from: unit.validFrom,
        valid_to: unit.validTo,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        name_en: eb.ref('excluded.name_en'),
        valid_to: keepEnd('agency_units'),
      })),
    )
    .execute()
}
