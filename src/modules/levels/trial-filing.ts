import { type Answers, generateAnswers, seededRandom, validateWithSchema } from '../../engines/forms/index.ts'
import type { Wording } from '../../engines/levels/index.ts'
import {
  completeStep,
  isFinished,
  openSteps,
  type ProcessGraph,
  type ProcessVariables,
  startProcess,
} from '../../engines/workflow/index.ts'
import type { ProcedureRevision, Service } from '../catalog/index.ts'
import { applicablePapers, askedSituations, checkDraft, type Draft, formLists } from '../dossiers/index.ts'
import type { LevelContext } from './context.ts'

type Known = Pick<LevelContext, 'catalog' | 'directory' | 'clock' | 'log'>

/** Other answers bring up other questions and papers: each trial takes another way through the form. */
const SEEDS = [1, 2, 3] as const

/** More moves than any process has: one that goes in circles does not come to an end. */
const MOST_MOVES = 200

const OUTCOMES: readonly ProcessVariables[] = ['grant', 'refuse'].flatMap((decision) =>
  [true, false].map((needsConsultation) => ({ decision, needsConsultation })),
)

/**
 * Fills in the form, checks it as a file handed in online is checked, and takes it from the first step to the last by
 * the program's own engines. Nothing is written. Gives what went wrong: nothing when the service works.
 */
export function tryFiling(ctx: Known, service: Service, revision: ProcedureRevision): readonly Wording[] {
  if (!revision.record.ways.some(({ channel }) => channel === 'online'))
    return [{ vi: 'Bản công bố không nhận hồ sơ trực tuyến.', en: 'No files are taken online.' }]
  try {
    for (const seed of SEEDS) {
      const faults = handInFaults(ctx, { service, revision, seed })
      if (faults.length > 0) return faults
    }
    return processFaults(ctx.catalog.graphOf(revision))
  } catch (error) {
    // The engine's words are for whoever writes forms, not for visitors.
    ctx.log.warn('a trial filing broke off', { entity: 'service', entityId: service.id, error })
    return [
      {
        vi: 'Tờ khai hoặc quy trình có lỗi nên hồ sơ thử không đi hết được.',
        en: 'The form or the process has a fault: a trial file does not get through.',
      },
    ]
  }
}

interface Trial {
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly seed: number
}

function handInFaults(ctx: Known, trial: Trial): readonly Wording[] {
  const { revision, seed } = trial
  const form = ctx.catalog.formOf(revision)
  const answers = generateAnswers(form, seededRandom(seed), formLists(ctx.directory))
  const [wrong] = validateWithSchema(form, answers)
  if (wrong) return [wrong.message]
  const checked = checkDraft(ctx, trialDraft(ctx, trial, answers))
  if (checked.kind === 'complete') return []
  if (checked.kind === 'not-open') {
    const reason = checked.reason ? `: ${checked.reason}` : '.'
    return [
      {
        vi: `Dịch vụ đang tạm ngừng nhận hồ sơ${reason}`,
        en: `The service takes no files at present${reason}`,
      },
    ]
  }
  if (checked.kind === 'not-found') return [{ vi: 'Dịch vụ không còn.', en: 'The service is gone.' }]
  const field = checked.faults.fields[0]?.message
  return [
    field ?? { vi: 'Hồ sơ đủ giấy tờ vẫn bị báo thiếu.', en: 'A complete file is said to be incomplete.' },
  ]
}

/** What somebody would have sent: valid answers, a scan of every paper that is asked. */
function trialDraft({ clock }: Known, { service, revision, seed }: Trial, answers: Answers): Draft {
  const { record } = revision
  const asked = askedSituations(record, answers)
  const situations = Object.fromEntries(asked.map(({ key }) => [key, seed % 2 === 1]))
  const papers = applicablePapers(record, { answers, situations })
  const way = (['online', 'post', 'counter'] as const).find((one) => record.delivery.includes(one))
  const now = clock.now()
  return {
    id: 'trial',
    ownerAccountId: 'trial',
    channel: 'online',
    serviceId: service.id,
    procedureId: revision.procedureId,
    revision: revision.revision,
    applicant: { kind: 'person', name: 'Hồ sơ thử' },
    answers,
    situations,
    papers: papers.map(({ id }) => ({ paperId: id, fileIds: ['trial'], originals: 0, copies: 0 })),
    delivery: way ? { way, address: way === 'post' ? 'Địa chỉ thử' : null } : {},
    done: [],
    version: 1,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
  }
}

/** Every outcome must lead to an end: granted and refused, with and without asking others. */
function processFaults(graph: ProcessGraph): readonly Wording[] {
  return OUTCOMES.every((variables) => comesToAnEnd(graph, variables))
    ? []
    : [{ vi: 'Quy trình không đi đến bước cuối.', en: 'The process does not come to its end.' }]
}

function comesToAnEnd(graph: ProcessGraph, variables: ProcessVariables): boolean {
  let state = startProcess(graph, variables)
  for (let moves = 0; moves < MOST_MOVES && !isFinished(state); moves += 1) {
    const [open] = openSteps(graph, state)
    if (!open) return false
    const move = completeStep(graph, state, { token: open.token, variables })
    if (!move.ok) return false
    state = move.state
  }
  return isFinished(state)
}
