import type { AgencyRecord, AreaRecord, UnitRecord } from '../../src/modules/organizations/pack/organization-record.ts'
import { areaName, inName, slugOf, type TextPair, type UnitRow } from './area-table.ts'
import {
  type AgencySeed,
  COMMUNE_DIVISION,
  DEPARTMENTS,
  DISTRICT_BODIES,
  DISTRICT_DIVISIONS,
  OTHER_BODIES,
  SUBORDINATES,
} from './province-agencies.ts'

/** Names are those of the day of the Decision; the province and its districts ended with the reform of 2025. */
const FIRST_DAY = '2015-05-04'
const LAST_DAY = '2025-06-30'
// Căn cứ: Nghị quyết 202/2025/QH15; Nghị quyết 1655/NQ-UBTVQH15
const NEXT_DAY = '2025-07-01'
const NEW_PROVINCES: Readonly<Record<string, TextPair>> = { '96': { vi: 'Tỉnh Cà Mau', en: 'Cà Mau Province' } }
const PROVINCE = '95'
const LEVEL_1 = 'H04'

const validity = { validFrom: FIRST_DAY, validTo: LAST_DAY }
const two = (n: number): string => String(n).padStart(2, '0')

export interface District {
  readonly code: string
  readonly vi: string
  readonly laterVi: string
  readonly slug: string
  readonly communes: readonly UnitRow[]
}

export function districtsOf(rows: readonly UnitRow[]): District[] {
  const groups = Map.groupBy(rows, (row) => row.districtCode)
  return [...groups.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, communes]) => ({
      code,
      vi: communes[0]?.district ?? '',
      laterVi: communes[0]?.laterDistrict ?? '',
      slug: slugOf(areaName(communes[0]?.district ?? '').bare),
      communes: communes.toSorted((a, b) => a.code.localeCompare(b.code)),
    }))
}

interface AgencyPlan {
  readonly agency: AgencyRecord
  readonly divisions: AgencySeed['divisions']
}

/** All agencies with their divisions, in the order of the tree. */
export function planAgencies(rows: readonly UnitRow[]): AgencyPlan[] {
  const districts = districtsOf(rows)
  return [
    fromSeed(COMMITTEE),
    fromSeed(COMMITTEE_OFFICE),
    ...DEPARTMENTS.map(fromSeed),
    ...SUBORDINATES.map(fromSeed),
    ...OTHER_BODIES.map(fromSeed),
    ...districts.flatMap((district, index) => districtPlans(district, index + 1)),
  ]
}

const COMMITTEE: AgencySeed = {
  id: 'ubnd-tinh',
  vi: 'Ủy ban nhân dân tỉnh Bạc Liêu',
  en: "People's Committee of Bạc Liêu Province",
  short: ['UBND tỉnh', "Provincial People's Committee"],
  abbreviation: 'UBND',
  kind: 'provincial_committee',
  parent: null,
  code: '000.00.00',
  member: true,
  divisions: [['khoi-chuyen-vien', 'Khối chuyên viên nghiên cứu', 'Research officers']],
}

const COMMITTEE_OFFICE: AgencySeed = {
  ...COMMITTEE,
  id: 'van-phong-ubnd-tinh',
  vi: 'Văn phòng Ủy ban nhân dân tỉnh Bạc Liêu',
  en: "Office of the People's Committee of Bạc Liêu Province",
  short: ['Văn phòng UBND tỉnh', "Office of the Provincial People's Committee"],
  abbreviation: 'VPUBND',
  kind: 'committee_office',
  parent: 'ubnd-tinh',
  code: '000.00.01',
}

function fromSeed(seed: AgencySeed): AgencyPlan {
  return {
    agency: {
      id: seed.id,
      name: { vi: seed.vi, en: seed.en },
      shortName: { vi: seed.short[0], en: seed.short[1] },
      abbreviation: seed.abbreviation,
      kind: seed.kind as AgencyRecord['kind'],
      tier: 'province',
      parent: seed.parent,
      areaCode: PROVINCE,
      code: `${seed.code}.${LEVEL_1}`,
      officialCode: false,
      member: seed.member,
      ...validity,
      successor: null,
    },
    divisions: seed.divisions,
  }
}

function districtPlans(district: District, order: number): AgencyPlan[] {
  const { name } = areaName(district.vi)
  const place = { areaCode: district.code, officialCode: false, ...validity, successor: null, tier: 'district' as const }
  const id = `ubnd-${slugOf(district.vi)}`
  const committee: AgencyRecord = {
    id,
    name: { vi: `Ủy ban nhân dân ${inName(district.vi)}`, en: `People's Committee of ${name.en}` },
    shortName: { vi: `UBND ${inName(district.vi)}`, en: `${name.en} People's Committee` },
    abbreviation: 'UBND',
    kind: 'district_committee',
    parent: 'ubnd-tinh',
    code: `000.00.5${order}.${LEVEL_1}`,
    member: true,
    ...place,
  }
  const bodies = DISTRICT_BODIES.map((body): AgencyPlan => ({
    agency: {
      id: `${body.id}-${district.slug}`,
      name: { vi: body.vi.replace('%', inName(district.vi)), en: body.en.replace('%', name.en) },
      shortName: { vi: `${body.short} ${inName(district.vi)}`, en: body.en.replace('%', name.en) },
      abbreviation: body.abbreviation,
      kind: body.kind,
      parent: body.parent,
      code: `${body.code.replace('Z', body.code.startsWith('Z') ? `0${two(order)}` : two(order))}.${LEVEL_1}`,
      member: true,
      ...place,
    },
    divisions: [body.division],
  }))
  const communes = district.communes.map((row, index) => communePlan(row, id, `000.${two(index + 1)}.5${order}.${LEVEL_1}`))
  return [{ agency: committee, divisions: divisionsOf(district) }, ...bodies, ...communes]
}

/** A city or town has an urban management division where a rural district has one for economics and infrastructure. */
function divisionsOf(district: District): AgencySeed['divisions'] {
  if (areaName(district.vi).kind !== 'city') return DISTRICT_DIVISIONS
  return DISTRICT_DIVISIONS.map((division) =>
    division[0] === 'phong-quan-ly-do-thi' ? ([division[0], 'Phòng Quản lý đô thị', 'Urban Management Division'] as const) : division,
  )
}

function communePlan(row: UnitRow, parent: string, code: string): AgencyPlan {
  const { name } = areaName(row.name)
  return {
    agency: {
      id: `ubnd-${slugOf(row.name)}`,
      name: { vi: `Ủy ban nhân dân ${inName(row.name)}`, en: `People's Committee of ${name.en}` },
      shortName: { vi: `UBND ${inName(row.name)}`, en: `${name.en} People's Committee` },
      abbreviation: 'UBND',
      kind: 'commune_committee',
      tier: 'commune',
      parent,
      areaCode: row.code,
      code,
      officialCode: false,
      member: true,
      ...validity,
      successor: successorOf(row, (vi) => ({ vi: `Ủy ban nhân dân ${inName(vi)}`, en: `People's Committee of ${areaName(vi).name.en}` })),
    },
    divisions: [COMMUNE_DIVISION],
  }
}

function successorOf(row: UnitRow, naming: (vi: string) => TextPair): AreaRecord['successor'] {
  return { code: row.successorCode, name: naming(row.successor), provinceCode: row.successorProvince, from: NEXT_DAY }
}

/** Every agency receives, decides and seals, so each has these three besides its divisions. */
const STANDING_UNITS = [
  ['mot-cua', 'one_stop', 'Bộ phận Tiếp nhận và Trả kết quả', 'Reception and Return Section'],
  ['lanh-dao', 'leadership', 'Lãnh đạo', 'Leadership'],
  ['van-thu', 'clerical', 'Văn thư', 'Clerical Office'],
] as const

export function unitsOf({ agency, divisions }: AgencyPlan): UnitRecord[] {
  const unit = (key: string, kind: UnitRecord['kind'], name: TextPair): UnitRecord => ({
    id: `${agency.id}.${key}`,
    agency: agency.id,
    name,
    kind,
    confirmed: kind !== 'division',
    validFrom: agency.validFrom,
    validTo: agency.validTo,
  })
  return [
    ...STANDING_UNITS.map(([key, kind, vi, en]) =>
      kind === 'leadership'
        ? unit(key, kind, { vi: `${vi} ${agency.shortName.vi}`, en: `${en} of the ${agency.name.en}` })
        : unit(key, kind, { vi, en }),
    ),
    ...divisions.map(([key, vi, en]) => unit(key, 'division', { vi, en })),
  ]
}

export interface ProvinceRow {
  readonly code: string
  readonly name: TextPair
  readonly kind: 'province' | 'city'
}

export function buildAreas(provinces: readonly ProvinceRow[], rows: readonly UnitRow[]): AreaRecord[] {
  const elsewhere = provinces.map((row): AreaRecord => ({
    code: row.code,
    name: row.name,
    kind: row.kind,
    tier: 'province',
    parent: null,
    validFrom: FIRST_DAY,
    validTo: row.code === PROVINCE ? LAST_DAY : null,
    laterNames: [],
    successor: row.code === PROVINCE ? { code: '96', name: NEW_PROVINCES['96'] ?? row.name, provinceCode: '96', from: NEXT_DAY } : null,
  }))
  return [...elsewhere, ...districtsOf(rows).flatMap(areasOfDistrict)]
}

function areasOfDistrict(district: District): AreaRecord[] {
  const area = (code: string, vi: string, tier: AreaRecord['tier'], parent: string): AreaRecord => ({
    code,
    name: areaName(vi).name,
    kind: areaName(vi).kind as AreaRecord['kind'],
    tier,
    parent,
    ...validity,
    laterNames: [],
    successor: null,
  })
  // Giá Rai became a town in May 2015, after the Decision; the day differs between sources.
  const renamed = (vi: string, laterVi: string): AreaRecord['laterNames'] =>
    vi === laterVi ? [] : [{ name: areaName(laterVi).name, kind: areaName(laterVi).kind, month: '2015-05' }]
  return [
    { ...area(district.code, district.vi, 'district', PROVINCE), laterNames: renamed(district.vi, district.laterVi) },
    ...district.communes.map((row) => ({
      ...area(row.code, row.name, 'commune', district.code),
      laterNames: renamed(row.name, row.laterName),
      successor: successorOf(row, (vi) => areaName(vi).name),
    })),
  ]
}
