import { validityMonthsOf } from '../../modules/catalog/index.ts'
import {
  button,
  errorMessage,
  type Html,
  html,
  radios,
  repeatRows,
  textarea,
  textInput,
} from '../../ui/index.ts'
import { dateField } from '../../web/date-field.ts'
import { consultationFields } from './consultation.ts'
import type { DraftInput } from './draft-input.ts'
import { outcomeWords } from './draft-view.page.ts'
import { opinionsSoFar } from './opinions.page.ts'
import type { Shown } from './step-form.ts'

type View = Shown<DraftInput>

export function proposeFields(view: View): Html {
  const { file, values, faultOf } = view
  const { t, request } = file
  const outcome = radios({
    name: 'outcome',
    locale: request.locale,
    value: values.outcome,
    items: (['granted', 'refused'] as const).map((value) => ({ value, text: outcomeWords(t, value) })),
    fieldset: { legend: { text: t('Đề xuất', 'Proposal'), classes: 'govuk-fieldset__legend--s' } },
    ...faultOf('outcome'),
  })
  return html`${opinionsSoFar(file)}${outcome}${contentRows(view)}${textarea({
    name: 'reason',
    rows: 4,
    value: values.reason,
    label: {
      text: t('Lý do từ chối, hoặc điều kiện kèm theo', 'Reasons of a refusal, or conditions'),
      classes: 'govuk-label--s',
    },
    hint: {
      text: t(
        'In vào văn bản. Bắt buộc khi từ chối; mỗi dòng một ý.',
        'Printed. Required for a refusal; one point a line.',
      ),
    },
    ...faultOf('reason'),
  })}${validity(view)}${consultationFields(view)}${textarea({
    name: 'opinion',
    rows: 3,
    value: values.opinion,
    label: {
      text: t('Ý kiến trình lãnh đạo (không bắt buộc)', 'Words to the leader (optional)'),
      classes: 'govuk-label--s',
    },
    hint: { text: t('Chỉ cán bộ đọc, không in vào văn bản', 'For officers only, not printed') },
  })}${previewButton(view)}`
}

function contentRows({ file, values, faultOf }: View): Html {
  const { t, request } = file
  const rows = values.rows.map(({ label, value }, index) => {
    const name = label || String(index + 1)
    const line = t(`Dòng ${index + 1}`, `Line ${index + 1}`)
    return {
      legend: line,
      html: html`<div class="side-by-side">${textInput({ name: `row-${index}-label`, value: label, label: { text: t('Tên', 'Name') }, ...faultOf(`row-${index}-label`) })}${textarea({ name: `row-${index}-value`, rows: linesOf(value), value, label: { text: t('Nội dung', 'Content') }, ...faultOf(`row-${index}-value`) })}</div>`,
      remove: { name: 'edit', value: `remove-${index}`, label: `${line} (${name})` },
    }
  })
  const fault = faultOf('rows').errorMessage
  return html`<h2 class="govuk-heading-m">${t('Nội dung văn bản', 'Content of the document')}</h2>
<p class="govuk-hint">${t('Lấy sẵn từ tờ khai; bạn sửa, thêm, bỏ cho đúng văn bản sẽ cấp. Khi từ chối, phần này không in.', 'Taken from the form; mend, add or remove. Not printed in a refusal.')}</p>
${fault && errorMessage({ text: fault.text, locale: request.locale })}
<div class="compact-rows">${repeatRows({ id: 'rows', locale: request.locale, rows, add: { name: 'edit', value: 'add', text: t('Thêm dòng', 'Add a line') }, emptyText: t('Chưa có dòng nào', 'No line yet') })}</div>`
}

/** Boxes as high as their words: what is cut off is not read before it is signed. */
function linesOf(value: string): number {
  if (value.length > 80 || value.includes('\n')) return 4
  return value.length > 26 ? 2 : 1
}

function validity({ file, values, faultOf }: View): Html {
  const { t, request, loaded } = file
  const { record } = loaded.revision
  const { validity: words } = record.resultDocument
  const months = validityMonthsOf(record)
  const empty =
    months === null
      ? t('Để trống nếu không ghi ngày.', 'Leave empty for none.')
      : t(`Để trống: ${months} tháng kể từ ngày cấp.`, `Left empty: ${months} months from its issue.`)
  const hint = words
    ? t(`Theo quy định: ${words.vi}. ${empty}`, `By the rules: ${words.en}. ${empty}`)
    : t('Để trống nếu không có thời hạn', 'Leave empty when it does not end')
  return dateField({
    name: 'validUntil',
    locale: request.locale,
    value: values,
    legend: t('Có giá trị đến hết ngày', 'Valid until'),
    hint,
    fault: faultOf('validUntil'),
  })
}

/** The document from what is typed now; coming back, everything is still there. */
function previewButton({ file, task }: View): Html {
  const { t, request, loaded } = file
  const action = request.linkTo('backoffice.dossier.preview', { dossier: loaded.state.id, token: task.token })
  return button({
    text: t('Xem bản dự thảo (PDF)', 'See the draft (PDF)'),
    classes: 'govuk-button--secondary',
    attributes: { formaction: action },
  })
}
