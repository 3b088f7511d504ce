import {
  CASE_ROLES,
  type EventType,
  findReadableDossier,
  type LoadedDossier,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { file, notFound, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import {
  declinePdf,
  type DocumentContext,
  receiptPdf,
  sentFormPdf,
  supplementPdf,
} from '../../web/dossier-documents/index.ts'
import type { Services } from '../../web/services.ts'

interface DeskDocument {
  readonly name: string
  readonly file: `${string}.pdf`
  /** The event without which there is no such document. */
  readonly after: EventType
  readonly render: (ctx: DocumentContext, loaded: LoadedDossier) => Promise<Buffer>
}

const DOCUMENTS: readonly DeskDocument[] = [
  { name: 'receipt', file: 'giay-tiep-nhan.pdf', after: 'received', render: receiptPdf },
  { name: 'supplement', file: 'phieu-bo-sung.pdf', after: 'supplement_requested', render: supplementPdf },
  { name: 'decline', file: 'phieu-tu-choi.pdf', after: 'declined', render: declinePdf },
  { name: 'sent', file: 'to-khai.pdf', after: 'submitted', render: sentFormPdf },
]

/** What the desk prints, for officers who may read the dossier. */
export function documentRoutes(services: Services): readonly Route<Session>[] {
  const access = officer(...CASE_ROLES)
  return DOCUMENTS.map((document) => ({
    name: `backoffice.reception.${document.name}`,
    method: 'GET',
    path: `/can-bo/ho-so/:dossier/${document.file}`,
    access,
    // Making a PDF is work for a machine of two cores.
    rateLimit: { max: 120, windowSeconds: 600, by: 'session' },
    handler: (request) => sendDocument(services, request, document),
  }))
}

async function sendDocument(
  services: Services,
  request: Request<Session>,
  document: DeskDocument,
): Promise<Reply> {
  const ctx = officerContext(services, request)
  const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
  if (!loaded?.events.some((event) => event.type === document.after)) return notFound()
  const pdf = await document.render(ctx, loaded)
  const name = `${loaded.state.code ?? loaded.state.submissionNo}-${document.file}`
  return file(pdf, { type: 'application/pdf', name, inline: true })
}
