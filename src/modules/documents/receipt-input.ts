import { code128Svg } from '../../platform/pdf/code128.ts'
import { qrSvg } from '../../platform/pdf/qr-svg.ts'
import {
  type Applicant,
  type DocumentInput,
  type OfficialFacts,
  applicantRows,
  frame,
} from './official-document.ts'
import { officialTime } from './vietnamese-dates.ts'
import { formatVnd, moneyInWords } from './vietnamese-money.ts'

export type PaperForm = 'original' | 'certified' | 'copy' | 'electronic'

export interface ReceivedPaper {
  readonly name: string
  readonly form: PaperForm
  readonly count: number
}

export interface FeeLine {
  readonly name: string
  readonly amountVnd: number
  readonly paid?: boolean | undefined
}

/** Form 01. `issuedAt` is the instant of reception. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9, Mẫu số 01. */
export interface ReceiptFacts extends OfficialFacts {
  readonly code: string
  /** Where the QR leads: the public look-up of this dossier. */
  readonly followUrl: string
  /** The one-stop unit that received it. */
  readonly counter: string
  readonly copyFor?: 'applicant' | 'file' | undefined
  readonly applicant: Applicant
  /** Who handed it in for the applicant, by which papers; he signs. */
  readonly representative?: { readonly name: string; readonly papers: string } | undefined
  /** When it counts as filed, where that is not the instant of reception: signing of the record with the post. */
  readonly filedAt?: Date | undefined
  /** 'Qua dịch vụ bưu chính, phiếu gửi số 123'. */
  readonly wayOfFiling?: string | undefined
  readonly request: string
  readonly papers: readonly ReceivedPaper[]
  readonly sets: number
  /** '30 ngày làm việc'. */
  readonly timeLimit: string
  readonly dueAt?: Date | undefined
  /** '10 ngày làm việc, không tính ngày nhận, nghỉ lễ 02/9'. */
  readonly dueReason?: string | undefined
  /** How and where the result is taken: 'Trực tuyến', 'Tại quầy số 3', 'Qua bưu chính'. */
  readonly resultDelivery: string
  readonly fees: readonly FeeLine[]
  readonly register?: { readonly book: string; readonly line: string } | undefined
  readonly receivedBy?: string | undefined
  readonly note?: string | undefined
}

const PAPER_FORMS: Record<PaperForm, string> = {
  original: 'Bản chính',
  certified: 'Chứng thực',
  copy: 'Bản sao',
  electronic: 'Bản điện tử',
}

export function receiptInput(facts: ReceiptFacts): DocumentInput {
  const { register } = facts
  return {
    template: 'receipt',
    data: {
      ...frame(facts, `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${facts.code}`),
      code: facts.code,
      qr: qrSvg(facts.followUrl),
      barcode: code128Svg(facts.code),
      copyFor: copyLine(facts.copyFor),
      counter: facts.counter,
      applicant: [...applicantRows(facts.applicant), ...representativeRows(facts)],
      applicantName: facts.representative?.name ?? facts.applicant.name,
      request: facts.request,
      papers: facts.papers.map((paper, index) => ({
        no: String(index + 1),
        name: paper.name,
        form: PAPER_FORMS[paper.form],
        count: String(paper.count),
      })),
      rows: [
        {
          label: 'Số lượng hồ sơ',
          value: `${facts.sets} bộ`,
          label2: 'Thời hạn giải quyết',
          value2: facts.timeLimit,
        },
        ...(facts.wayOfFiling === undefined ? [] : [{ label: 'Hình thức nộp', value: facts.wayOfFiling }]),
        { label: 'Thời gian nhận hồ sơ', value: officialTime(facts.filedAt ?? facts.issuedAt) },
        {
          label: 'Thời gian trả kết quả',
          value: facts.dueAt === undefined ? '' : officialTime(facts.dueAt),
          strong: true,
        },
        ...(facts.dueReason === undefined ? [] : [{ label: 'Cách tính ngày hẹn', value: facts.dueReason }]),
        { label: 'Đăng ký nhận kết quả', value: facts.resultDelivery },
        {
          label: 'Vào Sổ theo dõi hồ sơ',
          value: register === undefined ? '' : `quyển số ${register.book}, số thứ tự ${register.line}`,
        },
      ],
      fees: facts.fees.map(feeLine),
      receivedBy: facts.receivedBy ?? '',
      note: facts.note ?? '',
    },
  }
}

function representativeRows({ representative }: ReceiptFacts) {
  if (representative === undefined) return []
  const { name, papers } = representative
  return [{ label: 'Người nộp thay', value: papers === '' ? name : `${name}, ${papers}` }]
}

function copyLine(copyFor: 'applicant' | 'file' | undefined): string {
  if (copyFor === undefined) return ''
  return copyFor === 'applicant' ? '(Liên: giao người nộp hồ sơ)' : '(Liên: lưu tại bộ phận tiếp nhận)'
}

function feeLine({ name, amountVnd, paid }: FeeLine): { text: string; words: string } {
  const state = paid === undefined ? '' : paid ? ', đã nộp' : ', chưa nộp'
  return { text: `${name}: ${formatVnd(amountVnd)}${state}`, words: moneyInWords(amountVnd) }
}
