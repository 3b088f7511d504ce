import {
  agenciesThatMayOffer,
  changeOffering,
  type ChangeOfferingError,
  type ChangeOfferingOutcome,
} from '../../modules/catalog/index.ts'
import type { Agency, Tier } from '../../modules/organizations/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, checkboxes, details, type Html, html, radios, select, textarea } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { partPage, savedReply } from './draft-part.ts'
import {
  dayField,
  DRAFT_BASE,
  draftDesk,
  type DraftDesk,
  postedDay,
  registerAccess,
} from './register-desk.ts'
import { servicePlanPart } from './service-plan.ts'

/** Who offers the procedure; services open and close with the revision. */
export function offeringRoutes(services: Services): readonly Route<Session>[] {
  const path = `${DRAFT_BASE}/:proposal/co-quan` as const
  const onDraft = async (request: Request<Session>, then: (desk: DraftDesk) => Promise<Reply>) => {
    const desk = await draftDesk(services, request)
    if (!desk) return notFound()
    return desk.isDrafting ? then(desk) : forbidden()
  }
  return [
    {
      name: 'backoffice.procedures.offering',
      method: 'GET',
      path,
      access: registerAccess,
      handler: (request) =>
        onDraft(request, (desk) =>
          offeringPage(services, request, { desk, typed: savedOffering(services, desk), errors: {} }),
        ),
    },
    {
      name: 'backoffice.procedures.offering.do',
      method: 'POST',
      path,
      access: registerAccess,
      handler: (request) => onDraft(request, (desk) => save(services, request, desk)),
    },
  ]
}

type Choice = 'one' | 'districts' | 'communes' | 'list'

interface TypedOffering {
  readonly choice: string
  readonly one: string
  readonly list: readonly string[]
  readonly reason: string
  readonly notice: string
}

/** As the draft has it; where an agency has ended since, those that took over. */
function savedOffering(services: Services, { draft }: DraftDesk): TypedOffering {
  const { catalog, directory } = services
  const { offeredBy, offeringChange } = draft.record
  const hasEnded = offeredBy.some((id) => directory.findAgency(id)?.endedOn)
  const list = hasEnded ? catalog.servicesOf(draft.procedureId).map(({ agencyId }) => agencyId) : offeredBy
  const { reason = '', notice = '' } = offeringChange ?? {}
  return { choice: choiceOf(services, list), one: list[0] ?? '', list, reason, notice }
}

function choiceOf(services: Services, list: readonly string[]): Choice {
  const isAllOf = (tier: Tier) => {
    const all = committeesOf(services, tier)
    return all.length === list.length && all.every(({ id }) => list.includes(id))
  }
  if (isAllOf('district')) return 'districts'
  if (isAllOf('commune')) return 'communes'
  return list.length === 1 ? 'one' : 'list'
}

function committeesOf({ directory }: Services, tier: Tier): readonly Agency[] {
  return agenciesThatMayOffer(directory).filter((agency) => agency.kind === `${tier}_committee`)
}

function chosenAgencies(services: Services, { choice, one, list }: TypedOffering): readonly string[] {
  switch (choice) {
    case 'one':
      return one === '' ? [] : [one]
    case 'districts':
      return committeesOf(services, 'district').map(({ id }) => id)
    case 'communes':
      return committeesOf(services, 'commune').map(({ id }) => id)
    case 'list':
      return list
    default:
      return []
  }
}

async function save(services: Services, request: Request<Session>, desk: DraftDesk): Promise<Reply> {
  const { body, locale } = request
  const t = translator(locale)
  const { draft } = desk
  const typed = {
    choice: body.get('choice'),
    one: body.get('one'),
    list: body.getAll('list'),
    reason: body.get('reason'),
    notice: body.get('notice'),
  }
  const outcome = await changeOffering(officerContext(services, request), {
    draftId: draft.id,
    version: Number(body.get('version')),
    agencyIds: chosenAgencies(services, typed),
    fromOn: postedDay(body, 'fromOn'),
    reason: typed.reason,
    notice: typed.notice,
  })
  const again = (errors: FormErrors) => offeringPage(services, request, { desk, typed, errors })
  if (outcome.kind === 'invalid') return again(errorWords(outcome.errors, typed, t))
  return savedReply(request, editOutcome(outcome), {
    draft,
    saved: t('Đã lưu. Xem dịch vụ mở và đóng bên dưới.', 'Saved. See below which services open and close.'),
    again: ([words = '']) => again({ choice: words }),
  })
}

/** Content that does not compile is told as for every other part. */
function editOutcome(outcome: Exclude<ChangeOfferingOutcome, { readonly kind: 'invalid' }>) {
  return outcome.kind === 'unsound' ? { kind: 'invalid' as const, faults: outcome.faults } : outcome
}

function errorWords(
  errors: readonly ChangeOfferingError[],
  { choice }: TypedOffering,
  t: Translate,
): FormErrors {
  const box = choice === 'one' ? 'one' : 'choice'
  const words: Readonly<Record<ChangeOfferingError, readonly [string, string]>> = {
    agencies: [box, t('Hãy chọn cơ quan thực hiện', 'Choose the agencies')],
    fromOn: [
      'fromOn-day',
      t('Hãy nhập một ngày từ hôm nay trở đi, hoặc để trống', 'A day from today on, or leave empty'),
    ],
    reason: [
      'reason',
      t('Có cơ quan thôi thực hiện: hãy ghi lý do', 'An agency stops offering it: enter the reason'),
    ],
    notice: [
      'notice',
      t(
        'Có cơ quan thôi thực hiện: hãy ghi thông báo cho người dân',
        'An agency stops offering it: enter the notice to the public',
      ),
    ],
  }
  return Object.fromEntries(errors.map((error) => words[error]))
}

interface Offering {
  readonly desk: DraftDesk
  readonly typed: TypedOffering
  readonly errors: FormErrors
}

function offeringPage(
  services: Services,
  request: Request<Session>,
  { desk: { draft }, typed, errors }: Offering,
): Promise<Reply> {
  const { locale, linkTo, body } = request
  const t = translator(locale)
  return partPage(services, request, {
    draft,
    title: t('Cơ quan thực hiện', 'Offering agencies'),
    action: linkTo('backoffice.procedures.offering.do', { proposal: draft.id }),
    errors,
    before: servicePlanPart(services, draft, locale),
    fields: html`${agencyChoice(services, request, typed, errors)}
${dayField({ locale, body, errors, name: 'fromOn', label: t('Từ ngày', 'From'), hint: t('Để trống: từ ngày phiên bản có hiệu lực', 'Empty: from the day the revision takes effect'), value: draft.record.offeringChange?.fromOn ?? undefined })}
${textarea({ name: 'reason', locale, rows: 3, label: { text: t('Lý do, nếu có cơ quan thôi thực hiện', 'Reason, where an agency stops offering it') }, hint: { text: t('Người dân đọc được', 'The public reads it') }, value: typed.reason, ...errorOf(errors, 'reason') })}
${textarea({ name: 'notice', locale, rows: 3, label: { text: t('Thông báo, nếu có cơ quan thôi thực hiện', 'Notice, where an agency stops offering it') }, hint: { text: t('Số thông báo, từ đó nộp ở đâu', 'Number of the notice, where to file from then on') }, value: typed.notice, ...errorOf(errors, 'notice') })}
${button({ text: t('Lưu và xem trước', 'Save and see the effect'), preventDoubleClick: true })}`,
  })
}

function agencyChoice(
  services: Services,
  { locale }: Request<Session>,
  typed: TypedOffering,
  errors: FormErrors,
): Html {
  const t = translator(locale)
  const agencies = agenciesThatMayOffer(services.directory)
  const itemsOf = (own: readonly Agency[]) =>
    own.map(({ id, name }) => ({ value: id, text: inLocale(name, locale) }))
  const [districts, communes] = [committeesOf(services, 'district'), committeesOf(services, 'commune')]
  const words: readonly (readonly [Choice, string])[] = [
    ['one', t('Một cơ quan', 'One agency')],
    [
      'districts',
      t(`Tất cả UBND cấp huyện (${districts.length})`, `All district committees (${districts.length})`),
    ],
    ['communes', t(`Tất cả UBND cấp xã (${communes.length})`, `All commune committees (${communes.length})`)],
    ['list', t('Các cơ quan đánh dấu trong danh sách', 'Those ticked in the list')],
  ]
  const groups: readonly (readonly [Tier, string])[] = [
    ['province', t('Cấp tỉnh', 'Province')],
    ['district', t('Cấp huyện', 'District')],
    ['commune', t('Cấp xã', 'Commune')],
  ]
  const lists = groups.map(([tier, name]) =>
    details({
      summaryText: name,
      open:
        typed.choice === 'list' && agencies.some((one) => one.tier === tier && typed.list.includes(one.id)),
      text: checkboxes({
        name: 'list',
        idPrefix: `list-${tier}`,
        locale,
        classes: 'govuk-checkboxes--small',
        values: typed.list,
        fieldset: { legend: { text: name, classes: 'govuk-visually-hidden' } },
        items: itemsOf(agencies.filter((one) => one.tier === tier)),
      }),
    }),
  )
  return html`${radios({ name: 'choice', locale, value: typed.choice, fieldset: { legend: { text: t('Cơ quan nào thực hiện', 'Which agencies offer it'), classes: 'govuk-fieldset__legend--m' } }, items: words.map(([value, text]) => ({ value, text })), ...errorOf(errors, 'choice') })}
${select({ name: 'one', locale, value: typed.one, label: { text: t('Nếu là một cơ quan: cơ quan nào', 'Where it is one agency: which') }, items: [{ value: '', text: t('– chọn –', '– choose –') }, ...itemsOf(agencies)], ...errorOf(errors, 'one') })}
<h2 class="govuk-heading-s">${t('Nếu theo danh sách', 'Where it is a list')}</h2>${lists}`
}
