import type { Text } from '../../platform/i18n/translator.ts'
import type { ProcedureFacts } from './facts/procedure-facts.ts'
import type { ProcedureRecord } from './pack/procedure-record.ts'

type Component = readonly [isThere: boolean, words: Text]

/** Components of a procedure that its record lacks; a form, fees and conditions are asked only where there are any. */
// Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2.
export function missingComponents(record: ProcedureRecord): readonly Text[] {
  return missingOf([
    [record.name.vi !== '', WORDS.name],
    [record.steps.length > 0, WORDS.steps],
    [record.ways.length > 0, WORDS.ways],
    [record.papers.length > 0, WORDS.papers],
    [record.papers.every(isCounted), WORDS.counts],
    [record.deadline.amount > 0, WORDS.deadline],
    [record.audience.length > 0, WORDS.audience],
    [record.decidingAuthority.vi !== '', WORDS.authority],
    [record.results.length > 0, WORDS.results],
    [record.fees.every(isPriced), WORDS.fees],
    [record.legalBasis.length > 0, WORDS.legalBasis],
  ])
}

/** The same of published facts, which never hold the steps and the legal basis: those are added when a sheet is made. */
export function missingFactsComponents(facts: ProcedureFacts): readonly Text[] {
  const papers = facts.documents.flat()
  return missingOf([
    [facts.name !== '', WORDS.name],
    [false, WORDS.steps],
    [facts.channels.length > 0, WORDS.ways],
    [papers.length > 0, WORDS.papers],
    [papers.every(({ name }) => name !== ''), WORDS.paperNames],
    [papers.every(({ originals, copies }) => originals + copies > 0), WORDS.counts],
    [facts.channels.some(({ duration, unit }) => duration !== null && unit !== ''), WORDS.deadline],
    [facts.subjects.length > 0, WORDS.audience],
    [facts.agency !== '' || facts.competentAgency !== '', WORDS.authority],
    [facts.results.some(({ name }) => name !== ''), WORDS.results],
    [false, WORDS.legalBasis],
  ])
}

const WORDS = {
  name: { vi: 'tên thủ tục', en: 'the name' },
  steps: { vi: 'trình tự thực hiện', en: 'the steps' },
  ways: { vi: 'cách thức thực hiện', en: 'the ways to apply' },
  papers: { vi: 'thành phần, số lượng hồ sơ', en: 'the papers and their number' },
  paperNames: { vi: 'tên của từng giấy tờ', en: 'the name of each paper' },
  counts: { vi: 'số bản của từng giấy tờ', en: 'the number of each paper' },
  deadline: { vi: 'thời hạn giải quyết', en: 'the time limit' },
  audience: { vi: 'đối tượng thực hiện', en: 'who may apply' },
  authority: { vi: 'cơ quan có thẩm quyền', en: 'the competent agency' },
  results: { vi: 'kết quả thực hiện', en: 'the result' },
  fees: { vi: 'mức phí, lệ phí hoặc cách tính', en: 'fees or how they are set' },
  legalBasis: { vi: 'căn cứ pháp lý', en: 'the legal basis' },
} as const satisfies Readonly<Record<string, Text>>

function missingOf(components: readonly Component[]): readonly Text[] {
  return components.filter(([isThere]) => !isThere).map(([, words]) => words)
}

function isCounted({ originals, copies, providedBy }: ProcedureRecord['papers'][number]): boolean {
  return originals + copies > 0 || providedBy !== 'applicant'
}

function isPriced({ amountVnd, assessedAtDesk, condition }: ProcedureRecord['fees'][number]): boolean {
  return amountVnd !== null || assessedAtDesk || condition !== null
}
