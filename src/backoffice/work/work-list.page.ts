import type { WorkList } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, pagination, sortableTable } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { OFFICE_FIELD } from './office-reading.ts'
import { rowKeys } from './row-keys.ts'
import type { WorkLine } from './work-lines.ts'

const TABLE_ID = 'ho-so'

interface ListWords {
  readonly title: string
  readonly about: string
  readonly empty: string
}

export function listWords(list: WorkList, t: Translate): ListWords {
  const words: Readonly<Record<WorkList, ListWords>> = {
    receive: {
      title: t('Chờ tiếp nhận', 'To receive'),
      about: t(
        'Hồ sơ nộp trực tuyến chờ trả lời trong 8 giờ làm việc.',
        'Sent online, to be answered within 8 working hours.',
      ),
      empty: t('Không có hồ sơ nào chờ tiếp nhận.', 'No file waits to be received.'),
    },
    mine: {
      title: t('Việc của tôi', 'Mine'),
      about: t('Hồ sơ bạn đang giữ.', 'Files in your hands.'),
      empty: t(
        'Bạn không giữ hồ sơ nào. Việc chung nằm ở “Của bộ phận”.',
        'No file is in your hands. Shared work is under “My unit”.',
      ),
    },
    unit: {
      title: t('Của bộ phận', 'My unit'),
      about: t(
        'Hồ sơ ở bước của bộ phận bạn, kể cả hồ sơ đồng nghiệp đang giữ.',
        'Files at a step of your unit, also those colleagues hold.',
      ),
      empty: t('Bộ phận của bạn không có hồ sơ nào chờ.', 'Your unit has no file waiting.'),
    },
    waiting: {
      title: t('Chờ bên ngoài', 'Waiting for others'),
      about: t(
        'Hồ sơ chờ người nộp bổ sung hoặc chờ cơ quan khác.',
        'Waiting for the applicant or for another agency.',
      ),
      empty: t('Không có hồ sơ nào chờ bên ngoài.', 'No file waits for others.'),
    },
    soon: {
      title: t('Sắp đến hạn', 'Due soon'),
      about: t('Hạn trong 2 ngày làm việc tới.', 'Due within 2 working days.'),
      empty: t('Không có hồ sơ nào sắp đến hạn.', 'No file is due soon.'),
    },
    late: {
      title: t('Quá hạn', 'Late'),
      about: t(
        'Hồ sơ đã quá hạn trả lời hoặc hạn trả kết quả.',
        'Past the time to answer or to give the result.',
      ),
      empty: t('Không có hồ sơ nào quá hạn.', 'No file is late.'),
    },
    done: {
      title: t('Đã xong', 'Done'),
      about: t(
        'Hồ sơ đã có kết quả hoặc đã kết thúc, mới nhất ở trên.',
        'With a result or closed, the latest first.',
      ),
      empty: t('Chưa có hồ sơ nào xong.', 'No file is done yet.'),
    },
  }
  return words[list]
}

export interface WorkListShown {
  readonly list: WorkList
  readonly lines: readonly WorkLine[]
  readonly next?: string | undefined
  readonly isFirst: boolean
  /** Of an archive that other offices gave rise to: as it is now, or as it was with one of them. */
  readonly reading?: Html | undefined
  readonly office?: string | undefined
}

export function workListPage(
  request: Request<Session>,
  shown: WorkListShown,
): { readonly title: string; readonly main: Html } {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { title, about, empty } = listWords(shown.list, t)
  const first = linkTo('backoffice.work', { list: shown.list }, { [OFFICE_FIELD]: shown.office })
  const body =
    shown.lines.length > 0
      ? html`${rowKeys(TABLE_ID, t)}${linesTable(shown, title, request)}${pages(request, shown, first)}`
      : emptyState({
          text: shown.isFirst ? empty : t('Hết danh sách.', 'End of the list.'),
          action: shown.isFirst
            ? undefined
            : html`<p class="govuk-body"><a class="govuk-link" href="${first}">${t('Về đầu danh sách', 'To the top of the list')}</a></p>`,
        })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1><p class="govuk-body govuk-!-margin-bottom-3">${about}</p>${shown.reading}${body}`,
  }
}

function linesTable({ list, lines }: WorkListShown, label: string, { locale }: Request<Session>): Html {
  const t = translator(locale)
  const isDone = list === 'done'
  // Where all rows are at one step, a column for it would only take room.
  const hasStep = list !== 'receive'
  const head = [
    { text: t('Mã hồ sơ', 'File code') },
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Người nộp', 'Applicant') },
    ...(hasStep ? [{ text: isDone ? t('Kết quả', 'Outcome') : t('Bước', 'Step') }] : []),
    { text: isDone ? t('Xong', 'Done') : t('Ai giữ', 'Held by') },
    { text: list === 'receive' ? t('Hạn trả lời', 'Answer due') : t('Hẹn trả', 'Due') },
  ]
  const rows = lines.map((line) => [
    { text: html`<a class="govuk-link" href="${line.href}" data-row>${line.code}</a>` },
    { text: line.procedure, classes: 'dense-table__wide', attributes: { title: line.procedure } },
    { text: line.applicant },
    ...(hasStep ? [{ text: line.step }] : []),
    { text: line.holder },
    { text: line.due },
  ])
  return sortableTable({
    ...stacked(head, rows),
    label,
    dense: true,
    locale,
    attributes: { id: TABLE_ID },
    firstCellIsHeader: true,
  })
}

function pages({ locale, linkTo }: Request<Session>, shown: WorkListShown, first: string): Html | undefined {
  if (shown.isFirst && shown.next === undefined) return undefined
  const t = translator(locale)
  return pagination({
    locale,
    landmarkLabel: t('Các trang của danh sách', 'Pages of the list'),
    previous: shown.isFirst ? undefined : { href: first, text: t('Về đầu danh sách', 'Top of the list') },
    next:
      shown.next === undefined
        ? undefined
        : {
            href: linkTo(
              'backoffice.work',
              { list: shown.list },
              { [OFFICE_FIELD]: shown.office, tu: shown.next },
            ),
            text: t('Trang sau', 'Next page'),
            attributes: { 'data-shortcut': ']' },
          },
  })
}
