import type { Catalog } from '../catalog/index.ts'
import { type OfficerActor, postsWith } from '../identity/index.ts'
import { counterPost } from './desk-post.ts'

/** What an officer's desks take in: whose dossiers, of which services, and in which units the desks are. */
export interface DeskScope {
  readonly agencyIds: readonly string[]
  readonly serviceIds: readonly string[]
  readonly unitIds: readonly string[]
}

const KNOWN = new WeakMap<Catalog, Map<string, DeskScope>>()

/** Empty for whoever sits at no desk. Found once a catalogue and set of desks: menus ask on every page. */
export function deskScope(catalog: Catalog, actor: OfficerActor): DeskScope {
  const unitIds = [...new Set(postsWith(actor, 'receptionist').map(({ unitId }) => unitId))].toSorted()
  const known = KNOWN.get(catalog) ?? new Map<string, DeskScope>()
  KNOWN.set(catalog, known)
  const key = unitIds.join(' ')
  const scope = known.get(key) ?? findScope(catalog, actor, unitIds)
  known.set(key, scope)
  return scope
}

/** Suspended services too: what was taken in before is still to be seen through. */
function findScope(catalog: Catalog, actor: OfficerActor, unitIds: readonly string[]): DeskScope {
  if (unitIds.length === 0) return { agencyIds: [], serviceIds: [], unitIds }
  const services = catalog.services.filter((service) => counterPost(catalog, actor, service) !== undefined)
  return {
    agencyIds: [...new Set(services.map(({ agencyId }) => agencyId))],
    serviceIds: services.map(({ id }) => id),
    unitIds,
  }
}
