import type { Difference, ProcedureDraft, ProcedurePart } from '../../modules/catalog/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, tag } from '../../ui/index.ts'

export function partWords(part: ProcedurePart, t: Translate): string {
  const words: Readonly<Record<ProcedurePart, string>> = {
    sheet: t('Tên và thông tin chung', 'Name and sheet'),
    deadline: t('Thời hạn giải quyết', 'Time limit'),
    papers: t('Thành phần hồ sơ', 'Papers'),
    fees: t('Phí, lệ phí', 'Fees'),
    situations: t('Câu hỏi về trường hợp', 'Situations'),
    steps: t('Các bước đã công bố', 'Published steps'),
    owners: t('Người thực hiện từng bước', 'Owners of steps'),
    formFields: t('Câu hỏi của biểu mẫu', 'Questions of the form'),
    process: t('Quy trình xử lý', 'Process'),
    results: t('Kết quả', 'Results'),
    legalBasis: t('Căn cứ pháp lý', 'Legal basis'),
    conditions: t('Yêu cầu, điều kiện', 'Conditions'),
    ways: t('Cách thức thực hiện', 'Ways to file'),
    delivery: t('Cách nhận kết quả', 'Delivery'),
    coAgencies: t('Cơ quan phối hợp', 'Consulted agencies'),
    offeredBy: t('Cơ quan thực hiện', 'Offering agencies'),
  }
  return words[part]
}

export function changeWords(kind: Difference['kind'], t: Translate): string {
  if (kind === 'added') return t('Thêm', 'Added')
  return kind === 'removed' ? t('Bỏ', 'Removed') : t('Sửa', 'Changed')
}

export function stateWords(state: ProcedureDraft['state'], t: Translate): string {
  const words: Readonly<Record<ProcedureDraft['state'], string>> = {
    draft: t('Đang soạn', 'Being drafted'),
    submitted: t('Chờ kiểm soát', 'To be checked'),
    checked: t('Đã kiểm soát', 'Checked'),
    published: t('Đã công bố', 'Published'),
    discarded: t('Đã bỏ', 'Discarded'),
  }
  return words[state]
}

export function stateTag(state: ProcedureDraft['state'], t: Translate): Html {
  const colours = {
    draft: 'grey',
    submitted: 'orange',
    checked: 'blue',
    published: 'green',
    discarded: 'grey',
  }
  return tag({ text: stateWords(state, t), classes: `govuk-tag--${colours[state]}` })
}

/** A value of a record in words: both languages of a text, parts of a thing one after the other. */
export function valueWords(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('không có', 'none')
  if (value === true) return t('có', 'yes')
  if (value === false) return t('không', 'no')
  if (Array.isArray(value))
    return value.map((one: unknown) => valueWords(one, t)).join('; ') || t('không có', 'none')
  if (typeof value !== 'object') return choiceWords(String(value), t)
  if (isText(value)) return value.vi === value.en ? value.vi : `${value.vi} (${value.en})`
  return Object.entries(value)
    .filter(([key, inner]) => key !== 'id' && inner !== null && inner !== undefined)
    .map(([key, inner]) => `${propertyWords(key, t)}: ${valueWords(inner, t)}`)
    .join('; ')
}

/** Choices that records keep as codes. */
function choiceWords(value: string, t: Translate): string {
  const words: Readonly<Record<string, string>> = {
    working_day: t('ngày làm việc', 'working days'),
    calendar_day: t('ngày', 'days'),
    working_hour: t('giờ làm việc', 'working hours'),
    same_day: t('trong ngày', 'the same day'),
    always: t('luôn phải nộp', 'always'),
    conditional: t('theo trường hợp', 'in some cases'),
    optional: t('có thể nộp thêm', 'optional'),
    online: t('trên mạng', 'online'),
    counter: t('tại quầy', 'at the counter'),
    post: t('qua bưu chính', 'by post'),
    phi: t('phí', 'fee'),
    le_phi: t('lệ phí', 'charge'),
    province: t('cấp tỉnh', 'province'),
    district: t('cấp huyện', 'district'),
    commune: t('cấp xã', 'commune'),
  }
  return words[value] ?? value
}

function isText(value: object): value is { vi: string; en: string } {
  return Object.keys(value).toSorted().join() === 'en,vi'
}

/** The last part of a path says what it is; names nobody has words for stay as they are. */
export function propertyWords(path: string, t: Translate): string {
  const last = path.split('.').at(-1) ?? path
  const words: Readonly<Record<string, string>> = {
    name: t('tên', 'name'),
    summary: t('tóm tắt', 'summary'),
    field: t('lĩnh vực', 'field'),
    tier: t('cấp giải quyết', 'tier'),
    keywords: t('từ khóa', 'keywords'),
    audience: t('đối tượng', 'audience'),
    nationalCode: t('mã thủ tục quốc gia', 'national code'),
    inForceFrom: t('có hiệu lực từ', 'in force from'),
    vi: t('tiếng Việt', 'Vietnamese'),
    en: t('tiếng Anh', 'English'),
    amount: t('số lượng', 'amount'),
    unit: t('đơn vị', 'unit'),
    note: t('ghi chú', 'note'),
    originals: t('bản chính', 'originals'),
    copies: t('bản sao', 'copies'),
    requirement: t('bắt buộc', 'requirement'),
    formNumber: t('mẫu số', 'form number'),
    amountVnd: t('mức thu (đồng)', 'amount (VND)'),
    per: t('tính theo', 'per'),
    kind: t('loại', 'kind'),
    title: t('tiêu đề', 'title'),
    number: t('số văn bản', 'number'),
    date: t('ngày', 'date'),
    label: t('câu hỏi', 'question'),
    required: t('phải trả lời', 'must be answered'),
    days: t('số ngày', 'days'),
    role: t('vai trò', 'role'),
    description: t('mô tả', 'description'),
    channel: t('cách', 'channel'),
  }
  return words[last] ?? last
}

/** Room under a table that another one or a heading follows. */
export function spaced<T extends { readonly classes?: string | undefined }>(options: T): T {
  return { ...options, classes: `${options.classes ?? ''} govuk-!-margin-bottom-6`.trim() }
}
