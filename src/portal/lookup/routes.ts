import {
  type ConfirmedResult,
  findConfirmedResult,
  findPublicProgress,
  type PublicProgress,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { page } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { confirmView, lookupView } from './lookup.pages.ts'

// Codes run in order within a day: without a brake they could be counted through.
const BRAKE = { max: 30, windowSeconds: 600, by: 'ip' } as const

/** What anybody may see with a code: how far a dossier is, and whether a document is genuine. */
export function lookupRoutes(services: Services): readonly Route<Session>[] {
  const showLookup = (request: Request<Session>, typed: string, found?: PublicProgress | null) => {
    const view = lookupView(request, typed, found)
    return page(portalPage(services, request, { ...view, current: 'lookup' }))
  }
  const showConfirm = async (request: Request<Session>, typed: string) => {
    const found = typed === '' ? undefined : ((await findConfirmedResult(services.db, typed)) ?? null)
    return page(
      portalPage(services, request, {
        ...confirmView(services, request, { typed, found: found as ConfirmedResult | null | undefined }),
        noIndex: true,
      }),
    )
  }
  return [
    {
      name: 'portal.lookup',
      method: 'GET',
      path: '/tra-cuu',
      access: anyone,
      handler: (request) => showLookup(request, request.query.ma ?? ''),
    },
    {
      name: 'portal.lookup.find',
      method: 'POST',
      path: '/tra-cuu',
      access: anyone,
      rateLimit: BRAKE,
      handler: async (request) => {
        const typed = request.body.get('code').slice(0, 100)
        return showLookup(request, typed, (await findPublicProgress(services.db, typed)) ?? null)
      },
    },
    {
      name: 'portal.confirm.form',
      method: 'GET',
      path: '/xac-nhan',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => showConfirm(request, request.query.ma?.trim() ?? ''),
    },
    {
      name: 'portal.confirm',
      method: 'GET',
      path: '/xac-nhan/:code',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => showConfirm(request, request.params.code ?? ''),
    },
  ]
}
