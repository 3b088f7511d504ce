import { fold } from '../../src/engines/vietnamese/index.ts'

/** A line of the table of commune-level units: what each was on 4 May 2015 and what it became. */
export interface UnitRow {
  readonly districtCode: string
  readonly district: string
  readonly laterDistrict: string
  readonly code: string
  readonly name: string
  readonly laterName: string
  readonly successorCode: string
  readonly successor: string
  readonly successorProvince: string
}

export interface TextPair {
  readonly vi: string
  readonly en: string
}

export function readUnitRows(csv: string): UnitRow[] {
  const [head = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const columns = head.split(',')
  const cell = (cells: readonly string[], column: string): string => {
    const value = cells[columns.indexOf(column)]
    if (!value) throw new Error(`The units table lacks ${column} in: ${cells.join(',')}`)
    return value
  }
  return lines.map((line) => {
    const cells = line.split(',')
    return {
      districtCode: cell(cells, 'district_code'),
      district: cell(cells, 'district_2015_05_04'),
      laterDistrict: cell(cells, 'district'),
      code: cell(cells, 'ward_code'),
      name: cell(cells, 'ward_2015_05_04'),
      laterName: cell(cells, 'ward'),
      successorCode: cell(cells, 'new_ward_code'),
      successor: cell(cells, 'new_ward'),
      successorProvince: cell(cells, 'new_province_code'),
    }
  })
}

const TYPES: readonly (readonly [prefix: string, kind: string, en: string])[] = [
  ['Thành phố ', 'city', 'City'],
  ['Thị xã ', 'city', 'Town'],
  ['Thị trấn ', 'township', 'Township'],
  ['Tỉnh ', 'province', 'Province'],
  ['Huyện ', 'district', 'District'],
  ['Phường ', 'ward', 'Ward'],
  ['Xã ', 'commune', 'Commune'],
]

/** "Xã Vĩnh Hưng" is "Vĩnh Hưng Commune", "Phường 2" is "Ward 2". */
export function areaName(vi: string): {
  readonly name: TextPair
  readonly kind: string
  readonly bare: string
} {
  const [prefix, kind, type] = TYPES.find(([start]) => vi.startsWith(start)) ?? ['', '', '']
  if (!kind) throw new Error(`Unknown type of area: ${vi}`)
  const bare = vi.slice(prefix.length)
  return { name: { vi, en: /^\d+$/.test(bare) ? `${type} ${bare}` : `${bare} ${type}` }, kind, bare }
}

export function slugOf(vi: string): string {
  return fold(vi)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** "Huyện Phước Long" within a name: "huyện Phước Long". */
export function inName(vi: string): string {
  return vi.charAt(0).toLowerCase() + vi.slice(1)
}

/** GSO codes of the 63 provinces of 2015 (Quyết định 124/2004/QĐ-TTg), by their names in the table of level-1 codes. */
export const PROVINCE_CODES: Readonly<Record<string, string>> = {
  'Hà Nội': '01',
  'Hà Giang': '02',
  'Cao Bằng': '04',
  'Bắc Kạn': '06',
  'Tuyên Quang': '08',
  'Lào Cai': '10',
  'Điện Biên': '11',
  'Lai Châu': '12',
  'Sơn La': '14',
  'Yên Bái': '15',
  'Hòa Bình': '17',
  'Thái Nguyên': '19',
  'Lạng Sơn': '20',
  'Quảng Ninh': '22',
  'Bắc Giang': '24',
  'Phú Thọ': '25',
  'Vĩnh Phúc': '26',
  'Bắc Ninh': '27',
  'Hải Dương': '30',
  'Hải Phòng': '31',
  'Hưng Yên': '33',
  'Thái Bình': '34',
  'Hà Nam': '35',
  'Nam Định': '36',
  'Ninh Bình': '37',
  'Thanh Hóa': '38',
  'Nghệ An': '40',
  'Hà Tĩnh': '42',
  'Quảng Bình': '44',
  'Quảng Trị': '45',
  'Thừa Thiên Huế': '46',
  'Đà Nẵng': '48',
  'Quảng Nam': '49',
  'Quảng Ngãi': '51',
  'Bình Định': '52',
  'Phú Yên': '54',
  'Khánh Hòa': '56',
  'Ninh Thuận': '58',
  'Bình Thuận': '60',
  'Kon Tum': '62',
  'Gia Lai': '64',
  'Đắk Lắk': '66',
  'Đắk Nông': '67',
  'Lâm Đồng': '68',
  'Bình Phước': '70',
  'Tây Ninh': '72',
  'Bình Dương': '74',
  'Đồng Nai': '75',
  'Bà Rịa - Vũng Tàu': '77',
  'TP Hồ Chí Minh': '79',
  'Long An': '80',
  'Tiền Giang': '82',
  'Bến Tre': '83',
  'Trà Vinh': '84',
  'Vĩnh Long': '86',
  'Đồng Tháp': '87',
  'An Giang': '89',
  'Kiên Giang': '91',
  'Cần Thơ': '92',
  'Hậu Giang': '93',
  'Sóc Trăng': '94',
  'Bạc Liêu': '95',
  'Cà Mau': '96',
}

const CENTRAL_CITIES = new Set(['Hà Nội', 'Hải Phòng', 'Đà Nẵng', 'TP Hồ Chí Minh', 'Cần Thơ'])

/** Names of the 63 provinces from the table of level-1 codes, in the order of their GSO codes. */
export function readProvinces(
  csv: string,
): { readonly code: string; readonly name: TextPair; readonly kind: 'province' | 'city' }[] {
  const names = csv
    .split(/\r?\n/)
    .filter((line) => /^H\d\d,/.test(line))
    .map((line) => line.split(',')[1] ?? '')
  return names
    .map((bare) => {
      const code = PROVINCE_CODES[bare]
      if (!code) throw new Error(`No GSO code known for ${bare}`)
      const city = CENTRAL_CITIES.has(bare)
      const plain = bare.replace(/^TP /, '')
      return {
        code,
        name: city
          ? { vi: `Thành phố ${plain}`, en: `${plain} City` }
          : { vi: `Tỉnh ${plain}`, en: `${plain} Province` },
        kind: city ? ('city' as const) : ('province' as const),
      }
    })
    .toSorted((a, b) => a.code.localeCompare(b.code))
}
