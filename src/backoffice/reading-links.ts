import type { Reading } from '../modules/dossiers/index.ts'
import { formatDate } from '../platform/i18n/format.ts'
import { type Translate, translator } from '../platform/i18n/translator.ts'
import type { Request } from '../platform/http/route.ts'
import type { Session } from '../modules/identity/index.ts'
import { type Html, html } from '../ui/index.ts'

/** In the address: `?theo=hien-nay`. */
export const READING_FIELD = 'theo'
export const READING_VALUES: Readonly<Record<Reading, string>> = {
  'as-it-was': 'khi-nhan',
  'as-it-is-now': 'hien-nay',
}

export function readReading(value: string | undefined, standard: Reading): Reading {
  return (['as-it-was', 'as-it-is-now'] as const).find((one) => READING_VALUES[one] === value) ?? standard
}

export function readingWords(reading: Reading, t: Translate): string {
  return reading === 'as-it-was'
    ? t('theo cơ quan khi nhận', 'as it was, by the office of the day')
    : t('theo cơ quan hiện nay', 'as it is now, by who answers today')
}

export interface ReadingLinks {
  readonly shown: Reading
  /** What the page shows unless told. */
  readonly standard: Reading
  readonly hrefOf: (reading: Reading) => string
}

/** The two readings of a list or a figure over a reorganisation: which is shown, and the way to the other. */
export function readingLinks(
  { locale }: Pick<Request<Session>, 'locale'>,
  { shown, standard, hrefOf }: ReadingLinks,
): Html {
  const t = translator(locale)
  const items = (['as-it-was', 'as-it-is-now'] as const).map((reading) => {
    const words = `${readingWords(reading, t)}${reading === standard ? t(' (mặc định)', ' (default)') : ''}`
    return reading === shown
      ? html`<strong aria-current="true">${words}</strong>`
      : html`<a class="govuk-link" href="${hrefOf(reading)}">${words}</a>`
  })
  return html`<p class="govuk-body no-print">${t('Cách đọc', 'Read')}: ${items[0]} · ${items[1]}</p>`
}

/** How closed files pass on; said wherever they are read as it is now. */
export function successionRule(t: Translate): string {
  return t(
    'Hồ sơ đã xong tính cho cơ quan nay phụ trách lĩnh vực của thủ tục và địa bàn (xã, phường) ghi trong hồ sơ. Hồ sơ không ghi địa bàn tính cho cơ quan giữ phần còn lại; với huyện cũ là xã, phường nơi đặt trụ sở huyện.',
    'A closed file counts for whoever is now in charge of its field and of the commune its answers name. One that names none counts for whoever has the rest; of a former district the commune of its seat.',
  )
}

/** A body that has ended, with its last day. */
export function untilWords(name: string, endedOn: string, t: Translate): string {
  const day = formatDate(endedOn)
  return t(`${name} (đến ${day})`, `${name} (until ${day})`)
}
