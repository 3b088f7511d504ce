import {
  type DocumentInput,
  type OfficialFacts,
  type Signer,
  followCode,
  frame,
  signature,
} from './official-document.ts'
import { officialTime } from './vietnamese-dates.ts'

/**
 * Form 04, made before the promised day passes. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9, Mẫu số 04;
 * Nghị định 61/2018/NĐ-CP, Điều 19 (hồ sơ quá hạn phải có văn bản xin lỗi, nêu lý do và hẹn lại).
 */
export interface ApologyFacts extends OfficialFacts {
  readonly code: string
  /** Where the QR leads: the public look-up of this dossier. */
  readonly followUrl?: string | undefined
  readonly addressee: string
  readonly address?: string | undefined
  readonly procedure: string
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly newDueAt: Date
  readonly progress?: string | undefined
  readonly reason: string
  readonly recipients: readonly string[]
  readonly signer: Signer
}

export function apologyInput(facts: ApologyFacts): DocumentInput {
  return {
    template: 'apology',
    data: {
      ...frame(facts, `Phiếu xin lỗi và hẹn lại ngày trả kết quả ${facts.code}`),
      ...followCode(facts),
      codeLine: `Mã hồ sơ: ${facts.code}`,
      agencyName: facts.agency.name,
      addressee: facts.addressee,
      address: facts.address ?? '',
      received: `Lúc ${officialTime(facts.receivedAt)}, ${facts.agency.name} đã tiếp nhận hồ sơ của Ông (Bà, tổ chức) đề nghị giải quyết thủ tục: ${facts.procedure}.`,
      dueAt: officialTime(facts.dueAt),
      newDueAt: officialTime(facts.newDueAt),
      progress: facts.progress ?? '',
      reason: facts.reason,
      recipients: facts.recipients,
      signer: signature(facts.signer),
    },
  }
}
