import { listFiles } from '../../modules/documents/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page, type Redirect, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import type { Html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { actAtDesk } from './act-at-desk.ts'
import { codeOf, deskAccess, type DeskFile, findDeskFile } from './desk-file.ts'
import { type DeskFault, type DeskTyped, NOTHING_TYPED } from './desk-typed.ts'
import { documentRoutes } from './documents.routes.ts'
import { doneRoutes } from './done.routes.ts'
import { deskPage } from './show.page.ts'

export function receptionRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/tiep-nhan/:dossier'
  return [
    {
      name: 'backoffice.reception.show',
      method: 'GET',
      path,
      access: deskAccess,
      handler: (request) => showDesk(services, request),
    },
    {
      name: 'backoffice.reception.act',
      method: 'POST',
      path,
      access: deskAccess,
      handler: (request) => actAtDesk(services, request, drawDesk),
    },
    ...doneRoutes(services),
    ...documentRoutes(services),
  ]
}

async function showDesk(services: Services, request: Request<Session>): Promise<Reply> {
  const file = await findDeskFile(services, request)
  if (!file) return notFound()
  return file.task ? page(await drawDesk(file, NOTHING_TYPED, [])) : elsewhere(file)
}

/** Received or declined already: its own page tells where it is. */
function elsewhere({ request, loaded }: DeskFile): Redirect {
  return seeOther(request.linkTo('backoffice.dossier.show', { dossier: loaded.state.id }))
}

async function drawDesk(file: DeskFile, typed: DeskTyped, faults: readonly DeskFault[]): Promise<Html> {
  const { services, request, t, loaded } = file
  const ids = loaded.state.content.papers.flatMap((paper) => paper.fileIds)
  const files = await listFiles(services.db, ids)
  return backofficePage(services, request, {
    ...deskPage(file, { typed, files, faults }),
    current: 'receive',
    errorCount: faults.length,
    breadcrumbs: [
      {
        text: t('Chờ tiếp nhận', 'To receive'),
        href: request.linkTo('backoffice.work', { list: 'receive' }),
      },
      { text: codeOf(file) },
    ],
  })
}
