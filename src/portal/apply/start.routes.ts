import { type Draft, formLists, insertDraft, listDrafts, updateDraft } from '../../modules/dossiers/index.ts'
import { type Account, getAccount, type Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { citizen } from '../../web/access.ts'
import { applicantOfAccount, notOpenPage, suggestAnswers } from '../../web/apply/index.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalFace } from './portal-face.ts'
import { likelyService, readStart, type StartForm } from './start-form.ts'
import { startPage, type StartShown } from './start.page.ts'

/** Begins a draft. A visitor is sent to sign in and comes back here. */
export function startRoutes(services: Services): readonly Route<Session>[] {
  const path = '/nop-ho-so/:procedure'
  return [
    {
      name: 'portal.apply.start',
      method: 'GET',
      path,
      access: citizen,
      handler: (request) => showStart(services, request),
    },
    {
      name: 'portal.apply.create',
      method: 'POST',
      path,
      access: citizen,
      rateLimit: { max: 60, windowSeconds: 3600, by: 'session' },
      handler: (request) => create(services, request),
    },
  ]
}

type Offer = Omit<StartShown, 'form'>

async function offerOf(services: Services, request: Request<Session>): Promise<Offer | undefined> {
  const procedureId = request.params['procedure'] ?? ''
  const revision = services.catalog.findProcedure(procedureId)
  if (!revision) return undefined
  const { accountId } = citizenContext(services, request).actor
  const [account, drafts] = await Promise.all([
    getAccount(services.db, accountId),
    listDrafts(services.db, accountId),
  ])
  const offered = services.catalog.servicesOf(procedureId)
  return {
    revision,
    open: offered.filter(({ suspendedFrom }) => suspendedFrom === null),
    suspended: offered.filter(({ suspendedFrom }) => suspendedFrom !== null),
    account,
    drafts: drafts.filter((draft) => draft.procedureId === procedureId && draft.channel === 'online'),
  }
}

async function showStart(services: Services, request: Request<Session>): Promise<Reply> {
  const offer = await offerOf(services, request)
  if (!offer) return notFound()
  if (offer.open.length === 0) return closed(services, request, offer)
  const likely = likelyService(offer.open, services.directory, offer.account.areaCode)
  const form: StartForm = {
    forWhom: 'self',
    serviceId: likely?.id,
    applicant: applicantOfAccount(offer.account),
    faults: [],
  }
  return page(await portalFace(services).frame(request, startPage(services, request, { ...offer, form })))
}

async function closed(
  services: Services,
  request: Request<Session>,
  { revision, suspended }: Offer,
): Promise<Reply> {
  const { record } = revision
  const shown = notOpenPage({ record, locale: request.locale }, suspended[0]?.suspensionReason ?? null)
  return page(await portalFace(services).frame(request, shown))
}

async function create(services: Services, request: Request<Session>): Promise<Reply> {
  const offer = await offerOf(services, request)
  if (!offer) return notFound()
  if (offer.open.length === 0) return closed(services, request, offer)
  const form = readStart(request.body, offer.account, offer.open)
  const service = offer.open.find(({ id }) => id === form.serviceId)
  if (form.faults.length > 0 || !service) {
    return invalid(
      await portalFace(services).frame(request, startPage(services, request, { ...offer, form })),
    )
  }
  const twin = justBegun(offer.drafts, form, services.clock.now())
  const id =
    twin?.id ??
    (await insertDraft(services, {
      ownerAccountId: offer.account.id,
      channel: 'online',
      service,
      revision: offer.revision,
      applicant: form.applicant,
    }))
  if (!twin) await prefill(services, offer, form, id)
  return seeOther(request.linkTo('portal.apply.tasks', { draft: id }))
}

const TWIN_MS = 10_000

/** The second of two clicks finds the draft of the first, still as it was begun. */
function justBegun(drafts: readonly Draft[], form: StartForm, now: Date): Draft | undefined {
  return drafts.find(
    (draft) =>
      draft.serviceId === form.serviceId &&
      draft.done.length === 0 &&
      draft.applicant.name === form.applicant.name &&
      now.getTime() - draft.createdAt.getTime() < TWIN_MS,
  )
}

async function prefill(
  services: Services,
  { revision, account }: Offer,
  form: StartForm,
  id: string,
): Promise<void> {
  const own: Partial<Account> = form.forWhom === 'self' ? account : {}
  const answers = suggestAnswers(services.catalog.formOf(revision), formLists(services.directory), {
    applicant: form.applicant,
    dateOfBirth: own.dateOfBirth ?? null,
    areaCode: own.areaCode ?? null,
  })
  await updateDraft(services, { id }, { answers })
}
