import { integer, pick, type Random } from './random.ts'

const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Võ',
  'Lâm',
  'Trương',
  'Quách',
  'Thạch',
  'Danh',
  'Đặng',
  'Lý',
  'Hồng',
]
const MIDDLES = ['Văn', 'Thị', 'Minh', 'Hoàng', 'Ngọc', 'Thanh', 'Quốc', 'Mỹ', 'Hữu', 'Kim']
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Đào',
  'Giang',
  'Hạnh',
  'Khoa',
  'Lan',
  'Mai',
  'Nghĩa',
  'Phúc',
  'Quyên',
  'Sơn',
  'Tú',
  'Út',
  'Vân',
  'Yến',
]
const STREETS = [
  'Trần Phú',
  'Hòa Bình',
  'Lê Duẩn',
  'Cao Văn Lầu',
  'Võ Thị Sáu',
  '23 Tháng 8',
  'Nguyễn Tất Thành',
  'Hai Bà Trưng',
]
const TRADES = [
  'Xây dựng',
  'Thương mại',
  'Thủy sản',
  'Dược phẩm',
  'Du lịch',
  'Vật liệu xây dựng',
  'Muối',
  'In ấn',
]
const BRANDS = [
  'Hưng Thịnh',
  'Phương Nam',
  'Bạc Liêu Xanh',
  'Minh Phát',
  'Hải Âu',
  'Đồng Tâm',
  'Cánh Đồng Điện Gió',
  'Thành Công',
]
const POSTS = [
  'Giám đốc',
  'Phó giám đốc',
  'Chủ hộ kinh doanh',
  'Trưởng phòng',
  'Kế toán trưởng',
  'Chủ nhiệm hợp tác xã',
]
const REMARKS = [
  'Theo hồ sơ đính kèm',
  'Theo quy hoạch đã được duyệt',
  'Phục vụ nhu cầu của người dân địa phương',
  'Như đã trình bày trong đề án',
  'Không thay đổi so với lần trước',
]

export function personName(random: Random): string {
  return `${pick(random, FAMILIES)} ${pick(random, MIDDLES)} ${pick(random, GIVEN)}`
}

export function organisationName(random: Random): string {
  const form = pick(random, ['Công ty TNHH', 'Công ty cổ phần', 'Hợp tác xã', 'Doanh nghiệp tư nhân'])
  return `${form} ${pick(random, TRADES)} ${pick(random, BRANDS)}`
}

function address(random: Random): string {
  return `Số ${integer(random, 1, 400)}, đường ${pick(random, STREETS)}, khóm ${integer(random, 1, 9)}`
}

function documentNumber(random: Random): string {
  return `${integer(random, 1, 999)}/${integer(random, 2005, 2014)}/${pick(random, ['GP-UBND', 'QĐ-UBND', 'GCN', 'HĐ'])}`
}

/** What such a field is asked for, by the words of its label. The first that fits. */
const BY_LABEL: readonly [RegExp, (random: Random) => string][] = [
  [/^fax/i, (random) => `0291 3${integer(random, 100_000, 999_999)}`],
  [/địa chỉ|địa điểm|nơi cư trú|thường trú|vị trí/i, address],
  [
    /nơi cấp|cơ quan cấp/i,
    (random) =>
      pick(random, ['Công an tỉnh Bạc Liêu', 'Sở Kế hoạch và Đầu tư tỉnh Bạc Liêu', 'UBND tỉnh Bạc Liêu']),
  ],
  [/chức vụ|chức danh/i, (random) => pick(random, POSTS)],
  [/họ (và )?tên|người đại diện|chủ hộ|giám đốc|người phụ trách/i, personName],
  [/tên .*(tổ chức|doanh nghiệp|công ty|cơ sở|đơn vị|thương nhân)/i, organisationName],
  [/^(số|mã) /i, documentNumber],
]

/** A believable answer to a question of free text. */
export function sampleLine(random: Random, label: string): string {
  const maker = BY_LABEL.find(([words]) => words.test(label))?.[1]
  return maker ? maker(random) : `${pick(random, REMARKS)} (${pick(random, BRANDS)})`
}

export function sampleParagraphs(random: Random, label: string): string {
  const first = sampleLine(random, label)
  return random() < 0.3 ? `${first}\n${pick(random, REMARKS)}.` : first
}
