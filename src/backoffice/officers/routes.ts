import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { listRoutes } from './list.routes.ts'
import { meansRoutes } from './means.routes.ts'
import { newOfficerRoutes } from './new.routes.ts'
import { postRoutes } from './posts.routes.ts'

/** Administration of officers: who works here, in which post, and how he comes in. */
export function officerRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...listRoutes(services),
    ...newOfficerRoutes(services),
    ...postRoutes(services),
    ...meansRoutes(services),
  ]
}
