import { findConfirmedResult, findPublicProgress, findSuccessor } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { confirmView } from './confirm.page.ts'
import { lookupView } from './lookup.page.ts'

// Codes run in order within a day: without a brake they could be counted through.
const BRAKE = { max: 30, windowSeconds: 600, by: 'ip' } as const
const MAX_CODE = 100

/** What anybody may see with a code: how far a dossier is, and whether a document is genuine. */
export function lookupRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.lookup',
      method: 'GET',
      path: '/tra-cuu',
      access: anyone,
      handler: (request) => {
        const typed = (request.query['ma'] ?? '').slice(0, MAX_CODE)
        return page(portalPage(services, request, lookupView(request, { typed })))
      },
    },
    {
      name: 'portal.lookup.find',
      method: 'POST',
      path: '/tra-cuu',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => findProgress(services, request),
    },
    {
      name: 'portal.confirm.form',
      method: 'GET',
      path: '/xac-nhan',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => confirm(services, request, request.query['ma'] ?? ''),
    },
    {
      name: 'portal.confirm',
      method: 'GET',
      path: '/xac-nhan/:code',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => confirm(services, request, request.params['code'] ?? ''),
    },
  ]
}

async function findProgress(services: Services, request: Request<Session>): Promise<Reply> {
  const typed = request.body.get('code').slice(0, MAX_CODE).trim()
  if (typed === '')
    return invalid(portalPage(services, request, lookupView(request, { typed, isEmpty: true })))
  const found = (await findPublicProgress(services.db, withDashes(typed))) ?? null
  return page(portalPage(services, request, lookupView(request, { typed, found })))
}

/** The first number, told over the telephone or copied without its dashes: they are put back. */
function withDashes(typed: string): string {
  const parts = /^TN(\w{3})(\w{3})(\w{3})$/.exec(typed.replace(/[\s-]/g, '').toUpperCase())
  return parts ? `TN-${parts.slice(1).join('-')}` : typed
}

async function confirm(services: Services, request: Request<Session>, code: string): Promise<Reply> {
  const typed = code.slice(0, MAX_CODE).trim()
  const found = typed === '' ? undefined : ((await findConfirmedResult(services.db, typed)) ?? null)
  const successor = found ? await findSuccessor(services, found) : undefined
  const html = portalPage(services, request, confirmView(services, request, { typed, found, successor }))
  return page(html, { status: found === null ? 404 : 200 })
}
