import type { ProcedureRecord } from '../../../modules/catalog/index.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { TIME_UNITS } from '../record-choices.ts'
import { postedDate } from '../record-rows.ts'
import { bilingual, choice, column, count, pair, type PartEditor, text } from './part-editor.ts'

const names: PartEditor = {
  slug: 'ten',
  title: { vi: 'Tên và tóm tắt', en: 'Name and summary' },
  columns: [
    ...bilingual('name', ['Tên thủ tục', 'Name'], { required: true }),
    ...bilingual('summary', ['Tóm tắt', 'Summary'], { kind: 'long', required: true }),
    ...bilingual('authority', ['Cơ quan có thẩm quyền quyết định', 'Competent agency'], { required: true }),
  ],
  rowsOf: ({ name, summary, decidingAuthority }) => [
    { ...pair('name', name), ...pair('summary', summary), ...pair('authority', decidingAuthority) },
  ],
  apply: ([row = {}]) => ({
    name: text(row, 'name'),
    summary: text(row, 'summary'),
    decidingAuthority: text(row, 'authority'),
  }),
}

export type TimeUnit = ProcedureRecord['deadline']['unit']

const deadline: PartEditor = {
  slug: 'thoi-han',
  title: { vi: 'Thời hạn giải quyết', en: 'Time limit' },
  columns: [
    column('amount', ['Bao nhiêu', 'How long'], { kind: 'count', half: true, required: true, least: 1 }),
    choice('unit', ['Đơn vị', 'Unit'], TIME_UNITS),
    ...bilingual('note', ['Ghi chú', 'Note'], { kind: 'long', required: true }),
  ],
  rowsOf: ({ deadline: { amount, unit, note } }) => [{ amount: String(amount), unit, ...pair('note', note) }],
  apply: ([row = {}]) => ({
    deadline: { amount: count(row, 'amount'), unit: row['unit'] as TimeUnit, note: text(row, 'note') },
  }),
}

const conditions: PartEditor = {
  slug: 'dieu-kien',
  title: { vi: 'Yêu cầu, điều kiện', en: 'Conditions' },
  rowName: { vi: 'Điều kiện', en: 'Condition' },
  columns: bilingual('words', ['Yêu cầu, điều kiện', 'Condition'], { kind: 'long', required: true }),
  rowsOf: (record) => record.conditions.map((words) => pair('words', words)),
  apply: (rows) => ({ conditions: rows.map((row) => text(row, 'words')) }),
}

const legalBasis: PartEditor = {
  slug: 'can-cu',
  title: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  rowName: { vi: 'Văn bản', en: 'Instrument' },
  atLeastOne: true,
  columns: [
    column('number', ['Số văn bản', 'Number'], { half: true, required: true }),
    column('date', ['Ngày ban hành', 'Issued on'], { kind: 'date', half: true }),
    ...bilingual('title', ['Tên văn bản', 'Title'], { kind: 'long', required: true }),
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

export const SHEET_PARTS: readonly PartEditor[] = [names, deadline, conditions, legalBasis]
