import { type Locale, translator } from '../../platform/i18n/translator.ts'
import type { JsonValue } from '../../platform/pdf/json-value.ts'
import { qrSvg } from '../../platform/pdf/qr-svg.ts'
import type { DocumentInput } from './official-document.ts'
import { shortDate } from './vietnamese-dates.ts'
import { formatVnd } from './vietnamese-money.ts'

export interface SheetPaper {
  readonly name: string
  readonly formNumber?: string | undefined
  readonly originals: number
  readonly copies: number
  readonly required: boolean
  /** In words, where the paper is asked only sometimes. */
  readonly condition?: string | undefined
}

export interface SheetFee {
  readonly name: string
  /** Unknown until worked out by the agency. */
  readonly amountVnd?: number | undefined
  readonly per?: string | undefined
  readonly condition?: string | undefined
}

/** Everything the law wants published about a procedure, in words of one language. */
export interface ProcedureSheetFacts {
  readonly locale: Locale
  readonly publisher: string
  readonly code: string
  readonly name: string
  readonly field: string
  readonly governmentLevel: string
  readonly onlineLevel?: string | undefined
  readonly competentAgency: string
  readonly receivingPlace?: string | undefined
  readonly coAgencies: readonly string[]
  readonly audience: readonly string[]
  readonly ways: readonly string[]
  readonly timeLimit: string
  readonly steps: readonly string[]
  readonly papers: readonly SheetPaper[]
  readonly sets?: number | undefined
  readonly fees: readonly SheetFee[]
  readonly results: readonly { readonly name: string; readonly validity?: string | undefined }[]
  readonly conditions: readonly string[]
  readonly legalBasis: readonly string[]
  readonly forms: readonly string[]
  /** Said plainly when some facts still wait to be confirmed. */
  readonly unconfirmed?: string | undefined
  readonly pageUrl?: string | undefined
  readonly printedAt: Date
}

// Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 (các bộ phận tạo thành thủ tục hành chính).
export function procedureSheetInput(facts: ProcedureSheetFacts): DocumentInput {
  const t = translator(facts.locale)
  return {
    template: 'procedure-sheet',
    data: {
      meta: { title: `${facts.code} ${facts.name}`, createdAt: facts.printedAt.toISOString() },
      publisher: facts.publisher,
      code: facts.code,
      name: facts.name,
      qr: facts.pageUrl === undefined ? '' : qrSvg(facts.pageUrl),
      unconfirmed: facts.unconfirmed ?? '',
      labels: {
        code: t('Mã thủ tục', 'Procedure code'),
        page: t('Trang', 'Page'),
        qr: t('Mã QR dẫn đến trang của thủ tục', 'QR code to the page of this procedure'),
        foot: t(
          `In ngày ${shortDate(facts.printedAt)}. Bản trên cổng dịch vụ công là bản mới nhất.`,
          `Printed on ${shortDate(facts.printedAt)}. The page of the portal is the newest.`,
        ),
      },
      facts: sheetFacts(facts),
      parts: sheetParts(facts),
    },
  }
}

function sheetFacts(facts: ProcedureSheetFacts): JsonValue[] {
  const t = translator(facts.locale)
  const sets = facts.sets === undefined ? [] : [t(`${facts.sets} bộ`, String(facts.sets))]
  const rows: [string, readonly string[]][] = [
    [t('Lĩnh vực', 'Field'), [facts.field]],
    [t('Cấp thực hiện', 'Level of government'), [facts.governmentLevel]],
    [t('Mức độ dịch vụ công', 'Online service'), facts.onlineLevel === undefined ? [] : [facts.onlineLevel]],
    [t('Cơ quan giải quyết', 'Competent agency'), [facts.competentAgency]],
    [t('Cơ quan phối hợp', 'Cooperating agencies'), facts.coAgencies],
    [t('Nơi tiếp nhận', 'Where to apply'), facts.receivingPlace === undefined ? [] : [facts.receivingPlace]],
    [t('Đối tượng thực hiện', 'Who can apply'), facts.audience],
    [t('Cách thức thực hiện', 'Ways to apply'), facts.ways],
    [t('Thời hạn giải quyết', 'Time limit'), [facts.timeLimit]],
    [t('Số bộ hồ sơ', 'Number of sets'), sets],
    [
      t('Kết quả', 'Result'),
      facts.results.map(({ name, validity }) => (validity ? `${name} (${validity})` : name)),
    ],
  ]
  return rows.flatMap(([label, values]) => (values.length === 0 ? [] : [{ label, values }]))
}

function sheetParts(facts: ProcedureSheetFacts): JsonValue[] {
  const t = translator(facts.locale)
  const none = t('Không có.', 'None.')
  const list = (title: string, items: readonly string[], kind: 'list' | 'steps' = 'list') => ({
    title,
    kind: items.length === 0 ? 'list' : kind,
    items: items.length === 0 ? [none] : items,
  })
  return [
    list(t('Trình tự thực hiện', 'Steps'), facts.steps, 'steps'),
    papersPart(facts),
    feesPart(facts, none),
    list(t('Mẫu đơn, mẫu tờ khai', 'Forms'), facts.forms),
    list(t('Yêu cầu, điều kiện', 'Requirements'), facts.conditions),
    list(t('Căn cứ pháp lý', 'Legal basis'), facts.legalBasis),
  ]
}

function papersPart(facts: ProcedureSheetFacts): JsonValue {
  const t = translator(facts.locale)
  return {
    title: t('Thành phần hồ sơ', 'Papers'),
    kind: 'table',
    widths: [0, 1, 0, 0],
    columns: [t('TT', 'No.'), t('Tên giấy tờ', 'Paper'), t('Bản chính', 'Originals'), t('Bản sao', 'Copies')],
    rows: facts.papers.map((paper, index) => [
      String(index + 1),
      [
        paper.formNumber === undefined ? paper.name : `${paper.name} (${paper.formNumber})`,
        ...(paper.condition === undefined ? [] : [t(`Khi: ${paper.condition}`, `When: ${paper.condition}`)]),
        ...(paper.required || paper.condition !== undefined ? [] : [t('(nếu có)', '(if any)')]),
      ].join('\n'),
      String(paper.originals),
      String(paper.copies),
    ]),
  }
}

function feesPart(facts: ProcedureSheetFacts, none: string): JsonValue {
  const t = translator(facts.locale)
  const title = t('Phí, lệ phí', 'Fees')
  if (facts.fees.length === 0) return { title, kind: 'list', items: [none] }
  return {
    title,
    kind: 'table',
    widths: [2, 0, 1],
    columns: [t('Tên', 'Name'), t('Mức thu', 'Amount'), t('Áp dụng', 'Applies to')],
    rows: facts.fees.map((fee) => [
      fee.name,
      fee.amountVnd === undefined ? t('Theo thông báo', 'As notified') : formatVnd(fee.amountVnd),
      [fee.per, fee.condition].filter(Boolean).join('; '),
    ]),
  }
}
