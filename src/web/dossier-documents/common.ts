import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import { revisionAfter } from '../../modules/dossiers/index.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import type {
  DossierContext,
  DossierEvent,
  EventType,
  LoadedDossier,
  PaperInput,
} from '../../modules/dossiers/index.ts'
import type { Applicant, ContactPoint, IssuingAgency } from '../../modules/documents/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'

export type DocumentContext = Pick<DossierContext, 'db' | 'directory' | 'catalog' | 'pdf' | 'publicUrl'>

export type EventNamed<T extends EventType> = Extract<DossierEvent, { type: T }>

/** The last event of that kind, or the one with that number in the dossier; without it there is no document: 404. */
export function getEvent<T extends EventType>(
  { state, events }: LoadedDossier,
  type: T,
  seq?: number,
): EventNamed<T> {
  const found = events.findLast(
    (event): event is EventNamed<T> => event.type === type && (seq === undefined || event.seq === seq),
  )
  if (!found) throw new NotFound(`event ${type} of dossier ${state.id}`)
  return found
}

export async function officerName(
  { db }: DocumentContext,
  { actor }: DossierEvent,
): Promise<string | undefined> {
  if (actor.kind !== 'officer') return undefined
  return (await namesOfAccounts(db, [actor.accountId])).get(actor.accountId)
}

/** Where the date line stands: the area the agency answers for, without its kind. */
function placeOf({ directory }: DocumentContext, agencyId: string): string {
  const agency = directory.getAgency(agencyId)
  const area = agency.areaCode === null ? undefined : directory.findArea(agency.areaCode)
  return (area?.name.vi ?? agency.name.vi).replace(
    /^(Tỉnh|Huyện|Thành phố|Thị xã|Xã|Phường|Thị trấn)\s+/u,
    '',
  )
}

/** The head of a document: the receiving agency under the body above it. */
export function issuingAgency(ctx: DocumentContext, agencyId: string): IssuingAgency {
  const agency = ctx.directory.getAgency(agencyId)
  const parent = agency.parentId === null ? undefined : ctx.directory.findAgency(agency.parentId)
  return { parent: parent?.name.vi, name: agency.name.vi, place: placeOf(ctx, agencyId) }
}

/** The head of what the desk gives out: the one-stop unit under its agency. */
export function issuingDesk(ctx: DocumentContext, agencyId: string): IssuingAgency {
  return {
    parent: ctx.directory.getAgency(agencyId).name.vi,
    name: ctx.directory.getUnitOfKind(agencyId, 'one_stop').name.vi,
    place: placeOf(ctx, agencyId),
  }
}

export function applicantOf({ state }: LoadedDossier): Applicant {
  const { applicant } = state.content
  return {
    name: applicant.name,
    address: applicant.address,
    idNumber: applicant.nationalId ?? applicant.taxCode ?? undefined,
    phone: applicant.phone ?? undefined,
    email: applicant.email ?? undefined,
  }
}

export function contactOf({ directory }: DocumentContext, agencyId: string): ContactPoint {
  const desk = directory.getUnitOfKind(agencyId, 'one_stop').name.vi
  return { name: `${desk}, ${directory.getAgency(agencyId).name.vi}` }
}

/** Who answered for the file at an event: a document never changes, whoever takes over later. */
export function agencyAt({ state, events }: LoadedDossier, seq: number): string {
  const next = events.find((event) => event.type === 'succeeded' && event.seq > seq)
  return next?.type === 'succeeded' ? next.data.fromAgencyId : state.agencyId
}

/** The agency whose desk answered: it is not always the one that decides. */
export function deskAgencyOf(event: DossierEvent, loaded: LoadedDossier): string {
  return event.actor.kind === 'officer' ? event.actor.agencyId : agencyAt(loaded, event.seq)
}

/** The revision by which the file was dealt with at an event: what was given out then is read by it. */
export function revisionAt(
  { catalog }: Pick<DocumentContext, 'catalog'>,
  { state, events }: LoadedDossier,
  seq: number,
): ProcedureRevision {
  return catalog.getRevision(state.procedureId, revisionAfter(events, seq))
}

/** The papers as they lay there at an event, not as later supplements left them: a receipt never changes. */
export function papersAt({ state, events }: LoadedDossier, seq: number): readonly PaperInput[] {
  const papers = new Map<string, PaperInput>()
  for (const event of events) {
    if (event.seq > seq) break
    if (event.type !== 'submitted' && event.type !== 'supplemented') continue
    if (event.private === null) return state.content.papers
    for (const paper of event.private.papers) papers.set(paper.paperId, paper)
  }
  return [...papers.values()]
}

/** Lines that were typed, without the empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The public look-up of a dossier, as its QR code has it. */
export function followUrl({ publicUrl }: DocumentContext, code: string): string {
  return `${publicUrl}/tra-cuu?ma=${encodeURIComponent(code)}`
}
