import { areaName, inName, slugOf, type TextPair, type UnitRow } from '../import-organizations/area-table.ts'
import {
  agencyOfArea,
  committeeNames,
  divisionsOf,
  type OldStructure,
  type OpenedAgency,
  type Pack,
  readOld,
  unitsOf,
} from './pack-parts.ts'

const DISTRICT = '959'
const DESK = { vi: 'Bộ phận Tiếp nhận và Trả kết quả', en: 'Reception and Return Section' }
const BODIES = [
  ['land_registration_branch', '008.01.02.H04'],
  ['tax_branch', '000.08.83.H04'],
  ['district_police', '000.08.82.H04'],
  ['district_social_insurance', '000.08.84.H04'],
] as const

type Pair = readonly [before: string, agency: OpenedAgency]

/** Giá Rai from a district to a town, three of its communes and townships to wards. */
export function buildGiaRai(rows: readonly UnitRow[], files: { agencies: unknown; units: unknown }): Pack {
  const old = readOld(files)
  const ofDistrict = rows
    .filter(({ districtCode }) => districtCode === DISTRICT)
    .toSorted((a, b) => a.code.localeCompare(b.code))
  const [first] = ofDistrict
  if (!first) throw new Error('The units table has no Giá Rai')
  const renamed = ofDistrict.filter(({ name, laterName }) => name !== laterName)
  const town = townPair(old, first)
  const [, { id: parent }] = town
  const pairs = [
    town,
    ...BODIES.map((body) => bodyPair(old, first, body)),
    ...renamed.map((row) => wardPair(old, row, { parent, order: ofDistrict.indexOf(row) + 1 })),
  ]
  return {
    reorganisation: HEAD,
    areas: [
      { code: DISTRICT, ...named(first.laterDistrict), tier: 'district', parent: '95' },
      ...renamed.map(({ code, laterName }) => ({
        code,
        ...named(laterName),
        tier: 'commune' as const,
        parent: DISTRICT,
      })),
    ],
    agencies: pairs.map(([, agency]) => agency),
    units: pairs.flatMap(([before, agency]) => unitsOf(agency, DESK, townDivisions(old, before))),
    links: {
      areas: [DISTRICT, ...renamed.map(({ code }) => code)].map((code) => ({
        kind: 'rename',
        from: code,
        to: code,
      })),
      agencies: pairs.map(([from, { id }]) => ({ kind: 'rename', from, to: id, confirmed: true })),
      divisions: [],
      continuing: [],
      parents: ofDistrict
        .filter((row) => !renamed.includes(row))
        .map(({ code }) => ({ agency: agencyOfArea(old, code, 'commune_committee').id, parent })),
    },
  }
}

const HEAD: Pack['reorganisation'] = {
  id: 'reorganisation-gia-rai-2015',
  title: {
    vi: 'Thành lập thị xã Giá Rai và các phường thuộc thị xã',
    en: 'Giá Rai becomes a town, three of its units become wards',
  },
  // Căn cứ: Nghị quyết 930/NQ-UBTVQH13; number and day from memory
  decision: { number: '930/NQ-UBTVQH13', decidedOn: '2015-05-15', effectiveOn: '2015-05-15' },
  sources: [
    'GSO codes: github thanglequoc/vietnamese-provinces-database v2.4.1 (MIT)',
    'Names of 2015: vietnamplus.vn 333290, nld.com.vn',
  ],
  unconfirmed: [
    {
      vi: 'Số và ngày của Nghị quyết 930/NQ-UBTVQH13: theo trí nhớ; có nguồn ghi 11/5/2015, lễ công bố ngày 17/7/2015.',
      en: 'Number and day of the resolution are from memory; one source says 11 May 2015, the ceremony was on 17 July 2015.',
    },
    {
      vi: 'Mã định danh của các cơ quan đổi tên: do gói này đặt.',
      en: 'Identification codes of the renamed agencies are made by this pack.',
    },
  ],
}

function townPair(old: OldStructure, { laterDistrict }: UnitRow): Pair {
  const before = agencyOfArea(old, DISTRICT, 'district_committee')
  const id = `ubnd-${slugOf(laterDistrict)}`
  return [before.id, { ...opened(before), ...committeeNames(laterDistrict), id, code: '000.00.58.H04' }]
}

/** A body of the district under the name of the town. */
function bodyPair(old: OldStructure, row: UnitRow, [kind, code]: (typeof BODIES)[number]): Pair {
  const before = agencyOfArea(old, DISTRICT, kind)
  const [from, to] = [areaName(row.district).name.en, areaName(row.laterDistrict).name.en]
  const renamed = ({ vi, en }: TextPair): TextPair => ({
    vi: vi.replace(inName(row.district), inName(row.laterDistrict)),
    en: en.replace(from, to),
  })
  const id = `${before.id.replace(/-gia-rai$/, '')}-thi-xa-gia-rai`
  const { name, shortName } = before
  return [before.id, { ...opened(before), id, name: renamed(name), shortName: renamed(shortName), code }]
}

function wardPair(
  old: OldStructure,
  row: UnitRow,
  { parent, order }: { readonly parent: string; readonly order: number },
): Pair {
  const before = agencyOfArea(old, row.code, 'commune_committee')
  const id = `ubnd-${slugOf(row.laterName)}-gia-rai`
  const code = `000.${String(order).padStart(2, '0')}.58.H04`
  return [before.id, { ...opened(before), ...committeeNames(row.laterName), id, parent, code }]
}

function townDivisions(old: OldStructure, agencyId: string) {
  return divisionsOf(old, [agencyId]).map((division) =>
    division.key === 'phong-quan-ly-do-thi'
      ? { ...division, name: { vi: 'Phòng Quản lý đô thị', en: 'Urban Management Division' } }
      : division,
  )
}

function named(area: string) {
  const { name, kind } = areaName(area)
  return { name, kind: kind as 'city' | 'ward' }
}

function opened({
  validFrom: _from,
  validTo: _to,
  successor: _next,
  ...agency
}: ReturnType<typeof agencyOfArea>) {
  return agency
}
