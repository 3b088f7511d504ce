import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, filterRow, type Html, html, pagination, select, sortableTable } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { stacked } from '../stacked-table.ts'
import { READING_VALUES, readingLinks, successionRule, untilWords } from '../reading-links.ts'
import { rowKeys } from '../work/row-keys.ts'
import { bookPart } from './book-part.ts'
import { PDF_LINES } from './register-pdf.ts'
import {
  FIELDS,
  PART_VALUES,
  PERIOD_KEYS,
  periodWords,
  REGISTER_PARTS,
  type RegisterView,
  viewQuery,
} from './register-view.ts'
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
      ? html`${rowKeys(TABLE_ID, t)}${linesTable(services, request, shown, t)}${pages(request, shown, t)}`
      : emptyState({ text: t('Không có hồ sơ nào trong kỳ này.', 'No file in this period.') })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1"><span class="govuk-caption-l">${inLocale(view.agency.name, request.locale)}</span>${title}</h1>
<p class="govuk-body govuk-!-margin-bottom-3">${about(view, t)}</p>
${readings(request, view)}${filters(request, view, t)}${summary(shown, t)}${paper(request, shown, t)}${list}${bookPart(request, shown)}`,
  }
}

function about({ part, agency, heldPart }: RegisterView, t: Translate): string {
  if (part === 'now') {
    const rule = successionRule(t)
    return t(
      `Hồ sơ nhận trong kỳ mà nay cơ quan này phụ trách, dù cơ quan nào nhận. Mỗi dòng mang số trong sổ của cơ quan đã nhận. ${rule}`,
      `Received in the period and answered for by this agency today, whichever office received it. Each line has its number in the book of that office. ${rule}`,
    )
  }
  if (part === 'desk')
    return t(
      'Hồ sơ tiếp nhận tại đây nhưng mang mã và số của cơ quan khác. Mỗi hồ sơ chỉ được tính và khóa trong sổ của cơ quan đó.',
      'Files received here that have the code and number of another agency. Each is counted and sealed in the register of that agency alone.',
    )
  if (agency.endedOn === null)
    return t(
      'Sổ lập từ quá trình xử lý hồ sơ, không ai ghi tay. Số thứ tự theo thứ tự tiếp nhận, liên tục trong năm.',
      'Made from what happened to the files; nobody types it. Numbers follow reception, without a gap in the year.',
    )
  const last = formatDate(agency.endedOn)
  return heldPart
    ? t(
        `Cơ quan kết thúc ngày ${last}. Bạn xem phần hồ sơ đã chuyển về cơ quan mình, giữ số trong sổ cũ; phần còn lại do các cơ quan kế tục khác giữ. ${successionRule(t)}`,
        `The agency ended on ${last}. You see the files that came to your agency, under their numbers in the old book; others are with its other successors. ${successionRule(t)}`,
      )
    : t(
        `Cơ quan kết thúc ngày ${last}; sổ do cơ quan bạn giữ để tra cứu. Không ai ghi thêm hay ký thay cơ quan đã kết thúc.`,
        `The agency ended on ${last}; your agency keeps its register to look things up. Nobody adds to it or signs for a body that has ended.`,
      )
}

/** Only an agency that others passed work to, or that passed some on, has two readings. */
function readings(request: Request<Session>, view: RegisterView): Html | undefined {
  if (!view.hasReadings) return undefined
  return readingLinks(request, {
    shown: view.part === 'now' ? 'as-it-is-now' : 'as-it-was',
    standard: 'as-it-was',
    hrefOf: (reading) =>
      request.linkTo(
        'backoffice.register',
        {},
        viewQuery({ ...view, part: reading === 'as-it-was' ? 'own' : 'now' }),
      ),
  })
}

function partWords(part: (typeof REGISTER_PARTS)[number], t: Translate): string {
  return part === 'desk'
    ? t('Nhận cho cơ quan khác', 'Received for other agencies')
    : t('Sổ của cơ quan', 'Register of the agency')
}

function filters(request: Request<Session>, view: RegisterView, t: Translate): Html {
  const { locale, linkTo } = request
  const agency =
    view.agencies.length > 1 &&
    select({
      name: FIELDS.agency,
      locale,
      label: { text: t('Cơ quan', 'Agency') },
      items: view.agencies.map(({ id, name, endedOn }) => ({
        value: id,
        text: endedOn === null ? inLocale(name, locale) : untilWords(inLocale(name, locale), endedOn, t),
      })),
      value: view.agency.id,
    })
  const part =
    view.hasDeskPart &&
    view.part !== 'now' &&
    select({
      name: FIELDS.part,
      locale,
      label: { text: t('Phần sổ', 'Part') },
      items: REGISTER_PARTS.map((one) => ({ value: PART_VALUES[one], text: partWords(one, t) })),
      value: PART_VALUES[view.part],
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
  const reading =
    view.part === 'now' &&
    html`<input type="hidden" name="${FIELDS.reading}" value="${READING_VALUES['as-it-is-now']}">`
  return filterRow({
    locale,
    action: linkTo('backoffice.register'),
    label: t('Chọn phần của sổ', 'Choose a part of the register'),
    fields: [
      ...(reading ? [reading] : []),
      ...(agency ? [agency] : []),
      ...(part ? [part] : []),
      year,
      period,
    ],
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
  // The book is that of one office; what is read as it is now has no form of its own.
  if (view.part === 'now') return undefined
  if (view.part === 'desk' || view.heldPart) return linesPaper(request, { view, page }, t)
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

/** A part has no numbers of its own to name a range by: from the first line that is shown on. */
function linesPaper(
  request: Request<Session>,
  { view, page }: Pick<RegisterShown, 'view' | 'page'>,
  t: Translate,
): Html | undefined {
  if (page.count === 0) return undefined
  const from = view.part === 'desk' ? view.fromCode : view.fromNumber
  const link = request.linkTo('backoffice.register.pdf', {}, viewQuery(view, from))
  const text =
    page.count <= PDF_LINES && from === undefined
      ? t('In phần này (PDF, A4 ngang)', 'Print this part (PDF, A4 across)')
      : t(`In ${PDF_LINES} dòng từ trang này (PDF)`, `Print ${PDF_LINES} lines from this page on (PDF)`)
  return html`<ul class="govuk-list no-print"><li><a class="govuk-link" href="${link}" target="_blank">${text}</a></li></ul>`
}

function linesTable(
  services: Services,
  { locale, linkTo }: Request<Session>,
  { view, page: { entries } }: RegisterShown,
  t: Translate,
): Html {
  const isNow = view.part === 'now'
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
    const note = [isNow && row.competentAgency, row.note].filter(Boolean).join('; ')
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
      { text: note },
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
  const isFirst = (view.part === 'own' ? view.fromNumber : view.fromCode) === undefined
  if (isFirst && page.next === undefined) return undefined
  const link = (from?: number | string) => request.linkTo('backoffice.register', {}, viewQuery(view, from))
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
