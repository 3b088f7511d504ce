import type {
  AgencyRecord,
  AreaRecord,
  UnitRecord,
} from '../../src/modules/organizations/pack/organization-record.ts'
import { areaName, inName, slugOf, type TextPair, type UnitRow } from './area-table.ts'
import { type AgencySeed, type DistrictBody, type Division, PROVINCE_AGENCIES } from './province-agencies.ts'

/** Names are those of the day of the Decision; the province and its districts ended with the reform of 2025. */
const FIRST_DAY = '2015-05-04'
const LAST_DAY = '2025-06-30'
// Căn cứ: Nghị quyết 202/2025/QH15; Nghị quyết 1655/NQ-UBTVQH15
const NEXT_DAY = '2025-07-01'
const NEW_PROVINCES: Readonly<Record<string, TextPair>> = {
  '96': { vi: 'Tỉnh Cà Mau', en: 'Cà Mau Province' },
}
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
  readonly divisions: readonly Division[]
}

/** All agencies with their divisions, in the order of the tree. */
export function planAgencies(rows: readonly UnitRow[]): AgencyPlan[] {
  const districts = districtsOf(rows)
  return [
    fromSeed(COMMITTEE),
    fromSeed(COMMITTEE_OFFICE),
    ...PROVINCE_AGENCIES.departments.map(fromSeed),
    ...PROVINCE_AGENCIES.subordinates.map(fromSeed),
    ...PROVINCE_AGENCIES.otherBodies.map(fromSeed),
    ...districts.flatMap((district, index) => districtPlans(district, index + 1)),
  ]
}

const COMMITTEE: AgencySeed = {
  id: 'ubnd-tinh',
  name: { vi: 'Ủy ban nhân dân tỉnh Bạc Liêu', en: "People's Committee of Bạc Liêu Province" },
  shortName: { vi: 'UBND tỉnh', en: "Provincial People's Committee" },
  abbreviation: 'UBND',
  kind: 'provincial_committee',
  parent: null,
  code: '000.00.00',
  member: true,
  divisions: [
    { key: 'khoi-chuyen-vien', name: { vi: 'Khối chuyên viên nghiên cứu', en: 'Research officers' } },
  ],
}

const COMMITTEE_OFFICE: AgencySeed = {
  ...COMMITTEE,
  id: 'van-phong-ubnd-tinh',
  name: {
    vi: 'Văn phòng Ủy ban nhân dân tỉnh Bạc Liêu',
    en: "Office of the People's Committee of Bạc Liêu Province",
  },
  shortName: { vi: 'Văn phòng UBND tỉnh', en: "Office of the Provincial People's Committee" },
  abbreviation: 'VPUBND',
  kind: 'committee_office',
  parent: 'ubnd-tinh',
  code: '000.00.01',
}

function fromSeed({ divisions, code, kind, ...seed }: AgencySeed): AgencyPlan {
  return {
    agency: {
      ...seed,
      kind: kind as AgencyRecord['kind'],
      tier: 'province',
      areaCode: PROVINCE,
      code: `${code}.${LEVEL_1}`,
      officialCode: false,
      ...validity,
      successor: null,
    },
    divisions,
  }
}

function districtPlans(district: District, order: number): AgencyPlan[] {
  const id = `ubnd-${slugOf(district.vi)}`
  const { en } = areaName(district.vi).name
  const committee: AgencyRecord = {
    id,
    name: { vi: `Ủy ban nhân dân ${inName(district.vi)}`, en: `People's Committee of ${en}` },
    shortName: { vi: `UBND ${inName(district.vi)}`, en: `${en} People's Committee` },
    abbreviation: 'UBND',
    kind: 'district_committee',
    parent: 'ubnd-tinh',
    code: `000.00.5${order}.${LEVEL_1}`,
    ...inDistrict(district),
  }
  const communes = district.communes.map((row, index) =>
    communePlan(row, id, `000.${two(index + 1)}.5${order}.${LEVEL_1}`),
  )
  const bodies = PROVINCE_AGENCIES.districtBodies.map((body) => districtBodyPlan(body, district, order))
  return [{ agency: committee, divisions: divisionsOf(district) }, ...bodies, ...communes]
}

const inDistrict = (district: District) =>
  ({
    areaCode: district.code,
    officialCode: false,
    member: true,
    tier: 'district',
    ...validity,
    successor: null,
  }) as const

function districtBodyPlan(body: DistrictBody, district: District, order: number): AgencyPlan {
  const { en } = areaName(district.vi).name
  const named = (text: TextPair): TextPair => ({
    vi: text.vi.replace('%', inName(district.vi)),
    en: text.en.replace('%', en),
  })
  // A branch of an office is of level 4 (three digits), the others of level 3.
  const number = body.code.startsWith('Z') ? `0${two(order)}` : two(order)
  return {
    agency: {
      id: `${body.id}-${district.slug}`,
      name: named(body.name),
      shortName: named(body.shortName),
      abbreviation: body.abbreviation,
      kind: body.kind as AgencyRecord['kind'],
      parent: body.parent,
      code: `${body.code.replace('Z', number)}.${LEVEL_1}`,
      ...inDistrict(district),
    },
    divisions: [body.division],
  }
}

/** A city has an urban management division where a rural district has one for economics and infrastructure. */
function divisionsOf(district: District): readonly Division[] {
  const divisions = PROVINCE_AGENCIES.districtDivisions
  if (areaName(district.vi).kind !== 'city') return divisions
  const urban: TextPair = { vi: 'Phòng Quản lý đô thị', en: 'Urban Management Division' }
  return divisions.map((division) =>
    division.key === 'phong-quan-ly-do-thi' ? { ...division, name: urban } : division,
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
      successor: successorOf(row, (vi) => ({
        vi: `Ủy ban nhân dân ${inName(vi)}`,
        en: `People's Committee of ${areaName(vi).name.en}`,
      })),
    },
    divisions: [PROVINCE_AGENCIES.communeDivision],
  }
}

function successorOf(row: UnitRow, naming: (vi: string) => TextPair): AreaRecord['successor'] {
  return {
    code: row.successorCode,
    name: naming(row.successor),
    provinceCode: row.successorProvince,
    from: NEXT_DAY,
  }
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
    ...divisions.map(({ key, name }) => unit(key, 'division', name)),
  ]
}

export interface ProvinceRow {
  readonly code: string
  readonly name: TextPair
  readonly kind: 'province' | 'city'
}

export function buildAreas(provinces: readonly ProvinceRow[], rows: readonly UnitRow[]): AreaRecord[] {
  const elsewhere = provinces.map(
    (row): AreaRecord => ({
      code: row.code,
      name: row.name,
      kind: row.kind,
      tier: 'province',
      parent: null,
      validFrom: FIRST_DAY,
      validTo: row.code === PROVINCE ? LAST_DAY : null,
      laterNames: [],
      successor:
        row.code === PROVINCE
          ? { code: '96', name: NEW_PROVINCES['96'] ?? row.name, provinceCode: '96', from: NEXT_DAY }
          : null,
    }),
  )
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
    {
      ...area(district.code, district.vi, 'district', PROVINCE),
      laterNames: renamed(district.vi, district.laterVi),
    },
    ...district.communes.map((row) => ({
      ...area(row.code, row.name, 'commune', district.code),
      laterNames: renamed(row.name, row.laterName),
      successor: successorOf(row, (vi) => areaName(vi).name),
    })),
  ]
}
