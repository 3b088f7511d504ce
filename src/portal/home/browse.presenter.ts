import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import type { LinkQuery, Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import type { LinkGroup } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { lifeEventOrder, lifeEventWords } from '../../web/words/index.ts'

type Listed = Pick<Services, 'catalog' | 'directory'>
type Asked = Pick<Request<unknown>, 'linkTo' | 'locale'>
type CountedLink = LinkGroup['items'][number]

/**
 * Fields with their counts, under the agency that handles them, whose name leads to all it offers. The
 * districts, which all offer the same, stand together.
 */
export function fieldGroups({ catalog, directory }: Listed, { linkTo, locale }: Asked): readonly LinkGroup[] {
  const t = translator(locale)
  const list = (query: LinkQuery) => linkTo('portal.catalog.list', {}, query)
  const byOwner = Map.groupBy(catalog.procedures, ({ procedureId, record }) => {
    const [first, ...others] = catalog.servicesOf(procedureId)
    return others.length > 0 ? record.tier : (first?.agencyId ?? record.tier)
  })
  return [...byOwner].map(([owner, procedures]) => {
    const agency = directory.findAgency(owner)
    const within: LinkQuery = agency ? { coQuan: owner } : { cap: owner }
    const text = agency
      ? inLocale(agency.name, locale)
      : t('UBND các huyện, thành phố', 'District People’s Committees')
    return {
      heading: { text, href: list(within) },
      items: fieldsOf(procedures, locale).map(({ key, words, count }) => ({
        text: words,
        href: list({ linhVuc: key, ...within }),
        count,
      })),
    }
  })
}

function fieldsOf(procedures: readonly ProcedureRevision[], locale: Asked['locale']) {
  return [...Map.groupBy(procedures, ({ record }) => record.field.vi)]
    .map(([key, items]) => ({
      key,
      words: inLocale(items[0]?.record.field ?? { vi: key, en: key }, locale),
      count: items.length,
    }))
    .toSorted((one, other) => one.words.localeCompare(other.words, 'vi'))
}

export function lifeEventLinks({ catalog }: Listed, { linkTo, locale }: Asked): readonly CountedLink[] {
  const t = translator(locale)
  return lifeEventOrder().flatMap((id) => {
    const text = lifeEventWords(id, t)
    const count = catalog.procedures.filter(({ record }) => record.lifeEvents.includes(id)).length
    if (text === undefined || count === 0) return []
    return [{ text, href: linkTo('portal.catalog.list', {}, { suKien: id }), count }]
  })
}
