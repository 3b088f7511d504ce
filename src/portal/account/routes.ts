import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { addressRoutes } from './address.routes.ts'
import { changePasswordRoutes } from './change-password.routes.ts'
import { confirmRoutes } from './confirm.routes.ts'
import { forgottenRoutes } from './forgotten.routes.ts'
import { profileRoutes } from './profile.routes.ts'
import { registerRoutes } from './register.routes.ts'
import { showAccountRoutes } from './show.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'

/** Accounts of people and organisations: open one, come in, leave, keep it safe. */
export function accountRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...signInRoutes(services),
    ...registerRoutes(services),
    ...confirmRoutes(services),
    ...forgottenRoutes(services),
    ...showAccountRoutes(services),
    ...profileRoutes(services),
    ...changePasswordRoutes(services),
    ...addressRoutes(services),
  ]
}
