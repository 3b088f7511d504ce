import { formatDateTime } from '../../platform/i18n/format.ts'
import { alert, type Html, html, summaryList } from '../../ui/index.ts'
import {
  dayBook,
  type DayBookSpeech,
  type DossierLedger,
  dueReason,
  flagWords,
  holderBar,
  holderTable,
  holderWords,
  latenessWords,
} from '../../web/ledger/index.ts'
import { backofficePage } from '../frame.ts'
import { caseLink, type CaseFile, codeOf } from './case-file.ts'
import { ledgerOfCase, speechOfCase } from './time-card.ts'

/** The clock of a file in full: dates, lateness, flags, who had it how long, every day with its rule. */
export async function timePage(file: CaseFile): Promise<Html> {
  const { services, request, loaded, t } = file
  const title = t('Thời hạn và sổ ngày', 'Time and the book of days')
  const code = codeOf(loaded.state)
  const ledger = ledgerOfCase(file)
  return backofficePage(services, request, {
    title: `${title}: ${code}`,
    breadcrumbs: [
      { text: t('Việc của tôi', 'My work'), href: request.linkTo('backoffice.work', { list: 'mine' }) },
      { text: code, href: caseLink(file) },
      { text: title },
    ],
    main: html`<h1 class="govuk-heading-l">${title}</h1>${ledger ? clockView(file, ledger) : html`<p class="govuk-body">${t('Hồ sơ chưa được tiếp nhận nên thời hạn chưa bắt đầu.', 'The file is not accepted yet: its time has not begun.')}</p>`}`,
  })
}

function clockView(file: CaseFile, ledger: DossierLedger): Html {
  const { t } = file
  const speech = speechOfCase(file)
  return html`${flags(file, ledger)}${summaryList({ rows: facts(speech, ledger).map(([key, text]) => ({ key: { text: key }, value: { text } })) })}
<h2 class="govuk-heading-m">${t('Ai giữ hồ sơ bao lâu', 'Who had it, and how long')}</h2>
${holderBar(speech, ledger, 'ai-giu')}${holderTable(speech, ledger)}
<h2 class="govuk-heading-m govuk-!-margin-top-6">${t('Sổ ngày', 'The book of days')}</h2>
${dayBook(speech, ledger)}`
}

type Fact = readonly [key: string, text: string | Html]

function facts(speech: DayBookSpeech, ledger: DossierLedger): readonly Fact[] {
  const { t } = speech
  const { input, reading, heldBy } = ledger
  const against = (dueAt: Date) =>
    html`${formatDateTime(dueAt)}: <strong>${latenessWords(ledger, dueAt, t)}</strong>`
  const holder = heldBy && holderWords(speech, heldBy.holder, ledger.agencyId)
  return [
    [t('Tiếp nhận', 'Accepted'), formatDateTime(input.receivedAt)],
    [t('Vì sao hẹn ngày này', 'Why this date'), dueReason(ledger, t)],
    [t('So với hẹn hiện nay', 'Against the present date'), against(ledger.dueAt)],
    [t('So với hẹn lần đầu', 'Against the first date'), against(ledger.firstDueAt)],
    ...(hasNewDate(ledger)
      ? [[t('Không kể hẹn lại', 'Without the new date'), against(reading.dueWithoutExtensionAt)] as const]
      : []),
    [t('Đồng hồ', 'Clock'), stateWords(ledger, t)],
    ...(heldBy && holder
      ? [
          [
            t('Đang giữ', 'Held by'),
            `${holder}, ${t('từ', 'since')} ${formatDateTime(heldBy.since)}`,
          ] as const,
        ]
      : []),
    [
      t('Quy định áp dụng', 'Rules applied'),
      html`${t(input.profile.name.vi, input.profile.name.en)}<br>${reading.profile}`,
    ],
    [t('Lịch làm việc', 'Calendar'), reading.calendar.replaceAll('+', ' + ')],
  ]
}

function hasNewDate({ reading }: DossierLedger): boolean {
  return reading.dueWithoutExtensionAt.getTime() !== reading.dueAt.getTime()
}

function stateWords({ reading }: DossierLedger, t: DayBookSpeech['t']): string {
  const at = reading.endedAt ? ` ${formatDateTime(reading.endedAt)}` : ''
  switch (reading.state) {
    case 'running':
      return t('Đang chạy', 'Running')
    case 'paused_supplement':
      return t('Dừng, chờ bổ sung', 'Paused for papers')
    case 'paused_financial':
      return t('Dừng, chờ nộp nghĩa vụ tài chính', 'Paused for a payment')
    case 'resolved':
      return t(`Kết thúc, có kết quả lúc${at}`, `Ended with a result at${at}`)
    case 'withdrawn':
      return t(`Kết thúc, người nộp rút lúc${at}`, `Ended, withdrawn at${at}`)
    case 'stopped':
      return t(`Kết thúc, dừng giải quyết lúc${at}`, `Ended, stopped at${at}`)
  }
}

/** What was done against the rules stands first: a head looks for it. */
function flags({ t, request }: CaseFile, { reading, input }: DossierLedger): Html | undefined {
  if (reading.flags.length === 0) return undefined
  const items = reading.flags.map((flag) => {
    const { at, text, rule } = flagWords(flag, input.profile, t)
    return html`<li><strong>${text}</strong> (${formatDateTime(at)}). ${rule}</li>`
  })
  return alert({
    variant: 'warning',
    locale: request.locale,
    title: t('Chưa đúng quy định', 'Not as the rules ask'),
    showTitleAsHeading: true,
    text: html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`,
  })
}
