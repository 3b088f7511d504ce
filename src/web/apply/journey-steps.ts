import { reachableSections, sectionProgress, validateSection } from '../../engines/forms/index.ts'
import { applicablePapers, askedSituations, missingPapers } from '../../modules/dossiers/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { applicantFaults } from './applicant-form.ts'
import { declaredOf, type Journey } from './journey.ts'

export type StepStatus = 'todo' | 'doing' | 'done' | 'not-needed'

/** A page of the way. Keys of form sections are their index; `draft.done` holds the keys of pages left without an error. */
export interface Step {
  readonly key: string
  readonly title: string
  readonly href: string
  readonly status: StepStatus
}

export function stepsOf(journey: Journey): readonly Step[] {
  const steps = [
    applicantStep(journey),
    ...sectionSteps(journey),
    ...situationsStep(journey),
    papersStep(journey),
    deliveryStep(journey),
  ]
  const isReady = steps.every(({ status }) => status === 'done' || status === 'not-needed')
  const title = journey.t('Kiểm tra và nộp', 'Check and send')
  return [
    ...steps,
    { key: 'check', title, href: journey.link('check'), status: isReady ? 'todo' : 'not-needed' },
  ]
}

/** Where "save and continue" leads: back to the check page when one came from there, else the next page with something to do on it. */
export function nextHref(journey: Journey, key: string): string {
  if (journey.request.body.get('_from') === 'kiem-tra') return journey.link('check')
  const steps = stepsOf(journey)
  const rest = steps.slice(steps.findIndex((step) => step.key === key) + 1)
  return (rest.find(({ status }) => status !== 'not-needed') ?? rest.at(-1))?.href ?? journey.link('check')
}

function applicantStep({ draft, t, link }: Journey): Step {
  const status = applicantFaults(draft.applicant).length === 0 ? 'done' : 'todo'
  return { key: 'applicant', title: t('Người đứng tên hồ sơ', 'Applicant'), href: link('applicant'), status }
}

function sectionSteps(journey: Journey): readonly Step[] {
  const { form, draft, locale, link } = journey
  const reachable = new Set(reachableSections(form, draft.answers))
  return form.sections.map(({ index, title }) => ({
    key: String(index),
    title: inLocale(title, locale),
    href: link('section', { section: index + 1 }),
    status: reachable.has(index) ? sectionStatus(journey, index) : 'not-needed',
  }))
}

/** Filled in beforehand from the account and never sent is "in progress": nobody has looked at it. */
function sectionStatus({ form, draft, lists }: Journey, index: number): StepStatus {
  if (!draft.done.includes(String(index))) {
    return sectionProgress(form, index, draft.answers, lists) === 'todo' ? 'todo' : 'doing'
  }
  return validateSection(form, index, draft.answers, lists).length === 0 ? 'done' : 'doing'
}

function situationsStep(journey: Journey): readonly Step[] {
  const { record, draft, t, link } = journey
  if (record.situations.length === 0) return []
  const asked = askedSituations(record, declaredOf(journey).answers)
  const answered = asked.filter(({ key }) => draft.situations[key] !== undefined).length
  const status = asked.length === 0 ? 'not-needed' : progress(answered, asked.length)
  return [
    { key: 'situations', title: t('Trường hợp cụ thể', 'Your situation'), href: link('situations'), status },
  ]
}

function progress(answered: number, asked: number): StepStatus {
  if (answered === asked) return 'done'
  return answered === 0 ? 'todo' : 'doing'
}

function papersStep(journey: Journey): Step {
  const title = journey.t('Giấy tờ kèm theo', 'Papers')
  return { key: 'papers', title, href: journey.link('papers'), status: papersStatus(journey) }
}

/** At the counter papers lie on the desk and are counted at the end; scans are welcome and not asked for. */
function papersStatus(journey: Journey): StepStatus {
  const { record, draft, face } = journey
  const declared = declaredOf(journey)
  const given = draft.papers.some((paper) => paper.fileIds.length > 0)
  if (face.channel === 'counter') return given ? 'done' : 'not-needed'
  const papers = applicablePapers(record, declared)
  if (papers.every(({ providedBy }) => providedBy !== 'applicant')) return 'not-needed'
  const isMissing = missingPapers(record, { ...declared, papers: draft.papers }).length > 0
  if (!isMissing && (given || draft.done.includes('papers'))) return 'done'
  return given ? 'doing' : 'todo'
}

function deliveryStep({ draft, record, t, link }: Journey): Step {
  const { way, address } = draft.delivery
  const isOffered = way !== undefined && record.delivery.includes(way)
  const status = !isOffered ? 'todo' : way === 'post' && !address?.trim() ? 'doing' : 'done'
  return {
    key: 'delivery',
    title: t('Cách nhận kết quả', 'How to get the result'),
    href: link('delivery'),
    status,
  }
}

export function withDone(done: readonly string[], key: string): readonly string[] {
  return done.includes(key) ? done : [...done, key]
}
