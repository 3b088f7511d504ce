import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { completenessRoutes } from './completeness.routes.ts'
import { diffRoutes } from './diff.routes.ts'
import { draftRoutes } from './draft.routes.ts'
import { editRoutes } from './edit.routes.ts'
import { endRoutes } from './end.routes.ts'
import { factsRoutes } from './facts.routes.ts'
import { listRoutes } from './list.routes.ts'
import { moveRoutes } from './move.routes.ts'
import { openFilesRoutes } from './open-files.routes.ts'
import { offeringRoutes } from './offering.routes.ts'
import { publishRoutes } from './publish.routes.ts'
import { serviceActRoutes } from './service.routes.ts'
import { showRoutes } from './show.routes.ts'
import { uploadRoutes } from './upload.routes.ts'

/** The register of procedures: agencies draft revisions, the control office checks and publishes them. */
export function procedureRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...listRoutes(services),
    ...completenessRoutes(services),
    ...factsRoutes(services),
    ...showRoutes(services),
    ...openFilesRoutes(services),
    ...diffRoutes(services),
    ...draftRoutes(services),
    ...editRoutes(services),
    ...offeringRoutes(services),
    ...uploadRoutes(services),
    ...moveRoutes(services),
    ...publishRoutes(services),
    ...endRoutes(services),
    ...serviceActRoutes(services),
  ]
}
