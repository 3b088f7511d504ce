import {
  type AgencyRecord,
  agencyRecordsSchema,
  type AreaRecord,
  type UnitRecord,
  unitRecordsSchema,
} from '../../src/modules/organizations/pack/organization-record.ts'
import { areaName, inName, slugOf, type TextPair } from '../import-organizations/area-table.ts'

export type OpenedAgency = Omit<AgencyRecord, 'validFrom' | 'validTo' | 'successor'>
export type OpenedUnit = Omit<UnitRecord, 'validFrom' | 'validTo'>
export type OpenedArea = Pick<AreaRecord, 'code' | 'name' | 'kind' | 'tier' | 'parent'>

export interface AgencyLink {
  readonly kind: 'merge' | 'split' | 'rename' | 'move' | 'transfer'
  readonly from: string
  readonly to: string
  readonly fields?: readonly string[]
  readonly areas?: readonly string[]
  readonly confirmed: boolean
}

export interface Pack {
  readonly reorganisation: {
    readonly id: string
    readonly title: TextPair
    readonly decision: { readonly number: string; readonly decidedOn: string; readonly effectiveOn: string }
    readonly sources: readonly string[]
    readonly unconfirmed: readonly TextPair[]
  }
  readonly areas: readonly OpenedArea[]
  readonly agencies: readonly OpenedAgency[]
  readonly units: readonly OpenedUnit[]
  readonly links: {
    readonly areas: readonly { readonly kind: string; readonly from: string; readonly to: string }[]
    readonly agencies: readonly AgencyLink[]
    readonly divisions: readonly { readonly toKind: string; readonly from: string; readonly to: string }[]
    readonly continuing: readonly string[]
    readonly parents: readonly { readonly agency: string; readonly parent: string | null }[]
  }
}

/** The structure before, as its pack has it. */
export interface OldStructure {
  readonly agencies: readonly AgencyRecord[]
  readonly units: readonly UnitRecord[]
}

export function readOld(files: { readonly agencies: unknown; readonly units: unknown }): OldStructure {
  const agencies = agencyRecordsSchema.parse(files.agencies)
  return { agencies, units: unitRecordsSchema.parse(files.units) }
}

export function agencyOfArea({ agencies }: OldStructure, areaCode: string, kind: string): AgencyRecord {
  const found = agencies.find((agency) => agency.areaCode === areaCode && agency.kind === kind)
  if (!found) throw new Error(`No ${kind} of ${areaCode}`)
  return found
}

/** "Ủy ban nhân dân xã Hồng Dân" and its other names. */
export function committeeNames(area: string): Pick<OpenedAgency, 'name' | 'shortName' | 'abbreviation'> {
  const { en } = areaName(area).name
  return {
    name: { vi: `Ủy ban nhân dân ${inName(area)}`, en: `People's Committee of ${en}` },
    shortName: { vi: `UBND ${inName(area)}`, en: `${en} People's Committee` },
    abbreviation: 'UBND',
  }
}

export function committeeId(area: string, suffix: string): string {
  return `ubnd-${slugOf(area)}-${suffix}`
}

interface Division {
  readonly key: string
  readonly name: TextPair
}

/** Every agency receives, decides and seals; the divisions come after. */
export function unitsOf(
  agency: OpenedAgency,
  desk: TextPair,
  divisions: readonly Division[],
): readonly OpenedUnit[] {
  const unit = (key: string, kind: UnitRecord['kind'], name: TextPair): OpenedUnit => ({
    id: `${agency.id}.${key}`,
    agency: agency.id,
    name,
    kind,
    confirmed: kind !== 'division',
  })
  return [
    unit('mot-cua', 'one_stop', desk),
    unit('lanh-dao', 'leadership', {
      vi: `Lãnh đạo ${agency.shortName.vi}`,
      en: `Leadership of the ${agency.name.en}`,
    }),
    unit('van-thu', 'clerical', { vi: 'Văn thư', en: 'Clerical Office' }),
    ...divisions.map(({ key, name }) => unit(key, 'division', name)),
  ]
}

/** The divisions of agencies before, each key once. */
export function divisionsOf({ units }: OldStructure, agencyIds: readonly string[]): readonly Division[] {
  const found = units.filter(({ agency, kind }) => kind === 'division' && agencyIds.includes(agency))
  return [
    ...new Map(
      found.map(({ id, name }) => {
        const key = id.slice(id.indexOf('.') + 1)
        return [key, { key, name }]
      }),
    ).values(),
  ]
}
