import type { Service } from '../load-register.ts'
import { isClosed } from './suspend-service.ts'

export interface OfferingChange {
  /** Agencies that the draft names. */
  readonly offeredBy: readonly string[]
  /** Those that the latest revision names; none for a procedure that is new. */
  readonly before: readonly string[]
  /** Of the procedure, at agencies that go on, with those that open later. */
  readonly services: readonly Service[]
}

export interface ServicePlan {
  /** Agencies that get a service. */
  readonly opens: readonly string[]
  /** Closed once, offered again. */
  readonly reopens: readonly Service[]
  readonly closes: readonly Service[]
}

/** What becomes of the services; nothing where the draft names the same agencies as before. */
export function planServices({ offeredBy, before, services }: OfferingChange): ServicePlan {
  const named = new Set(offeredBy)
  const namedBefore = new Set(before)
  if (named.size === namedBefore.size && offeredBy.every((id) => namedBefore.has(id)))
    return { opens: [], reopens: [], closes: [] }
  const standing = new Set(services.map(({ agencyId }) => agencyId))
  return {
    opens: offeredBy.filter((id) => !standing.has(id)),
    // One that was named before and is suspended stays so: that was decided for another reason.
    reopens: services.filter(
      (service) => named.has(service.agencyId) && !namedBefore.has(service.agencyId) && isClosed(service),
    ),
    closes: services.filter((service) => !named.has(service.agencyId) && !isClosed(service)),
  }
}
