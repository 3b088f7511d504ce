import {
  figureOf,
  type Figures,
  listFigures,
  listShares,
  SHARE_KEYS,
  shareOf,
} from '../../modules/roadmap/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, sortableTable } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import type { Place } from './desk.ts'
import { figureValue, figureWords, shareValue, shareWords } from './figure-words.ts'

export interface FigureShown {
  readonly figures: Figures
  readonly asOf: string
  /** Of a figure or a share. */
  readonly key: string
}

interface FigureList {
  readonly title: string
  readonly total: string
  readonly rows: readonly (readonly [string, string])[]
}

/** The list behind a figure of a report, or what a share is of each thing in it; undefined for one it does not have. */
export function figureListPage(
  { agency }: Pick<Place, 'agency'>,
  shown: FigureShown,
  locale: Locale,
): { readonly title: string; readonly main: Html } | undefined {
  const t = translator(locale)
  const list = listOf(shown, locale, t)
  if (!list) return undefined
  const { title, total, rows } = list
  const body =
    rows.length === 0
      ? emptyState({ text: t('Không có mục nào.', 'Nothing in it.') })
      : sortableTable({
          ...stacked(
            [{ text: t('Mục', 'Item') }, { text: t('Số', 'Amount') }],
            rows.map(([text, amount]) => [{ text }, { text: amount }]),
          ),
          label: title,
          dense: true,
          locale,
        })
  return {
    title,
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(agency.name, locale)}</span>${title}: ${total}</h1><p class="govuk-body">${t(`Ngày ${formatDate(shown.asOf)}, ${rows.length} mục.`, `On ${formatDate(shown.asOf)}, ${rows.length} items.`)}</p>${body}`,
  }
}

function listOf({ figures, key }: FigureShown, locale: Locale, t: Translate): FigureList | undefined {
  const figure = listFigures(figures).find((one) => one.key === key)
  if (figure) {
    const value = (amount: number) => figureValue(figure.key, amount, locale)
    return {
      title: figureWords(figure.key, t),
      total: value(figureOf(figure.items)),
      rows: figure.items.map(({ text, amount }) => [text, value(amount)]),
    }
  }
  const shareKey = SHARE_KEYS.find((one) => one === key)
  const share = shareKey && shareOf(figures, shareKey)
  if (!shareKey || share === undefined) return undefined
  return {
    title: shareWords(shareKey, t),
    total: shareValue(share, locale, t),
    rows: listShares(figures, shareKey).map(({ text, ...one }) => [text, shareValue(one, locale, t)]),
  }
}
