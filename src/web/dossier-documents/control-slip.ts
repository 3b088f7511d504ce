import { controlSlipInput, type HandOver } from '../../modules/documents/index.ts'
import {
  type ChangeOfHands,
  changesOfHands,
  type LoadedDossier,
  type Party,
  stepAt,
} from '../../modules/dossiers/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { type DocumentContext, issuingAgency } from './common.ts'

/**
 * The control slip: every change of hands, written from the events and never typed.
 * Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9, Mẫu số 05; từ Thông tư 03/2025/TT-VPCP là Mẫu số 06.
 */
export async function controlSlipPdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const changes = changesOfHands(ctx, loaded)
  const names = await namesOfAccounts(
    ctx.db,
    changes.flatMap(({ from, to }) => [from, to].flatMap(officerOf)),
  )
  const { applicant } = state.content
  const others = [...state.agencies.keys()].filter((id) => id !== state.agencyId)
  const input = controlSlipInput({
    agency: issuingAgency(ctx, state.agencyId),
    // The slip is as old as what it tells last: the same events make the same paper.
    issuedAt: state.lastEventAt,
    code: state.code ?? state.submissionNo,
    applicantName: applicant.name,
    phone: applicant.phone ?? undefined,
    request: revision.record.name.vi,
    competentAgency: ctx.directory.getAgency(state.agencyId).name.vi,
    coAgencies: others.map((id) => ctx.directory.getAgency(id).name.vi),
    steps: changes.map((change) => handOverOf({ ctx, loaded, names }, change)),
  })
  return ctx.pdf.render(input.template, input.data)
}

function officerOf(party: Party | null): readonly string[] {
  return party?.kind === 'office' && party.accountId !== null ? [party.accountId] : []
}

interface Slip {
  readonly ctx: DocumentContext
  readonly loaded: LoadedDossier
  readonly names: ReadonlyMap<string, string>
}

function handOverOf(slip: Slip, change: ChangeOfHands): HandOver {
  const { from, to, at, outcome } = change
  return {
    from: placeOf(slip, from),
    to: to ? placeOf(slip, to) : 'Kết thúc',
    handedAt: at,
    fromName: nameOf(slip, from),
    toName: to ? nameOf(slip, to) : undefined,
    outcome: outcome ?? undefined,
    note: noteOf(slip.loaded, change),
  }
}

/** The unit, and its agency where it is not the one that leads. */
function placeOf({ ctx, loaded }: Slip, party: Party): string {
  if (party.kind === 'applicant') return 'Người nộp hồ sơ'
  const agency = ctx.directory.getAgency(party.agencyId).name.vi
  const unit = party.unitId === null ? undefined : ctx.directory.findUnit(party.unitId)?.name.vi
  if (unit === undefined) return agency
  return party.agencyId === loaded.state.agencyId ? unit : `${unit}, ${agency}`
}

function nameOf({ loaded, names }: Slip, party: Party): string | undefined {
  if (party.kind === 'applicant') return loaded.state.content.applicant.name
  return party.accountId === null ? undefined : names.get(party.accountId)
}

function noteOf(loaded: LoadedDossier, { event, stepId, extensions }: ChangeOfHands): string {
  const step = stepId === null ? undefined : stepAt(loaded, event.seq, stepId)?.name.vi
  const letters = extensions.map(
    ({ data, private: words }) =>
      `Đã xin lỗi, hẹn lại ${formatDateTime(new Date(data.newDueAt))}${words ? `: ${words.reason}` : ''}`,
  )
  return [...letters, actWords(event, step)].filter((text) => text !== '').join('. ')
}

function actWords(event: ChangeOfHands['event'], step: string | undefined): string {
  switch (event.type) {
    case 'supplement_requested':
      return 'Yêu cầu bổ sung'
    case 'supplemented':
      return 'Đã bổ sung'
    case 'financial_duty_requested':
      return 'Chờ nộp nghĩa vụ tài chính'
    case 'payment_proof_sent':
      return 'Đã gửi chứng từ nộp tiền'
    case 'financial_duty_done':
      return 'Đã nộp nghĩa vụ tài chính'
    case 'sent_back':
      return event.private ? `Trả lại: ${event.private.reason}` : 'Trả lại'
    case 'withdrawn':
      return 'Người nộp rút hồ sơ'
    case 'stopped':
      return 'Dừng giải quyết'
    default:
      return step ?? ''
  }
}
