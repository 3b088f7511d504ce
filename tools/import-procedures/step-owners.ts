import type {
  AgencyReference,
  Owner,
  ProcedureRecord,
  StepOwners,
} from '../../src/modules/catalog/pack/procedure-record.ts'
import { answeringOwner, consultedAgencies } from './consulted-agencies.ts'
import type { RecordStep, ServiceRecord, Translations } from './service-record.ts'
import { translated } from './service-record.ts'

/** Departments by the names the records use. */
const LEADS: Readonly<Record<string, string>> = {
  'Sở Tài nguyên và Môi trường': 'so-tnmt',
  'Sở Giáo dục và Đào tạo': 'so-gddt',
  'Sở Giao thông vận tải': 'so-gtvt',
  'Sở Khoa học và Công nghệ': 'so-khcn',
  'Sở Nông nghiệp và Phát triển nông thôn': 'so-nnptnt',
  'Sở Công Thương': 'so-cong-thuong',
  'Sở Thông tin và Truyền thông': 'so-tttt',
  'Sở Tư pháp': 'so-tu-phap',
  'Sở Văn hóa, Thể thao và Du lịch': 'so-vhttdl',
  'Sở Xây dựng': 'so-xay-dung',
  'Sở Y tế': 'so-y-te',
  'Sở Lao động, Thương binh và Xã hội': 'so-ldtbxh',
}

const near = (kind: string): AgencyReference => ({ kind, areaOf: 'service' })
export const DISTRICT = near('district_committee')
const BRANCH = near('land_registration_branch')

export function leadOf(record: ServiceRecord): AgencyReference {
  if (record.governmentLevel === 'district') return DISTRICT
  const lead = LEADS[record.leadAgency]
  if (!lead) throw new Error(`Service ${record.tt}: unknown lead agency "${record.leadAgency}"`)
  return lead
}

/** Divisions by the names the records use; "Lãnh đạo Phòng…" is the head of the same division. */
const DIVISIONS: Readonly<Record<string, readonly [agency: AgencyReference, unit: string]>> = {
  'Phòng Khoáng sản, Sở Tài nguyên và Môi trường': ['so-tnmt', 'phong-khoang-san'],
  'Phòng chuyên môn về đất đai, Sở': ['so-tnmt', 'phong-dat-dai'],
  'Phòng Giáo dục thường xuyên': ['so-gddt', 'phong-giao-duc-thuong-xuyen'],
  'Phòng Giáo dục trung học': ['so-gddt', 'phong-giao-duc-trung-hoc'],
  'Phòng Khảo thí và Kiểm định chất lượng giáo dục': ['so-gddt', 'phong-khao-thi'],
  'Phòng Quản lý phương tiện và người lái': ['so-gtvt', 'phong-phuong-tien-nguoi-lai'],
  'Phòng Quản lý khoa học': ['so-khcn', 'phong-quan-ly-khoa-hoc'],
  'Phòng Quản lý khoa học, chuyên gia': ['so-khcn', 'phong-quan-ly-khoa-hoc'],
  'Phòng Quản lý chuyên ngành': ['so-khcn', 'phong-quan-ly-chuyen-nganh'],
  'Phòng Quản lý thuốc thú y': ['chi-cuc-thu-y', 'phong-quan-ly-thuoc'],
  'Phòng Trồng trọt': ['so-nnptnt', 'phong-trong-trot'],
  'Phòng Thanh tra, Quản lý thuốc bảo vệ thực vật': ['chi-cuc-bvtv', 'phong-thanh-tra-thuoc'],
  'Phòng Quản lý thương mại': ['so-cong-thuong', 'phong-quan-ly-thuong-mai'],
  'Phòng Kỹ thuật an toàn': ['so-cong-thuong', 'phong-ky-thuat-an-toan'],
  'Phòng Báo chí, Xuất bản': ['so-tttt', 'phong-bao-chi-xuat-ban'],
  'Phòng Xuất bản, In': ['so-tttt', 'phong-xuat-ban-in'],
  'Phòng Bổ trợ tư pháp': ['so-tu-phap', 'phong-bo-tro-tu-phap'],
  'Phòng Hành chính tư pháp': ['so-tu-phap', 'phong-hanh-chinh-tu-phap'],
  'Phòng Nghiệp vụ văn hóa': ['so-vhttdl', 'phong-nghiep-vu-van-hoa'],
  'Phòng Quản lý văn hóa': ['so-vhttdl', 'phong-quan-ly-van-hoa'],
  'Phòng Nghiệp vụ du lịch': ['so-vhttdl', 'phong-nghiep-vu-du-lich'],
  'Phòng Quản lý thể dục thể thao': ['so-vhttdl', 'phong-the-duc-the-thao'],
  'Phòng Quản lý nhà và thị trường bất động sản': ['so-xay-dung', 'phong-nha-bat-dong-san'],
  'Phòng Quản lý quy hoạch, kiến trúc': ['so-xay-dung', 'phong-quy-hoach-kien-truc'],
  'Phòng Kinh tế và vật liệu xây dựng': ['so-xay-dung', 'phong-kinh-te-vat-lieu'],
  'Phòng Quản lý xây dựng': ['so-xay-dung', 'phong-quan-ly-xay-dung'],
  'Phòng Quản lý dược': ['so-y-te', 'phong-quan-ly-duoc'],
  'Phòng Người có công': ['so-ldtbxh', 'phong-nguoi-co-cong'],
  'Phòng Dạy nghề': ['so-ldtbxh', 'phong-day-nghe'],
  'Phòng Việc làm - An toàn lao động': ['so-ldtbxh', 'phong-viec-lam-atld'],
  'Phòng Việc làm - An toàn lao động (Sở)': ['so-ldtbxh', 'phong-viec-lam-atld'],
  'Phòng Bảo hiểm thất nghiệp': ['trung-tam-dvvl', 'phong-bao-hiem-that-nghiep'],
  'Phòng Quản lý đô thị (Phòng Kinh tế và Hạ tầng)': [DISTRICT, 'phong-quan-ly-do-thi'],
  'Phòng Tài nguyên và Môi trường huyện': [DISTRICT, 'phong-tnmt'],
  'Phòng Tài chính - Kế hoạch huyện': [DISTRICT, 'phong-tckh'],
  'Phòng Tài chính - Kế hoạch': [DISTRICT, 'phong-tckh'],
}

/** Agencies that a unit's name contains, most telling first. */
const AGENCIES_IN_NAMES: readonly (readonly [part: string, agency: AgencyReference, division: string])[] = [
  ['Chi cục Thú y', 'chi-cuc-thu-y', 'phong-quan-ly-thuoc'],
  ['Chi cục Bảo vệ thực vật', 'chi-cuc-bvtv', 'phong-thanh-tra-thuoc'],
  ['Trung tâm Dịch vụ việc làm', 'trung-tam-dvvl', 'phong-bao-hiem-that-nghiep'],
  ['Chi nhánh Văn phòng đăng ký đất đai', BRANCH, 'bo-phan-dang-ky'],
  ['Văn phòng đăng ký đất đai tỉnh', 'van-phong-dkdd', 'bo-phan-dang-ky'],
  ['UBND tỉnh', 'ubnd-tinh', 'khoi-chuyen-vien'],
  ['UBND huyện', DISTRICT, 'phong-tnmt'],
]

const ROLES = {
  receptionist: 'receptionist',
  assigner: 'assigner',
  officer: 'examiner',
  unit_leader: 'unit_leader',
  agency_leader: 'agency_leader',
  clerk: 'clerk',
  returner: 'receptionist',
  co_agency: 'examiner',
} as const satisfies Record<RecordStep['role'], Owner['role']>

/** Steps whose unit the general rules cannot read. */
function special(
  record: ServiceRecord,
  step: RecordStep,
): readonly (readonly [AgencyReference, string])[] | undefined {
  switch (step.unit) {
    case 'Lãnh đạo Văn phòng đăng ký đất đai hoặc Sở':
      return [
        ['van-phong-dkdd', 'lanh-dao'],
        ['so-tnmt', 'lanh-dao'],
      ]
    case 'Lãnh đạo Sở hoặc lãnh đạo Phòng Giáo dục trung học được ủy quyền':
      return [['so-gddt', 'lanh-dao']]
    case 'Phòng Trồng trọt hoặc Chi cục được giao':
      return [
        ['so-nnptnt', 'phong-trong-trot'],
        ['chi-cuc-bvtv', 'phong-thanh-tra-thuoc'],
      ]
    case 'Văn thư UBND tỉnh và Sở':
      return [
        ['ubnd-tinh', 'van-thu'],
        [leadOf(record), 'van-thu'],
      ]
    default:
      // Issue of the certificate is delegated to the department in part; art exhibitions are decided a level up.
      if (record.tt === 6 && step.unit === 'UBND tỉnh')
        return [
          ['ubnd-tinh', 'lanh-dao'],
          ['so-tnmt', 'lanh-dao'],
        ]
      if (record.tt === 28 && step.role === 'agency_leader')
        return [
          ['so-vhttdl', 'lanh-dao'],
          ['ubnd-tinh', 'lanh-dao'],
        ]
      return undefined
  }
}

function headquarters(record: ServiceRecord): AgencyReference {
  const found = AGENCIES_IN_NAMES.find(
    ([part]) => record.decidingAuthority === part && part.startsWith('Chi cục'),
  )
  return found?.[1] ?? leadOf(record)
}

function places(record: ServiceRecord, step: RecordStep): readonly (readonly [AgencyReference, string])[] {
  const listed = special(record, step)
  if (listed) return listed
  const division = DIVISIONS[step.unit.replace(/^(Lãnh đạo|Trưởng) (?=phòng)/i, '').replace(/^p/, 'P')]
  if (division) return [division]
  const named = AGENCIES_IN_NAMES.find(([part]) => step.unit.includes(part))
  const agency = named?.[1] ?? headquarters(record)
  if (/^(Bộ phận Một cửa|Bộ phận tiếp nhận)/.test(step.unit)) return [[agency, 'mot-cua']]
  if (step.unit.startsWith('Văn thư')) return sealers(record, agency)
  if (/^(Lãnh đạo|Giám đốc)/.test(step.unit)) return [[agency, 'lanh-dao']]
  if (!named) throw new Error(`Service ${record.tt}: unknown unit "${step.unit}"`)
  const ofRole = {
    assigner: 'lanh-dao',
    agency_leader: 'lanh-dao',
    clerk: 'van-thu',
    receptionist: 'mot-cua',
  } as const
  return [[agency, step.role in ofRole ? ofRole[step.role as keyof typeof ofRole] : named[2]]]
}

/** A document signed at the province's committee is numbered and sealed there. */
function sealers(
  record: ServiceRecord,
  agency: AgencyReference,
): readonly (readonly [AgencyReference, string])[] {
  const signedAbove = record.steps.some((step) => step.unit === 'UBND tỉnh' && step.role === 'agency_leader')
  return signedAbove
    ? [
        ['ubnd-tinh', 'van-thu'],
        [agency, 'van-thu'],
      ]
    : [[agency, 'van-thu']]
}

const TEAM = /^(Đoàn|Tổ|Hội đồng) /

/** Which of the record's consulted agencies a consultation step asks, by the unit the step names. */
const CONSULTATIONS: Readonly<Record<string, { readonly asks: RegExp; readonly mode: StepOwners['mode'] }>> =
  {
    'Cơ quan được lấy ý kiến': { asks: /./, mode: 'all' },
    'Cơ quan thuế': { asks: /^Cơ quan thuế/, mode: 'all' },
    'UBND huyện, cơ quan liên quan': { asks: /^(UBND huyện|Phòng Quy hoạch)/, mode: 'all' },
    'UBND cấp xã, cơ quan quản lý tài sản': { asks: /^(UBND xã|Sở Xây dựng)/, mode: 'chosen' },
    'Phòng Cảnh sát giao thông và cơ quan liên quan': { asks: /^Phòng Cảnh sát/, mode: 'all' },
    'Cơ quan liên quan': { asks: /^Sở Văn hóa/, mode: 'chosen' },
    'Tổng cục Du lịch': { asks: /^Tổng cục Du lịch$/, mode: 'all' },
    'Sở Tài chính': { asks: /^Sở Tài chính$/, mode: 'all' },
    'UBND huyện, sở chuyên ngành': { asks: /./, mode: 'chosen' },
  }

function consultation(
  record: ServiceRecord,
  step: RecordStep,
): { owners: Owner[]; mode: StepOwners['mode'] } {
  const rule = CONSULTATIONS[step.unit]
  const asked = record.coAgencies.filter(({ agency }) => rule?.asks.test(agency))
  const owners = asked.flatMap(({ agency }) =>
    consultedAgencies(record, agency).agencies.map((who) => answeringOwner(record, who)),
  )
  if (!rule || owners.length === 0) throw new Error(`Service ${record.tt}: nobody found for "${step.unit}"`)
  return { owners, mode: rule.mode }
}

export function stepOwnersOf(record: ServiceRecord, translations: Translations): StepOwners[] {
  const result: StepOwners[] = []
  let examiner: Owner | null = null
  for (const [index, step] of record.steps.entries()) {
    const base = { step: index + 1, always: !/khi cần/.test(step.name.vi) }
    const role = ROLES[step.role]
    if (TEAM.test(step.unit) && examiner) {
      // A council or team is made of officers of the unit that examines: the unit keeps the file.
      const recordedBy = step.role === 'co_agency' ? examiner : null
      result.push({
        ...base,
        mode: 'one',
        owners: [{ ...examiner, role }],
        actingAs: translated(translations.teams, step.unit),
        recordedBy,
      })
    } else if (step.role === 'co_agency') {
      result.push({ ...base, ...consultation(record, step), actingAs: null, recordedBy: examiner })
    } else {
      const owners = places(record, step).map(([agency, unit]): Owner => ({ agency, unit, role }))
      if (record.tt === 8 && role === 'agency_leader')
        owners.push({ agency: 'so-gddt', unit: 'phong-giao-duc-trung-hoc', role })
      result.push({ ...base, mode: 'one', owners, actingAs: null, recordedBy: null })
      if (role === 'examiner') examiner = owners[0] ?? null
    }
  }
  return result
}

/** Owners by role at the agency that receives, for steps added to the published ones. */
export function roleOwnersOf(
  record: ServiceRecord,
  owners: readonly StepOwners[],
): ProcedureRecord['roleOwners'] {
  const first = (role: Owner['role']): Owner | undefined =>
    owners.flatMap((item) => (item.recordedBy ? [] : item.owners)).find((owner) => owner.role === role)
  const desk = first('receptionist')
  const examiner = first('examiner')
  if (!desk || !examiner) throw new Error(`Service ${record.tt} names no desk or no examining unit`)
  const fallback = (role: Owner['role'], owner: Owner): Owner => first(role) ?? { ...owner, role }
  return {
    receptionist: desk,
    examiner,
    assigner: fallback('assigner', { ...examiner, unit: 'lanh-dao' }),
    unit_leader: fallback('unit_leader', examiner),
    agency_leader: fallback('agency_leader', { ...examiner, unit: 'lanh-dao' }),
    clerk: fallback('clerk', { ...examiner, unit: 'van-thu' }),
  }
}
