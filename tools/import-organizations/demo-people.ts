import type {
  AgencyRecord,
  AreaRecord,
  DemoRecord,
  UnitRecord,
} from '../../src/modules/organizations/pack/organization-record.ts'
import { fold } from '../../src/engines/vietnamese/index.ts'
import { personNames } from './demo-names.ts'

/*
 * People of demo mode. All are invented: names come from lists, e-mail addresses from a reserved domain,
 * numbers are of the right form and visibly made up. No passwords here: who seeds sets one.
 */

type Officer = DemoRecord['officers'][number]
type Post = Officer['posts'][number]
type Role = Post['role']

/** Communes fully staffed in demo mode: the seat of each district. The others have one officer, who answers consultations. */
const DEMO_COMMUNES = ['31816', '31843', '31867', '31900', '31942', '31972', '31891']

/** They are told of results and do no step of the 56 services. */
const WITHOUT_STEPS: ReadonlySet<AgencyRecord['kind']> = new Set([
  'committee_office',
  'district_police',
  'social_insurance',
  'district_social_insurance',
])

/**
 * Divisions whose head signs results: household-business and price registrations of the districts,
 * and school transfers by delegation.
 */
const SIGNING_DIVISIONS: ReadonlySet<string> = new Set(['phong-tckh', 'phong-giao-duc-trung-hoc'])

const TITLES: Readonly<Record<AgencyRecord['kind'], readonly [head: string, headEn: string]>> = {
  provincial_committee: [
    'Phó Chủ tịch Ủy ban nhân dân tỉnh',
    "Vice Chair of the Provincial People's Committee",
  ],
  committee_office: ['Chánh Văn phòng', 'Chief of Office'],
  department: ['Phó Giám đốc Sở', 'Deputy Director'],
  sub_department: ['Chi cục trưởng', 'Head of Sub-department'],
  service_centre: ['Giám đốc Trung tâm', 'Director of the Centre'],
  land_registration_office: ['Giám đốc Văn phòng', 'Director of the Office'],
  land_registration_branch: ['Giám đốc Chi nhánh', 'Director of the Branch'],
  district_committee: ['Phó Chủ tịch Ủy ban nhân dân', "Vice Chair of the People's Committee"],
  commune_committee: ['Chủ tịch Ủy ban nhân dân', "Chair of the People's Committee"],
  police: ['Phó Giám đốc Công an tỉnh', 'Deputy Director of Police'],
  district_police: ['Trưởng Công an', 'Chief of Police'],
  military_command: ['Phó Chỉ huy trưởng', 'Deputy Commander'],
  tax_department: ['Phó Cục trưởng', 'Deputy Head of Tax'],
  tax_branch: ['Chi cục trưởng Chi cục Thuế', 'Head of Tax Branch'],
  social_insurance: ['Phó Giám đốc', 'Deputy Director'],
  district_social_insurance: ['Giám đốc', 'Director'],
  statistics_office: ['Cục trưởng', 'Head of Office'],
  bar_association: ['Chủ nhiệm', 'Chair'],
  central_agency: ['Lãnh đạo', 'Leader'],
}

interface Draft {
  readonly username: string
  readonly posts: readonly Post[]
}

export function buildDemo(
  agencies: readonly AgencyRecord[],
  units: readonly UnitRecord[],
  areas: readonly AreaRecord[],
): DemoRecord {
  const divisions = Map.groupBy(
    units.filter((unit) => unit.kind === 'division'),
    (unit) => unit.agency,
  )
  const staffed = agencies.filter((agency) => agency.member && !WITHOUT_STEPS.has(agency.kind))
  const drafts = staffed.flatMap((agency) =>
    officersOf(agency, suffixOf(agency, areas), divisions.get(agency.id) ?? []),
  )
  const administrator: Draft = {
    username: 'quantri.tinh',
    posts: [
      post('ubnd-tinh', 'van-thu', 'province_admin', [
        'Quản trị hệ thống tỉnh',
        'System administrator of the province',
      ]),
    ],
  }
  const all = [administrator, ...drafts]
  const names = personNames(all.length)
  return {
    note: {
      vi: 'Mọi người trong tệp này đều do chương trình đặt ra để chạy thử.',
      en: 'Everybody in this file is made up for demo mode.',
    },
    officers: all.map((draft, index) => ({
      username: draft.username,
      name: names[index] ?? '',
      posts: [...draft.posts],
    })),
    citizens: [...CITIZENS],
    organisations: [...ORGANISATIONS],
  }
}

function post(agency: string, unit: string, role: Role, [vi, en]: readonly [string, string]): Post {
  return { agency, unit, role, title: { vi, en } }
}

/** The part of a user name after the dot: stnmt, ubndtinh, phuoclong, thuephuoclong, thitranphuoclong. */
function suffixOf(agency: AgencyRecord, areas: readonly AreaRecord[]): string {
  const bare = (text: string): string => fold(text).replaceAll(/[^a-z0-9]/g, '')
  const area = areas.find(({ code }) => code === agency.areaCode)?.name.vi ?? ''
  const place = bare(area.replace(/^(Thành phố|Huyện|Thị xã) /, ''))
  switch (agency.kind) {
    case 'provincial_committee':
      return 'ubndtinh'
    case 'district_committee':
    case 'commune_committee':
      return place
    case 'land_registration_branch':
      return `dkdd${place}`
    case 'tax_branch':
      return `thue${place}`
    case 'district_police':
      return `congan${place}`
    case 'district_social_insurance':
      return `bhxh${place}`
    default:
      return bare(agency.abbreviation)
  }
}

function officersOf(agency: AgencyRecord, suffix: string, divisions: readonly UnitRecord[]): Draft[] {
  if (agency.tier === 'commune' && !DEMO_COMMUNES.includes(agency.areaCode))
    return [communeOfficer(agency, suffix)]
  const [head, headEn] = TITLES[agency.kind]
  const at = (unit: string, role: Role, title: readonly [string, string]): Post =>
    post(agency.id, unit, role, title)
  const leader: readonly [string, string] = [head, headEn]
  const desk = at('mot-cua', 'receptionist', [
    'Công chức Bộ phận Tiếp nhận và Trả kết quả',
    'Officer of the Reception and Return Section',
  ])
  const standing: Draft[] = [
    { username: `tiepnhan.${suffix}`, posts: [desk] },
    {
      username: `lanhdao.${suffix}`,
      posts: (['agency_leader', 'assigner', 'unit_leader'] as const).map((role) =>
        at('lanh-dao', role, leader),
      ),
    },
    { username: `vanthu.${suffix}`, posts: [at('van-thu', 'clerk', ['Văn thư', 'Clerk'])] },
  ]
  const hasAdministrator = agency.kind === 'department' || agency.kind === 'district_committee'
  const administrators: Draft[] = hasAdministrator
    ? [
        {
          username: `quantri.${suffix}`,
          posts: [at('van-thu', 'agency_admin', ['Quản trị hệ thống', 'System administrator'])],
        },
      ]
    : []
  return [
    ...standing,
    ...divisions.flatMap((division, index) => divisionOfficers(agency, suffix, division, index)),
    ...administrators,
  ]
}

function communeOfficer(agency: AgencyRecord, suffix: string): Draft {
  const title = ['Công chức chuyên môn', 'Professional officer'] as const
  return {
    username: `chuyenvien.${suffix}`,
    posts: [
      post(agency.id, 'cong-chuc-chuyen-mon', 'examiner', title),
      post(agency.id, 'mot-cua', 'receptionist', title),
    ],
  }
}

function divisionOfficers(
  agency: AgencyRecord,
  suffix: string,
  division: UnitRecord,
  index: number,
): Draft[] {
  const order = index === 0 ? '' : String(index + 1)
  const unit = division.id.slice(agency.id.length + 1)
  const inDivision = `${division.name.vi.charAt(0).toLowerCase()}${division.name.vi.slice(1)}`
  const examiner: readonly [string, string] = [`Chuyên viên ${inDivision}`, `Officer, ${division.name.en}`]
  const head: readonly [string, string] = [`Phụ trách ${inDivision}`, `Head, ${division.name.en}`]
  const headRoles: Role[] = SIGNING_DIVISIONS.has(unit)
    ? ['unit_leader', 'assigner', 'agency_leader']
    : ['unit_leader', 'assigner']
  return [
    { username: `chuyenvien${order}.${suffix}`, posts: [post(agency.id, unit, 'examiner', examiner)] },
    {
      username: `truongphong${order}.${suffix}`,
      posts: headRoles.map((role) => post(agency.id, unit, role, head)),
    },
  ]
}

type CitizenRow = readonly [name: string, sex: 'male' | 'female', born: string, area: string, address: string]

const CITIZEN_ROWS: readonly CitizenRow[] = [
  ['Trần Thị Mỹ Duyên', 'female', '1990-03-14', '31816', '25 đường Ví Dụ'],
  ['Lâm Văn Phúc', 'male', '1978-11-02', '31867', 'Ấp Nội Ô'],
  ['Thạch Sô Phia', 'female', '1985-07-21', '31909', 'Ấp Cái Dầy'],
  ['Nguyễn Hoàng Khải', 'male', '1997-01-30', '31942', '12 đường Ví Dụ'],
  ['Châu Ngọc Hân', 'female', '1966-09-05', '31891', '8 đường Ví Dụ'],
  ['Lý Chí Thành', 'male', '1959-12-19', '31972', 'Ấp 2'],
  ['Phạm Thị Bích Thủy', 'female', '1982-05-27', '31843', 'Ấp Thống Nhất'],
  ['Huỳnh Minh Tâm', 'male', '1993-08-16', '31831', '41 đường Ví Dụ'],
]

// Căn cứ: Thông tư 07/2016/TT-BCA (095 is Bạc Liêu; 0 or 1 for a man or a woman born in the 20th century)
const CITIZENS: DemoRecord['citizens'] = CITIZEN_ROWS.map(
  ([name, sex, dateOfBirth, areaCode, address], index) => ({
    id: `cong-dan-${index + 1}`,
    name,
    sex,
    dateOfBirth,
    nationalId: `095${sex === 'male' ? 0 : 1}${dateOfBirth.slice(2, 4)}${String(index + 1).padStart(6, '0')}`,
    email: `congdan${index + 1}@motcua.example`,
    phone: `09000000${String(index + 1).padStart(2, '0')}`,
    areaCode,
    address,
  }),
)

const ORGANISATIONS: DemoRecord['organisations'] = [
  {
    id: 'to-chuc-1',
    name: 'Công ty TNHH Ví Dụ Bạc Liêu',
    taxCode: '1999999015',
    representative: 'cong-dan-4',
    email: 'tochuc1@motcua.example',
    phone: '0900000091',
    areaCode: '31942',
    address: '12 đường Ví Dụ',
  },
]
