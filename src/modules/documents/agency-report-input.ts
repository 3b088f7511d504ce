import { type DocumentInput, type OfficialFacts, type Signer, frame, signature } from './official-document.ts'
import { officialDate, shortDate } from './vietnamese-dates.ts'

export interface ReportLine {
  readonly label: string
  readonly value: string
}

/** A correction signed after the report: printed behind it, the report stays as it was. */
export interface ReportAnnexFacts {
  readonly no: number
  readonly signedAt: Date
  readonly text: string
  readonly figures: readonly ReportLine[]
  readonly digest: string
}

/**
 * A report of an agency to the People's Committee on its online services. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III,
 * Mẫu 1.4 (văn bản có tên loại); Quyết định 43/QĐ-UBND năm 2015 của UBND tỉnh Bạc Liêu, Điều 1, mục IV.5.b.
 */
export interface AgencyReportFacts extends OfficialFacts {
  /** What the report is on and of when: stands under its name. */
  readonly subject: string
  readonly addressee: string
  /** Through whom it goes. */
  readonly through?: string | undefined
  readonly from: Date
  readonly to: Date
  readonly figures: readonly ReportLine[]
  readonly narrative: string
  readonly proposals: string
  readonly annexes: readonly ReportAnnexFacts[]
  /** Of what was signed; none on a draft, which says that it is one. */
  readonly digest?: string | undefined
  readonly recipients: readonly string[]
  readonly signer: Signer
}

export function agencyReportInput(facts: AgencyReportFacts): DocumentInput {
  const { digest, through } = facts
  return {
    template: 'agency-report',
    data: {
      ...frame(facts, `Báo cáo ${facts.subject}`),
      subject: facts.subject,
      draft: digest === undefined ? 'Dự thảo' : '',
      addressee: facts.addressee,
      through: through === undefined ? '' : `(qua ${through})`,
      period: `Số liệu từ ngày ${shortDate(facts.from)} đến ngày ${shortDate(facts.to)}, tính từ sổ đăng ký dịch vụ công trực tuyến, không nhập tay.`,
      figures: lines(facts.figures),
      narrative: paragraphs(facts.narrative),
      proposals: paragraphs(facts.proposals),
      annexes: facts.annexes.map((annex) => ({
        title: `Phụ lục ${annex.no}: đính chính ${officialDate(annex.signedAt)}`,
        text: paragraphs(annex.text),
        figures: lines(annex.figures),
        digest: grouped(annex.digest),
      })),
      digest: digest === undefined ? '' : grouped(digest),
      recipients: facts.recipients,
      signer: signature(facts.signer),
    },
  }
}

const lines = (figures: readonly ReportLine[]) =>
  figures.map(({ label, value }, index) => ({ no: String(index + 1), label, value }))

const paragraphs = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** In groups of eight, so that it can be read aloud and compared. */
const grouped = (digest: string): string => digest.replaceAll(/(.{8})(?=.)/g, '$1 ')
