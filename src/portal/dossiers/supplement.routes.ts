import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import {
  findReadableDossier,
  type LoadedDossier,
  type PaperInput,
  provideSupplement,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { citizen } from '../../web/access.ts'
import { keptFiles, LARGEST_TAKEN, takeFiles } from '../../web/apply/index.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { type GivenPaper, keptField, supplementView, uploadedField } from './supplement.page.ts'

const MAX_FILES = 20

/** Answers a request for more: files for the papers asked, and words. */
export function supplementRoutes(services: Services): readonly Route<Session>[] {
  const path = '/ho-so/:dossier/bo-sung'
  return [
    {
      name: 'portal.dossiers.supplement',
      method: 'GET',
      path,
      access: citizen,
      handler: async (request) => {
        const loaded = await findReadableDossier(
          citizenContext(services, request),
          request.params.dossier ?? '',
        )
        if (!loaded) return notFound()
        if (!loaded.state.supplement)
          return seeOther(request.linkTo('portal.dossiers.show', { dossier: loaded.state.id }))
        return page(show(services, request, loaded, { given: [], errors: [], message: '' }))
      },
    },
    {
      name: 'portal.dossiers.supplement.send',
      method: 'POST',
      path,
      access: citizen,
      multipart: { fileBytes: LARGEST_TAKEN, files: MAX_FILES },
      rateLimit: { max: 30, windowSeconds: 600, by: 'session' },
      handler: (request) => send(services, request),
    },
  ]
}

interface Filled {
  readonly given: readonly GivenPaper[]
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly message: string
}

function show(services: Services, request: Request<Session>, loaded: LoadedDossier, filled: Filled) {
  const view = supplementView({ services, request }, loaded, filled)
  return portalPage(services, request, {
    title: view.title,
    main: view.main,
    current: 'mine',
    noIndex: true,
    errorCount: filled.errors.length,
    backLink: { href: request.linkTo('portal.dossiers.show', { dossier: loaded.state.id }) },
  })
}

async function send(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = citizenContext(services, request)
  const t = translator(request.locale)
  const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
  if (!loaded) return notFound()
  const back = seeOther(request.linkTo('portal.dossiers.show', { dossier: loaded.state.id }))
  const asked = loaded.state.supplement
  // Sent a second time: the first one did it.
  if (!asked) return back
  const papers = loaded.revision.record.papers.filter(({ id }) => asked.paperIds.includes(id))
  const { given, refused } = await takeAll(services, request, papers)
  const message = request.body.get('message')
  const errors = refused.map(({ paperId, text }) => ({ href: `#${paperId}`, text }))
  if (errors.length > 0) return invalid(show(services, request, loaded, { given, errors, message }))
  const sent = given.map(
    ({ paperId, files }): PaperInput => ({
      paperId,
      fileIds: files.map((item) => item.id),
      originals: 0,
      copies: 0,
    }),
  )
  const outcome = await provideSupplement(ctx, {
    dossierId: loaded.state.id,
    papers: sent,
    answers: {},
    message,
  })
  if (outcome.kind === 'done')
    return withFlash(back, { kind: 'success', text: t('Đã gửi phần bổ sung', 'What you added is sent') })
  if (outcome.kind === 'refused') return back
  const missing = outcome.errors.map((id) => errorFor(id, loaded, request))
  return invalid(show(services, request, loaded, { given, errors: missing, message }))
}

function errorFor(id: string, { revision }: LoadedDossier, request: Request<Session>) {
  const t = translator(request.locale)
  const paper = revision.record.papers.find((item) => item.id === id)
  if (!paper)
    return {
      href: '#message',
      text: t(
        'Bạn hãy gửi ít nhất một giấy tờ hoặc viết vài lời',
        'Send at least one paper or write a few words',
      ),
    }
  const name = inLocale(paper.name, request.locale)
  return { href: `#${id}`, text: t(`Bạn chưa gửi: ${name}`, `Still missing: ${name}`) }
}

/** Files sent now, with the form or ahead of it, and those kept from a try before: nothing has to be chosen twice. */
async function takeAll(services: Services, request: Request<Session>, papers: readonly ProcedurePaper[]) {
  const refused: { paperId: string; text: string }[] = []
  const given: GivenPaper[] = []
  for (const { id: paperId, accept } of papers) {
    const kept = await keptFiles(services, request, keptField(paperId))
    const fields = { field: paperId, uploadedField: uploadedField(paperId) }
    const { stored, problems } = await takeFiles(services, request, fields, { origin: 'applicant', accept })
    const files = [...kept, ...stored]
    refused.push(...problems.map((text) => ({ paperId, text })))
    if (files.length > 0) given.push({ paperId, files })
  }
  return { given, refused }
}
