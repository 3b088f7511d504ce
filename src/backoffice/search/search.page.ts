import type { FoundDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, search, sortableTable } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { statusWords } from '../../web/words/index.ts'
import { stacked } from '../stacked-table.ts'
import { rowKeys } from '../work/row-keys.ts'

const TABLE_ID = 'ket-qua'

export interface SearchShown {
  readonly text: string
  /** Nothing before somebody searched. */
  readonly rows?: readonly FoundDossier[]
  readonly next?: string | undefined
  readonly isFirst: boolean
}

export function searchPage(
  services: Services,
  request: Request<Session>,
  shown: SearchShown,
): { readonly title: string; readonly main: Html } {
  const { locale, linkTo, csrfToken } = request
  const t = translator(locale)
  const title = t('Tìm hồ sơ', 'Find a file')
  // The box in the header searches too, but a page that asks must have its own.
  const box = search({
    action: linkTo('backoffice.search'),
    method: 'post',
    csrf: { value: csrfToken },
    locale,
    label: {
      text: t(
        'Mã hồ sơ, số định danh, số điện thoại, hoặc một phần tên',
        'File code, identity number, phone, or part of a name',
      ),
    },
    hint: {
      text: t(
        'Ví dụ: 000.00.02.H04-261124-0001, 0912345678, văn bình',
        'For example: 000.00.02.H04-261124-0001, 0912345678, van binh',
      ),
    },
    input: {
      id: 'tim',
      name: 'q',
      value: shown.text,
      autocomplete: 'off',
      attributes: shown.rows === undefined || shown.rows.length === 0 ? { autofocus: true } : {},
    },
  })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${box}${shown.rows && results(services, request, { ...shown, rows: shown.rows }, t)}`,
  }
}

function results(
  services: Services,
  request: Request<Session>,
  shown: SearchShown & { readonly rows: readonly FoundDossier[] },
  t: Translate,
): Html {
  if (shown.rows.length === 0) {
    return emptyState({
      text:
        shown.text.trim() === ''
          ? t('Hãy nhập mã, số hoặc tên cần tìm.', 'Enter a code, a number or a name.')
          : shown.isFirst
            ? t(
                'Không thấy hồ sơ nào của cơ quan bạn. Hãy thử chỉ nhập số, hoặc một phần tên.',
                'No file of your agency matches. Try only the number, or part of the name.',
              )
            : t('Không còn hồ sơ nào nữa.', 'There are no more files.'),
    })
  }
  return html`<h2 class="govuk-heading-m">${t('Hồ sơ tìm thấy', 'Files found')}</h2>${rowKeys(TABLE_ID, t)}${foundTable(services, request, shown.rows, t)}${more(request, shown, t)}`
}

function foundTable(
  services: Services,
  { locale, linkTo }: Request<Session>,
  rows: readonly FoundDossier[],
  t: Translate,
): Html {
  const procedureOf = (id: string) => {
    const name = services.catalog.findProcedure(id)?.record.name
    return name ? inLocale(name, locale) : id
  }
  // Only after a reorganisation are the two readings different.
  const isMixed = rows.some((row) => officeNow(services, row) !== row.officeAgencyId)
  const head = [
    { text: t('Mã hồ sơ', 'File code') },
    { text: t('Người nộp', 'Applicant') },
    ...(isMixed ? [{ text: t('Cơ quan khi nhận; hiện nay', 'Office of the day; now') }] : []),
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Trạng thái', 'State') },
    { text: t('Ngày nộp', 'Sent') },
    { text: t('Hẹn trả', 'Due') },
  ]
  const cells = rows.map((row, index) => [
    // Enter opens the first one: a code read from a receipt needs no second look.
    {
      text: html`<a class="govuk-link" href="${linkTo('backoffice.dossier.show', { dossier: row.dossierId })}" data-row${index === 0 && html` autofocus`}>${row.code ?? row.submissionNo}</a>`,
    },
    { text: row.applicantName },
    ...(isMixed ? [{ text: officeWords(services, row, locale) }] : []),
    {
      text: procedureOf(row.procedureId),
      classes: 'dense-table__wide',
      attributes: { title: procedureOf(row.procedureId) },
    },
    { text: statusWords(row.status, t) },
    { text: formatDate(row.submittedAt) },
    { text: row.dueAt ? formatDate(row.dueAt) : '' },
  ])
  return sortableTable({
    ...stacked(head, cells),
    label: t('Hồ sơ tìm thấy', 'Files found'),
    dense: true,
    locale,
    attributes: { id: TABLE_ID },
    firstCellIsHeader: true,
  })
}

function officeNow({ directory }: Services, { agencyId, field, area }: FoundDossier): string {
  return directory.structure.successorOf(agencyId, { field, area })
}

/** As it was and as it is now, in one cell: a search finds files by either. */
function officeWords(services: Services, row: FoundDossier, locale: Locale): string {
  const nameOf = (id: string) => {
    const agency = services.directory.findAgency(id)
    return agency ? inLocale(agency.name, locale) : id
  }
  const now = officeNow(services, row)
  const was = nameOf(row.officeAgencyId)
  return now === row.officeAgencyId ? was : `${was}; ${nameOf(now)}`
}

/** The next page is asked by a form: what is searched for never stands in an address. */
function more({ linkTo, csrfToken }: Request<Session>, shown: SearchShown, t: Translate): Html | undefined {
  if (shown.next === undefined) return undefined
  return html`<form method="post" action="${linkTo('backoffice.search')}"><input type="hidden" name="_csrf" value="${csrfToken}"><input type="hidden" name="q" value="${shown.text}"><input type="hidden" name="after" value="${shown.next}">${button({ text: t('Trang sau', 'Next page'), classes: 'govuk-button--secondary', attributes: { 'data-shortcut': ']' } })}</form>`
}
