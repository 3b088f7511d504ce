import { evaluateCondition } from '../../engines/rules/index.ts'
import type { TimeLimit } from '../../engines/calendar/index.ts'
import type { ProcedureRecord } from '../../modules/catalog/index.ts'
import {
  type FeeLine,
  type ReceiptFacts,
  type ReceivedPaper,
  receiptInput,
  refusalInput,
  type SupplementItem,
  supplementRequestInput,
} from '../../modules/documents/index.ts'
import { findRegisterNumber, type LoadedDossier } from '../../modules/dossiers/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { dueReason, receptionLedger } from '../ledger/index.ts'
import { deadlineWords, deliveryWords } from '../words/index.ts'
import {
  applicantOf,
  contactOf,
  deskAgencyOf,
  type DocumentContext,
  type EventNamed,
  followUrl,
  getEvent,
  issuingDesk,
  linesOf,
  officerName,
  papersAt,
  revisionAt,
} from './common.ts'

const vi = translator('vi')

/*
 * Forms 01 to 03 are made from the events each time: equal events give equal bytes, and nothing has to be stored.
 * Official papers are in Vietnamese whatever the reader's language.
 */

/** Form 01: receipt and appointment. */
export async function receiptPdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state } = loaded
  const event = getEvent(loaded, 'received')
  const { record } = revisionAt(ctx, loaded, event.seq)
  const { code, limit, dueAt } = event.data
  const agencyId = deskAgencyOf(event, loaded)
  const ledger = receptionLedger(ctx, loaded)
  const input = receiptInput({
    agency: issuingDesk(ctx, agencyId),
    issuedAt: event.at,
    code,
    followUrl: followUrl(ctx, code),
    counter: contactOf(ctx, agencyId).name,
    applicant: applicantOf(loaded),
    ...filingFacts(loaded, event),
    register: await registerLine(ctx, state.officeAgencyId, code),
    request: record.name.vi,
    papers: receivedPapers(loaded, event, record),
    sets: 1,
    timeLimit: deadlineWords(limit as TimeLimit, vi),
    dueAt: new Date(dueAt),
    dueReason: ledger && dueReason(ledger, vi),
    resultDelivery: deliveryWords(state.content.delivery.way, vi),
    fees: feesOf(loaded, record),
    receivedBy: await officerName(ctx, event),
    note: `Theo dõi hồ sơ tại ${ctx.publicUrl}/tra-cuu bằng mã hồ sơ hoặc mã QR ở trên.`,
  })
  return ctx.pdf.render(input.template, input.data)
}

function paperName({ papers }: ProcedureRecord, paperId: string): string {
  return papers.find(({ id }) => id === paperId)?.name.vi ?? paperId
}

/** Who handed it in for the applicant, and how it came where that was by post. */
function filingFacts(
  { state }: LoadedDossier,
  { data: { filedAt } }: EventNamed<'received'>,
): Pick<ReceiptFacts, 'representative' | 'filedAt' | 'wayOfFiling'> {
  const { applicant, filing } = state.content
  const { representative } = applicant
  const papers = [
    representative?.nationalId && `số giấy tờ ${representative.nationalId}`,
    representative?.authorisation && `theo ${representative.authorisation}`,
  ]
  const handedIn = representative && {
    name: representative.name,
    papers: papers.filter((text) => text).join(', '),
  }
  return {
    ...(handedIn ? { representative: handedIn } : {}),
    ...(filedAt
      ? {
          filedAt: new Date(filedAt),
          wayOfFiling: `Qua dịch vụ bưu chính${filing ? `, phiếu gửi số ${filing.slipNo}` : ''}; tính từ lúc ký biên bản giao nhận với bưu chính`,
        }
      : {}),
  }
}

/** Its line in the register of the year; one a year, so the book is always the first. */
async function registerLine({ db }: DocumentContext, agencyId: string, code: string) {
  const place = await findRegisterNumber(db, agencyId, code)
  return place && { book: `01/${place.year}`, line: String(place.number) }
}

function receivedPapers(
  loaded: LoadedDossier,
  event: EventNamed<'received'>,
  record: ProcedureRecord,
): readonly ReceivedPaper[] {
  const declaration = record.papers.find(({ providedBy }) => providedBy === 'form')
  const papers = papersAt(loaded, event.seq).flatMap(({ paperId, originals, copies, fileIds }) => {
    const name = paperName(record, paperId)
    const forms: readonly ReceivedPaper[] = [
      { name, form: 'original', count: originals },
      { name, form: 'copy', count: copies },
      // Scans of what lies on the desk are not papers of their own.
      { name, form: 'electronic', count: originals + copies > 0 ? 0 : fileIds.length },
    ]
    return forms.filter(({ count }) => count > 0)
  })
  return declaration ? [{ name: declaration.name.vi, form: 'electronic', count: 1 }, ...papers] : papers
}

/** Fees of a fixed amount that what was declared makes due; others are worked out at the desk and receipted there. */
function feesOf({ state }: LoadedDossier, record: ProcedureRecord): readonly FeeLine[] {
  const context = { ...state.content.answers, ...state.content.situations }
  return record.fees.flatMap(({ name, amountVnd, when, condition, assessedAtDesk, collectedBy }) => {
    const isSure = when === null ? condition === null : evaluateCondition(when, context)
    if (amountVnd === null || assessedAtDesk || collectedBy !== 'receiving_agency' || !isSure) return []
    return [{ name: name.vi, amountVnd }]
  })
}

/** Form 02: the last request for more, or the one that is the event of that number. */
export async function supplementPdf(
  ctx: DocumentContext,
  loaded: LoadedDossier,
  seq?: number,
): Promise<Buffer> {
  const { state } = loaded
  const event = getEvent(loaded, 'supplement_requested', seq)
  const { record } = revisionAt(ctx, loaded, event.seq)
  const agencyId = deskAgencyOf(event, loaded)
  const reasons = event.private?.paperReasons ?? {}
  const papers = event.data.paperIds.map((id): SupplementItem => {
    const asked = record.papers.find((paper) => paper.id === id)
    return {
      name: paperName(record, id),
      originals: asked?.originals,
      copies: asked?.copies,
      note: reasons[id],
    }
  })
  const others = (event.private?.items ?? []).map((name): SupplementItem => ({ name }))
  // At reception there is no code yet, also where one has been given since.
  const code = event.data.stage === 'reception' ? state.submissionNo : (state.code ?? state.submissionNo)
  const input = supplementRequestInput({
    agency: issuingDesk(ctx, agencyId),
    issuedAt: event.at,
    code,
    followUrl: followUrl(ctx, code),
    applicant: applicantOf(loaded),
    request: record.name.vi,
    items: [...papers, ...others],
    reason: event.private?.reason ?? '',
    contact: contactOf(ctx, agencyId),
    guidedBy: await officerName(ctx, event),
  })
  return ctx.pdf.render(input.template, input.data)
}

/** Form 03: refusal to receive. */
export async function declinePdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state } = loaded
  const event = getEvent(loaded, 'declined')
  const { record } = revisionAt(ctx, loaded, event.seq)
  const agencyId = deskAgencyOf(event, loaded)
  const input = refusalInput({
    refused: 'reception',
    agency: issuingDesk(ctx, agencyId),
    issuedAt: event.at,
    code: state.submissionNo,
    followUrl: followUrl(ctx, state.submissionNo),
    counter: contactOf(ctx, agencyId).name,
    applicant: applicantOf(loaded),
    request: record.name.vi,
    reasons: linesOf(event.private?.reason ?? ''),
    // Which rule it fails is for the reason to say: the list of the procedure's own basis would claim more.
    legalBasis: [],
    contact: contactOf(ctx, agencyId),
    receivedBy: await officerName(ctx, event),
  })
  return ctx.pdf.render(input.template, input.data)
}
