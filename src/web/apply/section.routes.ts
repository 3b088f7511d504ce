import {
  type Answers,
  reachableSections,
  sectionView,
  validateSection,
  visibleFields,
  warningsOf,
} from '../../engines/forms/index.ts'
import { updateDraft } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import {
  type Content,
  invalid,
  notFound,
  page,
  type Reply,
  seeOther,
  withFlash,
} from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { blankView } from '../form-section/index.ts'
import type { Services } from '../services.ts'
import type { ApplyFace } from './apply-face.ts'
import { type Journey, show, withDraft, withJourney } from './journey.ts'
import { nextHref, withDone } from './journey-steps.ts'
import { newlyAsked, type PostedSection, readPostedSection, seenErrors } from './posted-section.ts'
import { sectionPage, type SectionShown, WARNED_FIELD } from './section.page.ts'

export function sectionRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/muc/:section` as const
  const at = (handler: (journey: Journey, index: number) => Promise<Reply> | Reply) =>
    withJourney(services, face, (journey) => {
      const index = indexOf(journey)
      return index === undefined ? notFound() : handler(journey, index)
    })
  return [
    { name: `${name}.section`, method: 'GET', path, access, handler: at(showSection) },
    { name: `${name}.section.save`, method: 'POST', path, access, handler: at(saveSection) },
    {
      name: `${name}.section.keep`,
      method: 'POST',
      path: `${path}/luu-nhap`,
      access,
      handler: at(keepSection),
    },
  ]
}

function indexOf({ request, form }: Journey): number | undefined {
  const given = request.params['section'] ?? ''
  const index = /^[1-9]\d?$/.test(given) ? Number(given) - 1 : form.sections.length
  return index < form.sections.length ? index : undefined
}

async function showSection(journey: Journey, index: number): Promise<Reply> {
  const { form, draft, lists, link } = journey
  // A page whose every question went with an earlier answer: the list says so.
  if (!reachableSections(form, draft.answers).includes(index)) return seeOther(link('tasks'))
  const view = blankView(form, index, draft.answers, lists) ?? viewOf(journey, index, draft.answers)
  return page(await shown(journey, { view }))
}

function viewOf(
  { form, lists }: Journey,
  index: number,
  answers: Answers,
  more: Pick<SectionShown, 'errors'> & { warnings?: SectionShown['errors'] } = {},
) {
  const { errors, warnings } = more
  return sectionView(form, index, {
    answers,
    lists,
    ...(errors ? { errors } : {}),
    ...(warnings ? { warnings } : {}),
  })
}

function shown(journey: Journey, section: SectionShown) {
  return show(journey, sectionPage(journey, section))
}

/** What was typed is written in any case; only then it is looked at. */
async function saveSection(journey: Journey, index: number): Promise<Reply> {
  const { form, draft, request, lists, link, t } = journey
  const posted = readPostedSection(form, index, request.body, draft.answers)
  const { action, answers } = posted
  const errors = validateSection(form, index, answers, lists)
  const isDone = action.kind === 'continue' && errors.length === 0
  const done = isDone ? withDone(draft.done, String(index)) : draft.done
  await write(journey, posted, done)
  const saved = withDraft(journey, { answers, done })
  if (action.kind === 'later') {
    const text = t('Đã lưu. Bạn làm tiếp lúc nào cũng được.', 'Saved. You can go on at any time.')
    return withFlash(seeOther(link('tasks')), { kind: 'success', text })
  }
  if (action.kind === 'rows') {
    return page(await shown(saved, { view: viewOf(saved, index, posted.withBlankRows) }))
  }
  const section = cameBack(saved, index, errors)
  return section ? invalid(await shown(saved, section)) : seeOther(nextHref(saved, String(index)))
}

async function write(
  { services, draft }: Journey,
  posted: PostedSection,
  done?: readonly string[],
): Promise<void> {
  const { own, keys } = posted
  await updateDraft(services, draft, { answers: own, cleared: keys, ...(done ? { done } : {}) })
}

/** The page again, when something on it is wrong, new or doubtful. */
function cameBack(
  journey: Journey,
  index: number,
  all: ReturnType<typeof validateSection>,
): SectionShown | undefined {
  const { form, draft, request } = journey
  const { answers } = draft
  const unseen = newlyAsked(viewOf(journey, index, answers), request.body, answers)
  const errors = seenErrors(all, unseen)
  if (errors.length > 0 || unseen.length > 0) {
    const view = viewOf(journey, index, answers, { errors })
    return { view, errors, ...(unseen.length > 0 ? { notice: 'newly-asked' as const } : {}) }
  }
  const asked = new Set(visibleFields(form, answers).map((field) => field.key))
  const warnings = warningsOf(form, index, answers).filter(({ key }) => asked.has(key))
  const warned = warnings.map(({ key }) => key).join(',')
  if (warned === '' || request.body.get(WARNED_FIELD) === warned) return undefined
  return { view: viewOf(journey, index, answers, { warnings }), notice: 'doubts', warned }
}

/** For the page that saves itself while it is being filled in: nothing is looked at, nothing is said. */
async function keepSection(journey: Journey, index: number): Promise<Reply> {
  const { form, draft, request } = journey
  await write(journey, readPostedSection(form, index, request.body, draft.answers))
  return NO_CONTENT
}

const NO_CONTENT: Content = { kind: 'content', status: 204, type: 'text/plain; charset=utf-8', body: '' }
