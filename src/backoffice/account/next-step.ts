import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Html, html } from '../../ui/index.ts'
import { returnPath } from '../../web/account/index.ts'

/** What the officer was about to do: posted, or in the address of the page. */
export function nextOf(request: Request<Session>): string | undefined {
  return returnPath(request.body.get('next') || (request.query['tiep'] ?? ''), 'backoffice')
}

export function nextField(request: Request<Session>): Html | undefined {
  const next = nextOf(request)
  return next === undefined ? undefined : html`<input type="hidden" name="next" value="${next}">`
}

/** Where an officer goes after a step of signing in: to what is still missing, or on with the work. */
export function nextStep(
  request: Request<Session>,
  missing: { readonly mustEnrol: boolean; readonly mustChangePassword: boolean },
): string {
  const next = nextOf(request)
  if (missing.mustEnrol) return request.linkTo('backoffice.account.totp', {}, { tiep: next })
  if (missing.mustChangePassword) return request.linkTo('backoffice.account.password', {}, { tiep: next })
  return next ?? request.linkTo('backoffice.home')
}
