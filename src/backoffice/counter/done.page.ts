import { formatDateTime } from '../../platform/i18n/format.ts'
import { button, copyableCode, type Html, html, panel } from '../../ui/index.ts'
import { dueReason, receptionLedger } from '../../web/ledger/index.ts'
import { codeOf, type DeskFile } from '../reception/desk-file.ts'
import { SERVICE_FIELD } from './counter.page.ts'

/** The receipt is printed, the next person may come. */
export function counterDonePage(file: DeskFile): { readonly title: string; readonly main: Html } {
  const { t, request, loaded, services } = file
  const { state } = loaded
  const params = { dossier: state.id }
  const title = t('Đã nhận hồ sơ', 'File received')
  const ledger = receptionLedger(services, loaded)
  const due = state.dueAt && html`<br><strong>${t('Hẹn trả', 'Due')}: ${formatDateTime(state.dueAt)}</strong>`
  const why =
    ledger &&
    html`<p class="govuk-body">${t('Vì sao hẹn ngày này', 'Why this date')}: ${dueReason(ledger, t)}.</p>`
  const print = button({
    text: t('In giấy tiếp nhận', 'Print the receipt'),
    href: request.linkTo('backoffice.reception.receipt', params),
    attributes: { target: '_blank', autofocus: true, 'data-shortcut': 'p' },
  })
  const next = button({
    text: t('Người tiếp theo', 'Next person'),
    href: request.linkTo('backoffice.counter', {}, { [SERVICE_FIELD]: state.serviceId }),
    classes: 'govuk-button--secondary',
    attributes: { 'data-shortcut': 'n' },
  })
  return {
    title,
    main: html`${panel({ titleText: title, text: html`${codeOf(file)}${due}` })}
${why}<p class="govuk-body"><strong>${state.content.applicant.name}</strong>. ${t('Mã hồ sơ', 'File code')}: ${copyableCode({ code: codeOf(file), locale: request.locale })}</p>
<div class="govuk-button-group">${print}${next}</div>
<ul class="govuk-list"><li><a class="govuk-link" href="${request.linkTo('backoffice.dossier.show', params)}">${t('Xem hồ sơ này', 'See this file')}</a></li><li><a class="govuk-link" href="${request.linkTo('backoffice.counter.today')}">${t('Đã nhận hôm nay', 'Received today')}</a></li></ul>`,
  }
}
