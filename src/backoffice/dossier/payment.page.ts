import { listFiles } from '../../modules/documents/index.ts'
import { openPaymentProofs, type PaymentProof } from '../../modules/dossiers/index.ts'
import { formatDate, formatDateTime, formatMoney } from '../../platform/i18n/format.ts'
import { alert, type Html, html } from '../../ui/index.ts'
import { paperView } from '../paper-view.ts'
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

/** Why nothing moves, where a payment is waited for; or that its proof has come and is to be looked at. */
export function unpaidView(file: CaseFile): Html | undefined {
  const asked = askedFor(file)
  if (!asked) return undefined
  const { t, request, loaded } = file
  const sent = openPaymentProofs(loaded).map((proof) => html`<li>${proofWords(file, proof)}</li>`)
  const proofs =
    sent.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${sent}</ul><p class="govuk-body"><a class="govuk-link" href="#giay-to">${t('Xem chứng từ ở phần Giấy tờ', 'See the proof among the papers')}</a>. ${t('Nếu chứng từ chưa đúng, bạn nhắn người nộp gửi lại.', 'If it is not in order, write to the applicant to send it again.')}</p>`
  return alert({
    locale: request.locale,
    variant: 'warning',
    title:
      sent.length > 0
        ? t('Người nộp đã gửi chứng từ nộp tiền', 'The applicant has sent proof of the payment')
        : t('Đang chờ người nộp nộp tiền', 'Waiting for a payment'),
    showTitleAsHeading: true,
    text: html`${asked}${proofs}`,
  })
}

function proofWords({ t }: CaseFile, { at, paidOn, receipt }: PaymentProof): string {
  const [sent, day] = [formatDateTime(at), formatDate(paidOn)]
  const number = receipt && t(`, số ${receipt}`, `, number ${receipt}`)
  return `${t(`Gửi lúc ${sent}: nộp ngày ${day}`, `Sent at ${sent}: paid on ${day}`)}${number}`
}

/** What the applicant sent, to be held against what was asked before it is confirmed. */
export async function proofsView(file: CaseFile): Promise<Html | undefined> {
  const { t, ctx, request, loaded } = file
  const proofs = openPaymentProofs(loaded)
  if (proofs.length === 0) return undefined
  const dossier = loaded.state.id
  const records = await listFiles(
    ctx.db,
    proofs.flatMap(({ fileIds }) => fileIds),
  )
  const parts = proofs.toReversed().map((proof) => {
    const views = proof.fileIds.map((id) => {
      const record = records.get(id)
      const href = request.linkTo('backoffice.dossier.file', { dossier, file: id })
      return record && paperView(record, href, request.locale)
    })
    return html`<p class="govuk-body">${proofWords(file, proof)}</p>${views}`
  })
  return html`<h2 class="govuk-heading-m">${t('Chứng từ người nộp đã gửi', 'Proof the applicant has sent')}</h2>${parts}`
}
