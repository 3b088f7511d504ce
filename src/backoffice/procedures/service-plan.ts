import { type ProcedureDraft, servicePlanOf } from '../../modules/catalog/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, insetText } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'

/** Which services open and close when the draft is published; nothing where it changes none. */
export function servicePlanPart(services: Services, draft: ProcedureDraft, locale: Locale): Html | undefined {
  const t = translator(locale)
  const { opens, reopens, closes } = servicePlanOf(services, draft)
  if (opens.length + reopens.length + closes.length === 0) return undefined
  const { offeringChange } = draft.record
  const nameOf = (id: string) => {
    const agency = services.directory.findAgency(id)
    return agency ? inLocale(agency.name, locale) : id
  }
  const list = (heading: string, ids: readonly string[]) =>
    ids.length > 0 &&
    html`<p class="govuk-body"><strong>${heading}: ${ids.length}</strong><br>${ids.map(nameOf).join('; ')}</p>`
  const from = offeringChange?.fromOn
  return html`<h2 class="govuk-heading-m" id="dich-vu">${t('Dịch vụ mở và đóng', 'Services that open and close')}</h2>
<p class="govuk-body">${from ? t(`Từ ${formatDate(from)}, hoặc từ ngày phiên bản có hiệu lực nếu muộn hơn.`, `From ${formatDate(from)}, or from the day in force where that is later.`) : t('Từ ngày phiên bản có hiệu lực.', 'From the day the revision takes effect.')} ${t('Hồ sơ đã nộp vẫn được giải quyết và giữ ngày hẹn.', 'Files handed in go on and keep their dates.')}</p>
${list(t('Bắt đầu nhận hồ sơ', 'Begin to take files'), opens)}
${list(
  t('Nhận hồ sơ trở lại', 'Take files again'),
  reopens.map(({ agencyId }) => agencyId),
)}
${list(
  t('Thôi nhận hồ sơ', 'Take no more files'),
  closes.map(({ agencyId }) => agencyId),
)}
${closes.length > 0 && offeringChange ? insetText({ text: `${offeringChange.reason}. ${offeringChange.notice}` }) : undefined}`
}
