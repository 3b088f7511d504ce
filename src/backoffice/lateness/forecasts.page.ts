import type { RiskCalibration } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, table } from '../../ui/index.ts'

/** How often forecasts came true: of files said 70 to 80 %, how many were late. */
export function forecastsPage(
  request: Request<Session>,
  calibrations: readonly RiskCalibration[],
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Dự báo trễ đúng đến đâu', 'How true the forecasts are')
  const months = [...Map.groupBy(calibrations, ({ month }) => month)]
  const body =
    months.length > 0
      ? months.map(([month, rows]) => monthTable(request, { month, rows, t }))
      : emptyState({
          text: t(
            'Chưa đủ số liệu: dự báo được đối chiếu vào đầu mỗi tháng với hồ sơ đã xong trong tháng trước.',
            'Not enough is known yet: at the beginning of a month forecasts are compared with the files done in the month before.',
          ),
        })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>
<p class="govuk-body">${t(
      'Nguy cơ trễ của mỗi hồ sơ được đếm từ các hồ sơ cùng bước đã xong trong 90 ngày. Dự báo tốt thì trong những hồ sơ được báo 70 đến 80 % có khoảng ba phần tư trễ thật. Số liệu của cả tỉnh, không theo từng người.',
      'The chance of lateness is counted over files at the same step that were done within 90 days. If forecasts are good, about three quarters of the files said 70 to 80 % are late. Figures are of the whole province, never of a person.',
    )}</p>${body}`,
  }
}

interface Month {
  readonly month: string
  readonly rows: readonly RiskCalibration[]
  readonly t: Translate
}

function monthTable({ locale }: Request<Session>, { month, rows, t }: Month): Html {
  const [year, number] = month.split('-')
  return table({
    caption: t(`Tháng ${Number(number)} năm ${year}`, `Month ${Number(number)} of ${year}`),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: t('Đã báo', 'Said') },
      { text: t('Số dự báo', 'Forecasts'), format: 'numeric' },
      { text: t('Trễ thật', 'Were late'), format: 'numeric' },
      { text: t('Tỷ lệ', 'Share'), format: 'numeric' },
    ],
    rows: rows.map(({ tenth, said, late }) => [
      { text: t(`${tenth * 10} đến ${tenth * 10 + 10} %`, `${tenth * 10} to ${tenth * 10 + 10} %`) },
      { text: formatNumber(said, locale, 0), format: 'numeric' },
      { text: formatNumber(late, locale, 0), format: 'numeric' },
      { text: `${formatNumber((late / said) * 100, locale, 0)} %`, format: 'numeric' },
    ]),
  })
}
