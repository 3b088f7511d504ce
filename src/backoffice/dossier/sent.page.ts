import { summarise } from '../../engines/forms/index.ts'
import { formLists, vietnamDay } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Html, html, summaryList, table } from '../../ui/index.ts'
import { channelWords, deliveryWords } from '../../web/words/index.ts'
import { keptAnswers } from '../kept-answers.ts'
import { stacked } from '../stacked-table.ts'
import type { CaseFile } from './case-file.ts'
import { facts } from './step.page.ts'

/** What was sent: for whom, and the answers section by section. */
export function sentView(file: CaseFile): Html {
  const { t } = file
  return html`<h2 class="govuk-heading-m" id="to-khai">${t('Người nộp và tờ khai', 'Applicant and declaration')}</h2>
${applicantFacts(file)}${answers(file)}${keptAnswers(file.services, file.loaded, file.request.locale)}`
}

function applicantFacts({ t, loaded }: CaseFile): Html {
  const { state } = loaded
  const { applicant, delivery } = state.content
  const { representative } = applicant
  const rows: readonly (readonly [string, string | null])[] = [
    [applicant.kind === 'organisation' ? t('Tổ chức', 'Organisation') : t('Họ tên', 'Name'), applicant.name],
    [t('Số định danh cá nhân', 'Personal number'), applicant.nationalId],
    [t('Mã số thuế', 'Tax code'), applicant.taxCode],
    [t('Điện thoại', 'Phone'), applicant.phone],
    [t('Thư điện tử', 'E-mail'), applicant.email],
    [t('Địa chỉ', 'Address'), applicant.address],
    [
      t('Người nộp thay', 'Handed in by'),
      representative && [representative.name, representative.nationalId].filter(Boolean).join(', '),
    ],
    [t('Cách nộp', 'Way'), `${channelWords(state.channel, t)}, ${formatDateTime(state.submittedAt)}`],
    [
      t('Nhận kết quả', 'Result by'),
      [deliveryWords(delivery.way, t), delivery.address].filter(Boolean).join(', '),
    ],
  ]
  return facts(rows.flatMap(([key, value]) => (value ? [[key, value] as const] : [])))
}

function answers({ t, loaded, ctx, request }: CaseFile): readonly Html[] {
  const { revision, state } = loaded
  const form = ctx.catalog.formOf(revision)
  const sections = summarise(
    form,
    state.content.answers,
    formLists(ctx.directory, vietnamDay(state.submittedAt)),
    request.locale,
  )
  const none = t('(không khai)', '(not answered)')
  return sections.map(({ title, rows }) => {
    const plain = rows.filter((row) => row.table === undefined)
    const list =
      plain.length > 0 &&
      summaryList({
        rows: plain.map(({ label, value }) => ({ key: { text: label }, value: { text: value || none } })),
      })
    const tables = rows.map(
      ({ label, table: content }) =>
        content &&
        table({
          caption: label,
          captionClasses: 'govuk-table__caption--s',
          ...stacked(
            content.columns.map((text) => ({ text })),
            content.rows.map((cells) => cells.map((text) => ({ text }))),
          ),
        }),
    )
    return html`<h3 class="govuk-heading-s">${title}</h3>${list}${tables}`
  })
}
