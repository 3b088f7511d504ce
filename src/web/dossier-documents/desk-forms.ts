import {
  type ReceivedPaper,
  receiptInput,
  refusalInput,
  supplementRequestInput,
} from '../../modules/documents/index.ts'
import type { DossierEvent, EventType, LoadedDossier } from '../../modules/dossiers/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { deadlineWords, deliveryWords } from '../words/index.ts'
import { applicantOf, contactOf, type DocumentContext, issuingAgency } from './common.ts'

const vi = translator('vi')

/** Forms 01 to 03 are made from the events each time: equal events give equal bytes, and nothing has to be stored. */
function lastEvent<T extends EventType>(
  { events }: LoadedDossier,
  type: T,
): Extract<DossierEvent, { type: T }> {
  const event = events.findLast((item) => item.type === type)
  if (!event) throw new Error(`the dossier has no event ${type}`)
  return event as Extract<DossierEvent, { type: T }>
}

async function officerOf(ctx: DocumentContext, event: DossierEvent): Promise<{ readonly name?: string }> {
  if (event.actor.kind !== 'officer') return {}
  const name = (await namesOfAccounts(ctx.db, [event.actor.accountId])).get(event.actor.accountId)
  return name ? { name } : {}
}

/** Form 01: receipt and appointment. */
export async function receiptPdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const event = lastEvent(loaded, 'received')
  const { name } = await officerOf(ctx, event)
  const code = event.data.code
  const input = receiptInput({
    agency: issuingAgency(ctx, state.agencyId),
    issuedAt: event.at,
    code,
    followUrl: `${ctx.publicUrl}/tra-cuu?ma=${encodeURIComponent(code)}`,
    counter: contactOf(ctx, loaded).name,
    applicant: applicantOf(loaded),
    request: revision.record.name.vi,
    papers: papersOf(loaded),
    sets: 1,
    timeLimit: deadlineWords(event.data.limit as Parameters<typeof deadlineWords>[0], vi),
    dueAt: new Date(event.data.dueAt),
    resultDelivery: deliveryWords(state.content.delivery.way, vi),
    fees: [],
    ...(name ? { receivedBy: name } : {}),
  })
  return ctx.pdf.render(input.template, input.data)
}

function papersOf({ state, revision }: LoadedDossier): readonly ReceivedPaper[] {
  return state.content.papers.flatMap((paper) => {
    const name = revision.record.papers.find((item) => item.id === paper.paperId)?.name.vi ?? paper.paperId
    const forms: readonly ReceivedPaper[] = [
      { name, form: 'original', count: paper.originals },
      { name, form: 'copy', count: paper.copies },
      { name, form: 'electronic', count: paper.fileIds.length },
    ]
    return forms.filter((form) => form.count > 0)
  })
}

/** Form 02: the last request for more. */
export async function supplementPdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const event = lastEvent(loaded, 'supplement_requested')
  const { name } = await officerOf(ctx, event)
  const papers = event.data.paperIds.map((id) => ({
    name: revision.record.papers.find((paper) => paper.id === id)?.name.vi ?? id,
  }))
  const items = (event.private?.items ?? []).map((item) => ({ name: item }))
  const input = supplementRequestInput({
    agency: issuingAgency(ctx, state.agencyId),
    issuedAt: event.at,
    code: state.code ?? state.submissionNo,
    applicant: applicantOf(loaded),
    request: revision.record.name.vi,
    items: [...papers, ...items],
    reason: event.private?.reason ?? '',
    contact: contactOf(ctx, loaded),
    ...(name ? { guidedBy: name } : {}),
  })
  return ctx.pdf.render(input.template, input.data)
}

/** Form 03: refusal to receive. */
export async function declinePdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const event = lastEvent(loaded, 'declined')
  const { name } = await officerOf(ctx, event)
  const input = refusalInput({
    refused: 'reception',
    agency: issuingAgency(ctx, state.agencyId),
    issuedAt: event.at,
    code: state.submissionNo,
    counter: contactOf(ctx, loaded).name,
    applicant: applicantOf(loaded),
    request: revision.record.name.vi,
    reasons: [event.private?.reason ?? ''],
    legalBasis: revision.record.legalBasis.map(({ number, title }) => `${number} ${title.vi}`),
    contact: contactOf(ctx, loaded),
    ...(name ? { receivedBy: name } : {}),
  })
  return ctx.pdf.render(input.template, input.data)
}
