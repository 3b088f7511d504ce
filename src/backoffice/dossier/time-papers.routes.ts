import type { Session } from '../../modules/identity/index.ts'
import { file as fileReply, notFound } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { caseAccess } from './case-access.ts'
import { codeOf, findCaseFile } from './case-file.ts'
import { PDFS } from './file.routes.ts'
import { TIME_PAPERS } from './time-papers.ts'

export function timePaperRoutes(services: Services): readonly Route<Session>[] {
  return TIME_PAPERS.map(({ name, file: path, isThere, render }) => ({
    name: `backoffice.dossier.${name}`,
    method: 'GET',
    path: `/can-bo/ho-so/:dossier/${path}`,
    access: caseAccess,
    rateLimit: PDFS,
    handler: async (request) => {
      const file = await findCaseFile(services, request)
      if (!file || !isThere(file.loaded)) return notFound()
      const pdf = await render(file.ctx, file.loaded)
      const title = `${codeOf(file.loaded.state)}-${path}`
      return fileReply(pdf, { type: 'application/pdf', name: title, inline: true })
    },
  }))
}
