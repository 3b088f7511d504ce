import { formatDate, formatDateTime, formatMoney } from '../../platform/i18n/format.ts'
import { alert, type Html } from '../../ui/index.ts'
import type { CaseFile } from './case-file.ts'
import { facts } from './step.page.ts'

/** What the applicant was asked to pay. */
export function askedFor({ t, request, loaded }: CaseFile): Html | undefined {
  const asked = loaded.events.findLast((event) => event.type === 'financial_duty_requested')
  if (!loaded.state.financialDuty || asked?.type !== 'financial_duty_requested') return undefined
  const { amountVnd, payBy } = asked.data
  return facts([
    [t('Số tiền', 'Amount'), formatMoney(amountVnd, request.locale)],
    [t('Khoản phải nộp', 'What for'), asked.private?.content ?? ''],
    [t('Yêu cầu lúc', 'Asked at'), formatDateTime(asked.at)],
    ...(payBy ? [[t('Hạn nộp', 'Pay by'), formatDate(payBy)] as const] : []),
  ])
}

/** Why nothing moves, where a payment is waited for. */
export function unpaidView(file: CaseFile): Html | undefined {
  const asked = askedFor(file)
  if (!asked) return undefined
  const { t, request } = file
  return alert({
    locale: request.locale,
    variant: 'warning',
    title: t('Đang chờ người nộp nộp tiền', 'Waiting for a payment'),
    showTitleAsHeading: true,
    text: asked,
  })
}
