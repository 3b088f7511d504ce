import type { Text } from '../../platform/i18n/translator.ts'
import type { ProcedureFacts } from './facts/procedure-facts.ts'
import type { ProcedureRecord } from './pack/procedure-record.ts'

type Component = readonly [isThere: boolean, key: ComponentKey]

/** Components of a procedure that its record lacks; a form, fees and conditions are asked only where there are any. */
// Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2.
export function missingComponents(record: ProcedureRecord): readonly Text[] {
  return missingParts(record).map((key) => COMPONENT_WORDS[key])
}

export function missingParts(record: ProcedureRecord): readonly ComponentKey[] {
  return missingOf([
    [record.name.vi !== '', 'name'],
    [record.steps.length > 0, 'steps'],
    [record.ways.length > 0, 'ways'],
    [record.papers.length > 0, 'papers'],
    [record.papers.every(isCounted), 'counts'],
    [record.deadline.amount > 0, 'deadline'],
    [record.audience.length > 0, 'audience'],
    [record.decidingAuthority.vi !== '', 'authority'],
    [record.results.length > 0, 'results'],
    [record.fees.every(isPriced), 'fees'],
    [record.legalBasis.length > 0, 'legalBasis'],
  ])
}

/** The same of published facts, which never hold the steps and the legal basis: those are added when a sheet is made. */
export function missingFactsComponents(facts: ProcedureFacts): readonly Text[] {
  return missingFactsParts(facts).map((key) => COMPONENT_WORDS[key])
}

export function missingFactsParts(facts: ProcedureFacts): readonly ComponentKey[] {
  const papers = facts.documents.flat()
  return missingOf([
    [facts.name !== '', 'name'],
    [false, 'steps'],
    [facts.channels.length > 0, 'ways'],
    [papers.length > 0, 'papers'],
    [papers.every(({ name }) => name !== ''), 'paperNames'],
    [papers.every(({ originals, copies }) => originals + copies > 0), 'counts'],
    [facts.channels.some(({ duration, unit }) => duration !== null && unit !== ''), 'deadline'],
    [facts.subjects.length > 0, 'audience'],
    [facts.agency !== '' || facts.competentAgency !== '', 'authority'],
    [facts.results.some(({ name }) => name !== ''), 'results'],
    [false, 'legalBasis'],
  ])
}

/** In the order of the law. */
export const COMPONENT_WORDS = {
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

export type ComponentKey = keyof typeof COMPONENT_WORDS

function missingOf(components: readonly Component[]): readonly ComponentKey[] {
  return components.filter(([isThere]) => !isThere).map(([, key]) => key)
}

function isCounted({ originals, copies, providedBy }: ProcedureRecord['papers'][number]): boolean {
  return originals + copies > 0 || providedBy !== 'applicant'
}

function isPriced({ amountVnd, assessedAtDesk, condition }: ProcedureRecord['fees'][number]): boolean {
  return amountVnd !== null || assessedAtDesk || condition !== null
}
