import { type Answers, type FormDefinition, type Lists, relevantAnswers } from '../../engines/forms/index.ts'
import type { ProcedureRecord, ProcedureRevision, Service } from '../../modules/catalog/index.ts'
import { type Draft, draftFinder, formLists } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { LinkParams, LinkQuery, Request } from '../../platform/http/route.ts'
import { type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { isId } from '../../platform/ids/id.ts'
import { type Html, html } from '../../ui/index.ts'
import type { Services } from '../services.ts'
import type { ApplyFace, ApplyPage } from './apply-face.ts'

/** One person filling in one draft: what every page of the way needs, in two queries (session, draft). */
export interface Journey {
  readonly services: Services
  readonly face: ApplyFace
  readonly request: Request<Session>
  readonly draft: Draft
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly record: ProcedureRecord
  readonly form: FormDefinition
  readonly lists: Lists
  readonly locale: Locale
  readonly t: Translate
  /** A page of this draft, by the last part of its route's name. */
  readonly link: (page: string, params?: LinkParams, query?: LinkQuery) => string
}

/** A handler for an open draft of one's own. Others' drafts are not there; one handed in leads to its dossier. */
export function withJourney(
  services: Services,
  face: ApplyFace,
  handler: (journey: Journey) => Promise<Reply> | Reply,
): (request: Request<Session>) => Promise<Reply> {
  // Routes are made before anything is asked of the services.
  let find: ReturnType<typeof draftFinder> | undefined
  return async (request) => {
    find ??= draftFinder(services.db)
    const id = request.params['draft'] ?? ''
    const ownerAccountId = request.session?.accountId
    const draft = isId(id) && ownerAccountId ? await find({ id, ownerAccountId }) : undefined
    if (!draft || (draft.channel === 'online') !== (face.channel === 'online')) return notFound()
    if (draft.submittedAt) return seeOther(face.dossierLink(request, draft.id))
    return handler(journeyOf(services, face, request, draft))
  }
}

export function journeyOf(
  services: Services,
  face: ApplyFace,
  request: Request<Session>,
  draft: Draft,
): Journey {
  const { catalog, directory } = services
  const revision = catalog.getRevision(draft.procedureId, draft.revision)
  const service = catalog.findService(draft.serviceId)
  if (!service) throw new Error(`draft ${draft.id} is of the unknown service ${draft.serviceId}`)
  const { locale } = request
  return {
    services,
    face,
    request,
    draft,
    service,
    revision,
    record: revision.record,
    form: catalog.formOf(revision),
    lists: formLists(directory),
    locale,
    t: translator(locale),
    link: (page, params, query) =>
      request.linkTo(`${face.name}.${page}`, { draft: draft.id, ...params }, query),
  }
}

/** The same way after something was written. */
export function withDraft(journey: Journey, change: Partial<Draft>): Journey {
  return { ...journey, draft: { ...journey.draft, ...change } }
}

/** What was declared so far, as conditions of papers and fees see it. */
export function declaredOf({ form, draft }: Pick<Journey, 'form' | 'draft'>): {
  readonly answers: Answers
  readonly situations: Draft['situations']
} {
  return { answers: relevantAnswers(form, draft.answers), situations: draft.situations }
}

export function show(journey: Journey, page: ApplyPage): Html | Promise<Html> {
  const { face, request, link, t } = journey
  const backLink = { href: link('tasks'), text: t('Danh sách việc cần làm', 'Task list') }
  return face.frame(request, { backLink, ...page })
}

/** The beginning of each form: the token first, which multipart needs, and whence the page was called. */
export function formStart({ request }: Journey): Html {
  const from = request.query['tu'] ?? request.body.get('_from')
  return html`<input type="hidden" name="_csrf" value="${request.csrfToken}">${from === 'kiem-tra' && html`<input type="hidden" name="_from" value="kiem-tra">`}`
}
