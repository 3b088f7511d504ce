import type { LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatMoney, vietnamDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { alert, type Html, html, summaryList } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'

interface Frame {
  readonly services: Services
  readonly request: Request<Session>
}

/** What the applicant has to pay, what for, until when, and what to do then. */
export function paymentPanel(
  { services, request }: Frame,
  { state, events }: LoadedDossier,
  t: Translate,
): Html | undefined {
  const asked = events.findLast((event) => event.type === 'financial_duty_requested')
  if (!state.financialDuty || asked?.type !== 'financial_duty_requested') return undefined
  const { amountVnd, payBy } = asked.data
  const rows: (readonly [string, string | Html])[] = [
    [t('Số tiền', 'Amount'), html`<strong>${formatMoney(amountVnd, request.locale)}</strong>`],
    [t('Khoản phải nộp', 'What for'), asked.private?.content ?? ''],
    ...(payBy ? [[t('Hạn nộp', 'Pay by'), deadlineWords(services, payBy, t)] as const] : []),
  ]
  const desk = services.directory.getUnitOfKind(state.agencyId, 'one_stop').name
  const agency = services.directory.getAgency(state.agencyId).name
  const where = t(`${desk.vi}, ${agency.vi}`, `${desk.en}, ${agency.en}`)
  return alert({
    locale: request.locale,
    variant: 'warning',
    title: t('Bạn cần nộp tiền', 'You need to pay'),
    showTitleAsHeading: true,
    text: html`${summaryList({
      classes: 'govuk-summary-list--no-border govuk-!-margin-bottom-2',
      rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })),
    })}<ol class="govuk-list govuk-list--number">
<li>${t('Nộp tiền theo hướng dẫn ở trên và giữ biên lai.', 'Pay as told above and keep the receipt.')}</li>
<li>${t('Báo số biên lai bằng', 'Tell the number of the receipt by a')} <a class="govuk-link" href="#tin-nhan">${t('tin nhắn với cơ quan', 'message to the agency')}</a>, ${t(`hoặc mang biên lai đến ${where}.`, `or bring the receipt to ${where}.`)}</li>
</ol><p>${t('Cơ quan giải quyết tiếp hồ sơ khi nhận được biên lai.', 'Work on your file goes on once the agency has the receipt.')}</p>`,
  })
}

function deadlineWords({ clock }: Services, payBy: string, t: Translate): string {
  const day = formatDate(payBy)
  return payBy < vietnamDate(clock.now())
    ? t(`${day} (đã qua, bạn hãy nộp sớm)`, `${day} (has passed, please pay soon)`)
    : t(`đến hết ngày ${day}`, `${day}`)
}
