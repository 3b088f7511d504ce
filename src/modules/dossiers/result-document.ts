import {
  decidingOffice,
  type LabelledValue,
  refusalResultInput,
  type ResultFacts,
  resultInput,
  signerOf,
} from '../documents/index.ts'
import { lastDayOfValidity, type ProcedureRecord, validityMonthsOf } from '../catalog/index.ts'
import type { PostHolder } from '../identity/index.ts'
import type { Agency, Directory } from '../organizations/index.ts'
import type { DossierContext } from './context.ts'
import type { Outcome } from './dossier-content.ts'
import type { ResultDraft } from './dossier-event.ts'
import type { LoadedDossier } from './load-dossier.ts'

export interface ResultTitle {
  readonly title: string
  /** Kind part of the notation: `12/GP-STNMT`. */
  readonly abbreviation: string
}

/** What the document is called. A refusal is a notice (thông báo) of the same agency. */
export function resultTitle(record: ProcedureRecord, outcome: Outcome): ResultTitle {
  if (outcome === 'refused') return { title: 'Thông báo', abbreviation: 'TB' }
  return { title: record.resultDocument.title.vi, abbreviation: record.resultDocument.abbreviation }
}

export interface IssueFacts {
  readonly title: string
  readonly notation: string
  readonly issuedOn: string
  readonly agency: Agency
  readonly signer: PostHolder
  /** None for a preview: what is not issued cannot be confirmed. */
  readonly verificationCode: string | null
}

/** Renders the document that is issued: the official layout with the facts of this dossier and its QR code. */
export async function renderResult(
  ctx: DossierContext,
  loaded: LoadedDossier,
  draft: ResultDraft,
  facts: IssueFacts,
): Promise<Buffer> {
  const input =
    draft.outcome === 'granted'
      ? resultInput(grantFacts(ctx, loaded, draft, facts))
      : refusalResultInput(refusalFacts(ctx, loaded, draft, facts))
  return ctx.pdf.render(input.template, input.data)
}

const KIND_OF_RESULT: Partial<Record<ProcedureRecord['resultDocument']['kind'], ResultFacts['kind']>> = {
  permit: 'permit',
  certificate: 'certificate',
  practice_certificate: 'certificate',
  licence_card: 'licence',
  decision: 'decision',
}

function official(ctx: DossierContext, facts: IssueFacts) {
  return {
    agency: {
      ...parentOf(ctx.directory, facts.agency),
      name: facts.agency.name.vi,
      place: placeOf(ctx.directory, facts.agency),
    },
    notation: facts.notation,
    issuedAt: ctx.clock.now(),
    ...(facts.verificationCode === null
      ? {}
      : {
          confirmation: {
            url: `${ctx.publicUrl}/xac-nhan/${facts.verificationCode}`,
            code: facts.verificationCode,
          },
        }),
    signer: signerOf(facts.signer),
  }
}

function parentOf(directory: Directory, agency: Agency): { readonly parent?: string } {
  const parent = agency.parentId === null ? undefined : directory.findAgency(agency.parentId)
  return parent ? { parent: parent.name.vi } : {}
}

/** The place of the date line: the area the agency answers for, without its kind. */
function placeOf(directory: Directory, agency: Agency): string {
  const area = agency.areaCode === null ? undefined : directory.findArea(agency.areaCode)
  return (area?.name.vi ?? agency.name.vi).replace(
    /^(Tỉnh|Huyện|Thành phố|Thị xã|Xã|Phường|Thị trấn)\s+/u,
    '',
  )
}

function legalBasisOf(record: ProcedureRecord): string[] {
  return record.legalBasis.map(({ number, title }) => `Căn cứ ${number} ${title.vi}`.trim())
}

function grantFacts(
  ctx: DossierContext,
  { state, revision }: LoadedDossier,
  draft: ResultDraft,
  facts: IssueFacts,
): ResultFacts {
  const { record } = revision
  const kind = KIND_OF_RESULT[record.resultDocument.kind] ?? 'confirmation'
  const holder = holderRows(state.content.applicant)
  const rows = draft.rows.map(({ label, value }): LabelledValue => ({ label, value }))
  const decision = kind === 'decision'
  return {
    ...official(ctx, facts),
    kind,
    title: facts.title,
    ...(decision
      ? {
          issuer: decidingOffice(facts.signer.title, facts.agency.name.vi),
          summary: `Về việc ${lowerFirst(record.name.vi)}`,
        }
      : { statement: ['Cấp cho:'] }),
    legalBasis: legalBasisOf(record),
    holder: decision ? [] : holder,
    sections: decision ? [] : [{ title: 'Nội dung', rows }],
    ...(decision ? { articles: articlesOf(state.content.applicant.name, rows, draft.reason) } : {}),
    validity: validityText(record, draft, facts.issuedOn),
    conditions: draft.reason && !decision ? [draft.reason] : [],
    recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
    dossierCode: state.code ?? state.submissionNo,
  }
}

function articlesOf(name: string, rows: readonly LabelledValue[], reason: string): string[] {
  const content = rows.map(({ label, value }) => `${label}: ${value}`).join('; ')
  return [
    `Chấp thuận đề nghị của ${name}. ${content}`.trim(),
    ...(reason ? [reason] : []),
    'Quyết định này có hiệu lực kể từ ngày ký.',
  ]
}

function holderRows(applicant: LoadedDossier['state']['content']['applicant']): LabelledValue[] {
  const rows: (LabelledValue | undefined)[] = [
    { label: applicant.kind === 'organisation' ? 'Tổ chức' : 'Ông (Bà)', value: applicant.name },
    applicant.nationalId ? { label: 'Số định danh cá nhân', value: applicant.nationalId } : undefined,
    applicant.taxCode ? { label: 'Mã số thuế', value: applicant.taxCode } : undefined,
    applicant.address ? { label: 'Địa chỉ', value: applicant.address } : undefined,
  ]
  return rows.filter((row) => row !== undefined)
}

/** Until when a result holds: the day that was proposed, else that of the length the record fixes, from its issue. */
export function validUntilOf(
  record: ProcedureRecord,
  { outcome, validUntil }: ResultDraft,
  issuedOn: string,
): string | null {
  if (outcome === 'refused') return null
  if (validUntil) return validUntil
  const months = validityMonthsOf(record)
  return months === null ? null : lastDayOfValidity(issuedOn, months)
}

function validityText(record: ProcedureRecord, draft: ResultDraft, issuedOn: string): string {
  const until = validUntilOf(record, draft, issuedOn)
  if (until) return `Có giá trị đến hết ngày ${until.split('-').reverse().join('/')}`
  const { validity } = record.resultDocument
  return validity ? `Thời hạn: ${validity.vi}` : ''
}

function refusalFacts(
  ctx: DossierContext,
  { state, revision }: LoadedDossier,
  draft: ResultDraft,
  facts: IssueFacts,
) {
  const { record } = revision
  const { applicant } = state.content
  return {
    ...official(ctx, facts),
    code: state.code ?? state.submissionNo,
    addressee: applicant.name,
    address: applicant.address,
    procedure: record.name.vi,
    receivedAt: state.receivedAt ?? state.submittedAt,
    reasons: draft.reason
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    legalBasis: legalBasisOf(record),
    contact: { name: ctx.directory.getUnitOfKind(state.agencyId, 'one_stop').name.vi },
    recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
