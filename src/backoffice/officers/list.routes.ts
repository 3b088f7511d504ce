import { listOfficers, searchOfficers, type Session, vietnamToday } from '../../modules/identity/index.ts'
import { notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { officersView } from './list.page.ts'
import { administrator, chosenAgency, managedAgencies, manageContext } from './manage-context.ts'

export function listRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.officers',
      method: 'GET',
      path: '/can-bo/can-bo',
      access: administrator,
      handler: (request) => list(services, request),
    },
    {
      name: 'backoffice.officers.search',
      method: 'POST',
      path: '/can-bo/can-bo',
      access: administrator,
      rateLimit: { max: 120, windowSeconds: 60, by: 'session' },
      handler: (request) => find(services, request),
    },
  ]
}

async function list(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = manageContext(services, request)
  const agencies = managedAgencies(ctx.directory, ctx.actor)
  const agency = chosenAgency(agencies, request.query['co-quan'])
  if (!agency) return notFound()
  const view = officersView(request, {
    agencies,
    agency,
    typed: '',
    officers: await listOfficers(ctx, agency.id),
    directory: ctx.directory,
    today: vietnamToday(ctx.clock),
  })
  return page(await backofficePage(services, request, { ...view, current: 'officers' }))
}

/** Posted and answered with 200: names stay out of addresses. */
async function find(services: Services, request: Request<Session>): Promise<Reply> {
  const typed = request.body.get('ten').trim()
  if (typed === '') return seeOther(request.linkTo('backoffice.officers'))
  const ctx = manageContext(services, request)
  const view = officersView(request, {
    agencies: managedAgencies(ctx.directory, ctx.actor),
    agency: undefined,
    typed,
    officers: await searchOfficers(ctx, typed),
    directory: ctx.directory,
    today: vietnamToday(ctx.clock),
  })
  return page(await backofficePage(services, request, { ...view, current: 'officers' }))
}
