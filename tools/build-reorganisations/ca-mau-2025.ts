import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { areaName, type TextPair, type UnitRow } from '../import-organizations/area-table.ts'
import type { NewUnit } from './new-units.ts'
import {
  type AgencyLink,
  agencyOfArea,
  committeeId,
  committeeNames,
  divisionsOf,
  type OldStructure,
  type OpenedAgency,
  type Pack,
  readOld,
  unitsOf,
} from './pack-parts.ts'

interface ProvinceBody {
  readonly id: string
  readonly name: TextPair
  readonly shortName: TextPair
  readonly abbreviation: string
  readonly kind: OpenedAgency['kind']
  readonly parent: string | null
  readonly code: string
  /** What it takes over whole, or the rest of. */
  readonly from: readonly string[]
  /** Fields that pass to it from others. */
  readonly takes: readonly { readonly from: string; readonly fields: readonly string[] }[]
}

interface Facts {
  readonly reorganisation: Pack['reorganisation']
  readonly bodies: readonly ProvinceBody[]
  /** Of a body of each district, to one of the province: by kind. */
  readonly districtBodies: Readonly<Record<string, string>>
  /** Fields of district committees that pass to a body of the province; all others pass to the communes. */
  readonly fieldsToProvince: readonly { readonly to: string; readonly fields: readonly string[] }[]
  readonly fieldsToCommunes: readonly string[]
  readonly communeDivisions: readonly { readonly key: string; readonly name: TextPair }[]
  readonly divisions: Pack['links']['divisions']
  readonly continuing: readonly string[]
  readonly deskOfProvince: TextPair
  readonly deskOfCommune: TextPair
}

const FACTS = JSON.parse(readFileSync(join(import.meta.dirname, 'ca-mau-2025.json'), 'utf8')) as Facts
const PROVINCE = '96'
const SUFFIX = 'ca-mau'

/** Bạc Liêu with its 7 districts and 64 communes to the new Cà Mau with its 64 communes and wards. */
export function buildCaMau(
  rows: readonly UnitRow[],
  newUnits: readonly NewUnit[],
  files: { agencies: unknown; units: unknown },
): Pack {
  const old = readOld(files)
  const communes = newUnits.map(communeOf)
  const province = FACTS.bodies.map(provinceBody)
  return {
    reorganisation: FACTS.reorganisation,
    areas: newUnits.map(({ code, name }) => {
      const { kind, name: both } = areaName(name)
      return { code, name: both, kind: kind as 'ward', tier: 'commune', parent: PROVINCE }
    }),
    agencies: [...province, ...communes],
    units: [
      ...FACTS.bodies.flatMap((body, index) => unitsOfBody(old, body, province[index])),
      ...communes.flatMap((agency) => unitsOf(agency, FACTS.deskOfCommune, FACTS.communeDivisions)),
    ],
    links: {
      areas: [
        ...rows.map((row) => ({ kind: 'merge', from: row.code, to: row.successorCode })),
        ...districtCodes(rows).map((code) => ({ kind: 'merge', from: code, to: PROVINCE })),
        { kind: 'merge', from: '95', to: PROVINCE },
      ],
      agencies: [
        ...FACTS.bodies.flatMap(linksOfBody),
        ...districtCodes(rows).flatMap((code) => linksOfDistrict(old, rows, code)),
        ...rows.map(
          (row): AgencyLink => ({
            kind: 'merge',
            from: agencyOfArea(old, row.code, 'commune_committee').id,
            to: committeeId(row.successor, SUFFIX),
            confirmed: true,
          }),
        ),
      ],
      divisions: FACTS.divisions,
      continuing: FACTS.continuing,
      parents: [],
    },
  }
}

const districtCodes = (rows: readonly UnitRow[]): readonly string[] =>
  [...new Set(rows.map(({ districtCode }) => districtCode))].toSorted()

function communeOf({ code, name, inFormerBacLieu }: NewUnit, index: number): OpenedAgency {
  return {
    id: committeeId(name, SUFFIX),
    ...committeeNames(name),
    kind: 'commune_committee',
    tier: 'commune',
    parent: 'ubnd-tinh-ca-mau',
    areaCode: code,
    // Departments have 01 to 16.
    code: `000.00.${index + 17}.H12`,
    officialCode: false,
    // Those of the former Cà Mau work in that province's own system until somebody decides otherwise.
    member: inFormerBacLieu,
  }
}

function provinceBody(facts: ProvinceBody): OpenedAgency {
  const { from: _from, takes: _takes, ...body } = facts
  return { ...body, tier: 'province', areaCode: PROVINCE, officialCode: false, member: true }
}

function unitsOfBody(old: OldStructure, body: ProvinceBody, agency: OpenedAgency | undefined) {
  if (!agency) return []
  const divisions = divisionsOf(old, body.from)
  const own =
    divisions.length > 0
      ? divisions
      : [{ key: 'chuyen-mon', name: { vi: 'Phòng chuyên môn', en: 'Division' } }]
  return unitsOf(agency, FACTS.deskOfProvince, own)
}

function linksOfBody({ id, from, takes }: ProvinceBody): readonly AgencyLink[] {
  const shared = new Set(FACTS.bodies.flatMap((body) => body.takes.map((part) => part.from)))
  return [
    ...from.map(
      (one): AgencyLink => ({
        kind: shared.has(one) ? 'split' : 'merge',
        from: one,
        to: id,
        confirmed: false,
      }),
    ),
    ...takes.map(
      (part): AgencyLink => ({
        kind: 'split',
        from: part.from,
        to: id,
        fields: part.fields,
        confirmed: false,
      }),
    ),
  ]
}

/** The powers of a district by field to communes, each for its own area, or to the province; the rest to its seat. */
function linksOfDistrict(old: OldStructure, rows: readonly UnitRow[], code: string): readonly AgencyLink[] {
  const ofDistrict = rows.filter(({ districtCode }) => districtCode === code)
  const committee = agencyOfArea(old, code, 'district_committee').id
  const bySuccessor = Map.groupBy(ofDistrict, ({ successor }) => successor)
  const parts = [...bySuccessor].map(
    ([successor, parted]): AgencyLink => ({
      kind: 'split',
      from: committee,
      to: committeeId(successor, SUFFIX),
      fields: FACTS.fieldsToCommunes,
      areas: parted.map((row) => row.code),
      confirmed: false,
    }),
  )
  const up = FACTS.fieldsToProvince.map(
    ({ to, fields }): AgencyLink => ({
      kind: 'split',
      from: committee,
      to,
      fields,
      confirmed: false,
    }),
  )
  const bodies = Object.entries(FACTS.districtBodies).map(
    ([kind, to]): AgencyLink => ({
      kind: 'merge',
      from: agencyOfArea(old, code, kind).id,
      to,
      confirmed: false,
    }),
  )
  return [
    ...parts,
    ...up,
    { kind: 'split', from: committee, to: committeeId(seatOf(ofDistrict), SUFFIX), confirmed: false },
    ...bodies,
  ]
}

/** Where the district's committee sits: its township or first ward, and what that became. */
function seatOf(rows: readonly UnitRow[]): string {
  const seat =
    rows.find(({ name }) => name === 'Phường 1') ??
    rows.find(({ name, district }) => name === district.replace('Huyện', 'Thị trấn')) ??
    rows.find(({ name }) => name.startsWith('Thị trấn'))
  if (!seat) throw new Error('A district without a seat')
  return seat.successor
}
