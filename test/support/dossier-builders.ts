import { generateAnswers, seededRandom } from '../../src/engines/forms/index.ts'
import { evaluateCondition } from '../../src/engines/rules/index.ts'
import type { ProcedureRevision, Service } from '../../src/modules/catalog/index.ts'
import { insertFile } from '../../src/modules/documents/index.ts'
import {
  type ActOutcome,
  type Applicant,
  applicablePapers,
  assignStep,
  type Channel,
  completeStepOf,
  type Delivery,
  type DossierState,
  findReadableDossier,
  formLists,
  handOverResult,
  insertDraft,
  issueResult,
  type LoadedDossier,
  type OpenTask,
  type Outcome,
  type PaperInput,
  receiveDossier,
  type ResultDraft,
  submitDraft,
  unitToAssign,
  updateDraft,
} from '../../src/modules/dossiers/index.ts'
import type { CitizenActor, OfficerActor } from '../../src/modules/identity/index.ts'
import { sha256, tinyPdf, type World } from './world.ts'

export interface DraftWish {
  readonly procedureId: string
  /** Where it is handed in; the first agency that offers it unless told. */
  readonly agencyId?: string
  readonly applicant?: Partial<Applicant>
  readonly delivery?: Delivery
  /** Another seed, other answers. */
  readonly seed?: number
  /** What the situations are answered with; true asks for the most papers. */
  readonly situations?: boolean
}

export interface MadeDraft {
  readonly draftId: string
  readonly owner: CitizenActor | OfficerActor
  readonly service: Service
  readonly revision: ProcedureRevision
}

/** What drafts are made in: a world, or the database of a program that runs. */
export type Ground = Pick<
  World,
  'db' | 'clock' | 'directory' | 'catalog' | 'files' | 'contextFor' | 'citizen'
>

export function serviceOf(world: Pick<World, 'catalog'>, procedureId: string, agencyId?: string): Service {
  const services = world.catalog.servicesOf(procedureId)
  const service = agencyId ? services.find((one) => one.agencyId === agencyId) : services[0]
  if (!service) throw new Error(`${procedureId} is not offered${agencyId ? ` by ${agencyId}` : ''}`)
  return service
}

/** Stores a real PDF as a paper of `owner`. */
export async function upload(world: Ground, owner: CitizenActor | OfficerActor, name = 'giay-to.pdf') {
  const bytes = tinyPdf(name)
  const stored = await world.files.put(bytes)
  return insertFile(world.db, world.clock, {
    storageKey: stored.key,
    sha256: sha256(bytes),
    size: bytes.length,
    kind: 'pdf',
    mime: 'application/pdf',
    name,
    origin: owner.kind === 'citizen' ? 'applicant' : 'officer',
    uploadedBy: owner.accountId,
  })
}

/** A complete draft with generated answers and every paper that is asked: online by a citizen, at the counter by an officer. */
export async function aDraft(
  world: Ground,
  wish: DraftWish & { readonly owner?: CitizenActor | OfficerActor },
): Promise<MadeDraft> {
  const owner = wish.owner ?? (await world.citizen())
  const service = serviceOf(world, wish.procedureId, wish.agencyId)
  const revision = world.catalog.findProcedure(wish.procedureId)
  if (!revision) throw new Error(`no procedure ${wish.procedureId}`)
  const channel: Channel = owner.kind === 'citizen' ? 'online' : 'counter'
  const ctx = world.contextFor(owner)
  const applicant = applicantOf(wish.applicant)
  const draftId = await insertDraft(ctx, {
    ownerAccountId: owner.accountId,
    channel,
    service,
    revision,
    applicant,
  })
  const random = seededRandom(wish.seed ?? 1)
  const answers = generateAnswers(world.catalog.formOf(revision), random, formLists(world.directory))
  const situations = situationsOf(revision, answers, wish.situations ?? true)
  const papers = await papersFor(world, owner, { revision, answers, situations })
  await updateDraft(
    ctx,
    { id: draftId },
    { applicant, answers, situations, papers, delivery: wish.delivery ?? deliveryOf(revision) },
  )
  return { draftId, owner, service, revision }
}

export function applicantOf(applicant: Partial<Applicant> = {}): Applicant {
  return {
    kind: 'person',
    name: 'Nguyễn Văn Bình',
    nationalId: '095190000123',
    taxCode: null,
    phone: '0912345678',
    email: 'binh@motcua.example',
    address: '25 đường Ví Dụ, phường 3, thành phố Bạc Liêu',
    representative: null,
    ...applicant,
  }
}

/** At the desk where that is offered, so that a dossier passes through all its steps. */
function deliveryOf({ record }: ProcedureRevision): Delivery {
  const way = record.delivery.includes('counter') ? 'counter' : (record.delivery[0] ?? 'counter')
  return { way, address: way === 'post' ? '25 đường Ví Dụ, phường 3' : null }
}

function situationsOf({ record }: ProcedureRevision, answers: object, value: boolean) {
  const asked = record.situations.filter(
    ({ when }) => when === null || evaluateCondition(when, { ...answers }),
  )
  return Object.fromEntries(asked.map(({ key }) => [key, value]))
}

async function papersFor(
  world: Ground,
  owner: CitizenActor | OfficerActor,
  { revision, ...declared }: { revision: ProcedureRevision } & Parameters<typeof applicablePapers>[1],
): Promise<PaperInput[]> {
  const papers: PaperInput[] = []
  for (const { id, providedBy } of applicablePapers(revision.record, declared)) {
    if (providedBy !== 'applicant') continue
    const online = owner.kind === 'citizen'
    const fileIds = online ? [await upload(world, owner, `${id}.pdf`)] : []
    papers.push({ paperId: id, fileIds, originals: online ? 0 : 1, copies: 0 })
  }
  return papers
}

export interface MadeDossier {
  readonly dossierId: string
  readonly applicant: CitizenActor
  readonly service: Service
}

/** A dossier handed in online. */
export async function aDossier(
  world: World,
  wish: DraftWish & { readonly owner?: CitizenActor },
): Promise<MadeDossier> {
  const applicant = wish.owner ?? (await world.citizen())
  const { draftId, service } = await aDraft(world, { ...wish, owner: applicant })
  const outcome = await submitDraft(world.contextFor(applicant), draftId)
  if (outcome.kind !== 'submitted') throw new Error(`not submitted: ${JSON.stringify(outcome)}`)
  return { dossierId: outcome.dossierId, applicant, service }
}

export type Milestone =
  | 'submitted'
  | 'received'
  | 'assigned'
  | 'proposed'
  | 'approved'
  | 'issued'
  | 'returned'

const REACHED: Readonly<Record<Milestone, (state: DossierState) => boolean>> = {
  submitted: () => true,
  received: ({ receivedAt }) => receivedAt !== null,
  assigned: ({ examiners }) => Object.keys(examiners).length > 0,
  proposed: ({ draft }) => draft !== null,
  approved: ({ completedBy }) => completedBy['approve'] !== undefined,
  issued: ({ result }) => result !== null,
  returned: ({ status }) => status === 'returned',
}

/** More acts than any process has: a dossier that goes in circles is a fault. */
const MOST_ACTS = 40

/** A dossier brought to a milestone by the officers who own its steps, each through the real command. */
export async function driveTo(
  world: World,
  wish: DraftWish & {
    readonly state: Milestone
    readonly outcome?: Outcome
    readonly owner?: CitizenActor
    /** Instead of a new one. */
    readonly dossier?: MadeDossier
  },
): Promise<MadeDossier & { readonly state: DossierState; readonly acts: readonly string[] }> {
  const made = wish.dossier ?? (await aDossier(world, wish))
  const acts: string[] = []
  for (;;) {
    const loaded = await loadDossier(world, made.dossierId)
    if (REACHED[wish.state](loaded.state)) return { ...made, state: loaded.state, acts }
    const task = loaded.state.tasks.find(({ waitingFor }) => waitingFor === null)
    if (!task || acts.length >= MOST_ACTS)
      throw new Error(`${wish.procedureId} stops at ${loaded.state.status} after ${acts.join(', ')}`)
    const outcome = await actOnTask(world, loaded, task, wish.outcome ?? 'granted')
    if (outcome.kind !== 'done')
      throw new Error(`${wish.procedureId} ${task.stepId}: ${JSON.stringify(outcome).slice(0, 300)}`)
    acts.push(task.stepId)
  }
}

export async function loadDossier(world: World, dossierId: string): Promise<LoadedDossier> {
  const loaded = await findReadableDossier(world.contextFor({ kind: 'system' }), dossierId)
  if (!loaded) throw new Error(`no dossier ${dossierId}`)
  return loaded
}

/** The open step of that kind. */
export function taskOf(state: DossierState, kind: OpenTask['kind']): OpenTask {
  const task = state.tasks.find((one) => one.kind === kind)
  if (!task) throw new Error(`no ${kind} step is open, but ${state.tasks.map((one) => one.kind).join(', ')}`)
  return task
}

/** Who does an open step: its holder, or the officer with the post for it. */
export function officerFor(world: World, task: OpenTask): Promise<OfficerActor> {
  return task.assigneeAccountId === null
    ? world.holder({ agencyId: task.agencyId, unitId: task.unitId, role: task.role })
    : Promise.resolve(world.officerById(task.assigneeAccountId))
}

export function resultDraft(outcome: Outcome = 'granted'): ResultDraft {
  return {
    outcome,
    rows: [{ label: 'Nội dung', value: 'Theo hồ sơ đã nộp' }],
    reason: outcome === 'refused' ? 'Địa điểm không phù hợp quy hoạch.' : '',
    validUntil: null,
  }
}

/** Does what an open step asks, as whoever owns it. */
export async function actOnTask(
  world: World,
  loaded: LoadedDossier,
  task: OpenTask,
  result: Outcome = 'granted',
): Promise<ActOutcome<string>> {
  const ctx = world.contextFor(await officerFor(world, task))
  const at = { dossierId: loaded.state.id, token: task.token }
  switch (task.kind) {
    case 'receive':
      return receiveDossier(ctx, { ...at, checkedPaperIds: paperIds(loaded) })
    case 'assign':
      return assignStep(ctx, { ...at, accountId: await examinerFor(world, loaded, task), instruction: '' })
    case 'number':
      return issueResult(ctx, at)
    case 'hand_over':
      return handOverResult(ctx, {
        ...at,
        way: 'counter',
        receiverName: 'Nguyễn Văn Bình',
        receiverPaper: '095190000123',
        note: '',
      })
    default:
      return completeStepOf(ctx, {
        ...at,
        opinion: 'Đủ điều kiện',
        needsConsultation: true,
        ...(task.kind === 'propose' ? { draft: resultDraft(result) } : {}),
      })
  }
}

export function paperIds({ state, revision }: LoadedDossier): readonly string[] {
  return applicablePapers(revision.record, state.content).map(({ id }) => id)
}

export async function examinerFor(
  world: World,
  { state, graph }: LoadedDossier,
  task: OpenTask,
): Promise<string> {
  const unitId = unitToAssign(state, graph, task)
  const agencyId = world.directory.getUnit(unitId).agencyId
  return (await world.holder({ agencyId, unitId, role: 'examiner' })).accountId
}
