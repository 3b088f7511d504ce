import type { ProcedureRecord } from '../../../modules/catalog/index.ts'
import { CHANNELS, RESULT_KINDS, TIME_UNITS } from '../record-choices.ts'
import type { Row } from '../record-rows.ts'
import {
  bilingual,
  choice,
  column,
  count,
  doubles,
  feel,
  freeIds,
  pair,
  type PartEditor,
  type RowFault,
  text,
  textOrNull,
} from './part-editor.ts'
import type { TimeUnit } from './sheet-parts.ts'

type Channel = ProcedureRecord['delivery'][number]

const DOUBLE = { vi: 'Cách này đã có ở dòng trên', en: 'This way is in a line above' }

const ways: PartEditor = {
  slug: 'cach-nop',
  title: { vi: 'Cách thức thực hiện', en: 'Ways to file' },
  rowName: { vi: 'Cách nộp', en: 'Way' },
  atLeastOne: true,
  columns: [
    choice('channel', ['Cách nộp', 'Way'], CHANNELS, { half: false }),
    column(
      'amount',
      ['Thời hạn riêng (để trống: theo thời hạn chung)', 'Limit of its own (empty: as for all)'],
      {
        kind: 'count',
        half: true,
        least: 1,
      },
    ),
    choice('unit', ['Đơn vị', 'Unit'], TIME_UNITS),
    ...bilingual('description', ['Ghi chú: nộp ở đâu, thế nào', 'Note: where and how'], {
      kind: 'long',
      required: true,
    }),
  ],
  rowsOf: (record) =>
    record.ways.map(({ channel, description, limit }) => ({
      channel,
      ...pair('description', description),
      amount: limit ? String(limit.amount) : '',
      unit: limit?.unit ?? record.deadline.unit,
    })),
  apply: (rows) => ({
    ways: rows.map((row) => ({
      channel: row['channel'] as Channel,
      description: text(row, 'description'),
      ...(row['amount'] ? { limit: { amount: count(row, 'amount'), unit: row['unit'] as TimeUnit } } : {}),
    })),
  }),
  faults: (rows, { deadline }) => [
    ...doubles(rows, 'channel', DOUBLE),
    ...rows.flatMap((row, index): readonly RowFault[] =>
      row['unit'] === deadline.unit && count(row, 'amount') > deadline.amount
        ? [{ row: index, column: 'amount', message: LONGER }]
        : [],
    ),
  ],
}

const LONGER = {
  vi: 'Thời hạn riêng không được dài hơn thời hạn giải quyết chung',
  en: 'A limit of its own is not longer than the limit for all',
}

const delivery: PartEditor = {
  slug: 'nhan-ket-qua',
  title: { vi: 'Cách nhận kết quả', en: 'Delivery' },
  rowName: { vi: 'Cách nhận', en: 'Way' },
  atLeastOne: true,
  columns: [choice('channel', ['Cách nhận kết quả', 'How the result is received'], CHANNELS)],
  rowsOf: (record) => record.delivery.map((channel) => ({ channel })),
  apply: (rows) => ({ delivery: rows.map((row) => row['channel'] as Channel) }),
  faults: (rows) => doubles(rows, 'channel', DOUBLE),
}

type Result = ProcedureRecord['results'][number]

const results: PartEditor = {
  slug: 'ket-qua',
  title: { vi: 'Kết quả', en: 'Results' },
  rowName: { vi: 'Kết quả', en: 'Result' },
  atLeastOne: true,
  columns: [
    ...bilingual('title', ['Tên giấy tờ kết quả', 'Name of the document'], { kind: 'long', required: true }),
    column('abbreviation', ['Chữ viết tắt trong số, ký hiệu', 'Abbreviation in its number'], {
      half: true,
      required: true,
    }),
    choice('kind', ['Loại', 'Kind'], RESULT_KINDS),
    ...bilingual('validity', ['Thời hạn hiệu lực, bằng lời', 'Validity, in words']),
    column('validityMonths', ['Hiệu lực cố định, số tháng', 'Fixed validity, in months'], {
      kind: 'count',
      least: 1,
    }),
    feel('when', ['Chỉ cấp khi (để trống: luôn cấp)', 'Given only when (empty: always)']),
  ],
  rowsOf: (record) =>
    record.results.map((result) => ({
      id: result.id,
      ...pair('title', result.title),
      abbreviation: result.abbreviation,
      kind: result.kind,
      ...pair('validity', result.validity),
      validityMonths: result.validityMonths === null ? '' : String(result.validityMonths),
      when: result.when ?? '',
    })),
  apply: (rows, record) => {
    const known = new Set(record.results.map(({ id }) => id))
    const ids = freeIds('r', [...known])
    const made = rows.map((row): Result => {
      const id = row['id'] ?? ''
      return { ...resultOf(row), id: known.has(id) ? id : ids() }
    })
    const [first] = made
    if (!first) return { results: made }
    // What is numbered and sealed is the first of them.
    const { title, abbreviation, kind, validity } = first
    return { results: made, resultDocument: { title, abbreviation, kind, validity } }
  },
  faults: (rows) =>
    rows.flatMap((row, index): readonly RowFault[] =>
      row['validityMonths'] && !row['validity']
        ? [{ row: index, column: 'validity', message: VALIDITY_MISSING }]
        : [],
    ),
}

const VALIDITY_MISSING = {
  vi: 'Hãy ghi thời hạn hiệu lực bằng lời, ví dụ 05 năm',
  en: 'Say the validity in words, such as 5 years',
}

function resultOf(row: Row): Omit<Result, 'id'> {
  return {
    title: text(row, 'title'),
    abbreviation: row['abbreviation'] ?? '',
    kind: row['kind'] as Result['kind'],
    validity: textOrNull(row, 'validity'),
    validityMonths: row['validityMonths'] ? count(row, 'validityMonths') : null,
    when: row['when'] || null,
  }
}

export const WAY_PARTS: readonly PartEditor[] = [ways, delivery, results]
