import type { AgencyReference, Owner } from '../../src/modules/catalog/pack/procedure-record.ts'
import type { ServiceRecord } from './service-record.ts'

/** Field of the form that holds the place, by row of the Decision. */
const PLACE_FIELDS: Readonly<Record<number, string>> = {
  1: 'site_commune',
  2: 'site_commune',
  3: 'site_commune',
  4: 'parcel_admin_unit',
  5: 'parcel_admin_unit',
  6: 'parcel_admin_unit',
  25: 'office_admin_unit',
  27: 'shows.admin_unit',
  43: 'site_unit',
  46: 'unit',
  47: 'unit',
  53: 'parcel_admin_unit',
  54: 'parcel_admin_unit',
}

export interface Consulted {
  readonly agencies: readonly AgencyReference[]
  /** The record leaves (part of) the choice to the officer. */
  readonly openChoice: boolean
}

const named = (...agencies: AgencyReference[]): Consulted => ({ agencies, openChoice: false })
const chosenAmong = (...agencies: AgencyReference[]): Consulted => ({ agencies, openChoice: true })

/** Consulted agencies that are the same for every dossier, by the names the records use. */
const FIXED: Readonly<Record<string, Consulted>> = {
  'Sở, ngành quản lý quy hoạch có liên quan (Xây dựng, Công Thương, Nông nghiệp và PTNT, Bộ Chỉ huy quân sự tỉnh)':
    named('so-xay-dung', 'so-cong-thuong', 'so-nnptnt', 'bo-chi-huy-quan-su-tinh'),
  'Phòng Quy hoạch của Sở': named('so-tnmt'),
  'Sở Xây dựng, Sở Nông nghiệp và Phát triển nông thôn': named('so-xay-dung', 'so-nnptnt'),
  'Trường THPT nơi đi, nơi đến': chosenAmong(),
  'Phòng Cảnh sát giao thông, Công an tỉnh': named('cong-an-tinh'),
  'Sở quản lý ngành, chuyên gia hoặc hội đồng tư vấn': chosenAmong(),
  'Cục Sở hữu trí tuệ': named('cuc-so-huu-tri-tue'),
  'Chi cục Bảo vệ thực vật, Chi cục Quản lý chất lượng nông lâm sản và thủy sản': named(
    'chi-cuc-bvtv',
    'chi-cuc-qlcl',
  ),
  'Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh; UBND huyện nơi tổ chức': chosenAmong(
    'so-vhttdl',
    'cong-an-tinh',
  ),
  'Cơ quan kiểm nghiệm được chỉ định': chosenAmong(),
  'Công an tỉnh': named('cong-an-tinh'),
  'Đoàn luật sư tỉnh': named('doan-luat-su-tinh'),
  'Hội đồng nghệ thuật': named('so-vhttdl'),
  'Hội đồng thẩm định': named('so-vhttdl'),
  'Tổng cục Du lịch': named('tong-cuc-du-lich'),
  'Sở Tài chính': named('so-tai-chinh'),
  'Sở chuyên ngành, cơ quan phòng cháy chữa cháy, môi trường': chosenAmong(
    'cong-an-tinh',
    'so-tnmt',
    'so-cong-thuong',
  ),
  'Bảo hiểm xã hội tỉnh': named('bhxh-tinh'),
  'Cơ sở điều dưỡng người có công': chosenAmong(),
  'UBND tỉnh': named('ubnd-tinh'),
}

/** Who is meant by each consulted agency of a record. */
export function consultedAgencies(record: ServiceRecord, name: string): Consulted {
  const found = FIXED[name] ?? consultedByPlace(record)[name]
  if (!found) throw new Error(`Service ${record.tt}: unknown consulted agency "${name}"`)
  return found
}

function consultedByPlace(record: ServiceRecord): Readonly<Record<string, Consulted>> {
  const place = PLACE_FIELDS[record.tt] ?? 'service'
  const near = (kind: string, areaOf = place): AgencyReference => ({ kind, areaOf })
  const tax: AgencyReference =
    record.governmentLevel === 'district' ? near('tax_branch', 'service') : 'cuc-thue-tinh'
  return {
    'UBND huyện, thành phố nơi có khu vực thăm dò': named(near('district_committee')),
    'Cơ quan thuế': named(tax),
    'Cơ quan thuế (Chi cục Thuế)': named(tax),
    'UBND xã, phường, thị trấn nơi có đất': named(near('commune_committee')),
    'UBND huyện, thành phố nơi có đất': named(near('district_committee')),
    'UBND huyện, thành phố nơi có công trình': named(near('district_committee')),
    'Cơ quan thuế, cơ quan thống kê, UBND huyện, UBND xã, Đoàn luật sư': named(
      'cuc-thue-tinh',
      'cuc-thong-ke-tinh',
      near('district_committee'),
      near('commune_committee'),
      'doan-luat-su-tinh',
    ),
    'UBND huyện, xã và Công an nơi biểu diễn': named(
      near('district_committee'),
      near('commune_committee'),
      near('district_police'),
    ),
    'Phòng Lao động - Thương binh và Xã hội huyện, thành phố': named(near('district_committee')),
    'Bảo hiểm xã hội huyện, tỉnh': named(near('district_social_insurance'), 'bhxh-tinh'),
    'Chi nhánh Văn phòng đăng ký đất đai': named(near('land_registration_branch', 'service')),
  }
}

/** The unit that answers in a consulted agency; construction and land questions go to different ones. */
const ANSWERING_UNITS: Readonly<Record<string, string>> = {
  'ubnd-tinh': 'khoi-chuyen-vien',
  'so-xay-dung': 'phong-quy-hoach-kien-truc',
  'so-cong-thuong': 'phong-ky-thuat-an-toan',
  'so-nnptnt': 'phong-trong-trot',
  'so-tnmt': 'phong-quy-hoach',
  'so-vhttdl': 'phong-nghiep-vu-van-hoa',
  'cong-an-tinh': 'phong-qlhc',
  district_committee: 'phong-tnmt',
  commune_committee: 'cong-chuc-chuyen-mon',
}
const ANSWERING_UNITS_OF: Readonly<Record<string, string>> = {
  '12 cong-an-tinh': 'phong-csgt',
  '43 cong-an-tinh': 'phong-pccc',
  '43 district_committee': 'phong-quan-ly-do-thi',
  '6 so-xay-dung': 'phong-quan-ly-xay-dung',
}

export function answeringOwner(record: ServiceRecord, agency: AgencyReference): Owner {
  const key = typeof agency === 'string' ? agency : agency.kind
  return {
    agency,
    unit: ANSWERING_UNITS_OF[`${record.tt} ${key}`] ?? ANSWERING_UNITS[key] ?? 'chuyen-mon',
    role: 'examiner',
  }
}
