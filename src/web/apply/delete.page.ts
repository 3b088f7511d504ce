import { inLocale } from '../../platform/i18n/translator.ts'
import { button, type Html, html } from '../../ui/index.ts'
import { formStart, type Journey } from './journey.ts'

export function deletePage(journey: Journey): { readonly title: string; readonly main: Html } {
  const { t, locale, record, link } = journey
  const title = t('Xóa hồ sơ đang làm?', 'Delete this application?')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${inLocale(record.name, locale)}</p>
<p class="govuk-body">${t('Các câu trả lời và tệp đã tải lên sẽ bị xóa hẳn, không lấy lại được.', 'The answers and the files uploaded will be removed for good.')}</p>
<form method="post" action="${link('delete.confirm')}" novalidate>${formStart(journey)}<div class="govuk-button-group">${button({ text: t('Xóa hồ sơ đang làm', 'Delete'), classes: 'govuk-button--warning', preventDoubleClick: true })}<a class="govuk-link" href="${link('tasks')}">${t('Không, giữ lại', 'No, keep it')}</a></div></form>`,
  }
}
