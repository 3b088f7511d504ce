import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { ownAccountRoutes } from './own-account.routes.ts'
import { passwordRoutes } from './password.routes.ts'
import { registerRoutes } from './register.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'

/** Accounts of people and organisations: open one, come in, leave, keep it safe. */
export function accountRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...signInRoutes(services),
    ...registerRoutes(services),
    ...passwordRoutes(services),
    ...ownAccountRoutes(services),
  ]
}
