import { keyOf, type Placed } from '../source-line.ts'

export type ColumnKind = 'number' | 'name' | 'level' | 'mark' | 'lead' | 'co' | 'other'

export interface Column {
  readonly kind: ColumnKind
  readonly heading: Placed
  /** Of a column for ticks: the level a tick in it means. */
  readonly level?: number
}

const NUMBER = /^(?:s?tt|so tt|so thu tu|stt|no)$/u
const CO = /(?:phoi hop|dong (?:xu ly|giai quyet|thuc hien|chu tri)|cung (?:xu ly|giai quyet)|lien quan)/u
const MARK = /^(?:(?:dvc|dich vu cong)?(?:tt| truc tuyen)? ?)(?:muc(?: do)?|md) ?([1-4])$/u
const LEAD =
  /^(?:ten )?(?:cac )?(?:co quan|don vi|so nganh|so ban nganh|noi (?:thuc hien|giai quyet|tiep nhan))|chu tri/u
const LEVEL = /^(?:muc|md|cap do)\b/u
const NAME =
  /^(?:ten|danh muc|noi dung|cac)?(?:.*\b(?:dich vu|thu tuc|dvc|dvctt|tthc)\b.*)$|^ten\b|^danh muc\b/u
const OTHER = /^(?:ma|so|linh vuc|ghi chu|thoi gian|nam|lo trinh|cap|can cu|tinh trang|dia chi)\b/u

export function columnOf(heading: Placed): Column {
  const key = keyOf(heading.text)
  const mark = MARK.exec(key)
  if (mark) return { kind: 'mark', heading, level: Number(mark[1]) }
  return { kind: kindOf(key), heading }
}

function kindOf(key: string): ColumnKind {
  if (NUMBER.test(key)) return 'number'
  if (CO.test(key)) return 'co'
  if (LEAD.test(key)) return 'lead'
  if (LEVEL.test(key)) return 'level'
  if (OTHER.test(key)) return 'other'
  return NAME.test(key) ? 'name' : 'other'
}

export function isNumberHeading(text: string): boolean {
  return NUMBER.test(keyOf(text))
}

/** The head of a list of services: rows are numbered, one column names the service and another says more of it. */
export function isServiceHead(columns: readonly Column[]): boolean {
  const has = (kind: ColumnKind) => columns.some((column) => column.kind === kind)
  return has('number') && has('name') && columns.length >= 2
}

const HEADING_STARTS =
  /(?<![\p{L}])(?=(?:(?<!ten\s|tên\s)tên\s|danh\s+mục|nội\s+dung|mã\s|mức\s|mđ\s|cấp\s+(?:độ|thực|giải)|(?<!tên\s)cơ\s+quan|(?<!tên\s)đơn\s+vị|lĩnh\s+vực|ghi\s+chú|thời\s+gian|lộ\s+trình))/iu

/** Headings that were run together, "TT Tên dịch vụ công Mức độ Cơ quan chủ trì", parted where a new one begins. */
export function splitHeadings(words: readonly Placed[]): readonly Placed[] {
  const texts = words.map(({ text }) => text)
  const whole = texts.join(' ')
  const columns: Placed[] = []
  let at = 0
  for (const piece of whole
    .split(/^(?=s?tt\s)|(?<=^s?tt|^số tt)\s/iu)
    .flatMap((part) => part.split(HEADING_STARTS))) {
    const from = whole.indexOf(piece, at)
    at = from + piece.length
    columns.push({ text: piece.trim(), lines: linesBetween(words, from, at) })
  }
  return columns.filter(({ text }) => text !== '')
}

function linesBetween(words: readonly Placed[], from: number, to: number): readonly number[] {
  let start = 0
  return words.flatMap(({ text, lines }) => {
    const end = start + text.length
    const overlaps = start < to && end > from
    start = end + 1
    return overlaps ? lines : []
  })
}
