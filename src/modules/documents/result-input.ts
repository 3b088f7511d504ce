import { qrSvg } from '../../platform/pdf/qr-svg.ts'
import { type DocumentInput, type OfficialFacts, type Signer, frame, signature } from './official-document.ts'

export interface LabelledValue {
  readonly label: string
  readonly value: string
}

export interface Confirmation {
  /** The public page that says whether this document is genuine. */
  readonly url: string
  /** Short code a person can type there. */
  readonly code: string
}

/**
 * A result as the agency issues it. A decision has `issuer`, `legalBasis`, `articles`; a permit,
 * certificate, licence or confirmation has `statement`, `holder`, `sections`, `validity`.
 */
export interface ResultFacts extends OfficialFacts {
  readonly kind: 'permit' | 'certificate' | 'licence' | 'confirmation' | 'decision'
  /** 'Giấy phép xây dựng'; for a decision 'Quyết định'. */
  readonly title: string
  /** What it is about: 'Về việc cho phép chuyển mục đích sử dụng đất'. */
  readonly summary?: string | undefined
  /** Who decides: 'Giám đốc Sở Xây dựng'. */
  readonly issuer?: string | undefined
  /** Whole clauses without closing mark: 'Căn cứ Luật Xây dựng ngày 18 tháng 6 năm 2014'. */
  readonly legalBasis: readonly string[]
  /** Opening sentences of a permit: 'Cấp cho:'. */
  readonly statement?: readonly string[] | undefined
  readonly holder: readonly LabelledValue[]
  readonly sections: readonly {
    readonly title?: string | undefined
    readonly rows: readonly LabelledValue[]
  }[]
  /** Texts of Điều 1, Điều 2… of a decision. */
  readonly articles?: readonly string[] | undefined
  readonly validity?: string | undefined
  readonly conditions?: readonly string[] | undefined
  readonly recipients: readonly string[]
  readonly signer: Signer
  readonly dossierCode?: string | undefined
  readonly confirmation?: Confirmation | undefined
}

export function resultInput(facts: ResultFacts): DocumentInput {
  const decision = facts.kind === 'decision'
  return {
    template: 'result',
    data: {
      ...frame(facts, [facts.title, facts.summary, facts.dossierCode].filter(Boolean).join(' - ')),
      title: facts.title,
      summary: facts.summary ?? '',
      issuer: facts.issuer ?? '',
      legalBasis: closed(facts.legalBasis, decision),
      operative: decision ? 'Quyết định:' : '',
      paragraphs: facts.statement ?? [],
      holder: facts.holder.map(row),
      sections: facts.sections.map((section) => ({
        title: section.title ?? '',
        rows: section.rows.map(row),
      })),
      articles: (facts.articles ?? []).map((text, index) => ({ name: `Điều ${index + 1}`, text })),
      validity: facts.validity ?? '',
      conditions: facts.conditions ?? [],
      recipients: facts.recipients,
      signer: signature(facts.signer),
      code: facts.dossierCode ?? '',
      ...confirmationData(facts.confirmation),
    },
  }
}

export function confirmationData(confirmation: Confirmation | undefined) {
  return {
    qr: confirmation === undefined ? '' : qrSvg(confirmation.url),
    confirmUrl: confirmation?.url ?? '',
    verifyCode: confirmation?.code ?? '',
  }
}

function row({ label, value }: LabelledValue) {
  return { label, value }
}

/** Each clause ends with a semicolon, the last with a full stop; before "QUYẾT ĐỊNH:" too. */
function closed(clauses: readonly string[], decision: boolean): string[] {
  return clauses.map((clause, index) => {
    const last = index === clauses.length - 1
    return `${clause.replace(/[;.,\s]+$/, '')}${last && decision ? '.' : last ? ',' : ';'}`
  })
}
