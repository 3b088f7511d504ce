import type { LinkQuery, Request } from '../../platform/http/route.ts'

export const FACETS = ['field', 'agency', 'lifeEvent', 'audience', 'tier'] as const
export type Facet = (typeof FACETS)[number]

/** What the address of the catalogue asks for. Within a facet any value will do; facets all must hold. */
export interface CatalogQuery {
  readonly text: string
  readonly chosen: Readonly<Record<Facet, readonly string[]>>
  readonly page: number
}

export const FACET_PARAMETERS: Readonly<Record<Facet, string>> = {
  field: 'linhVuc',
  agency: 'coQuan',
  lifeEvent: 'suKien',
  audience: 'doiTuong',
  tier: 'cap',
}

export function byFacet<T>(make: (facet: Facet) => T): Readonly<Record<Facet, T>> {
  return {
    field: make('field'),
    agency: make('agency'),
    lifeEvent: make('lifeEvent'),
    audience: make('audience'),
    tier: make('tier'),
  }
}

const MAX_TEXT = 200
const MAX_VALUES = 50

export function readCatalogQuery({ queryAll }: Pick<Request<unknown>, 'queryAll'>): CatalogQuery {
  const page = Number.parseInt(queryAll['trang']?.[0] ?? '1', 10)
  const valuesOf = (facet: Facet) =>
    [...new Set(queryAll[FACET_PARAMETERS[facet]] ?? [])].filter((value) => value !== '').slice(0, MAX_VALUES)
  return {
    text: (queryAll['q']?.[0] ?? '').slice(0, MAX_TEXT).trim(),
    chosen: byFacet(valuesOf),
    page: page > 0 && page < 10_000 ? page : 1,
  }
}

/** The same in an address; page 1 goes without saying. */
export function linkQueryOf({ text, chosen, page }: CatalogQuery): LinkQuery {
  return {
    ...(text === '' ? {} : { q: text }),
    ...Object.fromEntries(FACETS.map((facet) => [FACET_PARAMETERS[facet], chosen[facet]])),
    ...(page === 1 ? {} : { trang: page }),
  }
}

/** Without one chosen value, from the first page. */
export function without(query: CatalogQuery, facet: Facet, value: string): CatalogQuery {
  const chosen = { ...query.chosen, [facet]: query.chosen[facet].filter((other) => other !== value) }
  return { ...query, chosen, page: 1 }
}

export function isFiltered({ chosen }: CatalogQuery): boolean {
  return FACETS.some((facet) => chosen[facet].length > 0)
}
