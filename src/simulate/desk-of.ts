import type { DossierState } from '../modules/dossiers/index.ts'
import type { OfficerActor } from '../modules/identity/index.ts'
import { pick } from './people.ts'
import type { SimulatedDossier, SimulatedProvince } from './simulated-province.ts'

/** A receptionist of the desk that took the dossier in: whoever came there brings the rest there too. */
export function deskOf(
  { catalog, officers }: SimulatedProvince,
  { revision, service, random }: SimulatedDossier,
  state: DossierState,
): OfficerActor {
  const owners = catalog.stepOwners(revision, service.agencyId, {})
  const receptionists = Object.values({ ...owners, ...state.stepOwners }).flatMap(({ unitId }) =>
    officers.all.filter((officer) => officer.unitId === unitId && officer.role === 'receptionist'),
  )
  return officers.actorOf(pick(random, receptionists).accountId)
}
