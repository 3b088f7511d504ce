import { type Actor, type ManageContext, mayManage, type Session } from '../../modules/identity/index.ts'
import type { Agency, Directory } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { officer } from '../../web/access.ts'
import { identityContext, officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'

export const administrator = officer('agency_admin', 'province_admin')

export function manageContext(services: Services, request: Request<Session>): ManageContext {
  const { actor, directory } = officerContext(services, request)
  return { ...identityContext(services), actor, directory }
}

/** The agencies whose officers `actor` looks after, in the order of the directory. */
export function managedAgencies(directory: Directory, actor: Actor): readonly Agency[] {
  return directory.agencies.filter(
    (agency) => agency.member && agency.endedOn === null && mayManage(actor, agency.id),
  )
}

/** The agency a page is about: the one asked for, or else the first; undefined when it is not one's own to manage. */
export function chosenAgency(agencies: readonly Agency[], asked: string | undefined): Agency | undefined {
  return asked === undefined || asked === '' ? agencies[0] : agencies.find((agency) => agency.id === asked)
}
