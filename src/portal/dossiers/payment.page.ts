import { type LoadedDossier, openPaymentProofs } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatMoney, vietnamDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { alert, type Html, html, summaryList } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'

interface Frame {
  readonly services: Services
  readonly request: Request<Session>
}

/** What the applicant has to pay, what for, until when, and what to do then; or that his proof is being looked at. */
export function paymentPanel(frame: Frame, loaded: LoadedDossier, t: Translate): Html | undefined {
  const { services, request } = frame
  const { state, events } = loaded
  const asked = events.findLast((event) => event.type === 'financial_duty_requested')
  if (!state.financialDuty || asked?.type !== 'financial_duty_requested') return undefined
  const { amountVnd, payBy } = asked.data
  const rows: (readonly [string, string | Html])[] = [
    [t('Số tiền', 'Amount'), html`<strong>${formatMoney(amountVnd, request.locale)}</strong>`],
    [t('Khoản phải nộp', 'What for'), asked.private?.content ?? ''],
    ...(payBy ? [[t('Hạn nộp', 'Pay by'), deadlineWords(services, payBy, t)] as const] : []),
  ]
  const summary = summaryList({
    classes: 'govuk-summary-list--no-border govuk-!-margin-bottom-2',
    rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })),
  })
  const isProven = state.financialDuty.provenAt !== null
  return alert({
    locale: request.locale,
    variant: isProven ? 'information' : 'warning',
    title: isProven
      ? t('Cơ quan đang xem chứng từ nộp tiền của bạn', 'The agency is looking at your proof of payment')
      : t('Bạn cần nộp tiền', 'You need to pay'),
    showTitleAsHeading: true,
    text: html`${summary}${isProven ? sentProofs(frame, loaded, t) : whatToDo(frame, loaded, t)}`,
  })
}

function whatToDo({ services, request }: Frame, { state }: LoadedDossier, t: Translate): Html {
  const desk = services.directory.getUnitOfKind(state.agencyId, 'one_stop').name
  const agency = services.directory.getAgency(state.agencyId).name
  const where = t(`${desk.vi}, ${agency.vi}`, `${desk.en}, ${agency.en}`)
  const send = request.linkTo('portal.dossiers.payment', { dossier: state.id })
  return html`<ol class="govuk-list govuk-list--number">
<li>${t('Nộp tiền theo hướng dẫn ở trên và giữ chứng từ.', 'Pay as told above and keep the proof.')}</li>
<li><a class="govuk-link" href="${send}">${t('Gửi chứng từ nộp tiền trên mạng', 'Send proof of the payment online')}</a>, ${t(`hoặc mang chứng từ đến ${where}.`, `or bring it to ${where}.`)}</li>
</ol><p>${t('Cơ quan giải quyết tiếp hồ sơ khi xác nhận được khoản nộp.', 'Work on your file goes on once the agency has confirmed the payment.')}</p>`
}

/** What was sent for this payment, each with its files; another one may follow. */
function sentProofs({ request }: Frame, loaded: LoadedDossier, t: Translate): Html {
  const dossier = loaded.state.id
  const items = openPaymentProofs(loaded).map(({ at, paidOn, receipt, fileIds }) => {
    const links = fileIds.map((file, index) => {
      const name = t(`xem tệp ${index + 1}`, `see file ${index + 1}`)
      return html`, <a class="govuk-link" href="${request.linkTo('portal.dossiers.file', { dossier, file })}">${name}</a>`
    })
    const number = receipt && t(`, số ${receipt}`, `, number ${receipt}`)
    return html`<li>${t(`Gửi lúc ${formatDateTime(at)}: nộp ngày ${formatDate(paidOn)}`, `Sent at ${formatDateTime(at)}: paid on ${formatDate(paidOn)}`)}${number}${links}</li>`
  })
  const again = request.linkTo('portal.dossiers.payment', { dossier })
  return html`<ul class="govuk-list govuk-list--bullet">${items}</ul><p>${t('Khi cơ quan xác nhận, hồ sơ được giải quyết tiếp và bạn được báo ngày hẹn trả.', 'Once the agency confirms it, work goes on and you are told the due date.')} <a class="govuk-link" href="${again}">${t('Gửi chứng từ khác', 'Send another proof')}</a></p>`
}

function deadlineWords({ clock }: Services, payBy: string, t: Translate): string {
  const day = formatDate(payBy)
  return payBy < vietnamDate(clock.now())
    ? t(`${day} (đã qua, bạn hãy nộp sớm)`, `${day} (has passed, please pay soon)`)
    : t(`đến hết ngày ${day}`, `${day}`)
}
