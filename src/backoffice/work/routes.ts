import { CASE_ROLES, listWork, WORK_LISTS, type WorkList } from '../../modules/dossiers/index.ts'
import { type OfficerActor, postsWith, type Session } from '../../modules/identity/index.ts'
import { notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage, workMoments } from '../frame.ts'
import { OFFICE_FIELD, officeReading, officesOfDay } from './office-reading.ts'
import { workLines } from './work-lines.ts'
import { workListPage } from './work-list.page.ts'

export function workRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.home',
      method: 'GET',
      path: '/can-bo',
      access: officer(),
      handler: async (request) => seeOther(await firstPlace(services, request)),
    },
    {
      name: 'backoffice.work',
      method: 'GET',
      path: '/can-bo/viec/:list',
      access: officer(...CASE_ROLES),
      handler: (request) => showList(services, request),
    },
  ]
}

/** Where an officer's day begins. */
async function firstPlace(services: Services, request: Request<Session>): Promise<string> {
  const { linkTo } = request
  const { actor } = officerContext(services, request)
  if (postsWith(actor, 'receptionist').length > 0) return linkTo('backoffice.work', { list: 'receive' })
  if (postsWith(actor, ...CASE_ROLES).length === 0) return linkTo('backoffice.officers')
  // Leaders and clerks seldom hold a file by name: an empty list is no beginning.
  const moments = workMoments(services, actor)
  const { rows } = await listWork(services.db, actor, { list: 'mine', ...moments, limit: 1 })
  return linkTo('backoffice.work', { list: rows.length > 0 ? 'mine' : 'unit' })
}

async function showList(services: Services, request: Request<Session>): Promise<Reply> {
  const { actor } = officerContext(services, request)
  const list = WORK_LISTS.find((name) => name === request.params.list)
  if (!list || !isHis(actor, list)) return notFound()
  const after = request.query['tu']
  const offices = list === 'done' ? officesOfDay(services, actor) : []
  const office = offices.find((id) => id === request.query[OFFICE_FIELD])
  const { rows, next } = await listWork(services.db, actor, {
    list,
    ...workMoments(services, actor),
    ...(after === undefined ? {} : { after }),
    ...(office === undefined ? {} : { officeAgencyId: office }),
  })
  const lines = await workLines(services, request, { actor, rows, showsHours: list === 'receive' })
  const shown = workListPage(request, {
    list,
    lines,
    next,
    isFirst: after === undefined,
    reading: officeReading(services, request, { offices, office }),
    office,
  })
  return page(await backofficePage(services, request, { ...shown, current: list }))
}

/** Only a desk receives; for the others that list is not there. */
function isHis(actor: OfficerActor, list: WorkList): boolean {
  return list !== 'receive' || postsWith(actor, 'receptionist').length > 0
}
