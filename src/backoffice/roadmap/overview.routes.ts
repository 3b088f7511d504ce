import type { Session } from '../../modules/identity/index.ts'
import {
  annexPost,
  coordinatorPost,
  listAllocations,
  readOutlook,
  readSettled,
} from '../../modules/roadmap/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { backofficePage } from '../frame.ts'
import { BASE, type Desk, dueHere, roadmapAccess, sceneOf } from './desk.ts'
import { overviewPage } from './overview.page.ts'
import { readWhatIf } from './what-if.ts'

export function overviewRoutes(desk: Desk): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.roadmap',
      method: 'GET',
      path: BASE,
      access: roadmapAccess,
      // A forecast draws a thousand futures.
      rateLimit: { max: 120, windowSeconds: 600, by: 'session' },
      handler: (request) => show(desk, request),
    },
  ]
}

async function show(desk: Desk, request: Request<Session>): Promise<Reply> {
  const scene = await sceneOf(desk, request)
  const { services } = desk
  const [standing, settled, allocations] = await Promise.all([
    desk.readStanding(scene.today),
    readSettled(services.db),
    listAllocations(services.db),
  ])
  const whatIf = readWhatIf(request)
  const outlook = readOutlook({ settled, standing, allocations, instead: whatIf.paces })
  const mayAllocate = coordinatorPost(scene.ctx.actor, services.directory, scene.duties) !== undefined
  const due = await dueHere(scene)
  const { title, main } = overviewPage(scene, {
    due,
    standing,
    outlook,
    whatIf,
    mayAllocate,
    mayImport: annexPost(scene.ctx.actor, scene.duties) !== undefined,
    allocations,
  })
  return page(await backofficePage(services, request, { title, main, current: 'roadmap' }))
}
