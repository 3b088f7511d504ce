import {
  type Applicant,
  type ContactPoint,
  type DocumentInput,
  type OfficialFacts,
  applicantRows,
  contactText,
  followCode,
  frame,
} from './official-document.ts'
import { officialTime } from './vietnamese-dates.ts'

export interface SupplementItem {
  readonly name: string
  readonly originals?: number | undefined
  readonly certified?: number | undefined
  readonly copies?: number | undefined
  /** What is wrong with what was sent, or how the paper must look. */
  readonly note?: string | undefined
}

/** Form 02. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9, Mẫu số 02. */
export interface SupplementRequestFacts extends OfficialFacts {
  readonly code?: string | undefined
  /** Where the QR leads: the public look-up of this dossier. */
  readonly followUrl?: string | undefined
  readonly applicant: Applicant
  readonly request: string
  readonly items: readonly SupplementItem[]
  readonly reason: string
  readonly dueAt?: Date | undefined
  readonly contact: ContactPoint
  readonly guidedBy?: string | undefined
}

export function supplementRequestInput(facts: SupplementRequestFacts): DocumentInput {
  const { dueAt } = facts
  return {
    template: 'supplement-request',
    data: {
      ...frame(facts, `Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ ${facts.code ?? ''}`.trim()),
      ...followCode(facts),
      codeLine: facts.code === undefined ? '' : `Mã hồ sơ: ${facts.code}`,
      applicant: applicantRows(facts.applicant),
      request: facts.request,
      items: facts.items.map((item, index) => ({
        no: String(index + 1),
        name: item.name,
        note: item.note ?? '',
        original: count(item.originals),
        certified: count(item.certified),
        copy: count(item.copies),
      })),
      reason: facts.reason,
      rows:
        dueAt === undefined
          ? []
          : [{ label: 'Đề nghị bổ sung trước', value: officialTime(dueAt), strong: true }],
      contact: contactText(facts.contact),
      guidedBy: facts.guidedBy ?? '',
    },
  }
}

function count(value: number | undefined): string {
  return value === undefined || value === 0 ? '' : String(value)
}
