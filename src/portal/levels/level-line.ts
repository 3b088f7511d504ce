import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import { currentLevels, findLevelRules } from '../../modules/levels/index.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { levelName } from '../../web/levels/index.ts'
import type { Services } from '../../web/services.ts'

/**
 * The level of a procedure in a few words, as examined last; where its agencies stand at different levels, how many at
 * each. Undefined until it was examined.
 */
export async function levelLine(
  { db, catalog }: Pick<Services, 'db' | 'catalog'>,
  { procedureId }: Pick<ProcedureRevision, 'procedureId'>,
  locale: Locale,
): Promise<string | undefined> {
  const ids = catalog.servicesOf(procedureId).map(({ id }) => id)
  const [rules, levels] = await Promise.all([findLevelRules(db), currentLevels(db, ids)])
  if (!rules || levels.size === 0) return undefined
  const groups = [...Map.groupBy(levels.values(), (level) => levelName(rules, level, locale))]
  const [only] = groups
  if (groups.length === 1 && only) return only[0]
  const t = translator(locale)
  return groups
    .map(([name, own]) => t(`${name} ở ${own.length} cơ quan`, `${name} at ${own.length} agencies`))
    .join('; ')
}
