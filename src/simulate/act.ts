import { returnTargets } from '../engines/workflow/index.ts'
import {
  type ActOutcome,
  applicablePapers,
  assignStep,
  claimStep,
  completeStepOf,
  declineDossier,
  type DossierContext,
  type DossierState,
  handOverResult,
  issueResult,
  type OpenTask,
  provideSupplement,
  receiveDossier,
  requestSupplement,
  sendBack,
  unitToAssign,
  withdrawDossier,
} from '../modules/dossiers/index.ts'
import { must, papersOf } from './arrive.ts'
import {
  DECLINE_REASONS,
  OPINIONS,
  REFUSAL_REASONS,
  resultDraft,
  SUPPLEMENT_REASONS,
  WITHDRAWAL_REASONS,
} from './opinions.ts'
import { pick } from './people.ts'
import { deskOf } from './desk-of.ts'
import { contextFor, type SimulatedDossier, type SimulatedProvince } from './simulated-province.ts'
import { apologise, askForPayment, pay, transfer } from './time-acts.ts'

/** What somebody will do to a dossier next. */
export type NextAct =
  | { readonly kind: 'supplement' | 'withdraw' | 'transfer' | 'pay' | 'apologise' }
  | { readonly kind: 'step'; readonly task: OpenTask }

/** Who has the next word: the applicant who was asked for something or gives up, or the holder of an open step. */
export function nextAct(dossier: SimulatedDossier, state: DossierState): NextAct | undefined {
  const mayWithdraw = dossier.applicant && !state.result && state.tasks.length > 0
  if (dossier.shape.ending === 'withdrawn' && mayWithdraw && dossier.acts >= dossier.withdrawnAfter)
    return { kind: 'withdraw' }
  if (state.supplement) return { kind: 'supplement' }
  if (state.financialDuty) return { kind: 'pay' }
  if (dossier.transfers && state.receivedAt && !state.transferredAt) return { kind: 'transfer' }
  const task = state.tasks.find(({ waitingFor }) => waitingFor === null)
  return task && { kind: 'step', task }
}

/** Does it, through the command that a person would use, and gives where the dossier stands then. */
export async function act(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  { next, state }: { readonly next: NextAct; readonly state: DossierState },
): Promise<DossierState> {
  const outcome =
    next.kind === 'step'
      ? await actOnStep(province, dossier, { state, task: next.task })
      : await OTHER_ACTS[next.kind](province, dossier, state)
  must(outcome, 'done', dossier)
  if (outcome.kind !== 'done') throw new Error('unreachable')
  dossier.acts += 1
  return outcome.state
}

type OtherAct = Exclude<NextAct['kind'], 'step'>

const OTHER_ACTS: {
  readonly [Kind in OtherAct]: (
    province: SimulatedProvince,
    dossier: SimulatedDossier,
    state: DossierState,
  ) => Promise<ActOutcome<string>>
} = { supplement, withdraw, transfer, pay, apologise }

function withdraw(province: SimulatedProvince, dossier: SimulatedDossier) {
  const { applicant, id, random } = dossier
  if (!applicant) throw new Error('only an applicant with an account withdraws')
  const reason = pick(random, WITHDRAWAL_REASONS)
  return withdrawDossier(contextFor(province, applicant), { dossierId: id, reason })
}

async function supplement(province: SimulatedProvince, dossier: SimulatedDossier, state: DossierState) {
  const actor = dossier.applicant ?? deskOf(province, dossier, state)
  return provideSupplement(contextFor(province, actor), {
    dossierId: dossier.id,
    papers: await papersOf(province, actor, state.supplement?.paperIds ?? []),
    answers: {},
    message: 'Tôi gửi giấy tờ bổ sung.',
  })
}

const CLAIMED = 0.15
const SENT_BACK = 0.02

interface OpenStep {
  readonly state: DossierState
  readonly task: OpenTask
}

async function actOnStep(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  { state, task }: OpenStep,
): Promise<ActOutcome<string>> {
  const { random } = dossier
  const held = task.assigneeAccountId ?? pick(random, province.officers.holdersOf(task)).accountId
  const ctx = contextFor(province, province.officers.actorOf(held))
  const at = { dossierId: dossier.id, token: task.token }
  if (task.assigneeAccountId === null && random() < CLAIMED) must(await claimStep(ctx, at), 'done', dossier)
  const asked = await askForMore(ctx, dossier, { state, task })
  if (asked) return asked
  const duty = await askForPayment(ctx, dossier, task)
  if (duty) return duty
  switch (task.kind) {
    case 'receive':
      return receive(ctx, dossier, { state, task })
    case 'assign': {
      const unitId = unitToAssign(state, province.catalog.graphOf(dossier.revision), task)
      const examiner = pick(random, province.officers.holdersOf({ unitId, role: 'examiner' }))
      return assignStep(ctx, { ...at, accountId: examiner.accountId, instruction: '' })
    }
    case 'number':
      return issueResult(ctx, at)
    case 'hand_over':
      return handOver(ctx, dossier, { state, task })
    default:
      return (await returnOnce(ctx, dossier, { state, task })) ?? complete(ctx, dossier, { state, task })
  }
}

/** The request for more, once, where the dossier was drawn to have one. */
async function askForMore(
  ctx: DossierContext,
  { id, shape, revision, random }: SimulatedDossier,
  { state, task }: OpenStep,
): Promise<ActOutcome<string> | undefined> {
  const stage = task.kind === 'receive' ? 'reception' : 'processing'
  const isPlace = task.kind === 'receive' || task.kind === 'examine' || task.kind === 'propose'
  if (!isPlace || shape.supplement !== stage || state.supplementCount > 0) return undefined
  const papers = applicablePapers(revision.record, state.content)
  const paperIds = papers.filter(({ providedBy }) => providedBy === 'applicant').map((paper) => paper.id)
  const reason = pick(random, SUPPLEMENT_REASONS)
  const asked = paperIds.slice(0, 1)
  const items = asked.length > 0 ? [] : [reason]
  const asking = { dossierId: id, token: task.token, reason, paperIds: asked, items }
  // Examiners of the province are late now and then, and say so.
  return requestSupplement(ctx, { ...asking, againstRules: true })
}

function receive(
  ctx: DossierContext,
  { id, shape, revision, random }: SimulatedDossier,
  { state, task: { token } }: OpenStep,
): Promise<ActOutcome<string>> {
  if (shape.ending === 'declined')
    return declineDossier(ctx, { dossierId: id, token, reason: pick(random, DECLINE_REASONS) })
  const checkedPaperIds = applicablePapers(revision.record, state.content).map((paper) => paper.id)
  return receiveDossier(ctx, { dossierId: id, token, checkedPaperIds })
}

/** A reviewer now and then wants the examiner to look again. */
async function returnOnce(
  ctx: DossierContext,
  dossier: SimulatedDossier,
  { state, task }: OpenStep,
): Promise<ActOutcome<string> | undefined> {
  const isReview = task.kind === 'review' || task.kind === 'approve'
  if (!isReview || dossier.sentBack || dossier.random() >= SENT_BACK) return undefined
  const targets = returnTargets(ctx.catalog.graphOf(dossier.revision), state.process, task.token)
  const target = targets.find(({ kind }) => kind === 'propose' || kind === 'examine')
  if (!target) return undefined
  dossier.sentBack = true
  const reason = 'Đề nghị làm rõ căn cứ của đề xuất.'
  return sendBack(ctx, { dossierId: dossier.id, token: task.token, toStepId: target.id, reason })
}

function complete(
  ctx: DossierContext,
  { id, shape, random }: SimulatedDossier,
  { task: { token, kind } }: OpenStep,
): Promise<ActOutcome<string>> {
  const draft = kind === 'propose' ? { draft: resultDraft(shape.outcome, pick(random, REFUSAL_REASONS)) } : {}
  return completeStepOf(ctx, {
    dossierId: id,
    token,
    opinion: pick(random, OPINIONS),
    decision: shape.outcome === 'granted' ? 'grant' : 'refuse',
    needsConsultation: random() < 0.3,
    ...draft,
  })
}

function handOver(
  ctx: DossierContext,
  { id, shape }: SimulatedDossier,
  { state, task: { token } }: OpenStep,
): Promise<ActOutcome<string>> {
  const { name, nationalId, taxCode, representative } = state.content.applicant
  return handOverResult(ctx, {
    dossierId: id,
    token,
    way: shape.delivery === 'post' ? 'post' : 'counter',
    receiverName: representative?.name ?? name,
    receiverPaper: nationalId ?? taxCode ?? '',
    note: '',
  })
}
