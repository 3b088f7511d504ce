import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html, table } from '../../ui/index.ts'
import type { SheetView } from './sheet.presenter.ts'

export interface SheetPart {
  readonly id: string
  readonly heading: string
  readonly body: Html
}

/** Every component that the law wants published, in the order in which people ask. */
// Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2; Thông tư 32/2017/TT-BTTTT (dịch vụ mức độ 1).
export function sheetParts(view: SheetView, agencies: Html, t: Translate): readonly SheetPart[] {
  const none = paragraph(t('Không có.', 'None.'))
  return [
    { id: 'giay-to', heading: t('Giấy tờ cần nộp', 'Papers'), body: papersTable(view, t) },
    { id: 'phi', heading: t('Phí, lệ phí', 'Fees'), body: feesTable(view, t) ?? none },
    {
      id: 'thoi-han',
      heading: t('Thời hạn giải quyết', 'Time limit'),
      body: paragraph(`${view.deadline}. ${view.deadlineNote}`),
    },
    { id: 'trinh-tu', heading: t('Trình tự thực hiện', 'Steps'), body: numbered(view.steps) },
    { id: 'cach-nop', heading: t('Cách thức thực hiện', 'Ways to apply'), body: bullets(view.ways) },
    { id: 'doi-tuong', heading: t('Đối tượng thực hiện', 'Who may apply'), body: bullets(view.audience) },
    { id: 'co-quan', heading: t('Cơ quan thực hiện', 'Agencies'), body: agencies },
    { id: 'ket-qua', heading: t('Kết quả', 'Result'), body: bullets(view.results.map(resultWords)) },
    {
      id: 'dieu-kien',
      heading: t('Yêu cầu, điều kiện', 'Requirements and conditions'),
      body: view.conditions.length > 0 ? bullets(view.conditions) : none,
    },
    { id: 'can-cu', heading: t('Căn cứ pháp lý', 'Legal basis'), body: bullets(view.legalBasis) },
  ]
}

export function partSections(parts: readonly SheetPart[]): Html {
  return html`${parts.map(({ id, heading, body }) => html`<section id="${id}"><h2 class="govuk-heading-m">${heading}</h2>${body}</section>`)}`
}

function papersTable(view: SheetView, t: Translate): Html {
  const rows = view.papers.map(({ name, notes, originals, copies }) => [
    { text: html`${name}${notes.map((note) => html`<span class="link-groups__note">${note}</span>`)}` },
    { text: originals, format: 'numeric' as const },
    { text: copies, format: 'numeric' as const },
  ])
  const papers = table({
    caption: t('Một bộ hồ sơ gồm', 'One set consists of'),
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: t('Tên giấy tờ', 'Paper') },
      { text: t('Bản chính', 'Originals'), format: 'numeric' },
      { text: t('Bản sao', 'Copies'), format: 'numeric' },
    ],
    rows,
  })
  const rule = t(
    'Số bộ hồ sơ: 01 bộ. Giấy tờ không ghi điều kiện thì luôn phải nộp.',
    'One set. A paper without a condition is always needed.',
  )
  return html`${paragraph(rule)}${papers}`
}

function feesTable(view: SheetView, t: Translate): Html | undefined {
  if (view.fees.length === 0) return undefined
  const rows = view.fees.map(({ name, note, amount }) => [
    { text: html`${name}${note !== undefined && html`<span class="link-groups__note">${note}</span>`}` },
    { text: amount, format: 'numeric' as const },
  ])
  return table({
    caption: t('Mức thu từng khoản', 'Amount of each fee'),
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: t('Khoản thu', 'Fee') }, { text: t('Mức thu', 'Amount'), format: 'numeric' }],
    rows,
  })
}

function resultWords({ name, validity }: SheetView['results'][number]): string {
  return validity === undefined ? name : `${name} (${validity})`
}

export function paragraph(text: string): Html {
  return html`<p class="govuk-body">${text}</p>`
}

export function bullets(items: readonly (string | Html)[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`
}

function numbered(items: readonly string[]): Html {
  return html`<ol class="govuk-list govuk-list--number">${items.map((item) => html`<li>${item}</li>`)}</ol>`
}
