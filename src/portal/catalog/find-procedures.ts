import type { Catalog, ListedProcedure, ProcedureRevision } from '../../modules/catalog/index.ts'
import { byFacet, type CatalogQuery, type Facet, FACETS } from './catalog-query.ts'

/** One that can be filed, or one known by published facts alone. */
export type CatalogItem = ProcedureRevision | ListedProcedure

export interface FacetOption {
  readonly value: string
  readonly count: number
}

export interface CatalogResult {
  readonly procedures: readonly CatalogItem[]
  /** Values of each facet with how many procedures they leave, the other facets applied. */
  readonly options: Readonly<Record<Facet, readonly FacetOption[]>>
}

type Searched = Pick<Catalog, 'procedures' | 'listed' | 'searchAll' | 'servicesOf'>

export function canBeFiled(item: CatalogItem): item is ProcedureRevision {
  return 'record' in item
}

export function findProcedures(catalog: Searched, query: CatalogQuery): CatalogResult {
  const found = query.text === '' ? [...catalog.procedures, ...catalog.listed] : catalog.searchAll(query.text)
  const profileOf = profiles(catalog)
  const tallies = new Map<Profile, Tally>()
  const procedures: CatalogItem[] = []
  // Thousands of procedures pass here at a search, and most are alike in what they are filtered by.
  for (const item of found) {
    const profile = profileOf(item)
    const tally = tallies.get(profile) ?? { failing: failingFacets(profile, query), count: 0 }
    if (tally.count === 0) tallies.set(profile, tally)
    tally.count += 1
    if (tally.failing.length === 0) procedures.push(item)
  }
  return { procedures, options: countOptions(tallies, query) }
}

type Profile = Readonly<Record<Facet, readonly string[]>>

interface Tally {
  /** Facets whose chosen values it does not bear. */
  readonly failing: readonly Facet[]
  count: number
}

function failingFacets(profile: Profile, { chosen }: CatalogQuery): readonly Facet[] {
  return FACETS.filter(
    (facet) => chosen[facet].length > 0 && !profile[facet].some((value) => chosen[facet].includes(value)),
  )
}

function countOptions(
  tallies: ReadonlyMap<Profile, Tally>,
  { chosen }: CatalogQuery,
): CatalogResult['options'] {
  // What is chosen stays in sight, also where nothing is left of it.
  const counts = byFacet((facet) => new Map(chosen[facet].map((value) => [value, 0])))
  for (const [profile, { failing, count }] of tallies) {
    if (failing.length > 1) continue
    for (const facet of failing.length === 0 ? FACETS : failing)
      for (const value of profile[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + count)
  }
  return byFacet((facet) => [...counts[facet]].map(([value, count]) => ({ value, count })))
}

const NONE: readonly string[] = []
const known = new WeakMap<readonly ListedProcedure[], ReadonlyMap<ListedProcedure, Profile>>()

/** What each procedure is filtered by; found once for those known by facts alone, as long as they are the same. */
function profiles(catalog: Searched): (item: CatalogItem) => Profile {
  const { listed } = catalog
  const ofListed = known.get(listed) ?? listedProfiles(listed)
  known.set(listed, ofListed)
  return (item) =>
    canBeFiled(item) ? ownProfile(catalog, item) : (ofListed.get(item) ?? listedProfile(item))
}

function listedProfiles(listed: readonly ListedProcedure[]): ReadonlyMap<ListedProcedure, Profile> {
  const alike = new Map<string, Profile>()
  return new Map(
    listed.map((item) => {
      const key = JSON.stringify([item.field, item.tier, item.audience])
      const profile = alike.get(key) ?? listedProfile(item)
      alike.set(key, profile)
      return [item, profile]
    }),
  )
}

function listedProfile({ field, tier, audience }: ListedProcedure): Profile {
  return { agency: NONE, field: [field], tier: [tier], audience, lifeEvent: NONE }
}

function ownProfile(catalog: Searched, { procedureId, record }: ProcedureRevision): Profile {
  return {
    agency: catalog.servicesOf(procedureId).map(({ agencyId }) => agencyId),
    field: [record.field.vi],
    tier: [record.tier],
    audience: record.audience,
    lifeEvent: record.lifeEvents,
  }
}
