import type { ProcedureRecord } from '../../modules/catalog/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { html } from '../../ui/index.ts'
import type { ApplyPage } from './apply-face.ts'

/** The service takes no applications for now: said with its reason, and what to do. */
export function notOpenPage(
  { record, locale }: { readonly record: ProcedureRecord; readonly locale: Locale },
  reason: string | null,
): ApplyPage {
  const t = translator(locale)
  const title = t('Dịch vụ đang tạm dừng', 'This service is suspended')
  return {
    title,
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(record.name, locale)}</span>${title}</h1>
${reason && html`<p class="govuk-body">${reason}</p>`}
<p class="govuk-body">${t('Hiện chưa nộp được hồ sơ trực tuyến cho dịch vụ này. Những gì đã nhập vẫn được giữ. Bạn hãy quay lại sau, hoặc hỏi tại Bộ phận Một cửa.', 'Applications cannot be sent for this service now. What you entered is kept. Come back later, or ask at the one-stop desk.')}</p>`,
  }
}
