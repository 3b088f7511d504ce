import { timeLimitOf } from '../../modules/catalog/index.ts'
import type { FileRecord } from '../../modules/documents/index.ts'
import { givesResultSameDay } from '../../modules/dossiers/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, checkboxes, errorSummary, type Html, html, insetText, summaryList } from '../../ui/index.ts'
import { dueReason, promisedLedger } from '../ledger/index.ts'
import type { ApplyPage } from './apply-face.ts'
import { checkSummary } from './check-summary.ts'
import { type DeskPaper, deskTable } from './desk-papers.ts'
import type { FaultLink } from './fault-links.ts'
import { feeLines } from './fee-lines.ts'
import { formStart, type Journey } from './journey.ts'

export interface CheckShown {
  readonly files: ReadonlyMap<string, FileRecord>
  /** What stands in the way, found before anything was sent. */
  readonly open: readonly FaultLink[]
  /** What was wrong with sending it. */
  readonly errors?: readonly FaultLink[]
  /** At the counter. */
  readonly desk?: readonly DeskPaper[]
}

export const CONSENT_FIELD = 'cam-doan'
/** Ticked for whoever wants a receipt where the law asks for none. */
export const RECEIPT_FIELD = 'in-giay'

export function checkPage(journey: Journey, shown: CheckShown): ApplyPage {
  const { t, locale, record } = journey
  const { errors = [], open } = shown
  const title = t('Kiểm tra và nộp', 'Check and send')
  const summary =
    errors.length > 0 && errorSummary({ locale, errorList: errors.map(({ text, href }) => ({ text, href })) })
  return {
    title,
    errorCount: errors.length,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(record.name, locale)}</span>${title}</h1>
${errors.length === 0 && open.length > 0 && openList(journey, open)}
${journey.face.checkCard?.(journey.request, journey.draft)}${checkSummary(journey, shown.files)}
${facts(journey)}
${open.length === 0 && sendForm(journey, shown)}</div></div>`,
  }
}

function openList({ t }: Journey, open: readonly FaultLink[]): Html {
  const items = open.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)
  return insetText({
    text: html`<h2 class="govuk-heading-m">${t('Cần hoàn thiện trước khi nộp', 'To complete before sending')}</h2><ul class="govuk-list govuk-list--bullet">${items}</ul>`,
  })
}

/** Fees and the day of the result, as far as they are known before reception. */
function facts(journey: Journey): Html {
  const { t, record, services, service, draft } = journey
  const promised = promisedLedger(services, {
    agencyId: service.agencyId,
    limit: timeLimitOf(record, draft.channel),
    at: draft.filing ? new Date(draft.filing.recordSignedAt) : services.clock.now(),
  })
  const due = formatDate(promised.dueAt)
  const fees = feeLines(journey).map(({ name, amount, condition }) => ({
    key: { text: name },
    value: {
      text:
        condition === undefined ? amount : html`${amount}<br><span class="govuk-hint">${condition}</span>`,
    },
  }))
  const free = { key: { text: t('Phí, lệ phí', 'Fees') }, value: { text: t('Không thu', 'None') } }
  const time = {
    key: { text: t('Thời hạn giải quyết', 'Time limit') },
    value: {
      text: t(
        `Nếu được tiếp nhận hôm nay, hẹn trả ngày ${due}: ${dueReason(promised, t)}.`,
        `If accepted today, the result is due on ${due}: ${dueReason(promised, t)}.`,
      ),
    },
  }
  return html`<h2 class="govuk-heading-m">${t('Phí và ngày hẹn trả', 'Fees and date')}</h2>${summaryList({ rows: [...(fees.length > 0 ? fees : [free]), time] })}`
}

function sendForm(journey: Journey, { desk, errors = [] }: CheckShown): Html {
  const { t, locale, link } = journey
  const isDesk = desk !== undefined
  const consentError = errors.find(({ href }) => href === `#${CONSENT_FIELD}`)
  const consent = checkboxes({
    name: CONSENT_FIELD,
    locale,
    items: [
      {
        value: 'yes',
        text: t(
          'Tôi cam đoan nội dung kê khai là đúng sự thật, chịu trách nhiệm trước pháp luật, và đồng ý để cơ quan giải quyết sử dụng thông tin này cho hồ sơ.',
          'I declare that what is stated here is true, answer for it before the law, and agree that the agency uses it for this file.',
        ),
      },
    ],
    errorMessage: consentError && { text: consentError.text },
  })
  const isSameDay = isDesk && givesResultSameDay(timeLimitOf(journey.record, journey.draft.channel))
  const text = isSameDay
    ? t('Tiếp nhận', 'Accept')
    : isDesk
      ? t('Tiếp nhận và in giấy hẹn', 'Accept and print the receipt')
      : t('Nộp hồ sơ', 'Send the application')
  return html`<form method="post" action="${link('submit')}" novalidate>${formStart(journey)}${desk ? deskTable(journey, desk) : consent}${isSameDay && receiptWish(journey)}${button({ text, preventDoubleClick: true })}</form>`
}

function receiptWish({ t, locale, request }: Journey): Html {
  return checkboxes({
    name: RECEIPT_FIELD,
    locale,
    hint: {
      text: t(
        'Thủ tục trả kết quả ngay trong ngày: chỉ in khi người nộp yêu cầu. Hồ sơ vẫn vào sổ.',
        'The result is given the same day: print one only when asked. The file is registered all the same.',
      ),
    },
    items: [{ value: 'co', text: t('In giấy tiếp nhận', 'Print the receipt') }],
    values: [request.body.get(RECEIPT_FIELD)],
  })
}
