import type { Applicant, Draft, FoundDossier, Representative } from '../../modules/dossiers/index.ts'
import type { Service } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, details, errorSummary, type Html, html, select, textInput } from '../../ui/index.ts'
import { type ApplicantFault, applicantFields, representativeFields } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { type DeskPerson, masked } from './desk-person.ts'
import { filingChoice } from './filing.page.ts'
import { filingFields, type FilingTyped } from './filing-form.ts'

export const SERVICE_FIELD = 'dich-vu'
export const PERSON_FIELD = 'nguoi'
export const TYPED_FIELD = 'q'
/** Before the ids of boxes that stand twice: with the people found, and with somebody new. */
export const KNOWN_PREFIX = 'nguoi-'

export interface CounterShown {
  readonly offered: readonly Service[]
  readonly serviceId: string
  readonly typed: string
  readonly faults: readonly ApplicantFault[]
  /** After a search; absent at the start. */
  readonly found?:
    | { readonly people: readonly DeskPerson[]; readonly waiting: readonly FoundDossier[] }
    | undefined
  readonly applicant: Partial<Applicant>
  readonly filing: FilingTyped
  /** Typed for a person who was found. */
  readonly representative?: Representative | null | undefined
  /** Begun at this desk and not handed in yet. */
  readonly drafts: readonly Draft[]
}

export function counterPage(
  services: Services,
  request: Request<Session>,
  shown: CounterShown,
): { readonly title: string; readonly main: Html } {
  const { locale, linkTo } = request
  const t = translator(locale)
  const title = t('Nhận hồ sơ tại quầy', 'Counter')
  const summary =
    shown.faults.length > 0 &&
    errorSummary({
      locale,
      errorList: shown.faults.map(({ id, message }) => ({ href: `#${id}`, text: inLocale(message, locale) })),
    })
  const today = html`<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.counter.today')}" data-shortcut="h">${t('Đã nhận hôm nay', 'Received today')}</a></p>`
  return {
    title,
    main: html`<div${shown.found === undefined && html` data-island="first-field"`}>${summary}<h1 class="govuk-heading-l">${title}</h1>${who(services, request, shown, t)}${shown.found && answer(request, { ...shown, found: shown.found }, t)}${begun(services, request, shown, t)}${today}</div>`,
  }
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}

/** Which service and for whom, in one form: Enter in the second box looks the person up. */
function who(services: Services, request: Request<Session>, shown: CounterShown, t: Translate): Html {
  const { linkTo, csrfToken, locale } = request
  const errorOf = (id: string) => {
    const fault = shown.faults.find((one) => one.id === id)
    return fault && { text: inLocale(fault.message, locale) }
  }
  // The number before a name is a key: "12" and Enter choose it.
  const items = shown.offered.map((service, index) => ({
    value: service.id,
    text: `${index + 1}. ${serviceName(services, service, shown.offered, locale)}`,
  }))
  const service = select({
    name: SERVICE_FIELD,
    locale,
    label: { text: t('Dịch vụ', 'Service'), classes: 'govuk-label--s' },
    hint: {
      text: t(
        'Gõ số thứ tự hoặc vài chữ của tên, rồi Enter',
        'Type its number or some letters of its name, then Enter',
      ),
    },
    items: [{ value: '', text: t('Chọn dịch vụ', 'Choose a service') }, ...items],
    value: shown.serviceId,
    errorMessage: errorOf(SERVICE_FIELD),
    attributes: { 'data-island': 'type-ahead', ...(shown.serviceId === '' ? { autofocus: true } : {}) },
  })
  const person = textInput({
    name: TYPED_FIELD,
    id: TYPED_FIELD,
    locale,
    label: { text: t('Người nộp', 'Applicant'), classes: 'govuk-label--s' },
    hint: {
      text: t(
        'Số định danh, số điện thoại, mã hồ sơ cũ hoặc tên. Để trống nếu là người mới.',
        'Identity number, phone, code of an earlier file, or name. Leave empty for somebody new.',
      ),
    },
    value: shown.typed,
    autocomplete: 'off',
    classes: 'govuk-input--width-20',
    attributes: shown.serviceId !== '' && shown.found === undefined ? { autofocus: true } : {},
  })
  const filing = filingChoice({ typed: shown.filing, faults: shown.faults, locale })
  return html`<form method="post" action="${linkTo('backoffice.counter.find')}" novalidate>${hidden('_csrf', csrfToken)}${service}${person}${filing}${button({ text: t('Tìm', 'Find'), preventDoubleClick: true })}</form>`
}

/** With the agency where one desk takes in the same service for several. */
function serviceName(
  services: Services,
  service: Service,
  offered: readonly Service[],
  locale: 'vi' | 'en',
): string {
  const record = services.catalog.findProcedure(service.procedureId)?.record
  const name = record ? inLocale(record.name, locale) : service.procedureId
  const isAlone = offered.filter(({ procedureId }) => procedureId === service.procedureId).length === 1
  return isAlone ? name : `${name} – ${services.directory.findAgency(service.agencyId)?.shortName ?? ''}`
}

type Answered = CounterShown & { readonly found: NonNullable<CounterShown['found']> }

function answer(request: Request<Session>, shown: Answered, t: Translate): Html {
  const { people, waiting } = shown.found
  const known = people.length > 0 && peopleForm(request, shown, t)
  const mended = waiting.length > 0 && waitingList(request, waiting, t)
  const isNew = people.length === 0 || shown.faults.length > 0
  const fields = newPersonForm(request, shown, t)
  // Somebody new: the cursor goes where the rest of him is typed.
  const form = people.length === 0 ? html`<div data-island="first-field">${fields}</div>` : fields
  const other = isNew
    ? html`<h2 class="govuk-heading-m">${people.length === 0 ? t('Người nộp mới', 'A new applicant') : t('Người khác', 'Somebody else')}</h2>${form}`
    : details({
        summaryText: t('Người khác: nhập người nộp mới', 'Somebody else: enter a new applicant'),
        text: form,
      })
  return html`${mended}${known}${other}`
}

/** One button a person; the first has the focus, so that Enter goes on with whom was found. */
function peopleForm({ linkTo, csrfToken, locale }: Request<Session>, shown: Answered, t: Translate): Html {
  const isFree = shown.faults.length === 0
  const rows = shown.found.people.map(({ ref, applicant, source }, index) => {
    const number = masked(applicant.nationalId ?? applicant.taxCode)
    const from =
      source.kind === 'account'
        ? t('có tài khoản', 'has an account')
        : t(`hồ sơ ${source.code}`, `file ${source.code}`)
    const choose = button({
      text: html`${t('Chọn', 'Choose')} <strong>${applicant.name}</strong>`,
      name: PERSON_FIELD,
      value: ref,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
      attributes: {
        ...(index === 0 && isFree ? { autofocus: true } : {}),
        ...(index < 9 ? { 'data-shortcut': String(index + 1) } : {}),
      },
    })
    return html`<li>${choose} <span>${[number, masked(applicant.phone), from].filter((word) => word !== '').join(' · ')}</span></li>`
  })
  return html`<h2 class="govuk-heading-m">${t('Người tìm thấy', 'People found')}</h2><form method="post" action="${linkTo('backoffice.counter.begin')}" novalidate>${hidden('_csrf', csrfToken)}${carried(shown)}<ul class="person-list">${rows}</ul>${authorised(locale, shown, t)}</form>`
}

/** What was chosen above, taken along. */
function carried({ serviceId, typed, filing }: Answered): readonly Html[] {
  return [
    hidden(SERVICE_FIELD, serviceId),
    hidden(TYPED_FIELD, typed),
    ...filingFields(filing).map(([name, value]) => hidden(name, value)),
  ]
}

/** Somebody else stands at the desk for the person found: filled in before the person is chosen. */
function authorised(locale: Locale, { representative, faults }: Answered, t: Translate): Html {
  return details({
    summaryText: t('Người được ủy quyền đến nộp', 'Handed in by an authorised person'),
    open: representative !== undefined && representative !== null,
    text: representativeFields({ representative, faults, locale, idPrefix: KNOWN_PREFIX }),
  })
}

function newPersonForm({ linkTo, csrfToken, locale }: Request<Session>, shown: Answered, t: Translate): Html {
  const fields = applicantFields({
    applicant: shown.applicant,
    faults: shown.faults,
    locale,
    asksRepresentative: true,
    isSelf: false,
  })
  return html`<form method="post" action="${linkTo('backoffice.counter.begin')}" novalidate>${hidden('_csrf', csrfToken)}${carried(shown)}${fields}${button({ text: t('Tiếp tục', 'Continue'), preventDoubleClick: true })}</form>`
}

function waitingList({ linkTo }: Request<Session>, waiting: readonly FoundDossier[], t: Translate): Html {
  const items = waiting.map(
    ({ dossierId, code, submissionNo, applicantName }) =>
      html`<li><a class="govuk-link" href="${linkTo('backoffice.counter.supplement', { dossier: dossierId })}">${t('Nhận bổ sung cho hồ sơ', 'Take what is brought for')} ${code ?? submissionNo}</a>, ${applicantName}</li>`,
  )
  return html`<h2 class="govuk-heading-m">${t('Hồ sơ đang chờ bổ sung', 'Files waiting for more')}</h2><ul class="govuk-list">${items}</ul>`
}

function begun(
  services: Services,
  { linkTo, locale }: Request<Session>,
  { drafts, found }: CounterShown,
  t: Translate,
): Html | undefined {
  if (drafts.length === 0 || found) return undefined
  const items = drafts.map((draft) => {
    const record = services.catalog.findProcedure(draft.procedureId)?.record
    return html`<li><a class="govuk-link" href="${linkTo('backoffice.counter.apply.tasks', { draft: draft.id })}">${draft.applicant.name || t('(chưa có tên)', '(no name yet)')}</a>: ${record ? inLocale(record.name, locale) : ''}, ${formatDateTime(draft.updatedAt)}</li>`
  })
  return html`<h2 class="govuk-heading-m">${t('Đang làm dở', 'Not finished')}</h2><ul class="govuk-list">${items}</ul>`
}
