import { type AlertFile, ALERT_KINDS, type AlertKind } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Notification } from '../../modules/notifications/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  emptyState,
  type Html,
  html,
  pagination,
  sortableTable,
  type TableCell,
  tag,
} from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { statusWords } from '../../web/words/index.ts'
import { stacked } from '../stacked-table.ts'
import { rowKeys } from '../work/row-keys.ts'
import { alertWords } from './alert-words.ts'

const TABLE_ID = 'nhac-viec'

export interface AlertsShown {
  readonly alerts: readonly Notification[]
  /** Files of the alerts that this officer may still open, by id. */
  readonly files: ReadonlyMap<string, AlertFile>
  readonly hasUnread: boolean
  readonly next: string | undefined
  readonly isFirst: boolean
}

export function alertsPage(
  services: Services,
  request: Request<Session>,
  shown: AlertsShown,
): { readonly title: string; readonly main: Html } {
  const { locale, linkTo } = request
  const t = translator(locale)
  const title = t('Nhắc việc', 'Reminders')
  const rows = shown.alerts
    .map((alert) => rowOf(services, request, { alert, shown, t }))
    .filter((row) => row !== undefined)
  const body =
    rows.length > 0
      ? html`${shown.hasUnread ? readAll(request, t) : undefined}${rowKeys(TABLE_ID, t)}${sortableTable({
          ...stacked(
            [
              { text: t('Hồ sơ', 'File') },
              { text: t('Nhắc', 'Reminder') },
              { text: t('Thủ tục', 'Procedure') },
              { text: t('Hạn', 'Due') },
              { text: t('Hiện nay', 'Now') },
              { text: t('Lúc nhắc', 'Sent') },
            ],
            rows,
          ),
          label: title,
          dense: true,
          locale,
          attributes: { id: TABLE_ID },
          firstCellIsHeader: true,
        })}${pages(request, shown, t)}`
      : emptyState({
          text: t('Không có nhắc việc nào.', 'No reminder.'),
          action: html`<p class="govuk-body">${t(
            'Bạn được nhắc khi hồ sơ sắp đến hạn hoặc quá hạn, trong giờ làm việc.',
            'You are reminded of files due soon or late, during office hours.',
          )}</p>`,
        })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>
<p class="govuk-body govuk-!-margin-bottom-3">${t('Mở hồ sơ là nhắc việc của hồ sơ đó được coi là đã đọc.', 'Opening a file takes its reminders as read.')} <a class="govuk-link" href="${linkTo('backoffice.alerts.settings')}">${t('Chọn loại nhắc việc', 'Choose what you are reminded of')}</a></p>${body}`,
  }
}

function readAll({ linkTo, csrfToken }: Request<Session>, t: Translate): Html {
  return html`<form method="post" action="${linkTo('backoffice.alerts.read')}" class="no-print"><input type="hidden" name="_csrf" value="${csrfToken}">${button(
    {
      text: t('Đánh dấu đã đọc tất cả', 'Take all as read'),
      classes: 'govuk-button--secondary govuk-!-margin-bottom-3',
      preventDoubleClick: true,
    },
  )}</form>`
}

interface Drawing {
  readonly alert: Notification
  readonly shown: AlertsShown
  readonly t: Translate
}

/** Nothing of a file that the officer may not open any more. */
function rowOf(
  { catalog }: Services,
  { linkTo, locale }: Request<Session>,
  { alert, shown, t }: Drawing,
): readonly TableCell[] | undefined {
  const kind = ALERT_KINDS.find((known) => known === alert.kind)
  if (!kind) return undefined
  const isNew = alert.readAt === null
  const words = kindCell(kind, isNew, t)
  const sent = { text: formatDateTime(alert.createdAt) }
  if (kind === 'alert.letters_due') {
    const count = Number(alert.params['count'])
    const link = html`<a class="govuk-link" href="${linkTo('backoffice.apologies')}" data-row>${t(`${count} hồ sơ`, `${count} files`)}</a>`
    return [{ text: link }, { text: words }, { text: '' }, { text: '' }, { text: '' }, sent]
  }
  const file = alert.dossierId === null ? undefined : shown.files.get(alert.dossierId)
  if (!file) return undefined
  const name = catalog.findProcedure(file.procedureId)?.record.name
  const procedure = name ? inLocale(name, locale) : file.procedureId
  return [
    {
      text: html`<a class="govuk-link" href="${linkTo('backoffice.dossier.show', { dossier: file.dossierId })}" data-row>${file.code}</a>`,
    },
    { text: words },
    { text: procedure },
    { text: formatDateTime(new Date(String(alert.params['dueAt']))) },
    { text: statusWords(file.status, t) },
    sent,
  ]
}

function kindCell(kind: AlertKind, isNew: boolean, t: Translate): Html {
  const words = alertWords(kind, t)
  return isNew
    ? html`<strong>${words}</strong> ${tag({ text: t('Mới', 'New'), classes: 'govuk-tag--blue' })}`
    : html`${words}`
}

function pages({ linkTo, locale }: Request<Session>, shown: AlertsShown, t: Translate): Html | undefined {
  if (shown.isFirst && shown.next === undefined) return undefined
  return pagination({
    locale,
    landmarkLabel: t('Các trang của danh sách', 'Pages of the list'),
    previous: shown.isFirst
      ? undefined
      : { href: linkTo('backoffice.alerts'), text: t('Về đầu danh sách', 'Top of the list') },
    next:
      shown.next === undefined
        ? undefined
        : {
            href: linkTo('backoffice.alerts', {}, { tu: shown.next }),
            text: t('Trang sau', 'Next page'),
            attributes: { 'data-shortcut': ']' },
          },
  })
}
