import { addWorkingDays } from '../../engines/calendar/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { deadline, type Html, html } from '../../ui/index.ts'
import {
  dateCondition,
  type DayBookSpeech,
  type DossierLedger,
  dossierLedger,
  dueReason,
  holderBar,
  standingOf,
} from '../../web/ledger/index.ts'
import type { CaseFile } from './case-file.ts'

const SOON_DAYS = 2

export function ledgerOfCase({ services, loaded }: CaseFile): DossierLedger | undefined {
  return dossierLedger(services, loaded, services.clock.now())
}

export function speechOfCase({ services, request, t }: CaseFile): DayBookSpeech {
  return { t, locale: request.locale, directory: services.directory, audience: 'officer' }
}

/** The clock of a file in brief: the date and how far it is, why, who had it how long, and the way to every day. */
export function timeCard(file: CaseFile): Html {
  const { t, loaded, request } = file
  const { state } = loaded
  const ledger = ledgerOfCase(file)
  if (!ledger) {
    const [words, at] = state.finishedAt
      ? [t('Xong lúc', 'Finished at'), state.finishedAt]
      : [t('Nộp lúc', 'Sent at'), state.submittedAt]
    return line(html`${words} ${formatDateTime(at)}`)
  }
  const { input, reading, dueAt } = ledger
  const standing = standingOf(ledger, addWorkingDays(input.calendar, input.now, SOON_DAYS), t)
  const due = deadline({ ...standing, date: { timestamp: dueAt.toISOString(), text: formatDateTime(dueAt) } })
  const condition = dateCondition(ledger, t)
  const ended =
    reading.endedAt && line(html`${t('Xong lúc', 'Finished at')} ${formatDateTime(reading.endedAt)}`)
  const left = reading.state === 'withdrawn' || reading.state === 'stopped'
  const link = request.linkTo('backoffice.dossier.time', { dossier: state.id })
  return html`${ended}${!left && line(html`${t('Hẹn trả', 'Due')}: ${due}${condition && ` (${condition})`}`)}
${!left && line(html`${dueReason(ledger, t)}.`)}${holderBar(speechOfCase(file), ledger, 'dong-ho')}
${line(html`<a class="govuk-link" href="${link}" data-shortcut="h" data-shortcut-label="${t('Thời hạn và sổ ngày', 'Time and the book of days')}">${t('Thời hạn và sổ ngày', 'Time and the book of days')}</a>`)}`
}

function line(text: Html): Html {
  return html`<p class="govuk-body govuk-!-margin-bottom-2">${text}</p>`
}
