import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { findFile, listFiles } from '../../modules/documents/index.ts'
import {
  applicablePapers,
  attachFiles,
  detachFile,
  type Draft,
  findDraft,
  MOST_FILES_A_PAPER,
  updateDraft,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import {
  file as fileReply,
  invalid,
  notFound,
  page,
  type Reply,
  seeOther,
} from '../../platform/http/reply.ts'
import type { MultipartLimits, Route } from '../../platform/http/route.ts'
import { isId } from '../../platform/ids/id.ts'
import type { Services } from '../services.ts'
import type { ApplyFace } from './apply-face.ts'
import { declaredOf, type Journey, show, withDraft, withJourney } from './journey.ts'
import { nextHref, withDone } from './journey-steps.ts'
import { FILE_FIELD, paperPage, UPLOADED_FIELD } from './paper.page.ts'
import { papersPage } from './papers.page.ts'
import { LARGEST_TAKEN, takeFiles } from './take-files.ts'

const LIMITS: Partial<MultipartLimits> = { fileBytes: LARGEST_TAKEN, files: MOST_FILES_A_PAPER }
const UPLOADS_PER_TEN_MINUTES = 120

export function papersRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/giay-to` as const
  return [
    {
      name: `${name}.papers`,
      method: 'GET',
      path,
      access,
      handler: withJourney(services, face, async (journey) => page(await show(journey, papersPage(journey)))),
    },
    {
      name: `${name}.papers.save`,
      method: 'POST',
      path,
      access,
      handler: withJourney(services, face, leavePapers),
    },
    ...paperRoutes(services, face),
  ]
}

/** What is missing is said at the end: a person may have one paper at hand today and another tomorrow. */
async function leavePapers(journey: Journey): Promise<Reply> {
  const done = withDone(journey.draft.done, 'papers')
  await updateDraft(journey.services, journey.draft, { done })
  return seeOther(nextHref(withDraft(journey, { done }), 'papers'))
}

function paperRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/giay-to/:paper` as const
  const ofPaper = (handler: (journey: Journey, paper: ProcedurePaper) => Promise<Reply>) =>
    withJourney(services, face, (journey) => {
      const paper = findPaper(journey)
      return paper ? handler(journey, paper) : notFound()
    })
  const showOne = async (journey: Journey, paper: ProcedurePaper) => page(await showPaper(journey, paper, []))
  return [
    { name: `${name}.paper`, method: 'GET', path, access, handler: ofPaper(showOne) },
    {
      name: `${name}.paper.upload`,
      method: 'POST',
      path,
      access,
      multipart: LIMITS,
      rateLimit: { max: UPLOADS_PER_TEN_MINUTES, windowSeconds: 600, by: 'session' },
      handler: ofPaper(upload),
    },
    { name: `${name}.paper.remove`, method: 'POST', path: `${path}/xoa`, access, handler: ofPaper(remove) },
    {
      name: `${name}.file`,
      method: 'GET',
      path: `${face.path}/:draft/tep/:file`,
      access,
      handler: withJourney(services, face, sendFile),
    },
  ]
}

async function remove({ services, draft, request, link }: Journey, paper: ProcedurePaper): Promise<Reply> {
  const id = request.body.get('file')
  const place = { draftId: draft.id, ownerAccountId: draft.ownerAccountId, paperId: paper.id }
  if (isId(id)) await detachFile(services, place, id)
  return seeOther(link('paper', { paper: paper.id }))
}

/** A paper that files are asked for, by what was declared; one already given stays reachable. */
function findPaper(journey: Journey): ProcedurePaper | undefined {
  const { request, record, draft } = journey
  const id = request.params['paper']
  const asked = applicablePapers(record, declaredOf(journey)).find((paper) => paper.id === id)
  const given = draft.papers.some((paper) => paper.paperId === id && paper.fileIds.length > 0)
  const paper = asked ?? (given ? record.papers.find((one) => one.id === id) : undefined)
  return paper?.providedBy === 'applicant' ? paper : undefined
}

function idsOf(draft: Draft, paper: ProcedurePaper): readonly string[] {
  return draft.papers.find(({ paperId }) => paperId === paper.id)?.fileIds ?? []
}

async function showPaper(journey: Journey, paper: ProcedurePaper, problems: readonly string[]) {
  const ids = idsOf(journey.draft, paper)
  const found = await listFiles(journey.services.db, ids)
  const files = ids.flatMap((id) => found.get(id) ?? [])
  return show(journey, paperPage(journey, { paper, files, problems }))
}

async function upload(journey: Journey, paper: ProcedurePaper): Promise<Reply> {
  const { services, request, draft, face, t, link } = journey
  const fields = { field: FILE_FIELD, uploadedField: UPLOADED_FIELD }
  const { stored, problems } = await takeFiles(services, request, fields, {
    origin: face.channel === 'online' ? 'applicant' : 'officer',
    accept: paper.accept,
  })
  const place = { draftId: draft.id, ownerAccountId: draft.ownerAccountId, paperId: paper.id }
  const ids = stored.map(({ id }) => id)
  const outcome = ids.length > 0 ? await attachFiles(services, place, ids) : 'done'
  const said = [...problems]
  if (stored.length + problems.length === 0) said.push(t('Bạn chưa chọn tệp nào', 'Choose a file'))
  if (outcome === 'too-many')
    said.push(
      t(
        `Mỗi giấy tờ nhận nhiều nhất ${MOST_FILES_A_PAPER} tệp. Bạn hãy gộp các trang vào một tệp PDF.`,
        `A paper takes at most ${MOST_FILES_A_PAPER} files. Put its pages into one PDF.`,
      ),
    )
  // Handed in from another window while the file was on its way: the dossier is the answer.
  if (outcome === 'not-found') return seeOther(link('tasks'))
  if (said.length === 0) return seeOther(link('paper', { paper: paper.id }))
  const now = await findDraft(services.db, draft.id, draft.ownerAccountId)
  return invalid(await showPaper(withDraft(journey, { papers: now?.papers ?? [] }), paper, said))
}

/** Only what hangs on this very draft; any other id, also of one's own, is not there. */
async function sendFile({ services, draft, request }: Journey): Promise<Reply> {
  const id = request.params['file'] ?? ''
  if (!draft.papers.some((paper) => paper.fileIds.includes(id))) return notFound()
  const record = await findFile(services.db, id)
  const opened = record && (await services.files.open(record.storageKey))
  if (!opened) return notFound()
  return fileReply(opened.stream, { type: record.mime, name: record.name, inline: true, size: opened.size })
}
