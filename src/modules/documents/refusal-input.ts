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

/** Form 03. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9, Mẫu số 03. */
export interface RefusalFacts extends OfficialFacts {
  /** Refused at the desk or after it was received. */
  readonly refused: 'reception' | 'handling'
  readonly code?: string | undefined
  /** Where the QR leads: the public look-up of this dossier. */
  readonly followUrl?: string | undefined
  readonly counter: string
  readonly applicant: Applicant
  readonly request: string
  readonly reasons: readonly string[]
  readonly legalBasis: readonly string[]
  /** What the person can do instead, as whole sentences. */
  readonly advice?: string | undefined
  readonly contact: ContactPoint
  readonly receivedBy?: string | undefined
}

export function refusalInput(facts: RefusalFacts): DocumentInput {
  return {
    template: 'refusal',
    data: {
      ...frame(facts, `Phiếu từ chối tiếp nhận, giải quyết hồ sơ ${facts.code ?? ''}`.trim()),
      ...followCode(facts),
      codeLine: facts.code === undefined ? '' : `Mã hồ sơ: ${facts.code}`,
      counter: facts.counter,
      applicant: applicantRows(facts.applicant),
      applicantName: facts.applicant.name,
      request: facts.request,
      action: facts.refused === 'reception' ? 'không tiếp nhận' : 'không giải quyết',
      reasons: facts.reasons,
      legalBasis: facts.legalBasis,
      advice: facts.advice ?? '',
      contactLine: `Mọi vướng mắc, Ông (Bà) liên hệ với ${contactText(facts.contact)}.`,
      receivedBy: facts.receivedBy ?? '',
    },
  }
}
