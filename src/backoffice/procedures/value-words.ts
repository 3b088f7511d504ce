import type { AgencyReference } from '../../modules/catalog/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { ALL_CHOICES } from './record-choices.ts'

/** Values of records in words, for whoever does not know their codes. */
export interface ValueWords {
  readonly t: Translate
  readonly directory: Directory
}

/** Both languages of a text, parts of a thing one after the other. */
export function valueWords(value: unknown, by: ValueWords): string {
  const { t } = by
  if (value === null || value === undefined || value === '') return t('không có', 'none')
  if (typeof value === 'boolean') return value ? t('có', 'yes') : t('không', 'no')
  if (typeof value === 'number') return t(String(value).replace('.', ','), String(value))
  if (Array.isArray(value))
    return value.map((one: unknown) => valueWords(one, by)).join('; ') || t('không có', 'none')
  return typeof value === 'object' ? thingWords(value, by) : codeWords(String(value), by)
}

function thingWords(value: object, by: ValueWords): string {
  if (isText(value)) return value.vi === value.en ? value.vi : `${value.vi} (${value.en})`
  if (isOffice(value)) return officeWords(value, by)
  return Object.entries(value)
    .filter(([key, inner]) => key !== 'id' && inner !== null && inner !== undefined)
    .map(([key, inner]) => `${propertyWords(key, by.t)}: ${valueWords(inner, by)}`)
    .join('; ')
}

/** A code of a choice, an agency by its id; every other text as it stands. */
export function codeWords(code: string, { t, directory }: ValueWords): string {
  const agency = directory.findAgency(code)
  return agency ? t(agency.name.vi, agency.name.en) : choiceWords(code, t)
}

export function choiceWords(code: string, t: Translate): string {
  const words = Object.hasOwn(ALL_CHOICES, code) ? ALL_CHOICES[code] : undefined
  return words ? t(...words) : code
}

interface Office {
  readonly agency: AgencyReference
  readonly unit: string
  readonly when?: string | null
}

function officeWords({ agency, unit, when }: Office, by: ValueWords): string {
  const { t, directory } = by
  const one =
    typeof agency === 'string'
      ? directory.findAgency(agency)
      : directory.agencies.find(({ kind }) => kind === agency.kind)
  const known = one && directory.findUnit(`${one.id}.${unit}`)
  const unitName = known ? t(known.name.vi, known.name.en) : unit
  const condition = when ? t(`, khi ${when}`, `, when ${when}`) : ''
  if (typeof agency === 'string') return `${unitName} – ${codeWords(agency, by)}${condition}`
  const place =
    agency.areaOf === 'service'
      ? t('theo nơi nộp hồ sơ', 'of the place of filing')
      : t(`theo địa bàn ở câu hỏi ${agency.areaOf}`, `of the place answered in ${agency.areaOf}`)
  return `${unitName} – ${agency.kind} ${place}${condition}`
}

/** A step of a process has both, too, and much more. */
function isOffice(value: object): value is Office {
  const keys = Object.keys(value)
  return keys.includes('agency') && keys.includes('unit') && keys.length <= 3
}

function isText(value: object): value is { vi: string; en: string } {
  return Object.keys(value).toSorted().join() === 'en,vi'
}

/** The last part of a path says what it is; names nobody has words for stay as they are. */
export function propertyWords(path: string, t: Translate): string {
  const last = path.split('.').at(-1) ?? path
  const words = Object.hasOwn(PROPERTIES, last) ? PROPERTIES[last] : undefined
  return words ? t(...words) : last
}

export function hasPropertyWords(name: string): boolean {
  return Object.hasOwn(PROPERTIES, name)
}

const PROPERTIES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  name: ['tên', 'name'],
  summary: ['tóm tắt', 'summary'],
  field: ['lĩnh vực', 'field'],
  tier: ['cấp giải quyết', 'tier'],
  keywords: ['từ khóa', 'keywords'],
  lifeEvents: ['sự kiện trong đời', 'life events'],
  audience: ['đối tượng', 'audience'],
  nationalCode: ['mã thủ tục quốc gia', 'national code'],
  decidingAuthority: ['cơ quan có thẩm quyền', 'competent agency'],
  decidedBy: ['nơi ký kết quả', 'who signs the result'],
  resultDocument: ['văn bản được vào sổ, đóng dấu', 'document numbered and sealed'],
  unconfirmedNotice: ['lưu ý trên phiếu', 'notice on the sheet'],
  inForceFrom: ['có hiệu lực từ', 'in force from'],
  vi: ['tiếng Việt', 'Vietnamese'],
  en: ['tiếng Anh', 'English'],
  amount: ['số lượng', 'amount'],
  unit: ['đơn vị', 'unit'],
  note: ['ghi chú', 'note'],
  originals: ['bản chính', 'originals'],
  copies: ['bản sao', 'copies'],
  requirement: ['bắt buộc', 'requirement'],
  condition: ['trường hợp', 'in which cases'],
  when: ['khi', 'when'],
  question: ['câu hỏi', 'question'],
  key: ['mã', 'key'],
  providedBy: ['ai cung cấp', 'provided by'],
  askedAt: ['nộp lúc', 'asked at'],
  accept: ['loại tệp', 'kinds of file'],
  formNumber: ['mẫu số', 'form number'],
  amountVnd: ['mức thu (đồng)', 'amount (VND)'],
  per: ['tính theo', 'per'],
  assessedAtDesk: ['quầy tính', 'set at the desk'],
  collectedBy: ['nơi thu', 'collected by'],
  kind: ['loại', 'kind'],
  title: ['tiêu đề', 'title'],
  abbreviation: ['chữ viết tắt', 'abbreviation'],
  validity: ['hiệu lực', 'validity'],
  validityMonths: ['hiệu lực (tháng)', 'validity (months)'],
  number: ['số văn bản', 'number'],
  date: ['ngày', 'date'],
  label: ['câu hỏi', 'question'],
  required: ['phải trả lời', 'must be answered'],
  days: ['số ngày làm việc', 'working days'],
  role: ['vai trò', 'role'],
  owners: ['bộ phận thực hiện', 'offices'],
  mode: ['nếu có nhiều bộ phận', 'where there are several'],
  always: ['luôn thực hiện', 'always done'],
  actingAs: ['nhân danh', 'in the name of'],
  recordedBy: ['bộ phận ghi hộ', 'recorded by'],
  description: ['mô tả', 'description'],
  channel: ['cách', 'way'],
  limit: ['thời hạn riêng', 'limit of its own'],
  order: ['thứ tự', 'order'],
  fromOn: ['từ ngày', 'from'],
  reason: ['lý do thôi thực hiện', 'why some stop'],
  notice: ['thông báo cho người dân', 'notice to the public'],
}
