import { findFile } from '../../modules/documents/index.ts'
import { findReadableDossier, type LoadedDossier, paymentProofs } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { file, notFound, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import {
  apologyPdf,
  declinePdf,
  isRefused,
  receiptPdf,
  refusalPdf,
  sentFormPdf,
  stopNoticePdf,
  supplementPdf,
} from '../../web/dossier-documents/index.ts'
import type { Services } from '../../web/services.ts'

type Render = (ctx: ReturnType<typeof citizenContext>, loaded: LoadedDossier) => Promise<Buffer>

interface PdfRoute {
  readonly name: string
  readonly path: string
  /** The event without which the document does not exist. */
  readonly after: string
  /** What else must be so. */
  readonly isThere?: (loaded: LoadedDossier) => boolean
  readonly render: Render
}

const PDFS: readonly PdfRoute[] = [
  { name: 'sent-pdf', path: 'ho-so-da-gui.pdf', after: 'submitted', render: sentFormPdf },
  { name: 'receipt-pdf', path: 'giay-tiep-nhan.pdf', after: 'received', render: receiptPdf },
  { name: 'supplement-pdf', path: 'phieu-bo-sung.pdf', after: 'supplement_requested', render: supplementPdf },
  { name: 'decline-pdf', path: 'phieu-tu-choi.pdf', after: 'declined', render: declinePdf },
  { name: 'apology-pdf', path: 'phieu-xin-loi.pdf', after: 'extended', render: apologyPdf },
  { name: 'stop-pdf', path: 'thong-bao-dung.pdf', after: 'stopped', render: stopNoticePdf },
  {
    name: 'refusal-pdf',
    path: 'phieu-tu-choi-giai-quyet.pdf',
    after: 'issued',
    isThere: isRefused,
    render: refusalPdf,
  },
]

export function fileRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...PDFS.map(
      (pdf): Route<Session> => ({
        name: `portal.dossiers.${pdf.name}`,
        method: 'GET',
        path: `/ho-so/:dossier/${pdf.path}`,
        access: citizen,
        rateLimit: { max: 60, windowSeconds: 600, by: 'session' },
        handler: async (request) => {
          const ctx = citizenContext(services, request)
          const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
          if (!loaded?.events.some((event) => event.type === pdf.after)) return notFound()
          if (pdf.isThere && !pdf.isThere(loaded)) return notFound()
          return file(await pdf.render(ctx, loaded), { type: 'application/pdf', name: pdf.path })
        },
      }),
    ),
    {
      name: 'portal.dossiers.result',
      method: 'GET',
      path: '/ho-so/:dossier/ket-qua.pdf',
      access: citizen,
      handler: (request) => storedFile(services, request, (loaded) => loaded.state.result?.fileId),
    },
    {
      name: 'portal.dossiers.file',
      method: 'GET',
      path: '/ho-so/:dossier/tep/:file',
      access: citizen,
      handler: (request) =>
        storedFile(services, request, ({ state, events }) => {
          const wanted = request.params.file ?? ''
          const held = [...state.content.papers, ...paymentProofs(events)]
          return held.some(({ fileIds }) => fileIds.includes(wanted)) ? wanted : undefined
        }),
    },
  ]
}

/** A file of the dossier that `choose` names; any other id is no file of it. */
async function storedFile(
  services: Services,
  request: Request<Session>,
  choose: (loaded: LoadedDossier) => string | undefined,
): Promise<Reply> {
  const ctx = citizenContext(services, request)
  const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
  const id = loaded && choose(loaded)
  const record = id === undefined ? undefined : await findFile(ctx.db, id)
  const opened = record && (await services.files.open(record.storageKey))
  if (!record || !opened) return notFound()
  return file(opened.stream, { type: record.mime, name: record.name, size: opened.size, inline: true })
}
