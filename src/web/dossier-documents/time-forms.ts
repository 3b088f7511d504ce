import { findStep } from '../../engines/workflow/index.ts'
import { apologyInput, refusalInput, signerOf, stopNoticeInput } from '../../modules/documents/index.ts'
import { type DossierEvent, type LoadedDossier, stateAfter } from '../../modules/dossiers/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import { formatDate, formatMoney } from '../../platform/i18n/format.ts'
import {
  agencyAt,
  applicantOf,
  contactOf,
  type DocumentContext,
  type EventNamed,
  followUrl,
  getEvent,
  issuingAgency,
  issuingDesk,
  linesOf,
  officerName,
} from './common.ts'

/** What a letter of apology says; of one not sent yet the number is still open. */
export interface ApologyLetter {
  readonly issuedAt: Date
  readonly notation?: string | undefined
  /** The events the letter is written after; all so far unless told. */
  readonly upTo?: number | undefined
  readonly newDueAt: Date
  readonly reason: string
  readonly signer: { readonly title: string; readonly name: string }
}

/** Form 04: the last apology with a new date, or the one that is the event of that number. */
export async function apologyPdf(ctx: DocumentContext, loaded: LoadedDossier, seq?: number): Promise<Buffer> {
  const event = getEvent(loaded, 'extended', seq)
  const { newDueAt, notation, signerAccountId, signerTitle } = event.data
  const names = await namesOfAccounts(ctx.db, [signerAccountId])
  return apologyLetterPdf(ctx, loaded, {
    issuedAt: event.at,
    notation,
    upTo: event.seq - 1,
    newDueAt: new Date(newDueAt),
    reason: event.private?.reason ?? '',
    signer: { title: signerTitle, name: names.get(signerAccountId) ?? '' },
  })
}

/** The letter as it is, or as it would go out. */
export async function apologyLetterPdf(
  ctx: DocumentContext,
  loaded: LoadedDossier,
  letter: ApologyLetter,
): Promise<Buffer> {
  const { state, revision } = loaded
  const { applicant } = state.content
  const code = codeOf(loaded)
  const agencyId = agencyAt(loaded, letter.upTo ?? Number.POSITIVE_INFINITY)
  const before = loaded.events.filter(({ seq }) => letter.upTo === undefined || seq <= letter.upTo)
  const input = apologyInput({
    agency: issuingAgency(ctx, agencyId),
    notation: letter.notation,
    issuedAt: letter.issuedAt,
    code,
    followUrl: followUrl(ctx, code),
    addressee: applicant.name,
    address: applicant.address,
    procedure: revision.record.name.vi,
    receivedAt: state.receivedAt ?? state.submittedAt,
    dueAt: promisedBy(before),
    newDueAt: letter.newDueAt,
    progress: progressAfter(ctx, loaded, before),
    reason: letter.reason,
    recipients: ['Như trên', issuingDesk(ctx, agencyId).name, 'Lưu: VT, hồ sơ'],
    signer: signerOf(letter.signer),
  })
  return ctx.pdf.render(input.template, input.data)
}

/** The last date given in these events. */
function promisedBy(events: readonly DossierEvent[]): Date {
  const given = events.flatMap(({ data }) =>
    'dueAt' in data && typeof data.dueAt === 'string' ? [data.dueAt] : [],
  )
  const last = given.at(-1)
  if (last === undefined) throw new NotFound('a date that was promised')
  return new Date(last)
}

/** At which steps it was, since when, and with whom: told from the events, never typed. */
function progressAfter(
  ctx: DocumentContext,
  { state, processOf }: LoadedDossier,
  events: readonly DossierEvent[],
): string {
  const life = events.map((event) => ({ at: event.at, actor: event.actor, event }))
  const { tasks, revision } = stateAfter(ctx, state.id, life)
  return tasks
    .map(({ stepId, unitId, since }) => {
      const step = findStep(processOf(revision), stepId)?.name.vi ?? stepId
      const unit = ctx.directory.findUnit(unitId)?.name.vi
      return `${[step, unit].filter(Boolean).join(', ')} (từ ngày ${formatDate(since)})`
    })
    .join('; ')
}

/** Form 05 of 2025: work stopped because what was asked for never came. */
export async function stopNoticePdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const event = getEvent(loaded, 'stopped')
  const { applicant } = state.content
  const code = codeOf(loaded)
  const agencyId = agencyAt(loaded, event.seq)
  const input = stopNoticeInput({
    agency: issuingAgency(ctx, agencyId),
    issuedAt: event.at,
    code,
    followUrl: followUrl(ctx, code),
    addressee: applicant.name,
    address: applicant.address,
    procedure: revision.record.name.vi,
    receivedAt: state.receivedAt ?? state.submittedAt,
    asked: askedBefore(loaded, event),
    reason: event.private?.reason ?? '',
    contact: contactOf(ctx, agencyId),
    recipients: ['Như trên', issuingDesk(ctx, agencyId).name, 'Lưu: hồ sơ'],
    signer: { post: 'Người giải quyết hồ sơ', name: await officerName(ctx, event) },
  })
  return ctx.pdf.render(input.template, input.data)
}

/** What that step had asked for last. */
function askedBefore({ events, revision }: LoadedDossier, stopped: EventNamed<'stopped'>) {
  const asked = events.findLast(
    (event): event is EventNamed<'supplement_requested' | 'financial_duty_requested'> =>
      (event.type === 'supplement_requested' || event.type === 'financial_duty_requested') &&
      event.data.token === stopped.data.token,
  )
  if (!asked) return undefined
  if (asked.type === 'financial_duty_requested') {
    const content = asked.private?.content
    const amount = formatMoney(asked.data.amountVnd, 'vi')
    return { what: 'payment', at: asked.at, items: [content ? `${amount}: ${content}` : amount] } as const
  }
  const papers = asked.data.paperIds.map(
    (id) => revision.record.papers.find((paper) => paper.id === id)?.name.vi ?? id,
  )
  return { what: 'supplement', at: asked.at, items: [...papers, ...(asked.private?.items ?? [])] } as const
}

/** Whether it was refused after appraisal: then form 03 goes with the decision. */
export function isRefused({ state }: LoadedDossier): boolean {
  return state.result?.outcome === 'refused'
}

/** Form 03 of a dossier refused after appraisal: the reasons the decision gives. */
export async function refusalPdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const event = getEvent(loaded, 'issued')
  if (!isRefused(loaded)) throw new NotFound(`refusal of dossier ${state.id}`)
  const { title, notation, issuedOn } = event.data
  const code = codeOf(loaded)
  const agencyId = agencyAt(loaded, event.seq)
  const input = refusalInput({
    refused: 'handling',
    agency: issuingDesk(ctx, agencyId),
    issuedAt: event.at,
    code,
    followUrl: followUrl(ctx, code),
    counter: contactOf(ctx, agencyId).name,
    applicant: applicantOf(loaded),
    request: revision.record.name.vi,
    reasons: linesOf(state.draft?.reason ?? ''),
    // The decision itself cites what it stands on.
    legalBasis: [],
    advice: `Kèm theo ${title} số ${notation} ngày ${formatDate(issuedOn)}.`,
    contact: contactOf(ctx, agencyId),
  })
  return ctx.pdf.render(input.template, input.data)
}

function codeOf({ state }: LoadedDossier): string {
  return state.code ?? state.submissionNo
}
