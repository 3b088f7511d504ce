import { digits, integer, pick, type Random } from './random.ts'

const words = (text: string): readonly string[] => text.split('|')

const FAMILIES = words('Nguyễn|Trần|Lê|Phạm|Huỳnh|Võ|Lâm|Trương|Quách|Thạch|Danh|Đặng|Lý|Hồng')
const MIDDLES = words('Văn|Thị|Minh|Hoàng|Ngọc|Thanh|Quốc|Mỹ|Hữu|Kim')
const GIVEN = words('An|Bình|Chi|Dũng|Đào|Giang|Hạnh|Khoa|Lan|Mai|Nghĩa|Phúc|Quyên|Sơn|Tú|Út|Vân|Yến')
const STREETS = words(
  'Trần Phú|Hòa Bình|Lê Duẩn|Cao Văn Lầu|Võ Thị Sáu|23 Tháng 8|Nguyễn Tất Thành|Hai Bà Trưng',
)
const TRADES = words('Xây dựng|Thương mại|Thủy sản|Dược phẩm|Du lịch|Vật liệu xây dựng|Muối|In ấn')
const BRANDS = words('Hưng Thịnh|Phương Nam|Minh Phát|Hải Âu|Đồng Tâm|Thành Công|Tân Tiến|Sông Hậu')
const POSTS = words(
  'Giám đốc|Phó giám đốc|Chủ hộ kinh doanh|Trưởng phòng|Kế toán trưởng|Chủ nhiệm hợp tác xã',
)
const ISSUERS = words('Công an tỉnh Bạc Liêu|Sở Kế hoạch và Đầu tư tỉnh Bạc Liêu|UBND tỉnh Bạc Liêu')
const SCHOOLS = words('Trường Đại học Bạc Liêu|Trường Đại học Cần Thơ|Trường Cao đẳng nghề Bạc Liêu')
const STUDIES = words('Đại học|Cao đẳng|Trung cấp|Kỹ sư xây dựng|Dược sĩ đại học|Cử nhân kinh tế')
const OCCUPATIONS = words('Buôn bán|Nuôi trồng thủy sản|Công chức|Giáo viên|Nông dân')
const MINERALS = words('Sét gạch ngói|Cát san lấp|Than bùn|Nước khoáng')
const GOODS = words('Gạo|Tôm đông lạnh|Muối tinh|Thức ăn chăn nuôi|Nước mắm|Vật liệu xây dựng')
const REMARKS = words(
  'Theo hồ sơ đính kèm|Theo quy hoạch đã được duyệt|Phục vụ nhu cầu của người dân địa phương|Không thay đổi so với lần trước',
)

export function personName(random: Random): string {
  return `${pick(random, FAMILIES)} ${pick(random, MIDDLES)} ${pick(random, GIVEN)}`
}

export function organisationName(random: Random): string {
  const form = pick(random, words('Công ty TNHH|Công ty cổ phần|Hợp tác xã|Doanh nghiệp tư nhân'))
  return `${form} ${pick(random, TRADES)} ${pick(random, BRANDS)}`
}

function address(random: Random): string {
  return `Số ${integer(random, 1, 400)}, đường ${pick(random, STREETS)}, khóm ${integer(random, 1, 9)}`
}

function documentNumber(random: Random): string {
  const notation = pick(random, words('GP-UBND|QĐ-UBND|GCN|HĐ'))
  return `${integer(random, 1, 999)}/${integer(random, 2005, 2014)}/${notation}`
}

const of = (list: readonly string[]) => (random: Random) => pick(random, list)

/** What such a field is asked for, by the words of its label. The first that fits. */
const BY_LABEL: readonly [RegExp, (random: Random) => string][] = [
  [/^fax/i, (random) => `02913${digits(random, 6)}`],
  [/website|trang thông tin/i, (random) => `www.congty${digits(random, 3)}.example.vn`],
  [/số tài khoản/i, (random) => digits(random, 12)],
  [/điểm góc|ký hiệu|tờ bản đồ|thửa/i, (random) => String(integer(random, 1, 99))],
  [/^(số|mã) /i, documentNumber],
  [/dân tộc/i, of(words('Kinh|Khmer|Hoa'))],
  [/tôn giáo/i, of(words('Không|Phật giáo|Công giáo'))],
  [/địa chỉ|địa điểm|nơi cư trú|thường trú|chỗ ở|vị trí/i, address],
  [/nơi sinh|quê quán|nguyên quán/i, of(words('Bạc Liêu|Cà Mau|Sóc Trăng|Kiên Giang'))],
  [/nơi cấp|cơ quan cấp/i, of(ISSUERS)],
  [/chức vụ|chức danh/i, of(POSTS)],
  [/cơ sở đào tạo|trường/i, of(SCHOOLS)],
  [/trình độ|văn bằng|bằng cấp|chuyên môn|chuyên ngành/i, of(STUDIES)],
  [/nghề nghiệp/i, of(OCCUPATIONS)],
  [/họ (và )?tên|người đại diện|chủ hộ|giám đốc|người phụ trách|tác giả/i, personName],
  [/tên .*(tổ chức|doanh nghiệp|công ty|cơ sở|đơn vị|thương nhân|trung tâm)/i, organisationName],
  [/khoáng sản/i, of(MINERALS)],
  [/hàng hóa|sản phẩm|mặt hàng/i, of(GOODS)],
  [/^tên /i, of(BRANDS)],
]

/** A believable answer to a question of free text. */
export function sampleLine(random: Random, label: string): string {
  const maker = BY_LABEL.find(([pattern]) => pattern.test(label))?.[1] ?? of(REMARKS)
  return maker(random)
}

export function sampleParagraphs(random: Random, label: string): string {
  const first = sampleLine(random, label)
  return random() < 0.3 ? `${first}\n${pick(random, REMARKS)}.` : first
}
