import { claimStep } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { caseAccess } from './case-access.ts'
import { caseLink, codeOf, findCaseFile } from './case-file.ts'
import { refused, tokenOf } from './step-form.ts'

/** One press takes the step; the way back is a form of its own (`release`). */
export function holdRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.dossier.claim',
      method: 'POST',
      path: '/can-bo/ho-so/:dossier/buoc/:token/nhan',
      access: caseAccess,
      handler: async (request) => {
        const file = await findCaseFile(services, request)
        const token = tokenOf(request)
        if (!file || token === undefined) return notFound()
        const outcome = await claimStep(file.ctx, { dossierId: file.loaded.state.id, token })
        if (outcome.kind === 'done') {
          const text = file.t(
            `Bạn đã nhận việc ở hồ sơ ${codeOf(outcome.state)}`,
            `You have taken file ${codeOf(outcome.state)}`,
          )
          return withFlash(seeOther(caseLink(file)), { kind: 'success', text })
        }
        const now = await findCaseFile(services, request)
        return now ? refused(now, token, outcome.kind === 'refused' ? outcome.reason : undefined) : notFound()
      },
    },
  ]
}
