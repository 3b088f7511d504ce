import { expressionsOf, type ProcedureFee, type ProcedurePaper } from '../../../modules/catalog/index.ts'
import { FEE_KINDS, REQUIREMENTS } from '../record-choices.ts'
import {
  bilingual,
  choice,
  column,
  count,
  feel,
  freeIds,
  pair,
  type PartEditor,
  text,
  textOrNull,
} from './part-editor.ts'

const papers: PartEditor = {
  slug: 'giay-to',
  title: { vi: 'Thành phần hồ sơ', en: 'Papers' },
  rowName: { vi: 'Giấy tờ', en: 'Paper' },
  atLeastOne: true,
  columns: [
    ...bilingual('name', ['Tên giấy tờ', 'Name'], { kind: 'long', required: true }),
    column('originals', ['Bản chính', 'Originals'], { kind: 'count', half: true }),
    column('copies', ['Bản sao', 'Copies'], { kind: 'count', half: true }),
    column('formNumber', ['Mẫu số', 'Form number'], { half: true }),
    choice('requirement', ['Bắt buộc', 'Requirement'], REQUIREMENTS),
    ...bilingual('condition', ['Trường hợp nào, bằng lời', 'In which cases, in words'], { kind: 'long' }),
    feel('when', ['Khi nào phải nộp (theo trường hợp)', 'When it is asked (in some cases)']),
  ],
  rowsOf: (record) =>
    record.papers.map((paper) => ({
      id: paper.id,
      ...pair('name', paper.name),
      formNumber: paper.formNumber ?? '',
      originals: String(paper.originals),
      copies: String(paper.copies),
      requirement: paper.requirement,
      ...pair('condition', paper.condition),
      when: paper.when ?? '',
    })),
  apply: (rows, record) => {
    const ids = freeIds(
      'p',
      record.papers.map(({ id }) => id),
    )
    return {
      papers: rows.map((row): ProcedurePaper => {
        const known = record.papers.find(({ id }) => id === row['id'])
        const requirement = row['requirement'] as ProcedurePaper['requirement']
        return {
          ...(known ?? newPaper(ids())),
          name: text(row, 'name'),
          formNumber: row['formNumber'] || null,
          originals: count(row, 'originals'),
          copies: count(row, 'copies'),
          requirement,
          condition: requirement === 'always' ? null : textOrNull(row, 'condition'),
          when: requirement === 'conditional' ? row['when'] || null : null,
        }
      }),
    }
  },
  // What is asked only after a notice has no condition that the form could tell.
  faults: (rows, record) =>
    rows.flatMap((row, index) => {
      const isLater = record.papers.some(({ id, askedAt }) => id === row['id'] && askedAt === 'after_notice')
      return row['requirement'] === 'conditional' && !row['when'] && !isLater
        ? [{ row: index, column: 'when', message: WHEN_MISSING }]
        : []
    }),
}

const WHEN_MISSING = {
  vi: 'Giấy tờ nộp theo trường hợp: hãy ghi khi nào phải nộp',
  en: 'A paper asked in some cases: say when',
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
    ...bilingual('name', ['Tên khoản thu', 'Name'], { required: true }),
    column(
      'amountVnd',
      ['Mức thu, đồng (để trống nếu quầy tính)', 'Amount in VND (empty: set at the desk)'],
      {
        kind: 'count',
        half: true,
      },
    ),
    choice('kind', ['Loại', 'Kind'], FEE_KINDS),
    ...bilingual('per', ['Tính theo', 'Per'], { required: true }),
    ...bilingual('condition', ['Trường hợp nào, bằng lời', 'In which cases, in words'], { kind: 'long' }),
    feel('when', ['Khi nào thu (để trống: luôn thu)', 'When it is due (empty: always)']),
  ],
  rowsOf: (record) =>
    record.fees.map((fee) => ({
      id: fee.id,
      ...pair('name', fee.name),
      kind: fee.kind,
      amountVnd: fee.amountVnd === null ? '' : String(fee.amountVnd),
      ...pair('per', fee.per),
      ...pair('condition', fee.condition),
      when: fee.when ?? '',
    })),
  apply: (rows, record) => {
    const ids = freeIds(
      'f',
      record.fees.map(({ id }) => id),
    )
    return {
      fees: rows.map((row): ProcedureFee => {
        const amountVnd = row['amountVnd'] ? count(row, 'amountVnd') : null
        const known = record.fees.find(({ id }) => id === row['id'])
        return {
          ...(known ?? { id: ids(), collectedBy: 'receiving_agency' }),
          name: text(row, 'name'),
          kind: row['kind'] as ProcedureFee['kind'],
          amountVnd,
          per: text(row, 'per'),
          condition: textOrNull(row, 'condition'),
          when: row['when'] || null,
          assessedAtDesk: amountVnd === null,
        }
      }),
    }
  },
}

const situations: PartEditor = {
  slug: 'truong-hop',
  title: { vi: 'Trường hợp', en: 'Situations' },
  rowName: { vi: 'Trường hợp', en: 'Situation' },
  columns: [
    ...bilingual('question', ['Câu hỏi có hoặc không', 'Question, yes or no'], {
      kind: 'long',
      required: true,
    }),
    feel('when', ['Chỉ hỏi khi (để trống: luôn hỏi)', 'Asked only when (empty: always)']),
  ],
  rowsOf: (record) =>
    record.situations.map(({ key, question, when }) => ({
      id: key,
      ...pair('question', question),
      when: when ?? '',
    })),
  apply: (rows, record) => {
    const keys = freeIds(
      'situation_',
      record.situations.map(({ key }) => key),
    )
    const known = new Set(record.situations.map(({ key }) => key))
    return {
      situations: rows.map((row) => {
        const id = row['id'] ?? ''
        return {
          key: known.has(id) ? id : keys(),
          question: text(row, 'question'),
          when: row['when'] || null,
        }
      }),
    }
  },
  faults: (rows, record) => {
    const gone = record.situations.filter(({ key }) => !rows.some((row) => row['id'] === key))
    return gone.flatMap(({ key }) => {
      const readBy = expressionsOf(record).filter(
        ({ at, expression }) => at !== `situations.${key}` && new RegExp(`\\b${key}\\b`).test(expression),
      )
      if (readBy.length === 0) return []
      const places = readBy.map(({ at }) => at.split('.').at(-1)).join(', ')
      const message = {
        vi: `Chưa bỏ được ${key}: điều kiện của ${places} còn hỏi tới`,
        en: `${key} cannot go: the conditions of ${places} read it`,
      }
      return [{ row: null, column: '', message }]
    })
  },
}

export const PAPER_PARTS: readonly PartEditor[] = [papers, fees, situations]
