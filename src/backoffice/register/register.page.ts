import type { RegisterEntry } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, filterRow, type Html, html, pagination, select, sortableTable } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { stacked } from '../stacked-table.ts'
import { rowKeys } from '../work/row-keys.ts'
import { bookPart } from './book-part.ts'
import { PDF_LINES } from './register-pdf.ts'
import { FIELDS, PERIOD_KEYS, periodWords, type RegisterView, viewQuery } from './register-view.ts'
import type { RegisterShown } from './register-shown.ts'
import { registerRow } from './register-words.ts'

const TABLE_ID = 'so'

export function registerPage(
  services: Services,
  request: Request<Session>,
  shown: RegisterShown,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const { view, page } = shown
  const { year } = view.period
  const title = t(`Sổ theo dõi hồ sơ năm ${year}`, `Register of ${year}`)
  const list =
    page.entries.length > 0
      ? html`${rowKeys(TABLE_ID, t)}${linesTable(services, request, page.entries, t)}${pages(request, shown, t)}`
      : emptyState({ text: t('Không có hồ sơ nào trong kỳ này.', 'No file in this period.') })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1"><span class="govuk-caption-l">${inLocale(view.agency.name, request.locale)}</span>${title}</h1>
<p class="govuk-body govuk-!-margin-bottom-3">${t('Sổ lập từ quá trình xử lý hồ sơ, không ai ghi tay. Số thứ tự theo thứ tự tiếp nhận, liên tục trong năm.', 'Made from what happened to the files; nobody types it. Numbers follow reception, without a gap in the year.')}</p>
${filters(request, view, t)}${summary(shown, t)}${paper(request, shown, t)}${list}${bookPart(request, shown)}`,
  }
}

function filters(request: Request<Session>, view: RegisterView, t: Translate): Html {
  const { locale, linkTo } = request
  const agency =
    view.agencies.length > 1 &&
    select({
      name: FIELDS.agency,
      locale,
      label: { text: t('Cơ quan', 'Agency') },
      items: view.agencies.map(({ id, name }) => ({ value: id, text: inLocale(name, locale) })),
      value: view.agency.id,
    })
  const year = select({
    name: FIELDS.year,
    locale,
    label: { text: t('Năm', 'Year') },
    items: view.years.map((one) => ({ value: String(one), text: String(one) })),
    value: String(view.period.year),
  })
  const period = select({
    name: FIELDS.period,
    locale,
    label: { text: t('Kỳ', 'Period') },
    items: PERIOD_KEYS.map((key) => ({ value: key, text: periodWords(key, t) })),
    value: view.periodKey,
  })
  return filterRow({
    locale,
    action: linkTo('backoffice.register'),
    label: t('Chọn phần của sổ', 'Choose a part of the register'),
    fields: [...(agency ? [agency] : []), year, period],
  })
}

function summary({ page: { first, count } }: RegisterShown, t: Translate): Html {
  const numbers =
    first === undefined
      ? ''
      : t(`, số ${first} đến ${first + count - 1}`, `, numbers ${first} to ${first + count - 1}`)
  return html`<p class="govuk-body govuk-!-margin-bottom-2"><strong>${t(`${count} hồ sơ`, `${count} files`)}${numbers}.</strong></p>`
}

/** The book on paper; a long period comes in parts. */
function paper(request: Request<Session>, { view, page }: RegisterShown, t: Translate): Html | undefined {
  const { first, count } = page
  if (first === undefined) return undefined
  const parts = Array.from({ length: Math.ceil(count / PDF_LINES) }, (_, index) => first + index * PDF_LINES)
  const link = (from: number) => request.linkTo('backoffice.register.pdf', {}, viewQuery(view, from))
  const last = first + count - 1
  const links = parts.map((from) => {
    const range = `${from}–${Math.min(from + PDF_LINES - 1, last)}`
    const text =
      parts.length === 1
        ? t('In sổ (PDF, A4 ngang)', 'Print the register (PDF, A4 across)')
        : t(`In số ${range} (PDF)`, `Print ${range} (PDF)`)
    return html`<li><a class="govuk-link" href="${link(from)}" target="_blank">${text}</a></li>`
  })
  return html`<ul class="govuk-list no-print">${links}</ul>`
}

function linesTable(
  services: Services,
  { locale, linkTo }: Request<Session>,
  entries: readonly RegisterEntry[],
  t: Translate,
): Html {
  const head = [
    { text: t('Số', 'No.') },
    { text: t('Mã hồ sơ', 'File code') },
    { text: t('Cá nhân, tổ chức', 'Applicant') },
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Nhận, hẹn trả', 'Received, due') },
    { text: t('Chuyển', 'Handed over') },
    { text: t('Kết quả, trả', 'Result, returned') },
    { text: t('Ghi chú', 'Note') },
  ]
  const day = (at: Date | undefined) => (at ? formatDate(at) : '–')
  const rows = entries.map((entry) => {
    const row = registerRow(services, entry, locale)
    return [
      { text: String(row.number) },
      {
        text: html`<a class="govuk-link" href="${linkTo('backoffice.dossier.show', { dossier: entry.dossierId })}" data-row>${row.code}</a>`,
      },
      { text: row.applicant },
      { text: row.procedure, classes: 'dense-table__wide', attributes: { title: row.procedure } },
      { text: html`${day(row.receivedAt)}<br>${day(row.dueAt)}` },
      { text: day(row.transferredAt) },
      { text: html`${day(row.resultAt)}<br>${day(row.returnedAt)}` },
      { text: row.note ?? '' },
    ]
  })
  return sortableTable({
    ...stacked(head, rows),
    label: t('Sổ theo dõi hồ sơ', 'Register'),
    dense: true,
    locale,
    attributes: { id: TABLE_ID },
    firstCellIsHeader: true,
  })
}

function pages(request: Request<Session>, { view, page }: RegisterShown, t: Translate): Html | undefined {
  const isFirst = view.fromNumber === undefined
  if (isFirst && page.next === undefined) return undefined
  const link = (from?: number) => request.linkTo('backoffice.register', {}, viewQuery(view, from))
  return pagination({
    locale: request.locale,
    landmarkLabel: t('Các trang của sổ', 'Pages of the register'),
    previous: isFirst ? undefined : { href: link(), text: t('Về đầu sổ', 'Top of the register') },
    next:
      page.next === undefined
        ? undefined
        : {
            href: link(page.next),
            text: t('Trang sau', 'Next page'),
            attributes: { 'data-shortcut': ']' },
          },
  })
}
