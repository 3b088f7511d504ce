import { listSteps, type ProcessGraph } from '../../engines/workflow/index.ts'
import type { Catalog, Service } from '../catalog/index.ts'
import { type Actor, type Post, postsWith } from '../identity/index.ts'
import type { StepOwner } from './dossier-event.ts'
import type { DossierState } from './dossier-state.ts'

/**
 * Agencies whose desks take a dossier in: that which offers the service, and that whose desk its process begins at
 * (a department offers what its sub-department receives).
 */
function receivingAgencies(
  agencyId: string,
  graph: ProcessGraph,
  owners: Readonly<Record<string, StepOwner>>,
): readonly string[] {
  const desks = listSteps(graph).filter(({ kind }) => kind === 'receive')
  return [...desks.flatMap(({ id }) => owners[id]?.agencyId ?? []), agencyId]
}

function receptionistOf(actor: Actor, agencies: readonly string[]): Post | undefined {
  const posts = postsWith(actor, 'receptionist')
  return agencies.map((id) => posts.find((post) => post.agencyId === id)).find((post) => post !== undefined)
}

/** The post by which an officer takes in a service at the counter; undefined when it is none of his desk's. */
export function counterPost(catalog: Catalog, actor: Actor, service: Service): Post | undefined {
  const revision = catalog.findProcedure(service.procedureId)
  if (!revision) return undefined
  const owners = catalog.stepOwners(revision, service.agencyId, {})
  return receptionistOf(actor, receivingAgencies(service.agencyId, catalog.graphOf(revision), owners))
}

/** The post by which an officer takes in, at the desk, what an applicant brings to his dossier. */
export function deskPost(actor: Actor, state: DossierState, graph: ProcessGraph): Post | undefined {
  return receptionistOf(actor, receivingAgencies(state.agencyId, graph, state.stepOwners))
}
