import { type FieldError, validateForm } from '../../engines/forms/index.ts'
import type { ProcedureRecord, ProcedureRevision, Service } from '../catalog/index.ts'
import { askedSituations } from './asked-situations.ts'
import type { DossierContext } from './context.ts'
import type { Applicant, Delivery, DossierContent } from './dossier-content.ts'
import type { Draft } from './draft.ts'
import { formLists } from './form-lists.ts'
import { applicablePapers, filesOnly, missingAmong } from './required-papers.ts'

/** What is still to mend before a draft can be handed in, by the page it is mended on. */
export interface DraftFaults {
  readonly applicant: readonly (keyof Applicant)[]
  readonly fields: readonly FieldError[]
  /** Keys of situations asked and not answered: they decide which papers are asked. */
  readonly situations: readonly string[]
  readonly paperIds: readonly string[]
  readonly delivery: readonly ('way' | 'address')[]
}

export const NO_FAULTS: DraftFaults = {
  applicant: [],
  fields: [],
  situations: [],
  paperIds: [],
  delivery: [],
}

export type CheckedDraft =
  | {
      readonly kind: 'complete'
      readonly content: DossierContent
      readonly revision: ProcedureRevision
      readonly service: Service
    }
  | { readonly kind: 'invalid'; readonly faults: DraftFaults }
  | { readonly kind: 'not-open'; readonly reason: string | null }
  | { readonly kind: 'not-found' }

/** The whole draft against form, papers and delivery; also what the page "check your answers" shows. */
export function checkDraft(ctx: Pick<DossierContext, 'catalog' | 'directory'>, draft: Draft): CheckedDraft {
  const service = ctx.catalog.findService(draft.serviceId)
  if (!service) return { kind: 'not-found' }
  if (service.suspendedFrom) return { kind: 'not-open', reason: service.suspensionReason }
  const revision = ctx.catalog.getRevision(draft.procedureId, draft.revision)
  const form = ctx.catalog.formOf(revision)
  const { answers, errors } = validateForm(form, draft.answers, formLists(ctx.directory))
  const { situations, unanswered } = situationsOf(revision.record, draft, answers)
  const applicable = applicablePapers(revision.record, { answers, situations })
  const asked = new Set(applicable.map((paper) => paper.id))
  const papers = draft.papers
    .filter((paper) => asked.has(paper.paperId))
    .map((paper) => (draft.channel === 'online' ? filesOnly(paper) : paper))
  const faults: DraftFaults = {
    applicant: applicantFaults(draft.applicant),
    fields: errors,
    situations: unanswered,
    paperIds: missingAmong(applicable, papers).map((paper) => paper.id),
    delivery: deliveryFaults(draft.delivery, revision.record.delivery),
  }
  if (Object.values(faults).some((list) => list.length > 0)) return { kind: 'invalid', faults }
  const applicant = draft.applicant as Applicant
  const content = {
    applicant,
    answers,
    situations,
    papers,
    delivery: draft.delivery as Delivery,
    ...(draft.filing ? { filing: draft.filing } : {}),
  }
  return { kind: 'complete', content, revision, service }
}

/** Of the situations answered those that are asked: one whose condition no longer holds asks for no paper. */
function situationsOf(record: ProcedureRecord, draft: Draft, answers: DossierContent['answers']) {
  const keys = askedSituations(record, answers).map((situation) => situation.key)
  const answered = keys.filter((key) => draft.situations[key] !== undefined)
  return {
    situations: Object.fromEntries(answered.map((key) => [key, draft.situations[key] === true])),
    unanswered: keys.filter((key) => draft.situations[key] === undefined),
  }
}

function applicantFaults(applicant: Partial<Applicant>): (keyof Applicant)[] {
  const faults: (keyof Applicant)[] = []
  if (!applicant.kind) faults.push('kind')
  if (!applicant.name?.trim()) faults.push('name')
  if (applicant.representative && !applicant.representative.name.trim()) faults.push('representative')
  return faults
}

function deliveryFaults(delivery: Partial<Delivery>, offered: readonly string[]): ('way' | 'address')[] {
  if (!delivery.way || !offered.includes(delivery.way)) return ['way']
  return delivery.way === 'post' && !delivery.address?.trim() ? ['address'] : []
}
