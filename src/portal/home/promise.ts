import type { Request } from '../../platform/http/route.ts'
import { formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { type Html, html, keyFigures } from '../../ui/index.ts'
import type { DossierFigures } from '../figures/count-dossiers.ts'

/** What the province can show for its word. Nothing is shown as a figure that has no dossier behind it. */
export function promiseSection(
  { linkTo, locale }: Pick<Request<unknown>, 'linkTo' | 'locale'>,
  { promise, countedAt }: DossierFigures,
): Html {
  const t = translator(locale)
  const heading = html`<h2 class="govuk-heading-l">${t('Lời hứa của tỉnh, bằng con số', 'What the province promises, in figures')}</h2>`
  const how = html`<a class="govuk-link" href="${linkTo('portal.figures')}">${t('Các con số này được tính thế nào', 'How these figures are computed')}</a>`
  if (promise.received === 0) {
    const none = t(
      'Chưa có hồ sơ nào được tiếp nhận trong 12 tháng qua.',
      'No file was accepted in the last 12 months.',
    )
    return html`${heading}<p class="govuk-body">${none}</p><p class="govuk-body">${how}</p>`
  }
  const { received, resolved, onTime, medianDays } = promise
  const share = resolved === 0 ? undefined : (onTime / resolved) * 100
  const figures = keyFigures({
    items: [
      {
        figure: formatNumber(received, locale),
        text: t('hồ sơ đã tiếp nhận trong 12 tháng', 'files accepted in 12 months'),
      },
      {
        figure: share === undefined ? '–' : `${formatNumber(share, locale, 1)}%`,
        text: t('có kết quả đúng hẹn', 'had their result on time'),
      },
      {
        figure: medianDays === null ? '–' : String(medianDays),
        text: t(
          'ngày làm việc: một nửa số hồ sơ có kết quả trong thời gian này',
          'working days: half of the files had their result within',
        ),
      },
    ],
  })
  const date = t(`Số liệu đến ${formatDateTime(countedAt)}.`, `Counted at ${formatDateTime(countedAt)}.`)
  return html`${heading}${figures}<p class="govuk-body">${date} ${how}</p>`
}
