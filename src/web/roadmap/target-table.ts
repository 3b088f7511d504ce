import type { Outlook, TargetOutlook } from '../../modules/roadmap/index.ts'
import { totalOf } from '../../modules/roadmap/index.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import { type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { type Html, table, tag } from '../../ui/index.ts'

/** The targets of the decision, each with where it stands. */
export function targetTable(outlook: Outlook, locale: Locale): Html {
  const t = translator(locale)
  return table({
    caption: t('Các mốc của lộ trình', 'Milestones of the roadmap'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: t('Đến hết năm', 'By the end of') },
      { text: t('Cần có', 'Wanted'), format: 'numeric' },
      { text: t('Đã đạt', 'Reached'), format: 'numeric' },
      { text: t('Tình hình', 'State') },
    ],
    rows: outlook.targets.map((one) => [
      { text: String(one.target.year) },
      { text: wantedWords(one, locale, t), format: 'numeric' },
      { text: one.isUnseen ? '–' : formatNumber(one.reached, locale), format: 'numeric' },
      { text: tag(stateOf(one, locale, t)) },
    ]),
  })
}

function wantedWords({ target }: TargetOutlook, locale: Locale, t: Translate): string {
  const count = formatNumber(target.services, locale)
  if (target.sharePercent === undefined) return count
  const about = target.approximate ? t('khoảng ', 'about ') : ''
  return `${count} (${about}${formatNumber(target.sharePercent, locale)}%)`
}

function stateOf({ isOver, isUnseen, reached, target }: TargetOutlook, locale: Locale, t: Translate) {
  if (isUnseen) return { text: t('Chưa có số liệu', 'No figures'), classes: 'govuk-tag--grey' }
  const isMet = reached >= target.services
  if (isMet) return { text: t('Đạt', 'Met'), classes: 'govuk-tag--green' }
  const left = formatNumber(target.services - reached, locale)
  if (isOver) return { text: t(`Thiếu ${left}`, `${left} short`), classes: 'govuk-tag--red' }
  return { text: t(`Còn ${left}`, `${left} to go`), classes: 'govuk-tag--grey' }
}

/** What is counted, of how many, by which decision. */
export function basisWords(outlook: Outlook, locale: Locale): string {
  const t = translator(locale)
  const { denominator, unassigned, day } = outlook
  if (!denominator) return ''
  const all = formatNumber(totalOf(denominator), locale)
  const rest =
    unassigned > 0
      ? t(
          ` ${formatNumber(unassigned, locale)} thủ tục chưa được cơ quan nào đưa vào danh mục điện tử.`,
          ` ${formatNumber(unassigned, locale)} of them are in no agency’s electronic catalogue yet.`,
        )
      : ''
  return t(
    `Toàn tỉnh có ${all} thủ tục hành chính (${denominator.source}, tính từ ${formatDate(denominator.validFrom)}).${rest} Số liệu ngày ${formatDate(day)}.`,
    `The province has ${all} procedures (${denominator.source}, from ${formatDate(denominator.validFrom)}).${rest} Figures of ${formatDate(day)}.`,
  )
}
