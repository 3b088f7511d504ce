import { listWork } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage, workMoments } from '../frame.ts'
import { deskAccess, deskAnswer, type DeskFile, findDeskFile } from './desk-file.ts'
import { donePage } from './done.page.ts'

export function doneRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.reception.done',
      method: 'GET',
      path: '/can-bo/tiep-nhan/:dossier/xong',
      access: deskAccess,
      handler: (request) => showDone(services, request),
    },
  ]
}

async function showDone(services: Services, request: Request<Session>): Promise<Reply> {
  const file = await findDeskFile(services, request)
  if (!file) return notFound()
  const answer = deskAnswer(file)
  if (!answer) return seeOther(request.linkTo('backoffice.dossier.show', { dossier: file.loaded.state.id }))
  const next = await nextToReceive(file)
  return page(
    await backofficePage(services, request, { ...donePage(file, answer, next), current: 'receive' }),
  )
}

/** The most urgent file that waits for this desk and that no colleague holds. */
async function nextToReceive({ services, ctx, loaded }: DeskFile): Promise<string | undefined> {
  const { rows } = await listWork(ctx.db, ctx.actor, { list: 'receive', ...workMoments(services, ctx.actor) })
  const free = rows.find(
    ({ dossierId, assigneeAccountId }) =>
      dossierId !== loaded.state.id &&
      (assigneeAccountId === null || assigneeAccountId === ctx.actor.accountId),
  )
  return free?.dossierId
}
