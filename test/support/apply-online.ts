import {
  type Answers,
  type FormDefinition,
  generateAnswers,
  postedBy,
  sectionView,
  seededRandom,
} from '../../src/engines/forms/index.ts'
import { applicablePapers, askedSituations, formLists } from '../../src/modules/dossiers/index.ts'
import type { TestApp } from './app.ts'
import type { Answer, Fields, SentFile, Visitor } from './visitor.ts'
import { tinyPdf } from './world.ts'

export interface OnlineWish {
  readonly procedureId: string
  readonly agencyId?: string
  readonly seed?: number
  readonly situations?: boolean
  readonly answers?: Answers
}

export interface OnlineDraft {
  /** Address of its task list; the id is its last part. */
  readonly base: string
  readonly id: string
  readonly answers: Answers
}

/** Fills in a whole application as a browser without JavaScript would, up to the page that sends it. */
export async function applyOnline(app: TestApp, visitor: Visitor, wish: OnlineWish): Promise<OnlineDraft> {
  const { catalog, directory } = app.services
  const revision = catalog.findProcedure(wish.procedureId)
  if (!revision) throw new Error(`no procedure ${wish.procedureId}`)
  const form = catalog.formOf(revision)
  const answers = wish.answers ?? generateAnswers(form, seededRandom(wish.seed ?? 1), formLists(directory))
  const base = await startOnline(app, visitor, wish)
  for (const { index } of form.sections) {
    const page = await visitor.get(`${base}/muc/${index + 1}`)
    if (page.status === 303) continue
    expectOn(await sendSection(visitor, { base, form, index, answers }), `section ${index + 1}`)
  }
  const situations = Object.fromEntries(
    askedSituations(revision.record, answers).map(({ key }) => [key, wish.situations ?? true]),
  )
  if (Object.keys(situations).length > 0) {
    const fields = Object.fromEntries(
      Object.entries(situations).map(([key, value]) => [key, value ? 'yes' : 'no']),
    )
    expectOn(await visitor.post(`${base}/truong-hop`, fields), 'situations')
  }
  for (const paper of applicablePapers(revision.record, { answers, situations })) {
    if (paper.providedBy !== 'applicant') continue
    const files = [paper.accept.includes('pdf') ? aPdf(`${paper.id}.pdf`) : aPng(`${paper.id}.png`)]
    expectOn(await visitor.post(`${base}/giay-to/${paper.id}`, {}, { files }), paper.id)
  }
  expectOn(await visitor.post(`${base}/giay-to`), 'papers')
  const way = revision.record.delivery.includes('counter') ? 'counter' : 'online'
  expectOn(await visitor.post(`${base}/nhan-ket-qua`, { way }), 'delivery')
  return { base, id: base.slice(base.lastIndexOf('/') + 1), answers }
}

export async function startOnline(app: TestApp, visitor: Visitor, wish: OnlineWish): Promise<string> {
  const services = app.services.catalog.servicesOf(wish.procedureId)
  const service = services.find(({ agencyId }) => agencyId === wish.agencyId) ?? services[0]
  const begun = await visitor.post(`/nop-ho-so/${wish.procedureId}`, {
    forWhom: 'self',
    service: service?.id ?? '',
  })
  return expectOn(begun, 'start')
}

export interface SentSection {
  readonly base: string
  readonly form: FormDefinition
  readonly index: number
  readonly answers: Answers
  readonly action?: string
}

export function sendSection(
  visitor: Visitor,
  { base, form, index, answers, action }: SentSection,
): Promise<Answer> {
  return visitor.post(`${base}/muc/${index + 1}`, {
    ...sectionFields(form, index, answers),
    _action: action ?? 'continue',
  })
}

/** The fields of one page as a browser posts them. */
export function sectionFields(form: FormDefinition, index: number, answers: Answers): Fields {
  return Object.fromEntries(postedBy(sectionView(form, index, { answers, lists: NO_LISTS })))
}

// What is posted is what was answered, whether a list still holds it or not.
const NO_LISTS = { adminUnits: () => [], adminUnit: () => undefined }

export function expectOn(answer: Answer, what: string): string {
  if (answer.status === 303) return answer.location
  const said = /govuk-error-summary[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? answer.text.slice(0, 2000)
  throw new Error(`${what}: ${answer.status} ${said.replace(/<[^>]+>/g, ' ')}`)
}

export function aPdf(filename: string, words = filename): SentFile {
  return { name: 'tep', filename, type: 'application/pdf', bytes: tinyPdf(words) }
}

// One grey point.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

export function aPng(filename: string): SentFile {
  return { name: 'tep', filename, type: 'image/png', bytes: Buffer.from(PNG, 'base64') }
}
