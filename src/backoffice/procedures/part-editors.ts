import type {
  ProcedureFee,
  ProcedurePaper,
  ProcedureRecord,
  RecordChange,
} from '../../modules/catalog/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import { postedDate, type Row, type RowColumn } from './record-rows.ts'

/** A part of a record that plain forms change: one row, or a list of rows. */
export interface PartEditor {
  readonly slug: string
  readonly title: Text
  readonly columns: readonly RowColumn[]
  /** What a row of a list is; absent where the part is one row. */
  readonly rowName?: Text
  /** The schema asks for one at least. */
  readonly atLeastOne?: true
  rowsOf(record: ProcedureRecord): readonly Row[]
  /** Of rows in which every column holds what it may hold. */
  apply(rows: readonly Row[], record: ProcedureRecord): RecordChange
}

const text = (row: Row, name: string): Text => {
  const vi = row[name] ?? ''
  return { vi, en: row[`${name}En`] || vi }
}
const pair = (name: string, value: Text): Row => ({ [name]: value.vi, [`${name}En`]: value.en })
const count = (row: Row, name: string) => Number(row[name] || 0)
const english = (key: string, vi: string, en: string): RowColumn => ({
  key,
  kind: 'text',
  label: { vi: `${vi} (tiếng Anh)`, en: `${en} (English)` },
})
const line = (key: string, vi: string, en: string, kind: RowColumn['kind'] = 'text'): RowColumn => ({
  key,
  kind,
  label: { vi, en },
  required: true,
})

const names: PartEditor = {
  slug: 'ten',
  title: { vi: 'Tên và tóm tắt', en: 'Name and summary' },
  columns: [
    line('name', 'Tên thủ tục', 'Name'),
    english('nameEn', 'Tên thủ tục', 'Name'),
    line('summary', 'Tóm tắt', 'Summary', 'long'),
    { ...english('summaryEn', 'Tóm tắt', 'Summary'), kind: 'long' },
  ],
  rowsOf: ({ name, summary }) => [{ ...pair('name', name), ...pair('summary', summary) }],
  apply: ([row = {}]) => ({ name: text(row, 'name'), summary: text(row, 'summary') }),
}

const deadline: PartEditor = {
  slug: 'thoi-han',
  title: { vi: 'Thời hạn giải quyết', en: 'Time limit' },
  columns: [
    { ...line('amount', 'Bao nhiêu', 'How long', 'count'), least: 1 },
    {
      ...line('unit', 'Đơn vị', 'Unit', 'choice'),
      choices: [
        { value: 'working_day', text: { vi: 'ngày làm việc', en: 'working days' } },
        { value: 'calendar_day', text: { vi: 'ngày', en: 'days' } },
        { value: 'working_hour', text: { vi: 'giờ làm việc', en: 'working hours' } },
        { value: 'same_day', text: { vi: 'trong ngày', en: 'the same day' } },
      ],
    },
    line('note', 'Ghi chú', 'Note', 'long'),
    { ...english('noteEn', 'Ghi chú', 'Note'), kind: 'long' },
  ],
  rowsOf: ({ deadline: { amount, unit, note } }) => [{ amount: String(amount), unit, ...pair('note', note) }],
  apply: ([row = {}]) => ({
    deadline: {
      amount: count(row, 'amount'),
      unit: row['unit'] as ProcedureRecord['deadline']['unit'],
      note: text(row, 'note'),
    },
  }),
}

const papers: PartEditor = {
  slug: 'giay-to',
  title: { vi: 'Thành phần hồ sơ', en: 'Papers' },
  rowName: { vi: 'Giấy tờ', en: 'Paper' },
  atLeastOne: true,
  columns: [
    line('name', 'Tên giấy tờ', 'Name', 'long'),
    { ...english('nameEn', 'Tên giấy tờ', 'Name'), kind: 'long' },
    { key: 'formNumber', kind: 'text', label: { vi: 'Mẫu số', en: 'Form number' } },
    { key: 'originals', kind: 'count', label: { vi: 'Bản chính', en: 'Originals' } },
    { key: 'copies', kind: 'count', label: { vi: 'Bản sao', en: 'Copies' } },
    {
      ...line('requirement', 'Bắt buộc', 'Requirement', 'choice'),
      choices: [
        { value: 'always', text: { vi: 'luôn phải nộp', en: 'always' } },
        { value: 'conditional', text: { vi: 'theo trường hợp', en: 'in some cases' } },
        { value: 'optional', text: { vi: 'có thể nộp thêm', en: 'optional' } },
      ],
    },
  ],
  rowsOf: (record) =>
    record.papers.map((paper) => ({
      id: paper.id,
      ...pair('name', paper.name),
      formNumber: paper.formNumber ?? '',
      originals: String(paper.originals),
      copies: String(paper.copies),
      requirement: paper.requirement,
    })),
  apply: (rows, record) => {
    const ids = freeIds('p', record.papers)
    return {
      papers: rows.map((row): ProcedurePaper => {
        const known = record.papers.find(({ id }) => id === row['id'])
        return {
          ...(known ?? newPaper(ids())),
          name: text(row, 'name'),
          formNumber: row['formNumber'] || null,
          originals: count(row, 'originals'),
          copies: count(row, 'copies'),
          requirement: row['requirement'] as ProcedurePaper['requirement'],
        }
      }),
    }
  },
}

function newPaper(id: string): ProcedurePaper {
  return {
    id,
    name: { vi: '', en: '' },
    formNumber: null,
    originals: 0,
    copies: 0,
    requirement: 'always',
    condition: null,
    when: null,
    providedBy: 'applicant',
    askedAt: 'submission',
    accept: ['pdf', 'jpg', 'png', 'heic'],
  }
}

const fees: PartEditor = {
  slug: 'phi',
  title: { vi: 'Phí, lệ phí', en: 'Fees' },
  rowName: { vi: 'Khoản thu', en: 'Fee' },
  columns: [
    line('name', 'Tên khoản thu', 'Name'),
    english('nameEn', 'Tên khoản thu', 'Name'),
    {
      ...line('kind', 'Loại', 'Kind', 'choice'),
      choices: [
        { value: 'phi', text: { vi: 'phí', en: 'fee' } },
        { value: 'le_phi', text: { vi: 'lệ phí', en: 'charge' } },
      ],
    },
    {
      key: 'amountVnd',
      kind: 'count',
      label: { vi: 'Mức thu, đồng (để trống nếu quầy tính)', en: 'Amount in VND (empty: set at the desk)' },
    },
    line('per', 'Tính theo', 'Per'),
    english('perEn', 'Tính theo', 'Per'),
  ],
  rowsOf: (record) =>
    record.fees.map((fee) => ({
      id: fee.id,
      ...pair('name', fee.name),
      kind: fee.kind,
      amountVnd: fee.amountVnd === null ? '' : String(fee.amountVnd),
      ...pair('per', fee.per),
    })),
  apply: (rows, record) => {
    const ids = freeIds('f', record.fees)
    return {
      fees: rows.map((row): ProcedureFee => {
        const amountVnd = row['amountVnd'] ? count(row, 'amountVnd') : null
        const known = record.fees.find(({ id }) => id === row['id'])
        return {
          ...(known ?? { id: ids(), condition: null, when: null, collectedBy: 'receiving_agency' }),
          name: text(row, 'name'),
          kind: row['kind'] as ProcedureFee['kind'],
          amountVnd,
          per: text(row, 'per'),
          assessedAtDesk: amountVnd === null,
        }
      }),
    }
  },
}

const legalBasis: PartEditor = {
  slug: 'can-cu',
  title: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  rowName: { vi: 'Văn bản', en: 'Instrument' },
  atLeastOne: true,
  columns: [
    line('number', 'Số văn bản', 'Number'),
    line('title', 'Tên văn bản', 'Title', 'long'),
    { ...english('titleEn', 'Tên văn bản', 'Title'), kind: 'long' },
    { key: 'date', kind: 'date', label: { vi: 'Ngày ban hành', en: 'Issued on' } },
  ],
  rowsOf: (record) =>
    record.legalBasis.map(({ number, title, date }) => ({
      number,
      ...pair('title', title),
      date: date ? formatDate(date) : '',
    })),
  apply: (rows) => ({
    legalBasis: rows.map((row) => ({
      number: row['number'] ?? '',
      title: text(row, 'title'),
      date: postedDate(row['date'] ?? '') ?? null,
    })),
  }),
}

/** Ids never used by this record before: one that went is not given to another thing. */
function freeIds(letter: string, items: readonly { readonly id: string }[]): () => string {
  let last = Math.max(0, ...items.map(({ id }) => Number(id.slice(1))))
  return () => `${letter}${(last += 1)}`
}

export const PART_EDITORS: readonly PartEditor[] = [names, deadline, papers, fees, legalBasis]
