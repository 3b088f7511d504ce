import type { Random } from '../engines/forms/index.ts'
import type { Applicant } from '../modules/dossiers/index.ts'

const words = (text: string): readonly string[] => text.split(' ')

/** Family names as often as in the Mekong delta, roughly: a name repeated is met more often. */
const FAMILIES = words(
  'Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Lê Phạm Phạm Huỳnh Huỳnh Võ Võ Phan Trương Bùi Đặng Đỗ Ngô Dương Lý Lâm Thạch Danh Sơn Kim Quách Tô Hồng Châu Mai',
)
const MEN_MIDDLE = words('Văn Văn Văn Hữu Minh Quốc Thanh Hoàng Đức Công Trọng Tấn Chí Phước Thành')
const WOMEN_MIDDLE = words('Thị Thị Thị Thị Ngọc Mỹ Kim Thanh Bích Hồng Thu Tuyết Phương Diễm Cẩm')
const MEN_GIVEN = words(
  'An Bình Cường Danh Dũng Đạt Đông Hải Hậu Hiếu Hòa Hùng Khải Khánh Khoa Kiệt Lộc Long Mạnh Nam Nghĩa Nhân Phát Phong Phúc Quân Sang Sơn Tài Tâm Thắng Thịnh Tiến Toàn Trí Trung Tú Tuấn Tùng Vinh',
)
const WOMEN_GIVEN = words(
  'Ái Anh Châu Chi Cúc Diễm Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hồng Hương Kiều Lan Liên Linh Loan Mai My Nga Ngân Nhi Nhung Oanh Phương Quyên Thảo Thơ Thúy Thủy Trang Trâm Trinh Tuyền Vân Yến',
)
const TRADES = 'Xây dựng|Thương mại|Thủy sản|Dược phẩm|Du lịch|Vật liệu xây dựng|Muối|In ấn|Vận tải'.split(
  '|',
)
const BRANDS =
  'Hưng Thịnh|Phương Nam|Minh Phát|Hải Âu|Đồng Tâm|Thành Công|Tân Tiến|Sông Hậu|Gành Hào|Hiệp Thành'.split(
    '|',
  )
const STREETS = 'Trần Phú|Hòa Bình|Lê Duẩn|Cao Văn Lầu|Võ Thị Sáu|23 Tháng 8|Hai Bà Trưng|Bà Triệu'.split('|')
const PLACES =
  'phường 3, thành phố Bạc Liêu|phường 7, thành phố Bạc Liêu|thị trấn Hộ Phòng, huyện Giá Rai|thị trấn Phước Long, huyện Phước Long|thị trấn Ngan Dừa, huyện Hồng Dân|thị trấn Gành Hào, huyện Đông Hải|thị trấn Hòa Bình, huyện Hòa Bình|thị trấn Châu Hưng, huyện Vĩnh Lợi'.split(
    '|',
  )

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
}

/** A believable person of the province. Nobody's: phone and number on the paper are made up. */
export function randomPerson(random: Random): Applicant {
  const woman = random() < 0.5
  const parts = [
    pick(random, FAMILIES),
    pick(random, woman ? WOMEN_MIDDLE : MEN_MIDDLE),
    ...(random() < 0.35 ? [pick(random, woman ? WOMEN_GIVEN : MEN_GIVEN)] : []),
    pick(random, woman ? WOMEN_GIVEN : MEN_GIVEN),
  ]
  const birth = 1955 + Math.floor(random() * 50)
  return {
    kind: 'person',
    name: parts.join(' '),
    nationalId: nationalId(random, woman, birth),
    taxCode: null,
    phone: `09${digits(random, 8)}`,
    email: null,
    address: address(random),
    representative: null,
  }
}

// Căn cứ: Nghị định 137/2015/NĐ-CP, Điều 13: mã tỉnh (095 Bạc Liêu), mã thế kỷ và giới tính, năm sinh, 6 số ngẫu nhiên.
function nationalId(random: Random, woman: boolean, birth: number): string {
  const century = (birth >= 2000 ? 2 : 0) + (woman ? 1 : 0)
  return `095${century}${String(birth % 100).padStart(2, '0')}${digits(random, 6)}`
}

/** A company of the province with who hands in for it. */
export function randomOrganisation(random: Random): Applicant {
  const person = randomPerson(random)
  const form = pick(random, ['Công ty TNHH', 'Công ty cổ phần', 'Hợp tác xã', 'Doanh nghiệp tư nhân'])
  return {
    ...person,
    kind: 'organisation',
    name: `${form} ${pick(random, TRADES)} ${pick(random, BRANDS)}`,
    nationalId: null,
    taxCode: `19${digits(random, 8)}`,
    representative: { name: person.name, nationalId: person.nationalId },
  }
}

function address(random: Random): string {
  return `Số ${1 + Math.floor(random() * 400)}, đường ${pick(random, STREETS)}, ${pick(random, PLACES)}`
}
