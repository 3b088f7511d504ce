import type { Request } from '../../platform/http/route.ts'
import { formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { type Html, html, keyFigures } from '../../ui/index.ts'
import type { DossierFigures } from '../figures/count-dossiers.ts'

/** What the province can show for its word. Nothing is shown as a figure that has no dossier behind it. */
export function promiseSection(
  { linkTo, locale }: Pick<Request<unknown>, 'linkTo' | 'locale'>,
  figures: DossierFigures | undefined,
): Html {
  const t = translator(locale)
  const heading = html`<h2 class="govuk-heading-l">${t('Lời hứa của tỉnh, bằng con số', 'What the province promises, in figures')}</h2>`
  const how = html`<a class="govuk-link" href="${linkTo('portal.figures')}">${t('Các con số này được tính thế nào', 'How these figures are computed')}</a>`
  if (figures === undefined || figures.promise.received === 0) {
    const none =
      figures === undefined
        ? t('Số liệu đang được đếm, xin xem lại sau ít phút.', 'Being counted: look again in a few minutes.')
        : t(
            'Chưa có hồ sơ nào được tiếp nhận trong 12 tháng qua.',
            'No file was accepted in the last 12 months.',
          )
    return html`${heading}<p class="govuk-body">${none}</p><p class="govuk-body">${how}</p>`
  }
  const { received, resolved, onTime, medianDays } = figures.promise
  const share = resolved === 0 ? undefined : (onTime / resolved) * 100
  const shown = keyFigures({
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
  const date = t(
    `Số liệu đến ${formatDateTime(figures.countedAt)}.`,
    `Counted at ${formatDateTime(figures.countedAt)}.`,
  )
  return html`${heading}${shown}<p class="govuk-body">${date} ${how}</p>`
}
