import type { CalendarDay, WorkCalendar } from '../../engines/calendar/index.ts'
import type { Recount } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { CalendarVersion } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, insetText, table, tag } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { kindWords } from './calendar-words.ts'

export interface CalendarView {
  readonly calendar: WorkCalendar
  /** Days of this year and the next that are not as the week says. */
  readonly days: readonly CalendarDay[]
  readonly versions: readonly CalendarVersion[]
  readonly recounts: readonly Recount[]
}

export function calendarView(request: Request<Session>, view: CalendarView): { title: string; main: Html } {
  const t = translator(request.locale)
  const title = t('Lịch làm việc', 'Working calendar')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Ngày nghỉ, làm bù quyết định hẹn trả của mọi hồ sơ. Khi có quyết định mới, hãy nhập ở đây: hẹn trả của các hồ sơ đang giải quyết được tính lại và người nộp được báo.', 'Days off and days worked instead decide every due date. Enter a new decision here: due dates of open files are counted anew and the applicants are told.')}</p>
${button({ text: t('Thêm ngày nghỉ hoặc làm bù', 'Add a day off or a day worked'), href: request.linkTo('backoffice.calendar.add') })}
${recountPart(view.recounts, request)}
<h2 class="govuk-heading-m">${t('Ngày do tỉnh thêm', 'Days added by the province')}</h2>
${addedDays(view, request)}
<h2 class="govuk-heading-m">${t('Ngày nghỉ và làm bù năm nay, năm tới', 'Days off and days worked, this year and next')}</h2>
${insetText({ text: t(`Ngày nghỉ lễ đã biết đến hết ${formatDate(view.calendar.coveredTo)}; hẹn trả sau ngày đó còn có thể đổi.`, `Holidays are known until ${formatDate(view.calendar.coveredTo)}; due dates after it may still move.`) })}
${knownDays(view, t, request)}
<p class="govuk-hint">${t('Phiên bản lịch', 'Calendar version')}: <code>${view.calendar.version}</code></p>`,
  }
}

/** Progress of the last recount; the page is opened again to see it go on. */
function recountPart(recounts: readonly Recount[], { locale, linkTo }: Request<Session>): Html | undefined {
  const t = translator(locale)
  if (recounts.length === 0) return undefined
  const rows = recounts.map(({ reason, askedAt, total, seen, changed, finishedAt }) => [
    { text: formatDateTime(askedAt) },
    { text: reason },
    {
      text: finishedAt
        ? html`${tag({ text: t('Xong', 'Done'), classes: 'govuk-tag--green' })} ${formatDateTime(finishedAt)}`
        : html`${tag({ text: t('Đang tính', 'Counting'), classes: 'govuk-tag--blue' })} <progress max="${Math.max(total, seen, 1)}" value="${seen}">${seen}</progress>`,
    },
    { text: `${formatNumber(seen, locale, 0)} / ${formatNumber(Math.max(total, seen), locale, 0)}` },
    { text: formatNumber(changed, locale, 0) },
  ])
  const head = [
    { text: t('Yêu cầu lúc', 'Asked at') },
    { text: t('Lý do', 'Reason') },
    { text: t('Tình trạng', 'State') },
    { text: t('Hồ sơ đã xem', 'Files seen') },
    { text: t('Hẹn trả đã dời', 'Dates moved') },
  ]
  const isRunning = recounts.some(({ finishedAt }) => !finishedAt)
  return html`<h2 class="govuk-heading-m">${t('Tính lại hẹn trả', 'Counting due dates anew')}</h2>
${table({ caption: t('Các lần tính lại', 'Recounts'), captionClasses: 'govuk-visually-hidden', ...stacked(head, rows) })}
${isRunning ? html`<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.calendar')}">${t('Tải lại trang để xem tiến độ', 'Load the page again to see the progress')}</a></p>` : undefined}`
}

function addedDays({ versions }: CalendarView, { locale, linkTo }: Request<Session>): Html {
  const t = translator(locale)
  const [standing] = versions
  if (!standing || standing.changes.length === 0)
    return emptyState({ text: t('Chưa thêm ngày nào.', 'No day has been added.') })
  const rows = standing.changes.map(({ date, kind, name }) => [
    { text: formatDate(date) },
    { text: kindWords(kind, t) },
    { text: inLocale(name, locale) },
    { text: reasonOf(versions, date) },
    {
      text: html`<a class="govuk-link" href="${linkTo('backoffice.calendar.remove', { date })}">${t('Gỡ', 'Take back')}<span class="govuk-visually-hidden"> ${formatDate(date)}</span></a>`,
    },
  ])
  const head = [
    { text: t('Ngày', 'Day') },
    { text: t('Loại', 'Kind') },
    { text: t('Tên', 'Name') },
    { text: t('Theo quyết định', 'By decision') },
    { text: t('Việc', 'Act') },
  ]
  return table({
    caption: t(`Phiên bản ${standing.version}`, `Version ${standing.version}`),
    ...stacked(head, rows),
  })
}

/** Why a day was added: the reason of the first version that has it, going back from today. */
function reasonOf(versions: readonly CalendarVersion[], date: string): string {
  const without = versions.findIndex(({ changes }) => changes.every((change) => change.date !== date))
  return (without === -1 ? versions.at(-1) : versions[without - 1])?.reason ?? ''
}

function knownDays({ days }: CalendarView, t: Translate, { locale }: Request<Session>): Html {
  const rows = days.map(({ date, kind, name, decidedBy }) => [
    { text: formatDate(date) },
    { text: kind === 'WORKING' || kind === 'REST' ? '' : kindWords(kind, t) },
    { text: name ? inLocale(name, locale) : '' },
    { text: html`<code>${decidedBy.id}@${decidedBy.version}</code>` },
  ])
  const head = [
    { text: t('Ngày', 'Day') },
    { text: t('Loại', 'Kind') },
    { text: t('Tên', 'Name') },
    { text: t('Nguồn', 'Source') },
  ]
  return table({
    caption: t(`${days.length} ngày`, `${days.length} days`),
    ...stacked(head, rows),
  })
}
