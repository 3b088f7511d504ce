/*
 * The agencies of the province at provincial level, as of 4 May 2015: the twelve departments of the
 * Decision in its order, those its part IV charges, and the bodies that the records of the 56 services
 * name as deciding or consulted. Numbers of the codes are ours (officialCode: false).
 */

export interface AgencySeed {
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly short: readonly [vi: string, en: string]
  readonly abbreviation: string
  readonly kind: string
  readonly parent: string | null
  /** V1V2V3.Z1Z2.Y1Y2 part of the identification code. */
  readonly code: string
  readonly member: boolean
  readonly divisions: readonly (readonly [key: string, vi: string, en: string])[]
}

const EXPERTS = ['chuyen-mon', 'Bộ phận chuyên môn', 'Professional section'] as const

const department = (
  order: number,
  id: string,
  [vi, en]: readonly [string, string],
  names: { readonly short: string; readonly abbreviation: string; readonly divisions?: AgencySeed['divisions'] },
): AgencySeed => ({
  id,
  vi,
  en,
  short: [names.short, en.replace('Department of ', '')],
  abbreviation: names.abbreviation,
  kind: 'department',
  parent: 'ubnd-tinh',
  code: `000.00.${String(order).padStart(2, '0')}`,
  member: true,
  divisions: names.divisions ?? [EXPERTS],
})

export const DEPARTMENTS: readonly AgencySeed[] = [
  department(2, 'so-tnmt', ['Sở Tài nguyên và Môi trường', 'Department of Natural Resources and Environment'], {
    short: 'Sở TN&MT',
    abbreviation: 'STNMT',
    divisions: [
      ['phong-khoang-san', 'Phòng Khoáng sản', 'Minerals Division'],
      ['phong-dat-dai', 'Phòng chuyên môn về đất đai', 'Land Division'],
      ['phong-quy-hoach', 'Phòng Quy hoạch', 'Planning Division'],
    ],
  }),
  department(3, 'so-gddt', ['Sở Giáo dục và Đào tạo', 'Department of Education and Training'], {
    short: 'Sở GD&ĐT',
    abbreviation: 'SGDĐT',
    divisions: [
      ['phong-giao-duc-trung-hoc', 'Phòng Giáo dục trung học', 'Secondary Education Division'],
      ['phong-giao-duc-thuong-xuyen', 'Phòng Giáo dục thường xuyên', 'Continuing Education Division'],
      ['phong-khao-thi', 'Phòng Khảo thí và Kiểm định chất lượng giáo dục', 'Examination and Quality Division'],
    ],
  }),
  department(4, 'so-gtvt', ['Sở Giao thông vận tải', 'Department of Transport'], {
    short: 'Sở GTVT',
    abbreviation: 'SGTVT',
    divisions: [['phong-phuong-tien-nguoi-lai', 'Phòng Quản lý phương tiện và người lái', 'Vehicles and Drivers Division']],
  }),
  department(5, 'so-khcn', ['Sở Khoa học và Công nghệ', 'Department of Science and Technology'], {
    short: 'Sở KH&CN',
    abbreviation: 'SKHCN',
    divisions: [
      ['phong-quan-ly-khoa-hoc', 'Phòng Quản lý khoa học', 'Science Management Division'],
      ['phong-quan-ly-chuyen-nganh', 'Phòng Quản lý chuyên ngành', 'Specialised Management Division'],
    ],
  }),
  department(6, 'so-nnptnt', ['Sở Nông nghiệp và Phát triển nông thôn', 'Department of Agriculture and Rural Development'], {
    short: 'Sở NN&PTNT',
    abbreviation: 'SNNPTNT',
    divisions: [['phong-trong-trot', 'Phòng Trồng trọt', 'Crop Production Division']],
  }),
  department(7, 'so-cong-thuong', ['Sở Công Thương', 'Department of Industry and Trade'], {
    short: 'Sở Công Thương',
    abbreviation: 'SCT',
    divisions: [
      ['phong-quan-ly-thuong-mai', 'Phòng Quản lý thương mại', 'Trade Division'],
      ['phong-ky-thuat-an-toan', 'Phòng Kỹ thuật an toàn', 'Technical Safety Division'],
    ],
  }),
  department(8, 'so-tttt', ['Sở Thông tin và Truyền thông', 'Department of Information and Communications'], {
    short: 'Sở TT&TT',
    abbreviation: 'STTTT',
    divisions: [
      ['phong-bao-chi-xuat-ban', 'Phòng Báo chí, Xuất bản', 'Press and Publishing Division'],
      ['phong-xuat-ban-in', 'Phòng Xuất bản, In', 'Publishing and Printing Division'],
    ],
  }),
  department(9, 'so-tu-phap', ['Sở Tư pháp', 'Department of Justice'], {
    short: 'Sở Tư pháp',
    abbreviation: 'STP',
    divisions: [
      ['phong-bo-tro-tu-phap', 'Phòng Bổ trợ tư pháp', 'Judicial Support Division'],
      ['phong-hanh-chinh-tu-phap', 'Phòng Hành chính tư pháp', 'Judicial Administration Division'],
    ],
  }),
  department(10, 'so-vhttdl', ['Sở Văn hóa, Thể thao và Du lịch', 'Department of Culture, Sports and Tourism'], {
    short: 'Sở VH,TT&DL',
    abbreviation: 'SVHTTDL',
    divisions: [
      ['phong-nghiep-vu-van-hoa', 'Phòng Nghiệp vụ văn hóa', 'Cultural Affairs Division'],
      ['phong-quan-ly-van-hoa', 'Phòng Quản lý văn hóa', 'Culture Management Division'],
      ['phong-nghiep-vu-du-lich', 'Phòng Nghiệp vụ du lịch', 'Tourism Division'],
      ['phong-the-duc-the-thao', 'Phòng Quản lý thể dục thể thao', 'Sports Division'],
    ],
  }),
  department(11, 'so-xay-dung', ['Sở Xây dựng', 'Department of Construction'], {
    short: 'Sở Xây dựng',
    abbreviation: 'SXD',
    divisions: [
      ['phong-quan-ly-xay-dung', 'Phòng Quản lý xây dựng', 'Construction Management Division'],
      ['phong-quy-hoach-kien-truc', 'Phòng Quản lý quy hoạch, kiến trúc', 'Planning and Architecture Division'],
      ['phong-nha-bat-dong-san', 'Phòng Quản lý nhà và thị trường bất động sản', 'Housing and Real Estate Division'],
      ['phong-kinh-te-vat-lieu', 'Phòng Kinh tế và vật liệu xây dựng', 'Construction Economics and Materials Division'],
    ],
  }),
  department(12, 'so-y-te', ['Sở Y tế', 'Department of Health'], {
    short: 'Sở Y tế',
    abbreviation: 'SYT',
    divisions: [['phong-quan-ly-duoc', 'Phòng Quản lý dược', 'Pharmacy Division']],
  }),
  department(13, 'so-ldtbxh', ['Sở Lao động, Thương binh và Xã hội', 'Department of Labour, Invalids and Social Affairs'], {
    short: 'Sở LĐ-TB&XH',
    abbreviation: 'SLĐTBXH',
    divisions: [
      ['phong-nguoi-co-cong', 'Phòng Người có công', 'Division for People with Merit'],
      ['phong-day-nghe', 'Phòng Dạy nghề', 'Vocational Training Division'],
      ['phong-viec-lam-atld', 'Phòng Việc làm - An toàn lao động', 'Employment and Labour Safety Division'],
    ],
  }),
  department(14, 'so-noi-vu', ['Sở Nội vụ', 'Department of Home Affairs'], { short: 'Sở Nội vụ', abbreviation: 'SNV' }),
  department(15, 'so-khdt', ['Sở Kế hoạch và Đầu tư', 'Department of Planning and Investment'], {
    short: 'Sở KH&ĐT',
    abbreviation: 'SKHĐT',
  }),
  department(16, 'so-tai-chinh', ['Sở Tài chính', 'Department of Finance'], { short: 'Sở Tài chính', abbreviation: 'STC' }),
]

type BodyRow = readonly [id: string, vi: string, en: string, short: string, abbreviation: string, kind: string, parent: string | null, code: string]

const body = (row: BodyRow, member: boolean, divisions: AgencySeed['divisions'] = [EXPERTS]): AgencySeed => {
  const [id, vi, en, short, abbreviation, kind, parent, code] = row
  return { id, vi, en, short: [short, en], abbreviation, kind, parent, code, member, divisions }
}

/** Under a department of the province. */
export const SUBORDINATES: readonly AgencySeed[] = [
  body(
    ['van-phong-dkdd', 'Văn phòng đăng ký đất đai tỉnh', 'Provincial Land Registration Office', 'VP đăng ký đất đai', 'VPĐKĐĐ', 'land_registration_office', 'so-tnmt', '000.01.02'],
    true,
    [['bo-phan-dang-ky', 'Bộ phận đăng ký đất đai', 'Registration section']],
  ),
  body(
    ['chi-cuc-thu-y', 'Chi cục Thú y', 'Sub-department of Animal Health', 'Chi cục Thú y', 'CCTY', 'sub_department', 'so-nnptnt', '000.01.06'],
    true,
    [['phong-quan-ly-thuoc', 'Phòng Quản lý thuốc thú y', 'Veterinary Medicines Division']],
  ),
  body(
    ['chi-cuc-bvtv', 'Chi cục Bảo vệ thực vật', 'Sub-department of Plant Protection', 'Chi cục BVTV', 'CCBVTV', 'sub_department', 'so-nnptnt', '000.02.06'],
    true,
    [['phong-thanh-tra-thuoc', 'Phòng Thanh tra, Quản lý thuốc bảo vệ thực vật', 'Inspection and Pesticides Division']],
  ),
  body(
    ['chi-cuc-qlcl', 'Chi cục Quản lý chất lượng nông lâm sản và thủy sản', 'Sub-department of Agro-Forestry-Fisheries Quality Assurance', 'Chi cục QLCL NLTS', 'CCQLCL', 'sub_department', 'so-nnptnt', '000.03.06'],
    true,
  ),
  body(
    ['trung-tam-dvvl', 'Trung tâm Dịch vụ việc làm', 'Employment Service Centre', 'TT Dịch vụ việc làm', 'TTDVVL', 'service_centre', 'so-ldtbxh', '000.01.13'],
    true,
    [['phong-bao-hiem-that-nghiep', 'Phòng Bảo hiểm thất nghiệp', 'Unemployment Insurance Division']],
  ),
]

/** Bodies of the ministries in the province, and bodies outside: they are consulted, told, or decide. */
export const OTHER_BODIES: readonly AgencySeed[] = [
  body(['bo-chi-huy-quan-su-tinh', 'Bộ Chỉ huy quân sự tỉnh', 'Provincial Military Command', 'BCH quân sự tỉnh', 'BCHQS', 'military_command', null, '000.00.81'], true),
  body(['cong-an-tinh', 'Công an tỉnh Bạc Liêu', 'Bạc Liêu Provincial Police', 'Công an tỉnh', 'CAT', 'police', null, '000.00.82'], true, [
    ['phong-csgt', 'Phòng Cảnh sát giao thông', 'Traffic Police Division'],
    ['phong-pccc', 'Phòng Cảnh sát phòng cháy, chữa cháy', 'Fire Police Division'],
    ['phong-qlhc', 'Phòng Cảnh sát quản lý hành chính về trật tự xã hội', 'Social Order Police Division'],
  ]),
  body(['cuc-thue-tinh', 'Cục Thuế tỉnh Bạc Liêu', 'Bạc Liêu Tax Department', 'Cục Thuế tỉnh', 'CTBLI', 'tax_department', null, '000.00.83'], true),
  body(['bhxh-tinh', 'Bảo hiểm xã hội tỉnh Bạc Liêu', 'Bạc Liêu Social Insurance', 'BHXH tỉnh', 'BHXH', 'social_insurance', null, '000.00.84'], true),
  body(['cuc-thong-ke-tinh', 'Cục Thống kê tỉnh Bạc Liêu', 'Bạc Liêu Statistics Office', 'Cục Thống kê tỉnh', 'CTK', 'statistics_office', null, '000.00.85'], false),
  body(['doan-luat-su-tinh', 'Đoàn luật sư tỉnh Bạc Liêu', 'Bạc Liêu Bar Association', 'Đoàn luật sư tỉnh', 'ĐLS', 'bar_association', null, '000.00.86'], false),
  body(['tong-cuc-du-lich', 'Tổng cục Du lịch', 'Viet Nam National Administration of Tourism', 'Tổng cục Du lịch', 'TCDL', 'central_agency', null, '000.00.91'], false),
  body(['cuc-so-huu-tri-tue', 'Cục Sở hữu trí tuệ', 'National Office of Intellectual Property', 'Cục SHTT', 'SHTT', 'central_agency', null, '000.00.92'], false),
]

/** One of each for every district; `%` stands for its name, `Z` for its number. */
export const DISTRICT_BODIES = [
  { id: 'chi-nhanh-dkdd', vi: 'Chi nhánh Văn phòng đăng ký đất đai %', en: '% Branch of the Land Registration Office', short: 'CN VP đăng ký đất đai', abbreviation: 'CNVPĐKĐĐ', kind: 'land_registration_branch', parent: 'van-phong-dkdd', code: 'Z.01.02', division: ['bo-phan-dang-ky', 'Bộ phận đăng ký đất đai', 'Registration section'] },
  { id: 'chi-cuc-thue', vi: 'Chi cục Thuế %', en: '% Tax Branch', short: 'Chi cục Thuế', abbreviation: 'CCT', kind: 'tax_branch', parent: 'cuc-thue-tinh', code: '000.Z.83', division: EXPERTS },
  { id: 'cong-an', vi: 'Công an %', en: '% Police', short: 'Công an', abbreviation: 'CAH', kind: 'district_police', parent: 'cong-an-tinh', code: '000.Z.82', division: EXPERTS },
  { id: 'bhxh', vi: 'Bảo hiểm xã hội %', en: '% Social Insurance', short: 'BHXH', abbreviation: 'BHXH', kind: 'district_social_insurance', parent: 'bhxh-tinh', code: '000.Z.84', division: EXPERTS },
] as const

/** Professional divisions of a district committee that the records name. */
export const DISTRICT_DIVISIONS: AgencySeed['divisions'] = [
  ['phong-tnmt', 'Phòng Tài nguyên và Môi trường', 'Natural Resources and Environment Division'],
  ['phong-quan-ly-do-thi', 'Phòng Kinh tế và Hạ tầng', 'Economics and Infrastructure Division'],
  ['phong-tckh', 'Phòng Tài chính - Kế hoạch', 'Finance and Planning Division'],
  ['phong-ldtbxh', 'Phòng Lao động - Thương binh và Xã hội', 'Labour, Invalids and Social Affairs Division'],
]

export const COMMUNE_DIVISION = ['cong-chuc-chuyen-mon', 'Công chức chuyên môn', 'Professional officers'] as const
