import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import type { Services } from '../../web/services.ts'

/** What the address of the catalogue asks for. */
export interface CatalogQuery {
  readonly text: string
  readonly field: string
  readonly agency: string
  readonly tier: string
  readonly audience: string
}

export interface FilterOption {
  readonly value: string
  readonly count: number
}

export interface CatalogResult {
  readonly procedures: readonly ProcedureRevision[]
  /** Options of each filter with how many procedures they leave, the other filters applied. */
  readonly options: Readonly<Record<keyof Omit<CatalogQuery, 'text'>, readonly FilterOption[]>>
}

type Facet = keyof Omit<CatalogQuery, 'text'>

const FACETS: readonly Facet[] = ['agency', 'field', 'tier', 'audience']

export function findProcedures(services: Pick<Services, 'catalog'>, query: CatalogQuery): CatalogResult {
  const { catalog } = services
  const found =
    query.text.trim() === ''
      ? catalog.procedures
      : catalog.search(query.text).flatMap((id) => catalog.findProcedure(id) ?? [])
  const valuesOf = (item: ProcedureRevision, facet: Facet): readonly string[] => {
    if (facet === 'agency') return catalog.servicesOf(item.procedureId).map((service) => service.agencyId)
    if (facet === 'field') return [item.record.field.vi]
    return facet === 'tier' ? [item.record.tier] : item.record.audience
  }
  const fits = (item: ProcedureRevision, facets: readonly Facet[]) =>
    facets.every((facet) => query[facet] === '' || valuesOf(item, facet).includes(query[facet]))
  const optionsOf = (facet: Facet): readonly FilterOption[] => {
    const others = FACETS.filter((other) => other !== facet)
    const counts = new Map<string, number>()
    for (const item of found) {
      if (fits(item, others))
        for (const value of valuesOf(item, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts].map(([value, count]) => ({ value, count }))
  }
  return {
    procedures: found.filter((item) => fits(item, FACETS)),
    options: {
      agency: optionsOf('agency'),
      field: optionsOf('field'),
      tier: optionsOf('tier'),
      audience: optionsOf('audience'),
    },
  }
}
