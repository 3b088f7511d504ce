import type { Random } from '../../engines/forms/index.ts'
import { listSteps, variablesReadAfter } from '../../engines/workflow/index.ts'
import type { Catalog, ProcedureRevision, Service } from '../../modules/catalog/index.ts'
import {
  type DossierContent,
  type DossierState,
  isEnded,
  type NewEvent,
  type OpenTask,
  type RecordedActor,
  stateAfter,
  unitToAssign,
} from '../../modules/dossiers/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { type CaseOfficer, type CaseOfficers, recordedOfficer } from '../case-officers.ts'
import { type Declaration, randomDeclaration } from '../declaration.ts'
import type { LifeShape } from '../life-shape.ts'
import {
  DECLINE_REASONS,
  OPINIONS,
  REFUSAL_REASONS,
  resultDraft,
  SUPPLEMENT_REASONS,
  WITHDRAWAL_REASONS,
} from '../opinions.ts'
import { pick } from '../people.ts'

/** The files that stand for all papers and all results of a bulk load. */
export interface SharedFiles {
  readonly paperId: string
  readonly resultId: string
}

export interface BulkWorld {
  readonly catalog: Catalog
  readonly directory: Directory
  readonly officers: CaseOfficers
  readonly files: SharedFiles
}

export interface LifeStep {
  readonly event: NewEvent
  readonly actor: RecordedActor
}

/** A whole life in order, without times, names and numbers: those differ from dossier to dossier. */
export interface Life {
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly shape: LifeShape
  readonly steps: readonly LifeStep[]
}

export const APPLICANT_ID = '00000000-0000-7000-8000-000000000001'
const TEMPLATE_ID = '00000000-0000-7000-8000-000000000000'
const APPLICANT: RecordedActor = { kind: 'applicant', accountId: APPLICANT_ID }
const MOST_STEPS = 40

/** Leads one dossier through its process, step by step, by the same pure reducer that the program uses. */
export function buildLife(
  world: BulkWorld,
  wish: { readonly service: Service; readonly shape: LifeShape },
  random: Random,
): Life {
  const { service, shape } = wish
  const revision = world.catalog.findProcedure(service.procedureId)
  if (!revision) throw new Error(`no procedure ${service.procedureId}`)
  const declaration = randomDeclaration(world, revision, random)
  const walk: Walk = { ...wish, world, revision, declaration, random, steps: [] }
  walk.steps.push(submission(walk))
  while (walk.steps.length < MOST_STEPS) {
    const state = stateOf(walk)
    const task = state.tasks.find(({ waitingFor }) => waitingFor === null)
    if (isEnded(state) || !task) return { service, revision, shape, steps: withEnding(walk) }
    walk.steps.push(...supplementBefore(walk, state, task), ...nextSteps(walk, state, task))
  }
  throw new Error(`the process of ${service.id} does not come to an end`)
}

interface Walk {
  readonly world: BulkWorld
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly shape: LifeShape
  readonly declaration: Declaration
  readonly random: Random
  readonly steps: LifeStep[]
}

function stateOf({ world, steps }: Walk): DossierState {
  const at = new Date(0)
  return stateAfter(
    world,
    TEMPLATE_ID,
    steps.map((step) => ({ ...step, at })),
  )
}

function submission(walk: Walk): LifeStep {
  const { service, revision, shape, declaration, world } = walk
  const stepOwners = world.catalog.stepOwners(revision, service.agencyId, declaration.answers)
  const online = shape.channel === 'online'
  const receive = listSteps(world.catalog.graphOf(revision)).find(({ kind }) => kind === 'receive')
  const desk = receive && stepOwners[receive.id]
  if (!receive || !desk) throw new Error(`the process of ${service.id} has no reception`)
  return {
    event: {
      type: 'submitted',
      data: {
        submissionNo: '',
        serviceId: service.id,
        procedureId: revision.procedureId,
        revision: revision.revision,
        agencyId: service.agencyId,
        channel: shape.channel,
        applicantAccountId: online ? APPLICANT_ID : null,
        stepOwners,
      },
      private: contentOf(walk),
    },
    actor: online ? APPLICANT : recordedOfficer(officerAt(walk, { ...desk, role: receive.role })),
  }
}

function contentOf({ declaration, shape, world }: Walk): DossierContent {
  const online = shape.channel === 'online'
  return {
    // Written over in every dossier.
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
    answers: declaration.answers,
    situations: declaration.situations,
    papers: declaration.paperIds.map((paperId) => ({
      paperId,
      fileIds: online ? [world.files.paperId] : [],
      originals: online ? 0 : 1,
      copies: 0,
    })),
    delivery: { way: shape.delivery, address: shape.delivery === 'post' ? 'Theo địa chỉ đã khai' : null },
  }
}

function officerAt(
  { world, random }: Walk,
  post: { readonly unitId: string; readonly role: OpenTask['role'] },
): CaseOfficer {
  return pick(random, world.officers.holdersOf(post))
}

function officerOf(walk: Walk, task: OpenTask): CaseOfficer {
  const holders = walk.world.officers.holdersOf(task)
  return holders.find(({ accountId }) => accountId === task.assigneeAccountId) ?? officerAt(walk, task)
}

/** The request for more and its answer, once, where the shape has them. */
function supplementBefore(walk: Walk, state: DossierState, task: OpenTask): readonly LifeStep[] {
  const stage = task.kind === 'receive' ? 'reception' : 'processing'
  const isPlace = ['receive', 'examine', 'propose'].includes(task.kind)
  if (!isPlace || walk.shape.supplement !== stage || state.supplementCount > 0) return []
  const paperIds = walk.declaration.paperIds.slice(0, 1)
  const actor = recordedOfficer(officerOf(walk, task))
  const reason = pick(walk.random, SUPPLEMENT_REASONS)
  const data = { stage, token: task.token, paperIds } as const
  const items = paperIds.length > 0 ? [] : [reason]
  return [
    { event: { type: 'supplement_requested', data, private: { reason, items } }, actor },
    answerTo(walk, paperIds),
  ]
}

function answerTo({ shape, world, steps }: Walk, paperIds: readonly string[]): LifeStep {
  const online = shape.channel === 'online'
  const fileIds = online ? [world.files.paperId] : []
  const papers = paperIds.map((paperId) => ({ paperId, fileIds, originals: online ? 0 : 1, copies: 0 }))
  const said = { answers: {}, papers, message: 'Tôi gửi giấy tờ bổ sung.' }
  // Who came to the desk brings the rest there.
  const actor = online ? APPLICANT : (steps[0]?.actor ?? APPLICANT)
  return { event: { type: 'supplemented', data: { paperIds, dueAt: null }, private: said }, actor }
}

function nextSteps(walk: Walk, state: DossierState, task: OpenTask): readonly LifeStep[] {
  const { shape, declaration, random, revision } = walk
  const { token } = task
  // At the counter the same hands take the papers and receive them.
  const atDesk = task.kind === 'receive' && shape.channel === 'counter' ? walk.steps[0]?.actor : undefined
  const actor = atDesk ?? recordedOfficer(officerOf(walk, task))
  if (task.kind === 'receive') {
    if (shape.ending === 'declined')
      return [
        {
          event: { type: 'declined', data: { token }, private: { reason: pick(random, DECLINE_REASONS) } },
          actor,
        },
      ]
    const { amount, unit } = revision.record.deadline
    const data = { token, code: '', dueAt: '', calendarVersion: '', limit: { amount, unit } }
    const { checkedPaperIds } = declaration
    return [{ event: { type: 'received', data: { ...data, checkedPaperIds }, private: null }, actor }]
  }
  if (task.kind === 'assign') return [{ event: assignment(walk, state, task), actor }]
  if (task.kind === 'number') return issue(walk, state, task)
  if (task.kind === 'hand_over') {
    const way = shape.delivery === 'post' ? 'post' : 'counter'
    const receiver = { receiverName: '', receiverPaper: '', note: '' }
    return [{ event: { type: 'returned', data: { token, way }, private: receiver }, actor }]
  }
  return [{ event: completion(walk, task), actor }]
}

function assignment(walk: Walk, state: DossierState, task: OpenTask): NewEvent {
  const unitId = unitToAssign(state, walk.world.catalog.graphOf(walk.revision), task)
  const { accountId } = officerAt(walk, { unitId, role: 'examiner' })
  return { type: 'assigned', data: { token: task.token, unitId, accountId }, private: null }
}

function completion({ world, revision, shape, random }: Walk, { token, stepId, kind }: OpenTask): NewEvent {
  const decided: Record<string, string | boolean> = {
    decision: shape.outcome === 'granted' ? 'grant' : 'refuse',
    needsConsultation: random() < 0.3,
  }
  const read = variablesReadAfter(world.catalog.graphOf(revision), stepId)
  const variables = Object.fromEntries(Object.entries(decided).filter(([name]) => read.includes(name)))
  const opinion = pick(random, OPINIONS)
  const draft = kind === 'propose' ? { draft: resultDraft(shape.outcome, pick(random, REFUSAL_REASONS)) } : {}
  return { type: 'completed', data: { token, stepId, variables }, private: { opinion, ...draft } }
}

function issue(walk: Walk, state: DossierState, task: OpenTask): readonly LifeStep[] {
  const { world, revision, shape } = walk
  const approver = walk.steps.findLast(({ event }) => isApproval(walk, event))?.actor
  if (approver?.kind !== 'officer')
    throw new Error(`${walk.service.id} reaches its number without an approval`)
  const signer = world.officers.all.find(({ postId }) => postId === approver.postId)
  const refused = shape.outcome === 'refused'
  const actor = recordedOfficer(officerOf(walk, task))
  const issued: LifeStep = {
    event: {
      type: 'issued',
      data: {
        token: task.token,
        outcome: shape.outcome,
        // A refusal is a notice (thông báo), as the command names it.
        title: refused ? 'Thông báo' : revision.record.resultDocument.title.vi,
        notation: refused ? 'TB' : revision.record.resultDocument.abbreviation,
        number: 0,
        agencyId: task.agencyId,
        issuedOn: '',
        validUntil: null,
        signerAccountId: approver.accountId,
        signerTitle: signer?.title ?? '',
        fileId: world.files.resultId,
        verificationCode: '',
      },
      private: null,
    },
    actor,
  }
  if (state.content.delivery.way !== 'online') return [issued]
  return [issued, { event: { type: 'returned', data: { token: null, way: 'online' }, private: null }, actor }]
}

function isApproval({ world, revision }: Walk, event: NewEvent): boolean {
  if (event.type !== 'completed') return false
  const { stepId } = event.data
  return listSteps(world.catalog.graphOf(revision)).some(
    ({ id, kind }) => id === stepId && kind === 'approve',
  )
}

/** A life that the applicant cuts short somewhere before its result. */
function withEnding({ steps, shape, random }: Walk): readonly LifeStep[] {
  if (shape.ending !== 'withdrawn') return steps
  const result = steps.findIndex(({ event }) => event.type === 'issued')
  const kept = steps.slice(0, 1 + Math.floor(random() * (result === -1 ? steps.length : result)))
  const reason = pick(random, WITHDRAWAL_REASONS)
  return [...kept, { event: { type: 'withdrawn', data: {}, private: { reason } }, actor: APPLICANT }]
}
