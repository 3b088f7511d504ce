import type { Catalog, ProcedureRevision } from '../../modules/catalog/index.ts'
import { byFacet, type CatalogQuery, type Facet, FACETS } from './catalog-query.ts'

export interface FacetOption {
  readonly value: string
  readonly count: number
}

export interface CatalogResult {
  readonly procedures: readonly ProcedureRevision[]
  /** Values of each facet with how many procedures they leave, the other facets applied. */
  readonly options: Readonly<Record<Facet, readonly FacetOption[]>>
}

type Searched = Pick<Catalog, 'procedures' | 'search' | 'findProcedure' | 'servicesOf'>

export function findProcedures(catalog: Searched, query: CatalogQuery): CatalogResult {
  const found =
    query.text === ''
      ? catalog.procedures
      : catalog.search(query.text).flatMap((id) => catalog.findProcedure(id) ?? [])
  const fits = (item: ProcedureRevision, facet: Facet) => {
    const wanted = query.chosen[facet]
    return wanted.length === 0 || valuesOf(catalog, item, facet).some((value) => wanted.includes(value))
  }
  const optionsOf = (facet: Facet): readonly FacetOption[] => {
    const others = FACETS.filter((other) => other !== facet)
    // What is chosen stays in sight, also where nothing is left of it.
    const counts = new Map(query.chosen[facet].map((value) => [value, 0]))
    for (const item of found) {
      if (!others.every((other) => fits(item, other))) continue
      for (const value of valuesOf(catalog, item, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts].map(([value, count]) => ({ value, count }))
  }
  return {
    procedures: found.filter((item) => FACETS.every((facet) => fits(item, facet))),
    options: byFacet(optionsOf),
  }
}

function valuesOf(
  catalog: Searched,
  { procedureId, record }: ProcedureRevision,
  facet: Facet,
): readonly string[] {
  switch (facet) {
    case 'agency':
      return catalog.servicesOf(procedureId).map(({ agencyId }) => agencyId)
    case 'field':
      return [record.field.vi]
    case 'tier':
      return [record.tier]
    case 'audience':
      return record.audience
    case 'lifeEvent':
      return record.lifeEvents
  }
}
