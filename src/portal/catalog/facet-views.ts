import type { ListedProcedure } from '../../modules/catalog/index.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import type { Services } from '../../web/services.ts'
import { audienceWords, lifeEventOrder, lifeEventWords, tierWords } from '../../web/words/index.ts'
import { type CatalogQuery, type Facet, FACET_PARAMETERS, FACETS } from './catalog-query.ts'
import type { CatalogResult } from './find-procedures.ts'

export interface FacetView {
  readonly facet: Facet
  readonly parameter: string
  readonly heading: string
  readonly options: readonly FacetOptionView[]
}

export interface FacetOptionView {
  readonly value: string
  readonly words: string
  readonly count: number
  readonly isChosen: boolean
}

type Named = Pick<Services, 'catalog' | 'directory'>
type Asked = Pick<CatalogResult, 'options'> & { readonly query: CatalogQuery }

/** The conditions as they are read. A value that nothing here bears (an old address) is left out. */
export function facetViews(services: Named, locale: Locale, { query, options }: Asked): readonly FacetView[] {
  const t = translator(locale)
  // Fields of published facts have no name but their own.
  const isListedField = (value: string, count: number) =>
    count > 0 || services.catalog.listed.some(({ field }) => field === value)
  return FACETS.map((facet) => {
    const wordsOf = namesOf(services, facet, locale)
    const views = options[facet].flatMap(({ value, count }) => {
      const words = wordsOf(value) ?? (facet === 'field' && isListedField(value, count) ? value : undefined)
      return words === undefined
        ? []
        : [{ value, words, count, isChosen: query.chosen[facet].includes(value) }]
    })
    return {
      facet,
      parameter: FACET_PARAMETERS[facet],
      heading: headingOf(facet, t),
      options: views.toSorted(orderOf(facet)),
    }
  })
}

function headingOf(facet: Facet, t: Translate): string {
  const headings: Readonly<Record<Facet, string>> = {
    field: t('Lĩnh vực', 'Field'),
    agency: t('Cơ quan', 'Agency'),
    lifeEvent: t('Việc trong đời sống', 'Events of life'),
    audience: t('Dành cho ai', 'For whom'),
    tier: t('Cấp giải quyết', 'Level of government'),
  }
  return headings[facet]
}

function namesOf({ catalog, directory }: Named, facet: Facet, locale: Locale) {
  const t = translator(locale)
  const fields = new Map(catalog.procedures.map(({ record }) => [record.field.vi, record.field]))
  const names: Readonly<Record<Facet, (value: string) => string | undefined>> = {
    field: (value) => {
      const field = fields.get(value)
      return field && inLocale(field, locale)
    },
    agency: (value) => {
      const agency = directory.findAgency(value)
      return agency && inLocale(agency.name, locale)
    },
    lifeEvent: (value) => lifeEventWords(value, t),
    audience: (value) => audienceWords(value, t),
    tier: (value) => tierWords(value, t),
  }
  return names[facet]
}

const TIERS: readonly ListedProcedure['tier'][] = ['province', 'district', 'commune', 'central', 'other']
const VIETNAMESE = new Intl.Collator('vi')

function orderOf(facet: Facet): (one: FacetOptionView, other: FacetOptionView) => number {
  const order: readonly string[] = facet === 'lifeEvent' ? lifeEventOrder() : facet === 'tier' ? TIERS : []
  return (one, other) =>
    order.indexOf(one.value) - order.indexOf(other.value) || VIETNAMESE.compare(one.words, other.words)
}
