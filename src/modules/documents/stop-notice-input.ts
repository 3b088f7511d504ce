import {
  type ContactPoint,
  type DocumentInput,
  type OfficialFacts,
  type Signer,
  contactText,
  followCode,
  frame,
  signature,
} from './official-document.ts'
import { officialDate, officialTime } from './vietnamese-dates.ts'

/**
 * Form 05 of 2025: work on a dossier stops because what was asked for never came. Căn cứ: Thông tư 03/2025/TT-VPCP,
 * Mẫu số 05; Nghị định 118/2025/NĐ-CP. The annex could not be read: its layout follows forms 02 and 03.
 */
export interface StopNoticeFacts extends OfficialFacts {
  readonly code: string
  /** Where the QR leads: the public look-up of this dossier. */
  readonly followUrl: string
  readonly addressee: string
  readonly address?: string | undefined
  readonly procedure: string
  readonly receivedAt: Date
  /** What was asked for and never came. */
  readonly asked?:
    | { readonly what: 'supplement' | 'payment'; readonly at: Date; readonly items: readonly string[] }
    | undefined
  readonly reason: string
  readonly contact: ContactPoint
  readonly recipients: readonly string[]
  readonly signer: Signer
}

const ASKED = {
  supplement: 'yêu cầu bổ sung, hoàn thiện hồ sơ gồm',
  payment: 'thông báo thực hiện nghĩa vụ tài chính gồm',
} as const

export function stopNoticeInput(facts: StopNoticeFacts): DocumentInput {
  const { asked, agency } = facts
  return {
    template: 'stop-notice',
    data: {
      ...frame(facts, `Thông báo dừng giải quyết hồ sơ ${facts.code}`),
      ...followCode(facts),
      codeLine: `Mã hồ sơ: ${facts.code}`,
      agencyName: agency.name,
      addressee: facts.addressee,
      address: facts.address ?? '',
      received: `Lúc ${officialTime(facts.receivedAt)}, ${agency.name} đã tiếp nhận hồ sơ của Ông (Bà, tổ chức) đề nghị giải quyết thủ tục: ${facts.procedure}.`,
      asked: asked ? `${capitalised(officialDate(asked.at))}, ${agency.name} đã ${ASKED[asked.what]}:` : '',
      items: asked?.items ?? [],
      reason: facts.reason,
      contactLine: `Mọi vướng mắc, Ông (Bà, tổ chức) liên hệ với ${contactText(facts.contact)}.`,
      recipients: facts.recipients,
      signer: signature(facts.signer),
    },
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
