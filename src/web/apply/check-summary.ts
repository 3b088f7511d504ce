import { summarise, type SummaryRow as FormRow } from '../../engines/forms/index.ts'
import type { FileRecord } from '../../modules/documents/index.ts'
import { applicablePapers, askedSituations } from '../../modules/dossiers/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, summaryList, type SummaryRow, table } from '../../ui/index.ts'
import { deliveryWords } from '../words/index.ts'
import { declaredOf, type Journey } from './journey.ts'
import { representativeWords } from './representative.ts'

type Files = ReadonlyMap<string, FileRecord>

/** All that will be handed in, card by card, each with its way back to the page it was filled in on. */
export function checkSummary(journey: Journey, files: Files): Html {
  return html`${applicantCard(journey)}${sectionCards(journey)}${situationsCard(journey)}${papersCard(journey, files)}${deliveryCard(journey)}`
}

function card(journey: Journey, title: string, href: string, rows: readonly SummaryRow[]): Html {
  const text = journey.t('Sửa', 'Change')
  return summaryList({
    card: { title: { text: title }, actions: { items: [{ href, text }] } },
    rows,
  })
}

function row(journey: Journey, label: string, value: string | Html | null | undefined): SummaryRow {
  const empty = html`<span class="govuk-hint">${journey.t('Chưa có', 'None')}</span>`
  return { key: { text: label }, value: { text: value === '' || !value ? empty : value } }
}

const FROM_CHECK = { tu: 'kiem-tra' }

function applicantCard(journey: Journey): Html {
  const { t, draft, link } = journey
  const { name, nationalId, taxCode, phone, email, address, representative } = draft.applicant
  const rows = [
    row(journey, t('Tên', 'Name'), name),
    ...(nationalId ? [row(journey, t('Số định danh', 'Identity number'), nationalId)] : []),
    ...(taxCode ? [row(journey, t('Mã số thuế', 'Tax code'), taxCode)] : []),
    row(journey, t('Điện thoại', 'Phone'), phone),
    row(journey, t('Thư điện tử', 'E-mail'), email),
    row(journey, t('Địa chỉ', 'Address'), address),
    ...(representative
      ? [row(journey, t('Người nộp thay', 'Handed in by'), representativeWords(representative))]
      : []),
  ]
  return card(journey, t('Người đứng tên hồ sơ', 'Applicant'), link('applicant', {}, FROM_CHECK), rows)
}

function sectionCards(journey: Journey): readonly Html[] {
  const { form, draft, lists, locale, link } = journey
  return summarise(form, draft.answers, lists, locale).map(({ index, title, rows }) =>
    card(
      journey,
      title,
      link('section', { section: index + 1 }, FROM_CHECK),
      rows.map((one) => row(journey, one.label, valueOf(one))),
    ),
  )
}

function valueOf({ value, table: rows }: FormRow): string | Html {
  if (!rows) return value
  // Four columns are wider than a telephone: there the cells stand one under the other.
  return table({
    classes: 'stacked-table',
    head: rows.columns.map((text) => ({ text })),
    rows: rows.rows.map((cells) =>
      cells.map((text, index) => ({ text, attributes: { 'data-label': rows.columns[index] } })),
    ),
  })
}

function situationsCard(journey: Journey): Html | undefined {
  const { record, draft, t, locale, link } = journey
  const asked = askedSituations(record, declaredOf(journey).answers)
  if (asked.length === 0) return undefined
  const words = (value: boolean | undefined) =>
    value === undefined ? '' : value ? t('Có', 'Yes') : t('Không', 'No')
  const rows = asked.map(({ key, question }) =>
    row(journey, inLocale(question, locale), words(draft.situations[key])),
  )
  return card(journey, t('Trường hợp cụ thể', 'Your situation'), link('situations', {}, FROM_CHECK), rows)
}

/** At the desk the papers are a table of their own, to be counted. */
function papersCard(journey: Journey, files: Files): Html | undefined {
  const { record, draft, t, locale, link, face } = journey
  const papers = applicablePapers(record, declaredOf(journey))
  if (papers.length === 0 || face.channel === 'counter') return undefined
  const rows = papers.map((paper) => {
    const ids = draft.papers.find(({ paperId }) => paperId === paper.id)?.fileIds ?? []
    const byHand = paper.providedBy === 'hand' && t('Mang đến khi nhận kết quả', 'To be brought in person')
    return row(journey, inLocale(paper.name, locale), byHand || fileLinks(journey, ids, files))
  })
  return card(journey, t('Giấy tờ kèm theo', 'Papers'), link('papers'), rows)
}

export function fileLinks({ link }: Journey, ids: readonly string[], files: Files): Html | undefined {
  if (ids.length === 0) return undefined
  const items = ids.map(
    (id) =>
      html`<li><a class="govuk-link" href="${link('file', { file: id })}">${files.get(id)?.name ?? id}</a></li>`,
  )
  return html`<ul class="govuk-list">${items}</ul>`
}

function deliveryCard(journey: Journey): Html {
  const { draft, t, link } = journey
  const { way, address } = draft.delivery
  const rows = [
    row(journey, t('Nhận kết quả', 'Result'), way && deliveryWords(way, t)),
    ...(way === 'post' ? [row(journey, t('Địa chỉ nhận', 'Postal address'), address)] : []),
  ]
  return card(
    journey,
    t('Cách nhận kết quả', 'How to get the result'),
    link('delivery', {}, FROM_CHECK),
    rows,
  )
}
