import { type DocumentInput, type OfficialFacts, frame } from './official-document.ts'
import { officialTime, shortDate } from './vietnamese-dates.ts'

export interface RegisterRow {
  readonly number: number
  readonly code: string
  readonly procedure: string
  readonly sets: number
  readonly applicant: string
  /** Address and telephone. */
  readonly contact: string
  readonly competentAgency: string
  readonly receivedAt: Date
  readonly dueAt?: Date | undefined
  readonly transferredAt?: Date | undefined
  readonly resultAt?: Date | undefined
  readonly returnedAt?: Date | undefined
  readonly delivery?: string | undefined
  readonly note?: string | undefined
}

/**
 * Form 06. One book a year, numbered without gaps; a book opened in the middle of a year goes on counting.
 * Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9 (Mẫu số 06, khổ A4) và Điều 10.
 */
export interface RegisterFacts extends OfficialFacts {
  readonly book: string
  readonly year: number
  readonly from: Date
  readonly to: Date
  readonly rows: readonly RegisterRow[]
  /** The part of what the desk received for other agencies: its numbers are those of their registers. */
  readonly receivedFor?: boolean
  /** Of a book that was closed; printed after its last row. */
  readonly closing?: RegisterClosing | undefined
}

/** How a year's book was closed. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 10 khoản 2. */
export interface RegisterClosing {
  readonly closedAt: Date
  readonly closedBy?: string | undefined
  readonly firstNumber: number
  readonly lastNumber: number
  /** Seals all rows of the book and the book before it. */
  readonly digest: string
}

const RECEIVED_FOR = 'Phần hồ sơ tiếp nhận cho cơ quan khác, ghi theo số trong sổ của cơ quan đó'

export function registerInput(facts: RegisterFacts): DocumentInput {
  const day = (at: Date | undefined) => (at === undefined ? '' : shortDate(at))
  return {
    template: 'register',
    data: {
      ...frame(facts, `Sổ theo dõi hồ sơ năm ${facts.year}, quyển số ${facts.book}`),
      subtitle: `Năm ${facts.year} - ${facts.receivedFor ? RECEIVED_FOR : `Quyển số ${facts.book}`} (từ ngày ${shortDate(facts.from)} đến ngày ${shortDate(facts.to)})`,
      rows: facts.rows.map((row) => ({
        no: String(row.number),
        code: row.code,
        procedure: row.procedure,
        sets: String(row.sets),
        applicant: row.applicant,
        contact: row.contact,
        agency: row.competentAgency,
        receivedOn: shortDate(row.receivedAt),
        dueOn: day(row.dueAt),
        transferredOn: day(row.transferredAt),
        resultOn: day(row.resultAt),
        returnedOn: day(row.returnedAt),
        delivery: row.delivery ?? '',
        note: row.note ?? '',
      })),
      closing: facts.closing ? closingData(facts.closing) : null,
    },
  }
}

function closingData(closing: RegisterClosing) {
  const { firstNumber, lastNumber, digest } = closing
  return {
    text: `Sổ này có ${lastNumber - firstNumber + 1} hồ sơ, đánh số liên tục từ ${firstNumber} đến ${lastNumber}, khóa sổ lúc ${officialTime(closing.closedAt)}.`,
    // In groups of eight, so that it can be read aloud and compared.
    digest: digest.replaceAll(/(.{8})(?=.)/g, '$1 '),
    closedBy: closing.closedBy ?? '',
  }
}
