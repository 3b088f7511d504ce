import { EVIDENCE_KINDS, type EvidenceKind } from '../../engines/levels/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { type CurrentLevel, declaredScaleOf, type LevelRules } from '../../modules/levels/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, table, tag } from '../../ui/index.ts'
import { evidenceTitle, whoActs } from '../../web/levels/index.ts'

/** More lines of one proof than that tell a reader nothing new. */
const MOST_DETAILS = 6

interface Shown {
  readonly rules: LevelRules
  readonly current: CurrentLevel
}

/** Every proof: there or not in a mark and in words, what was found, for which level it is needed, who must act. */
export function evidenceTable({ locale }: Request<Session>, shown: Shown): Html {
  const t = translator(locale)
  const head = [
    t('Bằng chứng', 'Proof'),
    t('Đã có?', 'There?'),
    t('Cần cho', 'Needed for'),
    t('Ai phải làm', 'Who must act'),
  ]
  const rows = EVIDENCE_KINDS.map((kind) => {
    const { holds } = shown.current.evidence[kind]
    const cells = [
      html`${evidenceTitle(kind, locale)}${details(shown, kind, locale)}`,
      holds
        ? tag({ text: t('✓\u{a0}Có', '✓\u{a0}Yes'), classes: 'govuk-tag--green' })
        : tag({ text: t('✗\u{a0}Chưa', '✗\u{a0}No'), classes: 'govuk-tag--red' }),
      neededFor(shown, kind, locale),
      holds ? '–' : whoActs(kind, locale),
    ]
    return cells.map((text, index) => ({ text, attributes: { 'data-label': head[index] ?? '' } }))
  })
  return table({
    classes: 'stacked-table',
    caption: t('Mười bằng chứng của mức độ', 'The ten proofs of a level'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: head.map((text) => ({ text })),
    rows,
  })
}

function details({ current }: Shown, kind: EvidenceKind, locale: Locale): Html | undefined {
  const found = current.evidence[kind].details
  if (found.length === 0) return undefined
  const t = translator(locale)
  const more = found.length - MOST_DETAILS
  const lines = found.slice(0, MOST_DETAILS).map((line) => html`<li>${inLocale(line, locale)}</li>`)
  return html`<ul class="govuk-list govuk-body-s govuk-!-font-weight-regular govuk-!-margin-bottom-0">${lines}${more > 0 && html`<li>${t(`… và ${more} mục nữa.`, `… and ${more} more.`)}</li>`}</ul>`
}

/** On the scale of today and on that of 2011; real files decide no level. */
function neededFor({ rules, current }: Shown, kind: EvidenceKind, locale: Locale): string {
  const scales = [rules.scales.find(({ id }) => id === current.scale), declaredScaleOf(rules)]
  const names = scales.flatMap((scale) => {
    const level = scale?.levels.find(({ needs }) => needs.includes(kind))
    return level ? [inLocale(level.name, locale)] : []
  })
  const told = [...new Set(names)]
  return told.length > 0 ? told.join('; ') : translator(locale)('Không quyết định mức độ', 'Decides no level')
}
