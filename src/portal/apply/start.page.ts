import type { ProcedureRevision, Service } from '../../modules/catalog/index.ts'
import type { Draft } from '../../modules/dossiers/index.ts'
import { type Account, accountName, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, errorSummary, type Html, html, insetText, radios } from '../../ui/index.ts'
import { applicantFields, type ApplyPage } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { deadlineWords } from '../../web/words/index.ts'
import type { StartForm } from './start-form.ts'

export interface StartShown {
  readonly revision: ProcedureRevision
  /** Where it can be handed in now. */
  readonly open: readonly Service[]
  readonly suspended: readonly Service[]
  readonly account: Account
  /** Of the same procedure, not handed in yet. */
  readonly drafts: readonly Draft[]
  readonly form: StartForm
}

/** Before a draft begins: for whom, and at which agency. */
export function startPage(services: Services, request: Request<Session>, shown: StartShown): ApplyPage {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { record, procedureId } = shown.revision
  const title = inLocale(record.name, locale)
  const { faults } = shown.form
  const summary =
    faults.length > 0 &&
    errorSummary({
      locale,
      errorList: faults.map(({ id, message }) => ({ text: inLocale(message, locale), href: `#${id}` })),
    })
  const action = linkTo('portal.apply.create', { procedure: procedureId })
  const start = button({
    text: shown.drafts.length > 0 ? t('Làm hồ sơ mới', 'Begin a new one') : t('Bắt đầu', 'Begin'),
    preventDoubleClick: true,
  })
  return {
    title,
    errorCount: faults.length,
    backLink: { href: linkTo('portal.catalog.show', { procedure: procedureId }) },
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${t('Nộp hồ sơ', 'Apply')}</span>${title}</h1>
<p class="govuk-body">${t('Thời hạn giải quyết', 'Time limit')}: ${deadlineWords(record.deadline, t)}. ${t('Những gì bạn nhập được lưu lại ở từng trang; có thể dừng và làm tiếp trên máy khác.', 'What you enter is saved page by page; you can stop and go on with another device.')}</p>
${openDrafts(request, shown.drafts)}
<form method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}">${whom(request, shown)}${where(services, request, shown)}${start}</form></div></div>`,
  }
}

function openDrafts({ locale, linkTo }: Request<Session>, drafts: readonly Draft[]): Html | undefined {
  if (drafts.length === 0) return undefined
  const t = translator(locale)
  const items = drafts.map((draft) => {
    const saved = formatDateTime(draft.updatedAt)
    const name = draft.applicant.name ?? ''
    return html`<li><a class="govuk-link" href="${linkTo('portal.apply.tasks', { draft: draft.id })}">${t(`Làm tiếp hồ sơ của ${name}, lưu lúc ${saved}`, `Go on with the one for ${name}, saved at ${saved}`)}</a></li>`
  })
  return insetText({
    text: html`<h2 class="govuk-heading-s">${t('Bạn có hồ sơ đang làm dở của thủ tục này', 'You have begun an application for this already')}</h2><ul class="govuk-list">${items}</ul>`,
  })
}

function errorOf({ locale }: Request<Session>, { faults }: StartForm, id: string) {
  const fault = faults.find((one) => one.id === id)
  return fault && { text: inLocale(fault.message, locale) }
}

function whom(request: Request<Session>, { account, form }: StartShown): Html {
  const { locale } = request
  const t = translator(locale)
  const applicant = form.forWhom === 'other' ? form.applicant : {}
  const fields = applicantFields({
    applicant,
    faults: form.forWhom === 'other' ? form.faults : [],
    locale,
    asksRepresentative: false,
    isSelf: false,
  })
  const isOrganisation = account.kind === 'organisation'
  return radios({
    name: 'forWhom',
    locale,
    fieldset: {
      legend: {
        text: t('Bạn nộp hồ sơ cho ai?', 'Whom is the application for?'),
        classes: 'govuk-fieldset__legend--m',
      },
    },
    items: [
      {
        value: 'self',
        text: isOrganisation ? t('Cho tổ chức của tôi', 'For my organisation') : t('Cho tôi', 'For myself'),
        hint: { text: accountName(account) },
      },
      {
        value: 'other',
        text: t('Cho người khác, theo ủy quyền', 'For somebody else, by authorisation'),
        hint: {
          text: t(
            'Bạn đứng tên người nộp thay; kết quả mang tên người được nhập dưới đây.',
            'You hand it in; the result carries the name entered below.',
          ),
        },
        conditional: { html: fields },
      },
    ],
    value: form.forWhom,
    errorMessage: errorOf(request, form, 'forWhom'),
  })
}

function where(services: Services, request: Request<Session>, { open, suspended, form }: StartShown): Html {
  const { locale } = request
  const t = translator(locale)
  const nameOf = ({ agencyId }: Service) => inLocale(services.directory.getAgency(agencyId).name, locale)
  const [only] = open
  if (open.length + suspended.length === 1) {
    return html`<p class="govuk-body">${t('Nơi giải quyết', 'Handled by')}: <strong>${only && nameOf(only)}</strong></p>`
  }
  const closed = suspended.map((service) => ({
    value: service.id,
    text: nameOf(service),
    disabled: true,
    hint: {
      text: `${t('Đang tạm dừng', 'Suspended')}${service.suspensionReason ? `: ${service.suspensionReason}` : ''}`,
    },
  }))
  return radios({
    name: 'service',
    locale,
    fieldset: {
      legend: {
        text: t('Nộp đến cơ quan nào?', 'Which agency is it for?'),
        classes: 'govuk-fieldset__legend--m',
      },
    },
    hint: {
      text: t(
        'Chọn huyện, thị xã, thành phố nơi có đất, nơi kinh doanh hoặc nơi cư trú liên quan đến hồ sơ.',
        'Choose the district or city of the land, the business or the residence concerned.',
      ),
    },
    items: [...open.map((service) => ({ value: service.id, text: nameOf(service) })), ...closed],
    value: form.serviceId,
    errorMessage: errorOf(request, form, 'service'),
  })
}
