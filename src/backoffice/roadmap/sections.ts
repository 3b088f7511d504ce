import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatMoney } from '../../platform/i18n/format.ts'
import type { Locale, Translate } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import { YEAR_FIELD } from './desk.ts'

/** The years before and after, above a list of a year. */
export function yearLinks({ linkTo }: Request<Session>, route: string, year: number, t: Translate): Html {
  const link = (to: number) =>
    html`<a class="govuk-link" href="${linkTo(route, {}, { [YEAR_FIELD]: String(to) })}">${t(`Năm ${to}`, `Year ${to}`)}</a>`
  return html`<p class="govuk-body no-print">← ${link(year - 1)} · <strong>${t(`Năm ${year}`, `Year ${year}`)}</strong> · ${link(year + 1)} →</p>`
}

export const money = (amountVnd: number, locale: Locale): string => formatMoney(amountVnd, locale)
