import { compareNames } from '../../engines/vietnamese/index.ts'
import type { Catalog, Service } from '../../modules/catalog/index.ts'
import { counterPost } from '../../modules/dossiers/index.ts'
import { type OfficerActor, postsWith } from '../../modules/identity/index.ts'

const KNOWN = new WeakMap<Catalog, Map<string, readonly Service[]>>()

/** The services that this officer's desk takes in, open now, by name. Found once a catalogue and desk. */
export function deskServices(catalog: Catalog, actor: OfficerActor): readonly Service[] {
  const desks = postsWith(actor, 'receptionist').map(({ agencyId }) => agencyId)
  const key = [...new Set(desks)].toSorted().join(' ')
  const known = KNOWN.get(catalog) ?? new Map<string, readonly Service[]>()
  KNOWN.set(catalog, known)
  const found = known.get(key) ?? findServices(catalog, actor)
  known.set(key, found)
  return found
}

function findServices(catalog: Catalog, actor: OfficerActor): readonly Service[] {
  return catalog.services
    .filter((service) => service.suspendedFrom === null && counterPost(catalog, actor, service) !== undefined)
    .toSorted((a, b) => compareNames(nameOf(catalog, a), nameOf(catalog, b)))
}

export function nameOf(catalog: Catalog, { procedureId }: Service): string {
  return catalog.findProcedure(procedureId)?.record.name.vi ?? procedureId
}
