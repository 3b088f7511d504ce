import { listFiles } from '../../modules/documents/index.ts'
import {
  checkDraft,
  countPapers,
  type DraftFaults,
  findDraft,
  submitAtCounter,
  submitDraft,
  type SubmitOutcome,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, invalid, notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { citizenContext, officerContext } from '../contexts.ts'
import type { Services } from '../services.ts'
import type { ApplyFace } from './apply-face.ts'
import { checkPage, type CheckShown, CONSENT_FIELD } from './check.page.ts'
import { notOpenPage } from './not-open.page.ts'
import { countsOf, deskPapers, type DeskPaper, readDeskPapers } from './desk-papers.ts'
import { type FaultLink, faultLinks } from './fault-links.ts'
import { type Journey, show, withDraft, withJourney } from './journey.ts'

export function checkRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/kiem-tra` as const
  return [
    { name: `${name}.check`, method: 'GET', path, access, handler: withJourney(services, face, showCheck) },
    {
      name: `${name}.submit`,
      method: 'POST',
      path,
      access,
      rateLimit: { max: 60, windowSeconds: 600, by: 'session' },
      handler: withJourney(services, face, (journey) =>
        face.channel === 'online' ? submitOnline(journey) : submitDesk(journey),
      ),
    },
  ]
}

async function showCheck(journey: Journey): Promise<Reply> {
  const checked = checkDraft(journey.services, journey.draft)
  if (checked.kind === 'not-found') return notFound()
  if (checked.kind === 'not-open') return notOpen(journey, checked.reason)
  const open = checked.kind === 'invalid' ? openLinks(journey, checked.faults) : []
  return page(await render(journey, { open, ...deskOf(journey) }))
}

function deskOf(journey: Journey): { readonly desk?: readonly DeskPaper[] } {
  return journey.face.channel === 'counter' ? { desk: deskPapers(journey) } : {}
}

/** At the counter papers are counted below, on the same page: their lack is no reason to keep the form away. */
function openLinks(journey: Journey, faults: DraftFaults): readonly FaultLink[] {
  return faultLinks(journey, journey.face.channel === 'counter' ? { ...faults, paperIds: [] } : faults)
}

async function render(journey: Journey, shown: Omit<CheckShown, 'files'>) {
  const ids = journey.draft.papers.flatMap((paper) => paper.fileIds)
  const files = await listFiles(journey.services.db, ids)
  return show(journey, checkPage(journey, { ...shown, files }))
}

async function submitOnline(journey: Journey): Promise<Reply> {
  const { services, request, draft, t } = journey
  if (request.body.get(CONSENT_FIELD) !== 'yes') {
    const checked = checkDraft(services, draft)
    const open = checked.kind === 'invalid' ? openLinks(journey, checked.faults) : []
    const text = t('Bạn cần đánh dấu vào lời cam đoan trước khi nộp', 'Tick the declaration before sending')
    // Where more is missing there is no box to tick: what is missing is said first.
    const errors = open.length > 0 ? open : [{ href: `#${CONSENT_FIELD}`, text }]
    return invalid(await render(journey, { open, errors }))
  }
  return answer(journey, await submitDraft(citizenContext(services, request), draft.id, draft))
}

async function submitDesk(journey: Journey): Promise<Reply> {
  const { services, request, draft } = journey
  const desk = readDeskPapers(journey, request.body)
  const { counts, faults } = countsOf(journey, desk)
  if (faults.length > 0) return invalid(await render(journey, { open: [], errors: faults, desk }))
  await countPapers(services, { draftId: draft.id, ownerAccountId: draft.ownerAccountId }, counts)
  const checkedPaperIds = desk.filter(({ isChecked }) => isChecked).map(({ paper }) => paper.id)
  const ctx = officerContext(services, request)
  return answer(journey, await submitAtCounter(ctx, { draftId: draft.id, checkedPaperIds }), desk)
}

async function answer(journey: Journey, outcome: SubmitOutcome, desk?: readonly DeskPaper[]): Promise<Reply> {
  const { face, request, services, draft } = journey
  switch (outcome.kind) {
    case 'submitted':
      return seeOther(face.doneLink(request, outcome.dossierId))
    case 'not-open':
      return notOpen(journey, outcome.reason)
    case 'not-found':
      // At the counter: no post at the desk of this agency. Online the draft went meanwhile.
      return face.channel === 'counter' ? forbidden() : notFound()
    case 'invalid': {
      const errors = faultLinks(journey, outcome.faults)
      const now = await findDraft(services.db, draft.id, draft.ownerAccountId)
      const open = openLinks(journey, outcome.faults)
      return invalid(
        await render(now ? withDraft(journey, now) : journey, { open, errors, ...(desk ? { desk } : {}) }),
      )
    }
  }
}

async function notOpen(journey: Journey, reason: string | null): Promise<Reply> {
  return page(await show(journey, notOpenPage(journey, reason)))
}
