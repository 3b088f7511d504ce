import type { Declarations, LevelRules } from '../../modules/levels/index.ts'
import type { Standing, StandingService } from '../../modules/roadmap/index.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { declaredName, decisionWords, differenceKind, lowerFirst } from '../../web/levels/index.ts'

/** What decisions declare, to stand beside what the evidence gives. */
export interface Comparison {
  /** Undefined before any scale was loaded. */
  readonly rules: LevelRules | undefined
  readonly declarations: Declarations
}

type Kind = ReturnType<typeof differenceKind> | 'not-listed'

export function comparedKind(
  { rules, declarations }: Comparison,
  { serviceId, level }: StandingService,
): Kind {
  const declared = declarations.get(serviceId)?.level
  return rules && declared !== undefined
    ? differenceKind(rules, { declared, level2011: level })
    : 'not-listed'
}

/** One that a decision names, without a level or with another than the evidence gives. */
export function differsFromDecision(comparison: Comparison, service: StandingService): boolean {
  return ['lower', 'higher', 'none-declared', 'unknown'].includes(comparedKind(comparison, service))
}

/** What the decision says of a service, and how the evidence stands to it; undefined where none lists it. */
export function declaredLine(
  comparison: Comparison,
  service: StandingService,
  locale: Locale,
): string | undefined {
  const { rules, declarations } = comparison
  const declaration = declarations.get(service.serviceId)
  if (!rules || !declaration) return undefined
  const t = translator(locale)
  const decision = decisionWords(declaration, locale)
  const name = lowerFirst(declaredName(rules, { declared: declaration.level }, locale))
  switch (comparedKind(comparison, service)) {
    case 'lower':
      return t(
        `${decision}, ghi ${name}; bằng chứng chưa đủ, vì còn thiếu các điều dưới đây.`,
        `${decision}, declares ${name}; the evidence does not reach it, for it lacks what stands below.`,
      )
    case 'higher':
      return t(
        `${decision}, ghi ${name}; bằng chứng cho mức cao hơn.`,
        `${decision}, declares ${name}; the evidence gives a higher level.`,
      )
    case 'none-declared':
      return t(`${decision}, không ghi mức độ.`, `${decision}, names no level.`)
    default:
      return t(`${decision}, ghi ${name}.`, `${decision}, declares ${name}.`)
  }
}

/** How many services stand as their decision says, and how many do not; undefined where no decision lists any. */
export function comparisonWords(
  comparison: Comparison,
  { services }: Standing,
  locale: Locale,
): string | undefined {
  const t = translator(locale)
  const counts = Map.groupBy(services, (service) => comparedKind(comparison, service))
  const count = (kind: Kind) => formatNumber(counts.get(kind)?.length ?? 0, locale)
  const listed = services.length - (counts.get('not-listed')?.length ?? 0)
  if (listed === 0) return undefined
  const numbers = [
    ...new Set([...comparison.declarations.values()].flatMap(({ decision }) => decision ?? [])),
  ].join(', ')
  const by = numbers === '' ? '' : ` ${numbers}`
  return t(
    `So với mức ghi trong Quyết định${by}: ${count('same')} dịch vụ đúng như bằng chứng, ${count('higher')} có bằng chứng cho mức cao hơn, ${count('lower')} thấp hơn, ${count('none-declared')} không được ghi mức độ.`,
    `Against what Decision${by} declares: ${count('same')} services are as the evidence gives, ${count('higher')} stand higher, ${count('lower')} lower, ${count('none-declared')} are named without a level.`,
  )
}
