import {
  findReadableDossier,
  type LoadedDossier,
  sendPaymentProof,
  type SentProofError,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { isId, newId } from '../../platform/ids/id.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import { PROOF_UPLOADS, readProof } from '../../web/payment-proof/index.ts'
import type { Services } from '../../web/services.ts'
import { isoOf, typedDate } from '../../web/typed-date.ts'
import { portalPage } from '../frame.ts'
import { type ProofForm, proofView } from './payment-proof.page.ts'

/** The applicant shows that he has paid what was asked. */
export function paymentRoutes(services: Services): readonly Route<Session>[] {
  const path = '/ho-so/:dossier/chung-tu-nop-tien'
  return [
    {
      name: 'portal.dossiers.payment',
      method: 'GET',
      path,
      access: citizen,
      handler: async (request) => {
        const ctx = citizenContext(services, request)
        const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
        if (!loaded) return notFound()
        if (!loaded.state.financialDuty) return seeOther(home(request, loaded))
        const typed = { paidOn: typedDate(null), receipt: '', files: [], problems: [] }
        return page(draw(services, request, loaded, { requestId: newId(services.clock), typed, errors: [] }))
      },
    },
    {
      name: 'portal.dossiers.payment.send',
      method: 'POST',
      path,
      access: citizen,
      multipart: PROOF_UPLOADS,
      rateLimit: { max: 30, windowSeconds: 600, by: 'session' },
      handler: (request) => send(services, request),
    },
  ]
}

function home(request: Request<Session>, { state }: LoadedDossier): string {
  return request.linkTo('portal.dossiers.show', { dossier: state.id })
}

function draw(services: Services, request: Request<Session>, loaded: LoadedDossier, form: ProofForm) {
  const view = proofView({ services, request }, loaded, form)
  return portalPage(services, request, {
    ...view,
    current: 'mine',
    noIndex: true,
    backLink: { href: home(request, loaded) },
  })
}

async function send(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = citizenContext(services, request)
  const t = translator(request.locale)
  const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
  const requestId = request.body.get('requestId')
  if (!loaded || !isId(requestId)) return notFound()
  const back = seeOther(home(request, loaded))
  const done = withFlash(back, {
    kind: 'success',
    text: t('Đã gửi chứng từ nộp tiền', 'The proof of payment is sent'),
  })
  if (isSent(loaded, requestId)) return done
  // Confirmed meanwhile, by the desk or from another window: the page of the file says so.
  if (!loaded.state.financialDuty) return back
  const typed = await readProof(services, request, 'applicant')
  const again = (errors: readonly SentProofError[]) =>
    invalid(draw(services, request, loaded, { requestId, typed, errors }))
  if (typed.problems.length > 0) return again([])
  const outcome = await sendPaymentProof(ctx, {
    dossierId: loaded.state.id,
    requestId,
    paidOn: isoOf(typed.paidOn) ?? '',
    receipt: typed.receipt,
    fileIds: typed.files.map(({ id }) => id),
  })
  if (outcome.kind === 'done') return done
  return outcome.kind === 'refused' ? back : again(outcome.errors)
}

/** Sent a second time: the first one did it, and its files are not kept twice. */
function isSent({ events }: LoadedDossier, requestId: string): boolean {
  return events.some((event) => event.type === 'payment_proof_sent' && event.data.requestId === requestId)
}
