import type { FileRecord } from '../../modules/documents/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { attributes, checkboxes, type Html, html, insetText, tag, textarea } from '../../ui/index.ts'
import { paperView } from '../paper-view.ts'
import type { DeskFile } from './desk-file.ts'
import { type DeskPaper, deskPapers } from './desk-papers.ts'
import { type DeskFault, type DeskTyped, FIELDS } from './desk-typed.ts'

export interface PapersShown {
  readonly typed: DeskTyped
  readonly files: ReadonlyMap<string, FileRecord>
  readonly faults: readonly DeskFault[]
  /** Boxes to tick and to write in; without it the papers are only shown. */
  readonly isOpen: boolean
}

/** The required papers one by one: left what came, right what is asked and the officer's finding. */
export function papersList(file: DeskFile, shown: PapersShown): Html {
  const { t } = file
  const papers = deskPapers(file)
  const body =
    papers.length > 0
      ? papers.map((one, index) => paperBlock(file, shown, one, index))
      : insetText({
          text: t('Thủ tục này không yêu cầu giấy tờ kèm theo.', 'This procedure asks for no papers.'),
        })
  return html`<h2 class="govuk-heading-m">${t('Giấy tờ', 'Papers')}</h2>${body}`
}

function paperBlock(file: DeskFile, shown: PapersShown, one: DeskPaper, index: number): Html {
  const { paper } = one
  const heading = `giay-${paper.id}`
  return html`<section aria-labelledby="${heading}"><h3 class="govuk-heading-s" id="${heading}">${index + 1}. ${inLocale(paper.name, file.request.locale)}</h3><div class="paper-check"><div>${uploads(file, shown, one)}</div><div>${asked(file, one)}${shown.isOpen && finding(file, shown, one, index)}</div></div></section>`
}

function uploads(file: DeskFile, { files }: PapersShown, { given }: DeskPaper): Html {
  const { request, loaded, t } = file
  const records = (given?.fileIds ?? []).flatMap((id) => files.get(id) ?? [])
  if (records.length === 0) return insetText({ text: t('Chưa có tệp nào.', 'No file was sent.') })
  return html`${records.map((record) =>
    paperView(
      record,
      request.linkTo('backoffice.dossier.file', { dossier: loaded.state.id, file: record.id }),
      request.locale,
    ),
  )}`
}

function asked({ t, request }: DeskFile, { paper, given, isRequired }: DeskPaper): Html {
  const count = (originals: number, copies: number) =>
    [
      ...(originals > 0 ? [t(`${originals} bản chính`, `${originals} original(s)`)] : []),
      ...(copies > 0 ? [t(`${copies} bản sao`, `${copies} cop(ies)`)] : []),
    ].join(', ')
  const desk = given ? count(given.originals, given.copies) : ''
  const lines = [
    `${t('Yêu cầu', 'Asked')}: ${count(paper.originals, paper.copies) || t('không quy định số bản', 'no number set')}`,
    ...(paper.condition ? [`${t('Khi', 'When')}: ${inLocale(paper.condition, request.locale)}`] : []),
    ...(desk ? [`${t('Nhận tại bàn', 'On the desk')}: ${desk}`] : []),
  ]
  const mark = isRequired
    ? tag({ text: t('Bắt buộc', 'Required'), classes: 'govuk-tag--blue' })
    : tag({ text: t('Không bắt buộc', 'Optional'), classes: 'govuk-tag--grey' })
  return html`<p class="govuk-body">${mark}</p><ul class="govuk-list">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

/** The key of a paper is its number: it focuses the box, the space bar ticks it. */
function finding({ t }: DeskFile, { typed, faults }: PapersShown, { paper }: DeskPaper, index: number): Html {
  const errorOf = (id: string) => {
    const fault = faults.find(({ href }) => href === `#${id}`)
    return fault && { text: fault.text }
  }
  const checkedId = `${FIELDS.checked}-${paper.id}`
  const reasonId = FIELDS.paperReason(paper.id)
  const words = t('Đã kiểm tra, đúng', 'Looked at, right')
  const right = checkboxes({
    name: FIELDS.checked,
    idPrefix: checkedId,
    classes: 'govuk-checkboxes--small',
    values: typed.checked,
    errorMessage: errorOf(checkedId),
    items: [
      {
        value: paper.id,
        text: html`${words}<span class="govuk-visually-hidden">: ${index + 1}</span>`,
        attributes:
          index < 9
            ? {
                'data-shortcut': String(index + 1),
                'data-shortcut-label': `${t('Giấy tờ', 'Paper')} ${index + 1}`,
              }
            : {},
      },
    ],
  })
  const reason = textarea({
    name: reasonId,
    rows: 2,
    value: typed.paperReasons[paper.id] ?? '',
    label: { text: t('Thiếu gì, sai ở đâu', 'What is missing or wrong') },
    hint: {
      text: t(
        'Người nộp sẽ đọc dòng này trong phiếu yêu cầu bổ sung',
        'The applicant reads this in the request',
      ),
    },
  })
  const wrong = checkboxes({
    name: FIELDS.asked,
    idPrefix: `${FIELDS.asked}-${paper.id}`,
    classes: 'govuk-checkboxes--small',
    values: typed.asked,
    items: [
      {
        value: paper.id,
        text: html`${t('Cần bổ sung, sửa lại', 'To be given again')}<span class="govuk-visually-hidden">: ${index + 1}</span>`,
        conditional: { html: reason },
      },
    ],
  })
  return html`<div${attributes({ role: 'group', 'aria-labelledby': `giay-${paper.id}` })}>${right}${wrong}</div>`
}
