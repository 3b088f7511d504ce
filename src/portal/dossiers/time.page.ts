import type { LoadedDossier } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import { dayBook, dueReason, holderBar } from '../../web/ledger/index.ts'
import type { Frame } from './show.page.ts'
import { dueView, heldByWords, type TimedFile, timeNotice, timedFile } from './time-summary.ts'

/** "Why this date": the date, its reason, who had the dossier how long, and every day of it. */
export function timeView(
  frame: Frame,
  loaded: LoadedDossier,
): { readonly title: string; readonly main: Html } {
  const { request } = frame
  const t = translator(request.locale)
  const { state } = loaded
  const title = t('Vì sao hẹn ngày này', 'Why this date')
  const file = timedFile(frame, loaded)
  return {
    title: `${title}: ${state.code ?? state.submissionNo}`,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t(loaded.revision.record.name.vi, loaded.revision.record.name.en)}, <strong class="own-dossier__code">${state.code ?? state.submissionNo}</strong></p>
${file ? story(file) : html`<p class="govuk-body">${t('Hồ sơ chưa được tiếp nhận nên chưa có ngày hẹn trả. Thời hạn chỉ bắt đầu khi Bộ phận Một cửa tiếp nhận.', 'The file has not been accepted, so there is no date yet. The time limit begins with acceptance.')}</p>`}`,
  }
}

function story(file: TimedFile): Html {
  const { ledger, speech } = file
  const { t } = speech
  const { reading, input } = ledger
  const due = dueView(file)
  const received = formatDateTime(input.receivedAt)
  const held = heldByWords(file)
  return html`${timeNotice(file)}
${due && html`<p class="govuk-body-l">${t('Hẹn trả kết quả', 'Result due')}: ${due}</p>`}
<p class="govuk-body">${t(`Tính từ lúc tiếp nhận ${received}`, `Counted from the acceptance at ${received}`)}: ${dueReason(ledger, t)}.</p>
${held && html`<p class="govuk-body">${t('Đang giữ hồ sơ', 'Who has it now')}: <strong>${held}</strong>.</p>`}
<h2 class="govuk-heading-m">${t('Ai giữ hồ sơ bao lâu', 'Who had it, and how long')}</h2>
${holderBar(speech, ledger, 'ai-giu')}
<h2 class="govuk-heading-m">${t('Sổ ngày', 'The book of days')}</h2>
<p class="govuk-body">${t('Mỗi dòng cho biết thời gian nào tính vào thời hạn, thời gian nào không, vì sao và hồ sơ ở đâu. Dòng “dự kiến” là những ngày còn lại đến ngày hẹn.', 'Each line tells which time counts and which does not, why, and where the file was. Lines “to come” are the days left until the date.')}</p>
${dayBook(speech, ledger)}
<p class="govuk-body-s">${t('Quy định áp dụng', 'Rules applied')}: ${t(input.profile.name.vi, input.profile.name.en)}. ${t('Lịch làm việc', 'Calendar')}: ${reading.calendar.replaceAll('+', ' + ')}.</p>`
}
