import { citizen } from '../../web/access.ts'
import type { ApplyFace } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'

/** A person, or an organisation, fills in a draft of his own. */
export function portalFace(services: Services): ApplyFace {
  return {
    name: 'portal.apply',
    path: '/nop-ho-so/ho-so',
    access: citizen,
    channel: 'online',
    frame: (request, page) => portalPage(services, request, { ...page, current: 'mine', noIndex: true }),
    dossierLink: ({ linkTo }, dossier) => linkTo('portal.dossiers.show', { dossier }),
    doneLink: ({ linkTo }, draft) => linkTo('portal.apply.done', { draft }),
    homeLink: ({ linkTo }) => linkTo('portal.dossiers.list'),
  }
}
