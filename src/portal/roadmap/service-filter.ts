import type { Catalog } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { StandingService } from '../../modules/roadmap/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Comparison, differsFromDecision } from './declared-level.ts'

export const FILTERS = {
  agency: 'co-quan',
  field: 'linh-vuc',
  tier: 'cap',
  state: 'tinh-trang',
  page: 'trang',
} as const

/** Which services of the roadmap are asked for; the address of the page says it all. */
export interface ServiceFilter {
  readonly agency: string
  readonly field: string
  readonly tier: string
  /** `dat`: at the level wanted; `chua`: not yet; `khac`: not as the decision declares. */
  readonly state: string
  readonly page: number
}

export function readFilter({ query }: Pick<Request<Session>, 'query'>): ServiceFilter {
  const page = query[FILTERS.page] ?? ''
  return {
    agency: query[FILTERS.agency] ?? '',
    field: query[FILTERS.field] ?? '',
    tier: query[FILTERS.tier] ?? '',
    state: query[FILTERS.state] ?? '',
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  }
}

export function isFiltered({ agency, field, tier, state }: ServiceFilter): boolean {
  return [agency, field, tier, state].some((one) => one !== '')
}

export function filterQuery(filter: ServiceFilter, page: number): Record<string, string | undefined> {
  return {
    [FILTERS.agency]: filter.agency || undefined,
    [FILTERS.field]: filter.field || undefined,
    [FILTERS.tier]: filter.tier || undefined,
    [FILTERS.state]: filter.state || undefined,
    [FILTERS.page]: page > 1 ? String(page) : undefined,
  }
}

export function filterServices(
  services: readonly StandingService[],
  filter: ServiceFilter,
  {
    catalog,
    minimum,
    comparison,
  }: { readonly catalog: Catalog; readonly minimum: number; readonly comparison: Comparison },
): readonly StandingService[] {
  return services.filter((service) => {
    const { agencyId, tier, procedureId } = service
    if (filter.agency !== '' && agencyId !== filter.agency) return false
    if (filter.tier !== '' && tier !== filter.tier) return false
    if (!isInState(service, filter.state, { minimum, comparison })) return false
    return filter.field === '' || catalog.findProcedure(procedureId)?.record.field.vi === filter.field
  })
}

function isInState(
  service: StandingService,
  state: string,
  { minimum, comparison }: { readonly minimum: number; readonly comparison: Comparison },
): boolean {
  switch (state) {
    case 'dat':
      return service.level >= minimum
    case 'chua':
      return service.level < minimum
    case 'khac':
      return differsFromDecision(comparison, service)
    default:
      return true
  }
}
