/* Invented names of the kind one meets in the province: Kinh, Khmer and Hoa families live there. */

const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Lâm',
  'Trương',
  'Võ',
  'Đặng',
  'Bùi',
  'Dương',
  'Lý',
  'Thạch',
  'Quách',
  'Châu',
  'Hồ',
  'Phan',
  'Ngô',
  'Tăng',
]
const MIDDLE = {
  male: ['Văn', 'Minh', 'Hoàng', 'Quốc', 'Thanh', 'Chí', 'Hữu', 'Đức', 'Tấn'],
  female: ['Thị', 'Ngọc', 'Mỹ', 'Kim', 'Thúy', 'Bích', 'Hồng', 'Thanh', 'Cẩm'],
} as const
const GIVEN = {
  male: [
    'An',
    'Bảo',
    'Cường',
    'Dũng',
    'Đạt',
    'Giang',
    'Hải',
    'Hiếu',
    'Khang',
    'Khoa',
    'Lâm',
    'Long',
    'Nam',
    'Nghĩa',
    'Phong',
    'Quân',
    'Sơn',
    'Tài',
    'Thắng',
    'Toàn',
    'Trí',
    'Tuấn',
    'Vinh',
  ],
  female: [
    'Anh',
    'Chi',
    'Diễm',
    'Dung',
    'Giang',
    'Hà',
    'Hạnh',
    'Hằng',
    'Huyền',
    'Lan',
    'Linh',
    'Loan',
    'Mai',
    'Nga',
    'Ngân',
    'Nhi',
    'Oanh',
    'Phương',
    'Quyên',
    'Thảo',
    'Trang',
    'Tuyết',
    'Yến',
  ],
} as const

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

/** Distinct names, the same on every run: the lists have coprime lengths and are stepped through together. */
export function personNames(count: number): string[] {
  const names: string[] = []
  const seen = new Set<string>()
  for (let index = 0; names.length < count; index += 1) {
    const sex = index % 2 === 0 ? 'male' : 'female'
    const turn = Math.floor(index / 2)
    const name = `${pick(FAMILIES, index)} ${pick(MIDDLE[sex], turn)} ${pick(GIVEN[sex], turn)}`
    if (!seen.has(name)) names.push(name)
    seen.add(name)
  }
  return names
}
