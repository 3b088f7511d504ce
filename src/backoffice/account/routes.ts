import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { passwordRoutes } from './password.routes.ts'
import { showAccountRoutes } from './show.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { totpRoutes } from './totp.routes.ts'

/** An officer's way in, and what belongs to him alone. */
export function officerAccountRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...signInRoutes(services),
    ...totpRoutes(services),
    ...passwordRoutes(services),
    ...showAccountRoutes(services),
  ]
}
