import { diffProcedures } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { differenceList } from './difference-list.ts'
import { contentOf, REGISTER_BASE, registerAccess } from './register-desk.ts'

export function diffRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.procedures.diff',
      method: 'GET',
      path: `${REGISTER_BASE}/:procedure/so-sanh`,
      access: registerAccess,
      handler: (request) => diff(services, request),
    },
  ]
}

async function diff(services: Services, request: Request<Session>): Promise<Reply> {
  const { locale, linkTo, params, query } = request
  const t = translator(locale)
  const revisions = services.catalog.revisionsOf(params['procedure'] ?? '')
  const asked = (name: string) => revisions.find(({ revision }) => String(revision) === query[name])
  const [before, after] = [asked('tu'), asked('den')]
  if (!before || !after) return notFound()
  const title = t(
    `Phiên bản ${after.revision} so với phiên bản ${before.revision}`,
    `Revision ${after.revision} against revision ${before.revision}`,
  )
  const differences = diffProcedures(contentOf(services, before), contentOf(services, after))
  const main = html`<h1 class="govuk-heading-l">${title}</h1>${differenceList(differences, { directory: services.directory, locale })}`
  return page(
    await backofficePage(services, request, {
      title,
      main,
      current: 'procedures',
      backLink: {
        href: linkTo('backoffice.procedures.show', { procedure: after.procedureId }),
        text: inLocale(after.record.name, locale),
      },
    }),
  )
}
