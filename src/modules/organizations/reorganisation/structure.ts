import {
  type Body,
  compileSuccession,
  type Holding,
  isValidOn,
  joinHoldings,
  type Link,
  type PowersOf,
  type Succession,
} from '../../../engines/succession/index.ts'
import type { Agency, Area, Unit } from '../agency.ts'

/** An office: an agency and a unit of it. */
export interface Office {
  readonly agencyId: string
  readonly unitId: string
}

/** Who follows whom: the structure as it was on any day, and who answers today. */
export interface Structure {
  /** Links between agencies, as applied. */
  readonly agencyLinks: readonly Link[]
  readonly unitLinks: readonly Link[]
  readonly areaLinks: readonly Link[]
  /** Who answers today for what an agency did; itself while nothing else was decided, and for an id nobody knows. */
  successorOf(agencyId: string, what?: PowersOf): string
  /** The same on a day. */
  successorOn(agencyId: string, day: string, what?: PowersOf): string
  /** The office that does today what an office did. */
  officeNow(office: Office, what?: PowersOf): Office
  /** Agencies of a day that did what an agency does. */
  officeOfDay(agencyId: string, day: string): readonly string[]
  /** What these agencies answer for together today: of themselves, and of those whose work came to them. */
  holdingsOf(agencyIds: readonly string[]): readonly Holding[]
  /** An area as it was on a day; the nearest known one where none of that code was then. */
  findAreaOn(code: string, day: string): Area | undefined
}

export interface StructureParts {
  readonly agencies: readonly Agency[]
  readonly units: readonly Unit[]
  readonly areas: readonly Area[]
  readonly links: {
    readonly agency: readonly Link[]
    readonly unit: readonly Link[]
    readonly area: readonly Link[]
  }
}

/** Until a reorganisation ends it, a body has no last day, whatever end its pack announces. */
export function bodyOf(item: {
  readonly key: string
  readonly validFrom: string
  readonly endedOn: string | null
}): Body {
  return { key: item.key, validFrom: item.validFrom, validTo: item.endedOn }
}

export const areaKey = ({ code, validFrom }: Pick<Area, 'code' | 'validFrom'>): string =>
  `${code}@${validFrom}`

export function structureOf({ agencies, units, areas, links }: StructureParts): Structure {
  const byAgency = compiled(
    agencies.map((one) => ({ ...one, key: one.id })),
    links.agency,
  )
  const byUnit = compiled(
    units.map((one) => ({ ...one, key: one.id })),
    links.unit,
  )
  const known = new Set(agencies.map(({ id }) => id))
  const unitsById = new Map(units.map((unit) => [unit.id, unit]))
  const areasByCode = Map.groupBy(areas, ({ code }) => code)
  const successorOn: Structure['successorOn'] = (agencyId, day, what) =>
    known.has(agencyId) && links.agency.length > 0 ? byAgency.successorOn(agencyId, day, what) : agencyId
  return {
    agencyLinks: links.agency,
    unitLinks: links.unit,
    areaLinks: links.area,
    successorOn,
    successorOf: (agencyId, what) => successorOn(agencyId, FOREVER, what),
    officeNow: (office, what) => {
      const unit = unitsById.get(office.unitId)
      if (!unit || links.unit.length === 0) return office
      const next = unitsById.get(byUnit.successorOn(unit.id, FOREVER, what))
      return next ? { agencyId: next.agencyId, unitId: next.id } : office
    },
    officeOfDay: (agencyId, day) => (known.has(agencyId) ? byAgency.officeOfDay(agencyId, day) : []),
    holdingsOf: (agencyIds) =>
      joinHoldings([...new Set(agencyIds)].flatMap((id) => (known.has(id) ? byAgency.heldBy(id) : []))),
    findAreaOn: (code, day) => {
      const found = areasByCode.get(code) ?? []
      const on = found.find((area) => isValidOn({ validFrom: area.validFrom, validTo: area.endedOn }, day))
      return on ?? (found[0] && day < found[0].validFrom ? found[0] : found.at(-1))
    },
  }
}

const FOREVER = '9999-12-31'

function compiled(
  items: readonly { readonly key: string; readonly validFrom: string; readonly endedOn: string | null }[],
  links: readonly Link[],
): Succession {
  return compileSuccession(items.map(bodyOf), links)
}
