import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { previewRoutes } from './preview.routes.ts'
import { uploadRoutes } from './upload.routes.ts'

/** A file of published procedures: read, shown with what it would change, and taken into the register when confirmed. */
export function catalogImportRoutes(services: Services): readonly Route<Session>[] {
  return [...uploadRoutes(services), ...previewRoutes(services)]
}
