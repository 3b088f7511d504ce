import { type LoadedDossier, MOST_FILES_A_PAPER, type SentProofError } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatMoney } from '../../platform/i18n/format.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, errorSummary, type Html, html } from '../../ui/index.ts'
import { PROOF_FIELDS, proofFields, type TypedProof } from '../../web/payment-proof/index.ts'
import type { Services } from '../../web/services.ts'

export interface ProofForm {
  /** Makes the same proof sent twice one proof. */
  readonly requestId: string
  readonly typed: TypedProof
  readonly errors: readonly SentProofError[]
}

interface Fault {
  readonly field: keyof typeof PROOF_FIELDS
  readonly text: string
}

/** The form with which the applicant sends proof of a payment. */
export function proofView(
  { services, request }: { readonly services: Services; readonly request: Request<Session> },
  { state }: LoadedDossier,
  { requestId, typed, errors }: ProofForm,
): { readonly title: string; readonly main: Html; readonly errorCount: number } {
  const { locale } = request
  const t = translator(locale)
  const title = t('Gửi chứng từ nộp tiền', 'Send proof of your payment')
  const faults: readonly Fault[] = [
    ...typed.problems.map((text) => ({ field: 'files', text }) as const),
    ...errors.map((error) => faultOf(error, t)),
  ]
  const summary =
    faults.length > 0 &&
    errorSummary({
      locale,
      errorList: faults.map(({ field, text }) => ({ text, href: `#${PROOF_FIELDS[field]}` })),
    })
  const asked =
    state.financialDuty &&
    html`<p class="govuk-body">${t('Số tiền phải nộp', 'To be paid')}: <strong>${formatMoney(state.financialDuty.amountVnd, locale)}</strong></p>`
  const fields = proofFields(services, request, {
    typed,
    labels: {
      files: t('Ảnh chụp hoặc tệp chứng từ', 'A picture or file of the proof'),
      receipt: t('Số biên lai hoặc mã giao dịch (nếu có)', 'Number of the receipt or transaction (if any)'),
    },
    faultOf: (field) => {
      const texts = faults.filter((fault) => fault.field === field).map(({ text }) => text)
      return texts.length > 0 ? texts.join('; ') : undefined
    },
  })
  return {
    title,
    errorCount: faults.length,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l">${title}</h1>${asked}
<form method="post" enctype="multipart/form-data" action="${request.linkTo('portal.dossiers.payment.send', { dossier: state.id })}" novalidate>
<input type="hidden" name="_csrf" value="${request.csrfToken}"><input type="hidden" name="requestId" value="${requestId}">
${fields}
${button({ text: t('Gửi chứng từ', 'Send the proof'), preventDoubleClick: true })}</form></div></div>`,
  }
}

function faultOf(error: SentProofError, t: Translate): Fault {
  switch (error) {
    case 'paidOn':
      return {
        field: 'paidOn',
        text: t(
          'Ngày nộp phải từ ngày tiếp nhận hồ sơ đến hôm nay, ví dụ 24 11 2026',
          'Paid on must lie between reception and today, for example 24 11 2026',
        ),
      }
    case 'too-many':
      return {
        field: 'files',
        text: t(`Nhiều nhất ${MOST_FILES_A_PAPER} tệp`, `At most ${MOST_FILES_A_PAPER} files`),
      }
    case 'files':
      return {
        field: 'files',
        text: t('Bạn chưa chọn ảnh hoặc tệp chứng từ', 'Choose a picture or file of the proof'),
      }
  }
}
