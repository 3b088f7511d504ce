import type { SlipEntry } from '../../modules/dossiers/index.ts'
import { TRANSFER_SHOWN } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Unit } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  bulkBar,
  button,
  emptyState,
  errorSummary,
  type Html,
  html,
  insetText,
  sortableTable,
} from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { rowKeys } from '../work/row-keys.ts'
import type { TransferLine } from './transfer-lines.ts'

export const FIELDS = { chosen: 'chon', shown: 'hien', act: 'viec' } as const
export const ALL = 'tat-ca'
const CHOSEN = 'da-chon'
const TABLE_ID = 'cho-chuyen'

export interface ShownSlip extends SlipEntry {
  readonly giver: string
  readonly unit: Unit | undefined
}

export interface TransferShown {
  readonly lines: readonly TransferLine[]
  readonly hasMore: boolean
  /** Of today, the latest first. */
  readonly slips: readonly ShownSlip[]
  readonly isNothingChosen: boolean
}

export function transferPage(
  request: Request<Session>,
  shown: TransferShown,
): { readonly title: string; readonly main: Html } {
  const { locale } = request
  const t = translator(locale)
  const title = t('Chuyển hồ sơ', 'Hand over files')
  const nothing = t('Bạn hãy chọn ít nhất một hồ sơ để chuyển', 'Choose at least one file to hand over')
  const first = shown.lines[0]
  const summary =
    shown.isNothingChosen &&
    errorSummary({
      locale,
      errorList: [{ text: nothing, href: first ? `#${boxId(first)}` : '#main-content' }],
    })
  const list =
    shown.lines.length > 0
      ? chooser(request, shown, t)
      : emptyState({
          text: t('Không có hồ sơ nào chờ chuyển.', 'No file waits to be handed over.'),
        })
  return {
    title,
    main: html`${summary}<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>
<p class="govuk-body govuk-!-margin-bottom-3">${t('Hồ sơ đã tiếp nhận tại quầy và qua bưu chính: chuyển ngay trong ngày; nhận sau 15:00 thì chuyển đầu giờ ngày làm việc sau.', 'Received at the counter or by post: handed over the same day; after 15:00 at the start of the next working day.')}</p>
${list}${slipList(request, shown.slips, t)}`,
  }
}

function boxId({ dossierId }: TransferLine): string {
  return `chon-${dossierId}`
}

/** Two forms, so that Enter on a row hands over what is ticked and never all. */
function chooser(request: Request<Session>, { lines, hasMore }: TransferShown, t: Translate): Html {
  const { linkTo, csrfToken } = request
  const late = lines.filter(({ isLate }) => isLate).length
  const told = [
    t(`${lines.length} hồ sơ chờ chuyển`, `${lines.length} files wait`),
    ...(late > 0 ? [t(`${late} đã quá giờ chuyển`, `${late} are late`)] : []),
  ]
  const more =
    hasMore &&
    insetText({
      text: t(
        `Danh sách hiện ${TRANSFER_SHOWN} hồ sơ nhận trước. Chuyển xong, các hồ sơ còn lại sẽ hiện ra.`,
        `The ${TRANSFER_SHOWN} oldest files are listed; the others follow once these are handed over.`,
      ),
    })
  const all = button({
    text: t(`Chuyển tất cả ${lines.length} hồ sơ`, `Hand over all ${lines.length}`),
    name: FIELDS.act,
    value: ALL,
    classes: 'govuk-button--secondary',
    preventDoubleClick: true,
    attributes: { 'data-shortcut': 'c a' },
  })
  const chosen = button({
    text: t('Chuyển hồ sơ đã chọn', 'Hand over the chosen files'),
    name: FIELDS.act,
    value: CHOSEN,
    preventDoubleClick: true,
    attributes: { 'data-shortcut': 'c h' },
  })
  const ids = lines.map(({ dossierId }) => dossierId).join(' ')
  const form = (body: Html) =>
    html`<form method="post" action="${linkTo('backoffice.transfer.send')}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">${body}</form>`
  return html`<p class="govuk-body govuk-!-margin-bottom-2"><strong>${told.join(', ')}.</strong></p>${more}
${form(html`<input type="hidden" name="${FIELDS.shown}" value="${ids}">${all}`)}
${rowKeys(TABLE_ID, t)}${form(html`${linesTable(request, lines, t)}${bulkBar({ locale: request.locale, actions: chosen })}`)}`
}

function linesTable(
  { locale, linkTo }: Request<Session>,
  lines: readonly TransferLine[],
  t: Translate,
): Html {
  // Shown by the island that makes it work.
  const chooseAll = html`<input type="checkbox" hidden aria-label="${t('Chọn tất cả', 'Choose all')}"><span class="govuk-visually-hidden">${t('Chọn', 'Choose')}</span>`
  const head = [
    { text: t('Mã hồ sơ', 'File code') },
    { text: chooseAll },
    { text: t('Người nộp', 'Applicant') },
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Bản chính, sao', 'Originals, copies') },
    { text: t('Nhận lúc', 'Received') },
    { text: t('Chuyển trước', 'Hand over by') },
    { text: t('Bên nhận', 'To') },
  ]
  const rows = lines.map((line) => [
    {
      text: html`<a class="govuk-link" href="${linkTo('backoffice.dossier.show', { dossier: line.dossierId })}" data-row>${line.code}</a>`,
    },
    {
      text: html`<input type="checkbox" id="${boxId(line)}" name="${FIELDS.chosen}" value="${line.dossierId}" aria-label="${t('Chọn', 'Choose')} ${line.code}">`,
      attributes: { 'data-label': t('Chọn', 'Choose') },
    },
    { text: line.applicant },
    { text: line.procedure, classes: 'dense-table__wide', attributes: { title: line.procedure } },
    { text: line.papers },
    { text: line.receivedAt },
    { text: line.due },
    { text: line.receiver },
  ])
  return sortableTable({
    ...stacked(head, rows),
    label: t('Hồ sơ chờ chuyển', 'Files to hand over'),
    dense: true,
    locale,
    attributes: { id: TABLE_ID },
    firstCellIsHeader: true,
  })
}

function slipList(request: Request<Session>, slips: readonly ShownSlip[], t: Translate): Html | undefined {
  if (slips.length === 0) return undefined
  const items = slips.map(({ slipId, handedAt, count, giver, unit }) => {
    const name = unit ? inLocale(unit.name, request.locale) : t('(không rõ nơi nhận)', '(receiver not known)')
    return html`<li>${formatTime(handedAt)} · ${name} · ${t(`${count} hồ sơ`, `${count} files`)} · ${giver} · <a class="govuk-link" href="${request.linkTo('backoffice.transfer.slip', { slip: slipId })}" target="_blank">${t('In phiếu giao nhận', 'Print the slip')}<span class="govuk-visually-hidden"> ${formatTime(handedAt)}, ${name}</span></a></li>`
  })
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">${t('Phiếu giao nhận hôm nay', 'Slips of today')}</h2><ul class="govuk-list">${items}</ul>`
}
