import { html } from '../../ui/index.ts'
import { type ApplyFace, RECEIPT_FIELD } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { deskAccess } from '../reception/desk-file.ts'
import { filingCard } from './filing.routes.ts'

/** A receptionist fills in the form for whoever stands at the desk. */
export function counterFace(services: Services): ApplyFace {
  return {
    name: 'backoffice.counter.apply',
    path: '/can-bo/quay/ho-so',
    access: deskAccess,
    channel: 'counter',
    frame: (request, page) =>
      backofficePage(services, request, {
        ...page,
        main: html`<div data-island="first-field">${page.main}</div>`,
        current: 'counter',
      }),
    dossierLink: ({ linkTo }, dossier) => linkTo('backoffice.counter.done', { dossier }),
    doneLink: ({ linkTo, body }, dossier) =>
      linkTo('backoffice.counter.done', { dossier }, { giay: body.get(RECEIPT_FIELD) || undefined }),
    checkCard: filingCard,
    homeLink: ({ linkTo }) => linkTo('backoffice.counter'),
  }
}
