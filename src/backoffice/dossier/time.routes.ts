import type { Session } from '../../modules/identity/index.ts'
import { file as fileReply, notFound, page } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { controlSlipPdf } from '../../web/dossier-documents/index.ts'
import type { Services } from '../../web/services.ts'
import { caseAccess } from './case-access.ts'
import { codeOf, findCaseFile } from './case-file.ts'
import { timePage } from './time.page.ts'

/** The time of a file: every day of it, and every change of hands. */
export function timeRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.dossier.time',
      method: 'GET',
      path: '/can-bo/ho-so/:dossier/thoi-han',
      access: caseAccess,
      handler: async (request) => {
        const file = await findCaseFile(services, request)
        return file ? page(await timePage(file)) : notFound()
      },
    },
    {
      name: 'backoffice.dossier.control-slip',
      method: 'GET',
      path: '/can-bo/ho-so/:dossier/phieu-kiem-soat.pdf',
      access: caseAccess,
      // Making a PDF is work for a machine of two cores.
      rateLimit: { max: 60, windowSeconds: 600, by: 'session' },
      handler: async (request) => {
        const file = await findCaseFile(services, request)
        if (!file?.loaded.state.receivedAt) return notFound()
        const name = `${codeOf(file.loaded.state)}-phieu-kiem-soat.pdf`
        return fileReply(await controlSlipPdf(file.ctx, file.loaded), {
          type: 'application/pdf',
          name,
          inline: true,
        })
      },
    },
  ]
}
