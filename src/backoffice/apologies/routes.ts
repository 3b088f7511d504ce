import { listLettersDue, listRisks } from '../../modules/dossiers/index.ts'
import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { headAccess } from '../lateness/head-access.ts'
import { lettersDuePage } from './letters-due.page.ts'

/** The head's list: files that will pass their limit with neither result nor letter. */
export function apologyRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.apologies',
      method: 'GET',
      path: '/can-bo/sap-qua-han',
      access: headAccess,
      handler: (request) => show(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const { actor } = officerContext(services, request)
  const letters = await listLettersDue(services, actor)
  const subjects = letters.files.flatMap(({ dossierId, procedureId, agencyId, dueAt, step }) =>
    step ? [{ ...step, dossierId, procedureId, agencyId, dueAt }] : [],
  )
  const [risks, names] = await Promise.all([
    listRisks(services, subjects),
    namesOfAccounts(
      services.db,
      subjects.flatMap(({ assigneeAccountId }) => assigneeAccountId ?? []),
    ),
  ])
  const byFile = new Map(
    subjects.flatMap(({ dossierId }, index) => {
      const risk = risks[index]
      return risk ? [[dossierId, risk] as const] : []
    }),
  )
  const shown = lettersDuePage(services, request, { actor, letters, risks: byFile, names })
  return page(await backofficePage(services, request, { ...shown, current: 'apologies' }))
}
