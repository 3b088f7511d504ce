import { type Locale, translator } from '../../platform/i18n/translator.ts'
import type { JsonValue } from '../../platform/pdf/json-value.ts'
import { qrSvg } from '../../platform/pdf/qr-svg.ts'
import { type Applicant, type DocumentInput, type IssuingAgency, frame } from './official-document.ts'
import { shortTime } from './vietnamese-dates.ts'

/** An answer in words, or the rows of a repeated group. */
export type SentAnswer =
  | { readonly label: string; readonly value: string }
  | {
      readonly label: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export interface SentPaper {
  readonly name: string
  readonly files: readonly { readonly name: string; readonly size: number }[]
}

/** What the applicant sent, as it was received: their proof, so nothing typed is left out. */
export interface SentFormFacts {
  readonly agency: IssuingAgency
  readonly locale: Locale
  readonly code: string
  readonly procedure: string
  readonly procedureCode?: string | undefined
  readonly submittedAt: Date
  readonly applicant: Applicant
  readonly delivery: string
  readonly sections: readonly { readonly title: string; readonly answers: readonly SentAnswer[] }[]
  readonly papers: readonly SentPaper[]
  readonly followUrl?: string | undefined
}

export function sentFormInput(facts: SentFormFacts): DocumentInput {
  const t = translator(facts.locale)
  const labels = sentFormLabels(facts)
  const empty = t('(không trả lời)', '(no answer)')
  return {
    template: 'sent-form',
    data: {
      ...frame({ agency: facts.agency, issuedAt: facts.submittedAt }, `${labels.title} ${facts.code}`),
      labels,
      code: facts.code,
      procedure: facts.procedure,
      qr: facts.followUrl === undefined ? '' : qrSvg(facts.followUrl),
      summary: summaryRows(facts),
      sections: facts.sections.map(({ title, answers }) => ({
        title,
        answers: answers.map((answer) => answerData(answer, empty)),
      })),
      papers: facts.papers.map(({ name, files }, index) => ({
        no: String(index + 1),
        name,
        files: files.map((file) => `${file.name} (${fileSize(file.size, facts.locale)})`),
      })),
    },
  }
}

function sentFormLabels(facts: SentFormFacts): Record<string, string> {
  const t = translator(facts.locale)
  return {
    title: t('Bản ghi hồ sơ đã nộp', 'Record of the application sent'),
    code: t('Mã số', 'Number'),
    page: t('Trang', 'Page'),
    qr: t('Mã QR để theo dõi hồ sơ', 'QR code to follow the application'),
    papers: t('Giấy tờ đã gửi', 'Papers sent'),
    paper: t('Tên giấy tờ', 'Paper'),
    files: t('Tệp', 'Files'),
    noFile: t('chưa gửi', 'not sent'),
    noPapers: t('Không có giấy tờ kèm theo.', 'No papers attached.'),
    statement: t(
      `Bản này ghi đúng những gì hệ thống đã nhận lúc ${shortTime(facts.submittedAt)}. Bản này chưa phải là giấy tiếp nhận hồ sơ và hẹn trả kết quả.`,
      `This is what the system received at ${shortTime(facts.submittedAt)}. It is not yet the receipt and appointment slip.`,
    ),
  }
}

function summaryRows(facts: SentFormFacts): JsonValue[] {
  const t = translator(facts.locale)
  const { applicant } = facts
  const rows: [string, string | undefined][] = [
    [t('Mã số', 'Number'), facts.code],
    [t('Mã thủ tục', 'Procedure code'), facts.procedureCode],
    [t('Cơ quan nhận', 'Sent to'), facts.agency.name],
    [t('Gửi lúc', 'Sent at'), shortTime(facts.submittedAt)],
    [t('Người nộp', 'Applicant'), applicant.name],
    [t('Số định danh hoặc mã số thuế', 'Identity number or tax code'), applicant.idNumber],
    [t('Địa chỉ', 'Address'), applicant.address],
    [t('Số điện thoại', 'Telephone'), applicant.phone],
    [t('Email', 'E-mail'), applicant.email],
    [t('Cách nhận kết quả', 'How the result is received'), facts.delivery],
  ]
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]))
}

function answerData(answer: SentAnswer, empty: string): JsonValue {
  if ('rows' in answer) return { label: answer.label, columns: answer.columns, rows: answer.rows }
  return { label: answer.label, value: answer.value.trim() === '' ? empty : answer.value }
}

function fileSize(bytes: number, locale: Locale): string {
  if (bytes < 1024) return `${bytes} B`
  const [amount, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB']
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(amount)} ${unit}`
}
