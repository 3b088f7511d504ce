import {
  compareDeclared,
  type DeclaredDifference,
  type EvidenceKind,
  type LevelScale,
} from '../../engines/levels/index.ts'
import {
  type Declaration,
  declaredScaleOf,
  type LevelRules,
  type ServiceLevel,
} from '../../modules/levels/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { declaredName, evidenceTitle, lowerFirst } from './level-words.ts'

/** `Quyết định 43/QĐ-UBND ngày 04/05/2015, mục 44`. */
export function decisionWords({ decision, issuedOn, row }: Declaration, locale: Locale): string {
  const t = translator(locale)
  const number =
    decision === null ? t('Quyết định', 'The decision') : t(`Quyết định ${decision}`, `Decision ${decision}`)
  const day = issuedOn === null ? '' : t(` ngày ${formatDate(issuedOn)}`, ` of ${formatDate(issuedOn)}`)
  return row === null ? `${number}${day}` : t(`${number}${day}, mục ${row}`, `${number}${day}, row ${row}`)
}

/** Why the declared level and the one of the evidence differ or do not, and where the declared one comes from. */
export function differenceLines(
  rules: LevelRules,
  {
    declaration,
    level2011,
    missing,
  }: Pick<ServiceLevel, 'level2011' | 'missing'> & {
    readonly declaration: Declaration | undefined
  },
  locale: Locale,
): readonly string[] {
  const t = translator(locale)
  if (!declaration) return [t('Chưa có quyết định nào ghi dịch vụ này.', 'No decision lists this service.')]
  const scale = declaredScaleOf(rules)
  const difference = compareDeclared(scale, { declared: declaration.level, rank: level2011, missing })
  return [
    differenceSentence(difference, locale),
    ...settledSentence(rules, declaration, locale),
    ...earlierSentence(rules, declaration, locale),
  ]
}

function differenceSentence(difference: DeclaredDifference, locale: Locale): string {
  const t = translator(locale)
  switch (difference.kind) {
    case 'none-declared':
      return t(
        'Quyết định nêu dịch vụ này mà không ghi mức độ, nên không có gì để so.',
        'The decision lists this service without a level: there is nothing to compare.',
      )
    case 'unknown':
      return t('Thang mức độ không có mức này.', 'The scale does not know this level.')
    case 'same':
      return t('Đúng như bằng chứng.', 'As the evidence gives.')
    case 'lower':
      return t(
        `Bằng chứng chưa đủ cho mức ghi trong quyết định, còn thiếu: ${titles(difference.lacks, locale)}.`,
        `What the declared level needs is not all proven; it lacks: ${titles(difference.lacks, locale)}.`,
      )
    case 'higher':
      return t(
        `Bằng chứng vượt mức ghi trong quyết định, có thêm: ${titles(difference.proves, locale)}.`,
        `The evidence goes beyond the declared level; it also has: ${titles(difference.proves, locale)}.`,
      )
  }
}

function settledSentence(
  rules: LevelRules,
  { level, isSettled }: Declaration,
  locale: Locale,
): readonly string[] {
  if (!isSettled) return []
  const t = translator(locale)
  return level === null
    ? [
        t(
          'Khi tiếp nhận quyết định, ô mức độ được để trống như văn bản.',
          'Its level was left open when the decision was taken over.',
        ),
      ]
    : [
        t(
          `Văn bản ghi không rõ; khi tiếp nhận quyết định, tỉnh xác định là ${lowerFirst(declaredName(rules, { declared: level }, locale))}.`,
          `The text was not clear; when it was taken over the province settled on ${lowerFirst(declaredName(rules, { declared: level }, locale))}.`,
        ),
      ]
}

function earlierSentence(rules: LevelRules, { earlier }: Declaration, locale: Locale): readonly string[] {
  if (!earlier) return []
  const t = translator(locale)
  const number = earlier.decision ?? ''
  const by = number === '' ? '' : t(` (Quyết định ${number})`, ` (decision ${number})`)
  const level =
    earlier.level === null
      ? t('không ghi mức độ', 'no level')
      : lowerFirst(declaredName(rules, { declared: earlier.level }, locale))
  return [t(`Trước đó: ${level}${by}.`, `Before: ${level}${by}.`)]
}

function titles(kinds: readonly EvidenceKind[], locale: Locale): string {
  return kinds.map((kind) => lowerFirst(evidenceTitle(kind, locale))).join('; ')
}

/** How the level of the evidence stands to the declared one. */
export function differenceKind(
  rules: LevelRules,
  { declared, level2011 }: Pick<ServiceLevel, 'declared' | 'level2011'>,
): DeclaredDifference['kind'] {
  const scale: LevelScale = declaredScaleOf(rules)
  return compareDeclared(scale, { declared, rank: level2011, missing: [] }).kind
}
