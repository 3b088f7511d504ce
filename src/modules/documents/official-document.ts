import type { JsonValue } from '../../platform/pdf/json-value.ts'
import { qrSvg } from '../../platform/pdf/qr-svg.ts'
import { officialDate } from './vietnamese-dates.ts'

export type DocumentTemplate =
  | 'receipt'
  | 'supplement-request'
  | 'refusal'
  | 'apology'
  | 'stop-notice'
  | 'control-slip'
  | 'hand-over-slip'
  | 'register'
  | 'sent-form'
  | 'blank-form'
  | 'procedure-sheet'
  | 'result'
  | 'refusal-result'
  | 'agency-report'

/** What the PDF renderer takes: `renderer.render(input.template, input.data)`. */
export interface DocumentInput {
  readonly template: DocumentTemplate
  readonly data: JsonValue
}

export interface IssuingAgency {
  /** The body above it: 'Ủy ban nhân dân tỉnh Bạc Liêu'. */
  readonly parent?: string | undefined
  readonly name: string
  /** Place name of the date line: 'Bạc Liêu'. */
  readonly place: string
}

/** Facts every official document carries. */
export interface OfficialFacts {
  readonly agency: IssuingAgency
  /** From `documentNotation`; "Số:" is put before it when it is missing. */
  readonly notation?: string | undefined
  /** Stands in the date line and as the PDF's own date, so that equal facts give equal files. */
  readonly issuedAt: Date
}

export interface Signer {
  /** 'Giám đốc', 'Phó Chủ tịch'. */
  readonly post: string
  readonly name?: string | undefined
  /** The collective the signer speaks for: TM. */
  readonly onBehalfOf?: string | undefined
  /** The head a deputy signs for: KT. */
  readonly insteadOf?: string | undefined
  /** The head who ordered the signing: TL. */
  readonly byOrderOf?: string | undefined
  /** The head who authorised a named person: TUQ. */
  readonly authorisedBy?: string | undefined
  /** An acting head: Q. */
  readonly acting?: boolean | undefined
}

export interface Applicant {
  readonly name: string
  readonly idNumber?: string | undefined
  readonly address?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

export interface ContactPoint {
  readonly name: string
  readonly phone?: string | undefined
}

/** Lines above the signature. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.7 (TM., KT., TL., TUQ., Q.). */
export function signatureLines(signer: Signer): string[] {
  const lines: string[] = []
  if (signer.onBehalfOf !== undefined) lines.push(`TM. ${signer.onBehalfOf}`)
  if (signer.insteadOf !== undefined) lines.push(`KT. ${signer.insteadOf}`)
  if (signer.byOrderOf !== undefined) lines.push(`TL. ${signer.byOrderOf}`)
  if (signer.authorisedBy !== undefined) lines.push(`TUQ. ${signer.authorisedBy}`)
  return [...lines, `${signer.acting === true ? 'Q. ' : ''}${signer.post}`]
}

export function signature(signer: Signer): JsonValue {
  return { lines: signatureLines(signer), name: signer.name ?? '' }
}

/** Head of the document and the PDF's own title and date; `title` is what a viewer's window shows. */
export function frame(facts: OfficialFacts, title: string): { meta: JsonValue; head: JsonValue } {
  return {
    meta: { title, createdAt: facts.issuedAt.toISOString() },
    head: {
      parent: facts.agency.parent ?? '',
      name: facts.agency.name,
      notation: withLabel(facts.notation ?? ''),
      placeAndDate: `${facts.agency.place}, ${officialDate(facts.issuedAt)}`,
    },
  }
}

/** The QR code beside a title; none where the paper leads to no look-up. */
export function followCode(facts: {
  readonly code?: string | undefined
  readonly followUrl?: string | undefined
}): { qr: string; qrAlt: string } {
  const { code = '', followUrl } = facts
  return { qr: followUrl === undefined ? '' : qrSvg(followUrl), qrAlt: `Mã QR để theo dõi hồ sơ ${code}` }
}

function withLabel(notation: string): string {
  return notation === '' || notation.startsWith('Số') ? notation : `Số: ${notation}`
}

/** The applicant as label and value; an unknown value prints as a dotted line to write on. */
export function applicantRows(applicant: Applicant): JsonValue[] {
  return [
    { label: 'Hồ sơ của', value: applicant.name, strong: true },
    ...(applicant.idNumber === undefined
      ? []
      : [{ label: 'Số định danh hoặc mã số thuế', value: applicant.idNumber }]),
    { label: 'Địa chỉ', value: applicant.address ?? '' },
    { label: 'Số điện thoại', value: applicant.phone ?? '', label2: 'Email', value2: applicant.email ?? '' },
  ]
}

export function contactText({ name, phone }: ContactPoint): string {
  return phone === undefined ? name : `${name}, số điện thoại ${phone}`
}
