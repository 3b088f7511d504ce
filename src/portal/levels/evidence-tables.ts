import { EVIDENCE_KINDS, type EvidenceKind, type LevelScale } from '../../engines/levels/index.ts'
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

/** What lacks first, with who must act; then what is there. Each with what was found and for which level it is needed. */
export function evidenceTables({ locale }: Request<Session>, shown: Shown): Html {
  const { missing = [], there = [] } = Object.groupBy(EVIDENCE_KINDS, (kind) =>
    shown.current.evidence[kind].holds ? 'there' : 'missing',
  )
  return html`${missing.length > 0 && missingTable(shown, missing, locale)}${there.length > 0 && thereTable(shown, there, locale)}`
}

function missingTable(shown: Shown, kinds: readonly EvidenceKind[], locale: Locale): Html {
  const t = translator(locale)
  const head = [t('Bằng chứng', 'Proof'), t('Cần cho', 'Needed for'), t('Ai phải làm', 'Who must act')]
  const mark = tag({ text: t('Chưa có', 'Missing'), classes: 'govuk-tag--red' })
  return table({
    classes: 'stacked-table',
    caption: html`${mark} ${t(`${kinds.length} bằng chứng`, countedProofs(kinds.length))}`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: head.map((text) => ({ text })),
    rows: kinds.map((kind) =>
      [proof(shown, kind, locale), neededFor(shown, kind, locale), whoActs(kind, locale)].map(
        (text, index) => ({
          text,
          attributes: { 'data-label': head[index] ?? '' },
        }),
      ),
    ),
  })
}

function thereTable(shown: Shown, kinds: readonly EvidenceKind[], locale: Locale): Html {
  const t = translator(locale)
  const mark = tag({ text: t('Đã có', 'Proven'), classes: 'govuk-tag--green' })
  return table({
    caption: html`${mark} ${t(`${kinds.length} bằng chứng`, countedProofs(kinds.length))}`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: t('Bằng chứng', 'Proof') }, { text: t('Cần cho', 'Needed for') }],
    rows: kinds.map((kind) => [
      { text: proof(shown, kind, locale) },
      { text: neededFor(shown, kind, locale) },
    ]),
  })
}

const countedProofs = (count: number) => (count === 1 ? '1 proof' : `${count} proofs`)

/** Its name, and below it what was found. */
function proof({ current }: Shown, kind: EvidenceKind, locale: Locale): Html {
  const title = evidenceTitle(kind, locale)
  const found = current.evidence[kind].details
  if (found.length === 0) return html`${title}`
  const t = translator(locale)
  const more = found.length - MOST_DETAILS
  const lines = found.slice(0, MOST_DETAILS).map((line) => html`<li>${inLocale(line, locale)}</li>`)
  return html`${title}<ul class="govuk-list govuk-body-s govuk-!-font-weight-regular govuk-!-margin-bottom-0">${lines}${more > 0 && html`<li>${t(`… và ${more} mục nữa.`, `… and ${more} more.`)}</li>`}</ul>`
}

/** On the scale of today and on that of 2011; real files decide no level. */
function neededFor({ rules, current }: Shown, kind: EvidenceKind, locale: Locale): string {
  const t = translator(locale)
  const ofTargets = declaredScaleOf(rules)
  const nameOn = (scale: LevelScale | undefined) => {
    const level = scale?.levels.find(({ needs }) => needs.includes(kind))
    return level && inLocale(level.name, locale)
  }
  const today = nameOn(rules.scales.find(({ id }) => id === current.scale))
  const of2011 = nameOn(ofTargets)
  if (current.scale === ofTargets.id || of2011 === undefined)
    return today ?? t('Không quyết định mức độ', 'Decides no level')
  const old = t(`thang 2011: ${of2011}`, `scale of 2011: ${of2011}`)
  return today === undefined ? old.charAt(0).toUpperCase() + old.slice(1) : `${today} (${old})`
}
