import type { Session } from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, select } from '../../ui/index.ts'

export interface AgencyChooser {
  readonly action: string
  readonly agencies: readonly Agency[]
  readonly agency: Agency | undefined
}

/** Which agency the page is about; nothing to choose for whoever manages one only. */
export function agencyChooser(request: Request<Session>, chooser: AgencyChooser): Html | undefined {
  if (chooser.agencies.length < 2) return undefined
  const t = translator(request.locale)
  const box = select({
    name: 'co-quan',
    locale: request.locale,
    label: { text: t('Cơ quan', 'Agency') },
    items: chooser.agencies.map(({ id, name }) => ({ value: id, text: inLocale(name, request.locale) })),
    value: chooser.agency?.id,
    attributes: { 'data-island': 'type-ahead' },
    formGroup: { classes: 'filter-row__wide' },
  })
  const choose = button({ text: t('Chọn', 'Choose'), classes: 'govuk-button--secondary' })
  return html`<form class="filter-row" method="get" action="${chooser.action}" aria-label="${t('Chọn cơ quan', 'Choose an agency')}">${box}${choose}</form>`
}
