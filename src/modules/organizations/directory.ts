import type { WorkCalendar } from '../../engines/calendar/index.ts'
import type { RuleProfile } from '../../engines/clock/index.ts'
import type { Agency, Area, Tier, Unit, UnitKind } from './agency.ts'
import type { Db } from '../../platform/db/database.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import { listLinks } from './reorganisation/succession-links.ts'
import { type Structure, structureOf } from './reorganisation/structure.ts'
import { loadTimeRules, type TimeRules } from './time-rules.ts'

/** The agencies, units and areas of the province, held in memory: small, read on every page, changed by decision only. */
export interface Directory {
  /** All that ever were; those that have ended have `endedOn`. */
  readonly agencies: readonly Agency[]
  readonly areas: readonly Area[]
  /** Who follows whom. */
  readonly structure: Structure
  findAgency(id: string): Agency | undefined
  getAgency(id: string): Agency
  findUnit(id: string): Unit | undefined
  getUnit(id: string): Unit
  unitsOf(agencyId: string): readonly Unit[]
  /** The first unit of that kind; every agency of a pack has a one-stop section, leadership and clerical office. */
  getUnitOfKind(agencyId: string, kind: UnitKind): Unit
  /** The area that bears the code now, or bore it last; codes are used again (`structure.findAreaOn`). */
  findArea(code: string): Area | undefined
  /**
   * Working time of an agency: the country's holidays under the province's hours. With `version`, as it was known
   * when that version counted; the calendar of today where that version is not kept here.
   */
  calendarOf(agencyId: string, version?: string | null): WorkCalendar
  /** The one-stop rules of a day (`YYYY-MM-DD`), as settled by the administrators so far. */
  rulesOn(day: string): RuleProfile
  /** Rules by their `id@version`, which a dossier keeps; undefined when nothing by that name was ever loaded. */
  findRules(key: string): RuleProfile | undefined
  /** All profiles as they stand today, oldest first. */
  readonly ruleProfiles: readonly RuleProfile[]
}

export async function loadDirectory(db: Db): Promise<Directory> {
  const [agencyRows, unitRows, areaRows, links, time] = await Promise.all([
    db.selectFrom('agencies').selectAll().orderBy('code').orderBy('id').execute(),
    db.selectFrom('agency_units').selectAll().orderBy('agency_id').orderBy('id').execute(),
    db.selectFrom('areas').selectAll().orderBy('code').orderBy('valid_from').execute(),
    listLinks(db),
    loadTimeRules(db),
  ])
  const agencies = agencyRows.map(
    (row): Agency => ({
      id: row.id,
      code: row.code,
      officialCode: row.official_code,
      name: { vi: row.name, en: row.name_en },
      shortName: row.short_name,
      abbreviation: row.abbreviation,
      kind: row.kind,
      tier: row.tier as Tier,
      parentId: row.parent_id,
      areaCode: row.area_code,
      member: row.member,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      endedOn: row.closed_by === null ? null : row.valid_to,
    }),
  )
  const units = unitRows.map(
    (row): Unit => ({
      id: row.id,
      agencyId: row.agency_id,
      name: { vi: row.name, en: row.name_en },
      kind: row.kind as UnitKind,
      validFrom: row.valid_from,
      endedOn: row.closed_by === null ? null : row.valid_to,
    }),
  )
  const areas = areaRows.map(
    (row): Area => ({
      code: row.code,
      name: { vi: row.name, en: row.name_en },
      kind: row.kind,
      tier: row.tier as Tier,
      parentCode: row.parent_code,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      endedOn: row.closed_by === null ? null : row.valid_to,
    }),
  )
  return directoryOf({ agencies, units, areas, links, time })
}

export interface DirectoryParts {
  readonly agencies: readonly Agency[]
  readonly units: readonly Unit[]
  readonly areas: readonly Area[]
  readonly links: Awaited<ReturnType<typeof listLinks>>
  readonly time: TimeRules
}

function directoryOf({ agencies, units, areas, links, time }: DirectoryParts): Directory {
  const agencyById = new Map(agencies.map((agency) => [agency.id, agency]))
  const unitById = new Map(units.map((unit) => [unit.id, unit]))
  const areaByCode = new Map(areas.map((area) => [area.code, area]))
  const unitsByAgency = Map.groupBy(units, (unit) => unit.agencyId)
  const unitsOf = (agencyId: string): readonly Unit[] => unitsByAgency.get(agencyId) ?? []
  return {
    agencies,
    areas,
    structure: structureOf({ agencies, units, areas, links }),
    findAgency: (id) => agencyById.get(id),
    getAgency: (id) => known(agencyById.get(id), `agency ${id}`),
    findUnit: (id) => unitById.get(id),
    getUnit: (id) => known(unitById.get(id), `unit ${id}`),
    unitsOf,
    getUnitOfKind: (agencyId, kind) =>
      known(
        unitsOf(agencyId).find((unit) => unit.kind === kind),
        `${kind} unit of ${agencyId}`,
      ),
    findArea: (code) => areaByCode.get(code),
    calendarOf: (_agencyId, version) => time.calendar(version),
    rulesOn: time.rulesOn,
    findRules: time.findRules,
    ruleProfiles: time.profiles,
  }
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotFound(what)
  return value
}
