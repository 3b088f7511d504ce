import type { Service } from '../../modules/catalog/index.ts'
import {
  type Applicant,
  type DossierContext,
  type Draft,
  formLists,
  insertDraft,
  listDrafts,
  type PostalFiling,
  updateDraft,
} from '../../modules/dossiers/index.ts'
import type { OfficerActor, Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import {
  type ApplicantFault,
  applicantFaults,
  readApplicant,
  readRepresentative,
  representativeFaults,
  suggestAnswers,
} from '../../web/apply/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { deskAccess } from '../reception/desk-file.ts'
import {
  counterPage,
  type CounterShown,
  KNOWN_PREFIX,
  PERSON_FIELD,
  SERVICE_FIELD,
  TYPED_FIELD,
} from './counter.page.ts'
import { applicantTyped, type DeskPerson, findPeople } from './desk-person.ts'
import { deskServices } from './desk-services.ts'
import { checkFiling, emptyFiling, readFiling } from './filing-form.ts'

const MOST_TYPED = 200

const NO_SERVICE: Text = { vi: 'Bạn chưa chọn dịch vụ', en: 'Choose a service' }
const NOT_FOUND: Text = {
  vi: 'Không còn thấy người đã chọn. Bạn hãy tìm lại.',
  en: 'The person chosen is not found any more. Search again.',
}

/** From the empty desk to a begun draft: service, person, go. */
export function beginRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/quay'
  return [
    {
      name: 'backoffice.counter',
      method: 'GET',
      path,
      access: deskAccess,
      handler: async (request) =>
        page(await draw(await deskOf(services, request, request.query[SERVICE_FIELD] ?? ''))),
    },
    {
      name: 'backoffice.counter.find',
      method: 'POST',
      path,
      access: deskAccess,
      rateLimit: { max: 240, windowSeconds: 600, by: 'session' },
      handler: (request) => find(services, request),
    },
    {
      name: 'backoffice.counter.begin',
      method: 'POST',
      path: '/can-bo/quay/bat-dau',
      access: deskAccess,
      handler: (request) => begin(services, request),
    },
  ]
}

/** What the page of the counter stands on. */
interface Desk {
  readonly services: Services
  readonly request: Request<Session>
  readonly ctx: DossierContext<OfficerActor>
  readonly offered: readonly Service[]
  readonly service: Service | undefined
  readonly drafts: readonly Draft[]
}

async function deskOf(services: Services, request: Request<Session>, serviceId: string): Promise<Desk> {
  const ctx = officerContext(services, request)
  const offered = deskServices(services.catalog, ctx.actor)
  const drafts = await listDrafts(ctx.db, ctx.actor.accountId)
  return {
    services,
    request,
    ctx,
    offered,
    service: offered.find(({ id }) => id === serviceId),
    drafts: drafts.filter(({ channel }) => channel !== 'online'),
  }
}

function draw({ services, request, offered, service, drafts }: Desk, more: Partial<CounterShown> = {}) {
  const shown: CounterShown = {
    offered,
    drafts,
    serviceId: service?.id ?? '',
    typed: '',
    faults: [],
    applicant: {},
    filing: emptyFiling(services.clock.now()),
    ...more,
  }
  const { title, main } = counterPage(services, request, shown)
  return backofficePage(services, request, {
    title,
    main,
    current: 'counter',
    errorCount: shown.faults.length,
  })
}

async function find(services: Services, request: Request<Session>): Promise<Reply> {
  const desk = await deskOf(services, request, request.body.get(SERVICE_FIELD))
  const typed = typedOf(request)
  const filing = readFiling(request.body)
  const faults = [...serviceFaults(desk), ...checkFiling(filing, services.clock.now()).faults]
  if (faults.length > 0) return invalid(await draw(desk, { typed, filing, faults }))
  const found = await findPeople(desk.ctx, typed)
  return page(await draw(desk, { typed, filing, found, applicant: applicantTyped(typed) }))
}

function typedOf({ body }: Request<Session>): string {
  return body.get(TYPED_FIELD).trim().slice(0, MOST_TYPED)
}

async function begin(services: Services, request: Request<Session>): Promise<Reply> {
  const desk = await deskOf(services, request, request.body.get(SERVICE_FIELD))
  const typed = typedOf(request)
  const ref = request.body.get(PERSON_FIELD)
  // Looked up again, by what was typed: an id from elsewhere opens nobody's data.
  const found = await findPeople(desk.ctx, typed)
  const person = ref === '' ? undefined : found.people.find((one) => one.ref === ref)
  // Who hands it in today is asked today: the representative of an earlier file is not this one's.
  const representative = readRepresentative(request.body)
  const applicant = { ...(person?.applicant ?? readApplicant(request.body)), representative }
  const typedFiling = readFiling(request.body)
  const { filing, faults: filingFaults } = checkFiling(typedFiling, services.clock.now())
  const faults = [...filingFaults, ...faultsOf(desk, applicant, { ref, isLost: ref !== '' && !person })]
  if (faults.length > 0 || !desk.service)
    return invalid(
      await draw(desk, {
        typed,
        found,
        faults,
        filing: typedFiling,
        ...(ref === '' ? { applicant } : { applicant: applicantTyped(typed), representative }),
      }),
    )
  const draftId =
    twinOf(desk, desk.service, applicant) ??
    (await newDraft(desk, desk.service, { applicant, person, filing }))
  return seeOther(request.linkTo('backoffice.counter.apply.section', { draft: draftId, section: 1 }))
}

function serviceFaults({ service }: Desk): readonly ApplicantFault[] {
  return service ? [] : [{ id: SERVICE_FIELD, message: NO_SERVICE }]
}

function faultsOf(
  desk: Desk,
  applicant: Partial<Applicant>,
  { ref, isLost }: { readonly ref: string; readonly isLost: boolean },
): readonly ApplicantFault[] {
  const of = isLost ? [{ id: TYPED_FIELD, message: NOT_FOUND }] : applicantFaults(applicant)
  return [...serviceFaults(desk), ...of, ...representativeFaults(applicant, ref === '' ? '' : KNOWN_PREFIX)]
}

const TWIN_MS = 10_000

/** The second of two clicks finds the draft of the first. */
function twinOf(
  { drafts, services }: Desk,
  service: Service,
  applicant: Partial<Applicant>,
): string | undefined {
  const now = services.clock.now().getTime()
  return drafts.find(
    (draft) =>
      draft.serviceId === service.id &&
      draft.done.length === 0 &&
      draft.applicant.name === applicant.name &&
      now - draft.createdAt.getTime() < TWIN_MS,
  )?.id
}

interface Chosen {
  readonly applicant: Partial<Applicant>
  readonly person: DeskPerson | undefined
  readonly filing: PostalFiling | undefined
}

async function newDraft(
  { services, ctx }: Desk,
  service: Service,
  { applicant, person, filing }: Chosen,
): Promise<string> {
  const revision = services.catalog.findProcedure(service.procedureId)
  if (!revision) throw new Error(`service ${service.id} has no procedure`)
  const id = await insertDraft(services, {
    ownerAccountId: ctx.actor.accountId,
    channel: filing ? 'post' : 'counter',
    filing,
    service,
    revision,
    applicant,
  })
  const answers = suggestAnswers(services.catalog.formOf(revision), formLists(services.directory), {
    applicant,
    dateOfBirth: person?.account?.dateOfBirth ?? null,
    areaCode: person?.account?.areaCode ?? null,
  })
  await updateDraft(services, { id }, { answers })
  return id
}
