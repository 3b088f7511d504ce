import { RECEIVED_SHOWN, type ReceivedDay } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatTime, vietnamDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, insetText, sortableTable, summaryList } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { channelWords } from '../../web/words/index.ts'
import { rowKeys } from '../work/row-keys.ts'

const TABLE_ID = 'hom-nay'

interface TodayShown {
  readonly day: string
  readonly received: ReceivedDay
}

/** What the desk has received today: for the end of the day, and to print a receipt again. */
export function todayPage(
  services: Services,
  request: Request<Session>,
  { day, received }: TodayShown,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Đã nhận hôm nay', 'Received today')
  const { totals, rows } = received
  const all = totals.counter + totals.online + totals.post
  const count = (key: string, value: number) => ({ key: { text: key }, value: { text: String(value) } })
  const sums = summaryList({
    rows: [
      count(t('Tất cả', 'All'), all),
      count(channelWords('counter', t), totals.counter),
      count(channelWords('online', t), totals.online),
      count(channelWords('post', t), totals.post),
    ],
  })
  const cut =
    all > RECEIVED_SHOWN &&
    insetText({
      text: t(
        `Danh sách chỉ hiện ${RECEIVED_SHOWN} hồ sơ mới nhất.`,
        `Only the latest ${RECEIVED_SHOWN} files are listed.`,
      ),
    })
  const list =
    rows.length > 0
      ? html`${cut}${rowKeys(TABLE_ID, t)}${receivedTable(services, request, { day, rows }, t)}`
      : emptyState({ text: t('Hôm nay chưa nhận hồ sơ nào.', 'No file has been received today.') })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}, ${formatDate(day)}</h1>${sums}${list}<p class="govuk-body no-print"><a class="govuk-link" href="${request.linkTo('backoffice.counter')}">${t('Nhận hồ sơ tại quầy', 'Counter')}</a></p>`,
  }
}

function receivedTable(
  services: Services,
  { locale, linkTo }: Request<Session>,
  { day, rows }: { readonly day: string; readonly rows: ReceivedDay['rows'] },
  t: Translate,
): Html {
  return sortableTable({
    label: t('Hồ sơ đã nhận hôm nay', 'Files received today'),
    dense: true,
    locale,
    attributes: { id: TABLE_ID },
    firstCellIsHeader: true,
    head: [
      { text: t('Mã hồ sơ', 'File code') },
      { text: t('Lúc', 'At') },
      { text: t('Người nộp', 'Applicant') },
      { text: t('Thủ tục', 'Procedure') },
      { text: t('Cách nộp', 'Way') },
      { text: t('Hẹn trả', 'Due') },
      { text: t('Giấy tiếp nhận', 'Receipt') },
    ],
    rows: rows.map((row) => {
      const params = { dossier: row.dossierId }
      const record = services.catalog.findProcedure(row.procedureId)?.record
      const print = html`<a class="govuk-link" href="${linkTo('backoffice.reception.receipt', params)}" target="_blank">${t('In lại', 'Print again')}<span class="govuk-visually-hidden"> ${row.code}</span></a>`
      return [
        {
          text: html`<a class="govuk-link" href="${linkTo('backoffice.dossier.show', params)}" data-row>${row.code}</a>`,
        },
        // By post it counts from the day of the record, which may be an earlier one.
        {
          text:
            vietnamDate(row.receivedAt) === day ? formatTime(row.receivedAt) : formatDateTime(row.receivedAt),
        },
        { text: row.applicantName },
        { text: record ? inLocale(record.name, locale) : row.procedureId, classes: 'dense-table__wide' },
        { text: channelWords(row.channel, t) },
        { text: row.dueAt ? formatDate(row.dueAt) : '' },
        { text: print },
      ]
    }),
  })
}
