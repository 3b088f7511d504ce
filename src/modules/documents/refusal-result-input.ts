import {
  type ContactPoint,
  type DocumentInput,
  type OfficialFacts,
  type Signer,
  contactText,
  frame,
  signature,
} from './official-document.ts'
import { type Confirmation, confirmationData } from './result-input.ts'
import { officialDate } from './vietnamese-dates.ts'

/** Notice of refusal after appraisal: a result like any other, with reasons and their legal basis. */
export interface RefusalResultFacts extends OfficialFacts {
  readonly code: string
  readonly addressee: string
  readonly address?: string | undefined
  readonly procedure: string
  readonly receivedAt: Date
  readonly reasons: readonly string[]
  readonly legalBasis: readonly string[]
  readonly advice?: string | undefined
  readonly contact: ContactPoint
  readonly recipients: readonly string[]
  readonly signer: Signer
  readonly confirmation?: Confirmation | undefined
}

// Căn cứ: Luật Khiếu nại 02/2011/QH13, Điều 9 (thời hiệu khiếu nại 90 ngày).
const APPEAL =
  'Nếu không đồng ý với nội dung thông báo này, Ông (Bà, tổ chức) có quyền khiếu nại trong thời hạn 90 ngày kể từ ngày nhận được thông báo, hoặc khởi kiện vụ án hành chính tại Tòa án theo quy định của pháp luật.'

export function refusalResultInput(facts: RefusalResultFacts): DocumentInput {
  return {
    template: 'refusal-result',
    data: {
      ...frame(facts, `Thông báo không giải quyết hồ sơ ${facts.code}`),
      summary: `Về việc không giải quyết hồ sơ thủ tục: ${facts.procedure}`,
      agencyName: facts.agency.name,
      addressee: facts.addressee,
      address: facts.address ?? '',
      received: `${facts.agency.name} nhận được hồ sơ mã số ${facts.code} vào ${officialDate(facts.receivedAt)} của ${facts.addressee} đề nghị giải quyết thủ tục: ${facts.procedure}.`,
      reasons: facts.reasons,
      legalBasis: facts.legalBasis,
      advice: facts.advice ?? '',
      appeal: APPEAL,
      contactLine: `Mọi vướng mắc, đề nghị liên hệ với ${contactText(facts.contact)}.`,
      recipients: facts.recipients,
      signer: signature(facts.signer),
      ...confirmationData(facts.confirmation),
    },
  }
}
