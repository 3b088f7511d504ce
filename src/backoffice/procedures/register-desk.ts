import {
  compileContent,
  controlPost,
  draftingPost,
  findProcedureDraft,
  offeringAgencies,
  type ProcedureContent,
  type ProcedureDraft,
  type ProcedureRevision,
  revisionContent,
} from '../../modules/catalog/index.ts'
import type { OfficerActor, Session } from '../../modules/identity/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Request } from '../../platform/http/route.ts'
import type { Locale } from '../../platform/i18n/translator.ts'
import { dateInput, type Html } from '../../ui/index.ts'
import { officer } from '../../web/access.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'

export const REGISTER_BASE = '/can-bo/thu-tuc'
export const DRAFT_BASE = '/can-bo/du-thao-thu-tuc'

/** Agencies draft and suspend what they offer; the control office sees and decides on all. */
export const registerAccess = officer('agency_admin', 'province_admin')
export const controlAccess = officer('province_admin')

export interface ProcedureDesk {
  readonly actor: OfficerActor
  readonly isControl: boolean
  /** The last one published, in force or not yet. */
  readonly latest: ProcedureRevision
  readonly isOffering: boolean
}

/** The procedure of the address; undefined for one that nobody can file. */
export function procedureDesk(services: Services, request: Request<Session>): ProcedureDesk | undefined {
  const context = officerContext(services, request)
  const latest = services.catalog.revisionsOf(request.params['procedure'] ?? '').at(-1)
  if (!latest) return undefined
  const { actor } = context
  return {
    actor,
    isControl: controlPost(actor) !== undefined,
    latest,
    isOffering: draftingPost(actor, offeringAgencies(context, latest)) !== undefined,
  }
}

export interface DraftDesk {
  readonly actor: OfficerActor
  readonly draft: ProcedureDraft
  readonly isControl: boolean
  readonly isDrafting: boolean
  readonly isOpen: boolean
}

/** The draft of the address, for its agency and the control office; it is absent for everybody else. */
export async function draftDesk(
  services: Services,
  request: Request<Session>,
): Promise<DraftDesk | undefined> {
  const draft = await findProcedureDraft(services.db, request.params['proposal'] ?? '')
  if (!draft) return undefined
  const { actor } = officerContext(services, request)
  const isControl = controlPost(actor) !== undefined
  const isDrafting = draftingPost(actor, [draft.agencyId]) !== undefined
  if (!isControl && !isDrafting) return undefined
  return {
    actor,
    draft,
    isControl,
    isDrafting,
    isOpen: draft.state !== 'published' && draft.state !== 'discarded',
  }
}

export function contentOf(
  { catalog }: Pick<Services, 'catalog'>,
  revision: ProcedureRevision,
): ProcedureContent {
  return revisionContent(catalog, revision)
}

/** Of a draft, which only sound content gets into. */
export async function draftContent(draft: ProcedureDraft): Promise<ProcedureContent> {
  const compiled = await compileContent(draft)
  if ('faults' in compiled) throw new Error(`draft ${draft.id} does not compile: ${compiled.faults.part}`)
  return compiled.content
}

/** What was typed in the three boxes, as a day; something else where it is none. */
export function postedDay(body: Form, name: string): string {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
    body.get(`${name}-${part}`).trim(),
  )
  if (year + month + day === '') return ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

interface DayField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly locale: Locale
  readonly body: Form
  readonly errors: FormErrors
  /** A day to begin with, until another one is posted. */
  readonly value?: string | undefined
}

/** Errors are named after the first box: `effectiveFrom-day`. */
export function dayField({ name, label, hint, locale, body, errors, value }: DayField): Html {
  const [year = '', month = '', day = ''] = body.has(`${name}-day`) ? [] : (value ?? '').split('-')
  return dateInput({
    id: name,
    namePrefix: name,
    locale,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    values: {
      day: body.get(`${name}-day`) || day,
      month: body.get(`${name}-month`) || month,
      year: body.get(`${name}-year`) || year,
    },
    ...errorOf(errors, `${name}-day`),
  })
}
