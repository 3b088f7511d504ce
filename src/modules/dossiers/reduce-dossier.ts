import { type ProcessGraph, returnTo, startProcess } from '../../engines/workflow/index.ts'
import type { DossierContent, PaperInput } from './dossier-content.ts'
import type { DossierEvent, EventOf, EventType } from './dossier-event.ts'
import type { ProcessOf } from './dossier-process.ts'
import type { DossierState, DossierStatus } from './dossier-state.ts'
import {
  changeTask,
  complete,
  endWait,
  giveToExaminer,
  noteHands,
  succeed,
  takeSteps,
} from './dossier-tasks.ts'
import { goOnByRevision } from './revisions/go-on-by-revision.ts'

/** The state after all events, in the order of their `seq`. Pure: the same events give the same state. */
export function reduceDossier(
  id: string,
  processOf: ProcessOf,
  events: readonly DossierEvent[],
): DossierState {
  const [first, ...rest] = events
  if (first?.type !== 'submitted') throw new Error(`dossier ${id} does not begin with its submission`)
  const state = begin(id, processOf(first.data.revision), first)
  for (const event of rest) applyEvent(state, processOf, event)
  return state
}

/** Takes one more event into `state`, in place. */
export function applyEvent(state: DossierState, processOf: ProcessOf, event: DossierEvent): void {
  const apply = APPLY[event.type] as Applier<EventType>
  apply(state, event, processOf(state.revision), processOf)
  state.lastSeq = event.seq
  state.lastEventAt = event.at
  if (event.actor.kind === 'officer') state.participants.set(event.actor.accountId, event.at)
  if (state.receivedAt && !state.transferredAt && WORKED_ON.has(event.type)) state.transferredAt = event.at
}

/** Whoever does one of these has the file, whether or not the desk noted that it handed it over. */
const WORKED_ON: ReadonlySet<EventType> = new Set([
  'claimed',
  'assigned',
  'completed',
  'sent_back',
  'supplement_requested',
  'financial_duty_requested',
  'issued',
])

const EMPTY_CONTENT: DossierContent = {
  applicant: {
    kind: 'person',
    name: '',
    nationalId: null,
    taxCode: null,
    phone: null,
    email: null,
    address: '',
    representative: null,
  },
  answers: {},
  situations: {},
  papers: [],
  delivery: { way: 'counter', address: null },
}

function begin(id: string, graph: ProcessGraph, event: EventOf<'submitted'>): DossierState {
  const { data } = event
  const state: DossierState = {
    id,
    submissionNo: data.submissionNo,
    code: null,
    serviceId: data.serviceId,
    procedureId: data.procedureId,
    revision: data.revision,
    agencyId: data.agencyId,
    officeAgencyId: data.agencyId,
    deskAgencyId: null,
    channel: data.channel,
    status: 'submitted',
    outcome: null,
    applicantAccountId: data.applicantAccountId,
    submittedAt: event.at,
    receivedAt: null,
    dueAt: null,
    originalDueAt: null,
    calendarVersion: null,
    transferredAt: null,
    extensions: 0,
    finishedAt: null,
    returnedAt: null,
    content: event.private ? { ...EMPTY_CONTENT, ...event.private } : EMPTY_CONTENT,
    process: startProcess(graph, {}),
    stepOwners: data.stepOwners,
    tasks: [],
    examiners: {},
    completedBy: {},
    supplement: null,
    supplementCount: 0,
    notAskedPapers: [],
    financialDuty: null,
    draft: null,
    result: null,
    agencies: new Map([[data.agencyId, event.at]]),
    participants: new Map(),
    lastSeq: event.seq,
    lastEventAt: event.at,
  }
  if (event.actor.kind === 'officer') state.participants.set(event.actor.accountId, event.at)
  takeSteps(state, graph, event.at)
  return state
}

function replacePapers(before: readonly PaperInput[], added: readonly PaperInput[]): readonly PaperInput[] {
  const replaced = new Set(added.map((paper) => paper.paperId))
  return [...before.filter((paper) => !replaced.has(paper.paperId)), ...added]
}

/** While the applicant is asked for more, that is where the dossier stands, whatever colleagues do meanwhile. */
function atWork(state: DossierState): DossierStatus {
  if (state.supplement) return 'supplement'
  return state.financialDuty ? 'financial_duty' : 'processing'
}

function promise(state: DossierState, given: { dueAt: string; calendarVersion?: string }): void {
  state.dueAt = new Date(given.dueAt)
  state.calendarVersion = given.calendarVersion ?? state.calendarVersion
}

function endWith(state: DossierState, status: DossierStatus, at: Date): void {
  state.status = status
  state.tasks = []
  state.supplement = null
  state.financialDuty = null
  state.finishedAt ??= at
}

type Applier<T extends EventType> = (
  state: DossierState,
  event: EventOf<T>,
  graph: ProcessGraph,
  processOf: ProcessOf,
) => void

const APPLY: { readonly [T in EventType]: Applier<T> } = {
  submitted: (state) => {
    throw new Error(`dossier ${state.id} is submitted twice`)
  },
  received: (state, { data, at, actor }, graph) => {
    state.code = data.code
    state.officeAgencyId = state.agencyId
    state.deskAgencyId = actor.kind === 'officer' ? actor.agencyId : state.agencyId
    state.receivedAt = data.filedAt ? new Date(data.filedAt) : at
    promise(state, data)
    state.originalDueAt = state.dueAt
    // What came over the network is with those who work on it at once (Nghị định 61/2018/NĐ-CP, Điều 18 khoản 1).
    if (state.channel === 'online') state.transferredAt = at
    state.status = 'received'
    state.supplement = null
    noteHands(state, data.token, actor)
    complete(state, graph, { token: data.token, variables: {}, at })
  },
  declined: (state, { at }) => endWith(state, 'not_accepted', at),
  supplement_requested: (state, { data, at }) => {
    state.status = data.stage === 'reception' ? 'supplement_before_reception' : 'supplement'
    state.supplement = { stage: data.stage, paperIds: data.paperIds, token: data.token }
    state.supplementCount += 1
    changeTask(state, data.token, { waitingFor: 'applicant', since: at, heldSince: at })
  },
  supplemented: (state, event) => {
    const before = state.content
    if (event.private) {
      state.content = {
        ...before,
        answers: { ...before.answers, ...event.private.answers },
        papers: replacePapers(before.papers, event.private.papers),
      }
    }
    if (event.data.dueAt !== null) promise(state, event.data)
    const answered = state.supplement
    state.supplement = null
    if (answered) endWait(state, answered.token, event.at)
    state.status = answered?.stage === 'processing' ? atWork(state) : 'submitted'
  },
  handed_over: (state, { at }) => {
    state.transferredAt = at
  },
  claimed: (state, { data, at }, graph) => {
    const task = state.tasks.find(({ token }) => token === data.token)
    if (task?.role === 'examiner') {
      giveToExaminer(state, graph, { unitId: task.unitId, accountId: data.accountId })
    }
    changeTask(state, data.token, { assigneeAccountId: data.accountId, heldSince: at })
  },
  released: (state, { data, at }) => {
    const task = state.tasks.find(({ token }) => token === data.token)
    if (task && state.examiners[task.unitId] === task.assigneeAccountId) delete state.examiners[task.unitId]
    if (task) delete state.completedBy[task.stepId]
    changeTask(state, data.token, { assigneeAccountId: null, heldSince: at })
  },
  assigned: (state, { data, at, actor }, graph) => {
    giveToExaminer(state, graph, data)
    state.status = atWork(state)
    const task = state.tasks.find(({ token }) => token === data.token)
    // The assigner's own step ends with the assignment; a leader re-assigning an examiner's step leaves it open.
    if (task?.kind === 'assign') {
      noteHands(state, data.token, actor)
      complete(state, graph, { token: data.token, variables: {}, at, answerBy: data.answerBy })
    } else changeTask(state, data.token, { assigneeAccountId: data.accountId, since: at, heldSince: at })
  },
  completed: (state, { data, at, actor, private: words }, graph) => {
    state.status = atWork(state)
    if (words?.draft) state.draft = words.draft
    noteHands(state, data.token, actor)
    complete(state, graph, { token: data.token, variables: data.variables, at, answerBy: data.answerBy })
  },
  sent_back: (state, { data, at }, graph) => {
    const next = returnTo(graph, state.process, { token: data.token, toStep: data.toStepId })
    if (!next.ok) throw new Error(`dossier ${state.id}: cannot return to ${data.toStepId}: ${next.reason}`)
    state.process = next.state
    takeSteps(state, graph, at)
  },
  noted: () => {},
  messaged: () => {},
  issued: (state, { data, at }, graph) => {
    state.result = data
    state.outcome = data.outcome
    state.status = 'done'
    state.finishedAt = at
    complete(state, graph, { token: data.token, variables: {}, at })
  },
  returned: (state, { data, at }, graph) => {
    if (data.token !== null) complete(state, graph, { token: data.token, variables: {}, at })
    state.returnedAt = at
    endWith(state, 'returned', at)
  },
  withdrawn: (state, { at }) => endWith(state, 'withdrawn', at),
  stopped: (state, { at }) => endWith(state, 'stopped', at),
  extended: (state, { data }) => {
    promise(state, data)
    state.extensions += 1
  },
  financial_duty_requested: (state, { data, at }) => {
    state.financialDuty = { ...data, provenAt: null }
    state.status = atWork(state)
    changeTask(state, data.token, { waitingFor: 'applicant', since: at, heldSince: at })
  },
  // The step is with its officer again, to look at the proof; the clock stands still until he has.
  payment_proof_sent: (state, { data, at }) => {
    if (!state.financialDuty) return
    const { provenAt } = state.financialDuty
    state.financialDuty = { ...state.financialDuty, provenAt: at }
    if (!provenAt) changeTask(state, data.token, { waitingFor: null, since: at, heldSince: at })
  },
  financial_duty_done: (state, { data, at }) => {
    promise(state, data)
    const paid = state.financialDuty
    state.financialDuty = null
    if (paid) endWait(state, paid.token, at)
    state.status = atWork(state)
  },
  recounted: (state, { data }) => promise(state, data),
  moved_to_revision: (state, event, graph, processOf) => {
    const { revision, dueAt, calendarVersion } = event.data
    goOnByRevision(state, { from: graph, to: processOf(revision) }, event)
    if (dueAt !== undefined) promise(state, { dueAt, ...(calendarVersion && { calendarVersion }) })
  },
  succeeded: (state, { data, at }) => succeed(state, data, at),
}
