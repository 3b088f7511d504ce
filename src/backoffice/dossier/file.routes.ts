import { findFile } from '../../modules/documents/index.ts'
import { type LoadedDossier, paymentProofs, previewResult } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { file as fileReply, notFound, type Reply } from '../../platform/http/reply.ts'
import type { RateLimit, Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { caseAccess } from './case-access.ts'
import { type CaseFile, findCaseFile, type OfficerRequest } from './case-file.ts'
import { readDraftInput, toDraft } from './draft-input.ts'
import { possibleActions } from './possible-actions.ts'
import { tokenOf } from './step-form.ts'

/** Making a PDF is work for a machine of two cores. */
export const PDFS: RateLimit<Session> = { max: 60, windowSeconds: 600, by: 'session' }

export function fileRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.dossier.file',
      method: 'GET',
      path: '/can-bo/ho-so/:dossier/tep/:file',
      access: caseAccess,
      handler: (request) =>
        stored(services, request, ({ loaded }) => {
          const wanted = request.params.file ?? ''
          return filesOf(loaded).has(wanted) ? wanted : undefined
        }),
    },
    {
      name: 'backoffice.dossier.result',
      method: 'GET',
      path: '/can-bo/ho-so/:dossier/ket-qua.pdf',
      access: caseAccess,
      handler: (request) => stored(services, request, ({ loaded }) => loaded.state.result?.fileId),
    },
    {
      name: 'backoffice.dossier.draft',
      method: 'GET',
      path: '/can-bo/ho-so/:dossier/du-thao.pdf',
      access: caseAccess,
      rateLimit: PDFS,
      handler: async (request) => {
        const file = await findCaseFile(services, request)
        return file?.loaded.state.draft ? preview(file, file.loaded.state.draft) : notFound()
      },
    },
    {
      name: 'backoffice.dossier.preview',
      method: 'POST',
      path: '/can-bo/ho-so/:dossier/buoc/:token/ban-thao.pdf',
      access: caseAccess,
      rateLimit: PDFS,
      handler: async (request) => {
        const file = await findCaseFile(services, request)
        const token = tokenOf(request)
        const mayPropose =
          file &&
          possibleActions(file.ctx.actor, file.loaded).some(
            ({ name, task }) => name === 'propose' && task.token === token,
          )
        return mayPropose ? preview(file, toDraft(readDraftInput(request.body))) : notFound()
      },
    },
  ]
}

async function preview(
  { ctx, loaded }: CaseFile,
  draft: Parameters<typeof previewResult>[2],
): Promise<Reply> {
  const pdf = await previewResult(ctx, loaded, draft)
  return fileReply(pdf, { type: 'application/pdf', name: 'du-thao.pdf', inline: true })
}

/** Every paper ever handed in with this dossier, also those replaced since, proofs of payment, and the result. */
export function filesOf({ state, events }: LoadedDossier): ReadonlySet<string> {
  const papers = events.flatMap((event) =>
    event.type === 'submitted' || event.type === 'supplemented' ? (event.private?.papers ?? []) : [],
  )
  return new Set([
    ...[...papers, ...paymentProofs(events)].flatMap(({ fileIds }) => fileIds),
    ...(state.result ? [state.result.fileId] : []),
  ])
}

async function stored(
  services: Services,
  request: OfficerRequest,
  choose: (file: CaseFile) => string | undefined,
): Promise<Reply> {
  const file = await findCaseFile(services, request)
  const id = file && choose(file)
  const record = id === undefined ? undefined : await findFile(services.db, id)
  const opened = record && (await services.files.open(record.storageKey))
  if (!record || !opened) return notFound()
  return fileReply(opened.stream, { type: record.mime, name: record.name, size: opened.size, inline: true })
}
