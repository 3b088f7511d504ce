import {
  completeStep,
  findStep,
  openSteps,
  type ProcessGraph,
  returnTo,
  startProcess,
} from '../../engines/workflow/index.ts'
import type { DossierContent, PaperInput } from './dossier-content.ts'
import type { DossierEvent, EventOf, EventType, RecordedActor } from './dossier-event.ts'
import type { DossierState, DossierStatus, OpenTask } from './dossier-state.ts'

/** The state after all events, in the order of their `seq`. Pure: the same events give the same state. */
export function reduceDossier(
  id: string,
  graph: ProcessGraph,
  events: readonly DossierEvent[],
): DossierState {
  const [first, ...rest] = events
  if (first?.type !== 'submitted') throw new Error(`dossier ${id} does not begin with its submission`)
  const state = begin(id, graph, first)
  for (const event of rest) applyEvent(state, graph, event)
  return state
}

/** Takes one more event into `state`, in place. */
export function applyEvent(state: DossierState, graph: ProcessGraph, event: DossierEvent): void {
  const apply = APPLY[event.type] as (state: DossierState, event: DossierEvent, graph: ProcessGraph) => void
  apply(state, event, graph)
  state.lastSeq = event.seq
  state.lastEventAt = event.at
  if (event.actor.kind === 'officer') state.participants.set(event.actor.accountId, event.at)
}

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
    channel: data.channel,
    status: 'submitted',
    outcome: null,
    applicantAccountId: data.applicantAccountId,
    submittedAt: event.at,
    receivedAt: null,
    dueAt: null,
    originalDueAt: null,
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

/** Brings the tasks in line with the open steps of the process. */
function takeSteps(state: DossierState, graph: ProcessGraph, at: Date): void {
  const known = new Map(state.tasks.map((task) => [task.token, task]))
  state.tasks = openSteps(graph, state.process).map(({ token, step }) => {
    const same = known.get(token)
    if (same) return same
    const owner = state.stepOwners[step.id] ?? { agencyId: state.agencyId, unitId: '' }
    if (!state.agencies.has(owner.agencyId)) state.agencies.set(owner.agencyId, at)
    return {
      token,
      stepId: step.id,
      kind: step.kind,
      role: step.role,
      agencyId: owner.agencyId,
      unitId: owner.unitId,
      assigneeAccountId:
        state.completedBy[step.id] ??
        (step.role === 'examiner' ? (state.examiners[owner.unitId] ?? null) : null),
      since: at,
      waitingFor: null,
    }
  })
}

function changeTask(state: DossierState, token: number, change: Partial<OpenTask>): void {
  state.tasks = state.tasks.map((task) => (task.token === token ? { ...task, ...change } : task))
}

function replacePapers(before: readonly PaperInput[], added: readonly PaperInput[]): readonly PaperInput[] {
  const replaced = new Set(added.map((paper) => paper.paperId))
  return [...before.filter((paper) => !replaced.has(paper.paperId)), ...added]
}

function complete(
  state: DossierState,
  graph: ProcessGraph,
  step: { token: number; variables: Readonly<Record<string, unknown>>; at: Date },
): void {
  const next = completeStep(graph, state.process, { token: step.token, variables: step.variables })
  if (!next.ok) throw new Error(`dossier ${state.id}: step ${step.token} cannot be completed: ${next.reason}`)
  state.process = next.state
  takeSteps(state, graph, step.at)
}

/** While the applicant is asked for more, that is where the dossier stands, whatever colleagues do meanwhile. */
function atWork(state: DossierState): DossierStatus {
  return state.supplement ? 'supplement' : 'processing'
}

function noteHands(state: DossierState, token: number, actor: RecordedActor): void {
  const task = state.tasks.find((one) => one.token === token)
  if (task && actor.kind === 'officer') state.completedBy[task.stepId] = actor.accountId
}

/** From now on the unit's examination is this officer's, also where a colleague had done a step of it before. */
function giveToExaminer(
  state: DossierState,
  graph: ProcessGraph,
  { unitId, accountId }: { readonly unitId: string; readonly accountId: string },
): void {
  state.examiners[unitId] = accountId
  for (const stepId of Object.keys(state.completedBy)) {
    const ofUnit = state.stepOwners[stepId]?.unitId === unitId
    if (ofUnit && findStep(graph, stepId)?.role === 'examiner') delete state.completedBy[stepId]
  }
}

function endWith(state: DossierState, status: DossierStatus, at: Date): void {
  state.status = status
  state.tasks = []
  state.supplement = null
  state.finishedAt ??= at
}

type Applier<T extends EventType> = (state: DossierState, event: EventOf<T>, graph: ProcessGraph) => void

const APPLY: { readonly [T in EventType]: Applier<T> } = {
  submitted: (state) => {
    throw new Error(`dossier ${state.id} is submitted twice`)
  },
  received: (state, { data, at, actor }, graph) => {
    state.code = data.code
    state.receivedAt = at
    state.dueAt = new Date(data.dueAt)
    state.originalDueAt = state.dueAt
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
    changeTask(state, data.token, { waitingFor: 'applicant', since: at })
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
    if (event.data.dueAt) state.dueAt = new Date(event.data.dueAt)
    if (state.supplement) changeTask(state, state.supplement.token, { waitingFor: null, since: event.at })
    state.status = state.supplement?.stage === 'processing' ? 'processing' : 'submitted'
    state.supplement = null
  },
  claimed: (state, { data }, graph) => {
    const task = state.tasks.find(({ token }) => token === data.token)
    if (task?.role === 'examiner') {
      giveToExaminer(state, graph, { unitId: task.unitId, accountId: data.accountId })
    }
    changeTask(state, data.token, { assigneeAccountId: data.accountId })
  },
  released: (state, { data }) => {
    const task = state.tasks.find(({ token }) => token === data.token)
    if (task && state.examiners[task.unitId] === task.assigneeAccountId) delete state.examiners[task.unitId]
    if (task) delete state.completedBy[task.stepId]
    changeTask(state, data.token, { assigneeAccountId: null })
  },
  assigned: (state, { data, at, actor }, graph) => {
    giveToExaminer(state, graph, data)
    state.status = atWork(state)
    const task = state.tasks.find(({ token }) => token === data.token)
    // The assigner's own step ends with the assignment; a leader re-assigning an examiner's step leaves it open.
    if (task?.kind === 'assign') {
      noteHands(state, data.token, actor)
      complete(state, graph, { token: data.token, variables: {}, at })
    } else changeTask(state, data.token, { assigneeAccountId: data.accountId, since: at })
  },
  completed: (state, { data, at, actor, private: words }, graph) => {
    state.status = atWork(state)
    if (words?.draft) state.draft = words.draft
    noteHands(state, data.token, actor)
    complete(state, graph, { token: data.token, variables: data.variables, at })
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
}
