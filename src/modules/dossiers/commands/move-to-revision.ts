import type { Places } from '../../../engines/workflow/index.ts'
import type { FileEffect, ProcedurePaper, ProcedureRevision } from '../../catalog/index.ts'
import { type Actor, type Post, postsWith } from '../../identity/index.ts'
import { type ActOutcome, actOnDossier, type Decision, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { vietnamDay } from '../dossier-code.ts'
import type { DossierEvent, NewEvent } from '../dossier-event.ts'
import type { DossierState, OpenTask } from '../dossier-state.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { applyEvent } from '../reduce-dossier.ts'
import { changesTo, effectOf, isForDecision, type RevisionChange } from '../revisions/revision-change.ts'
import { movedEvent, newlyMissing } from '../revisions/moved-event.ts'
import { placesFor, type StepToPlace, stepsToPlace } from '../revisions/step-places.ts'
import { breaksRules, supplementStanding } from '../supplement-standing.ts'

export interface MoveToRevision {
  readonly dossierId: string
  /** The one in force, as whoever decides saw it. */
  readonly revision: number
  /** Why; needed where a person decides. The applicant reads it. */
  readonly reason: string
  /** Step of the new process by token, where the file stands on one that it does not have. */
  readonly places: Places
  /** Of the papers that the new revision wants more: those the applicant is asked for. */
  readonly askedPaperIds: readonly string[]
}

export type MoveError =
  | 'reason'
  /** Not among those newly wanted. */
  | 'papers'
  /** No step is open that asks an applicant, or he is being asked already. */
  | 'papers-now'
  /** The rules of the dossier's day allow no more requests. */
  | 'papers-rules'
  | 'places'
  | `place-${number}`

type MoveContext = Pick<DossierContext, 'catalog' | 'clock' | 'directory'>

/** What moving a file would mean, for whoever decides. */
export interface MoveStanding {
  readonly target: ProcedureRevision
  readonly change: RevisionChange
  readonly effect: FileEffect
  readonly toPlace: readonly StepToPlace[]
  readonly newPapers: readonly ProcedurePaper[]
  readonly needsDecision: boolean
}

/** Undefined where no newer revision is in force, or the file keeps its own. */
export function moveStanding(ctx: MoveContext, loaded: LoadedDossier): MoveStanding | undefined {
  const { state } = loaded
  const target = ctx.catalog.revisionOn(state.procedureId, vietnamDay(ctx.clock.now()))
  if (!target || target.revision <= state.revision || state.finishedAt) return undefined
  const change = changesTo(ctx.catalog, target)(state.revision)
  const effect = effectOf(state, change)
  const needsDecision = effect.outcome !== 'may-move'
  if (needsDecision && !isForDecision(effect)) return undefined
  return {
    target,
    change,
    effect,
    needsDecision,
    toPlace: stepsToPlace(state, change),
    newPapers: newlyMissing(loaded, change),
  }
}

/** The post by which an officer decides for the agency that answers for the file: its leader, or of a unit that has it. */
export function movingPost(actor: Actor, state: DossierState): Post | undefined {
  return postsWith(actor, 'agency_leader', 'unit_leader').find(
    ({ agencyId, unitId, role }) =>
      agencyId === state.agencyId &&
      (role === 'agency_leader' || state.tasks.some((task) => task.unitId === unitId)),
  )
}

/**
 * Moves an open file to the revision of its procedure that is in force: nothing that was answered or handed in is lost,
 * the promised date does not come nearer, and who has it keeps it. New papers are asked for only where it is said so.
 */
export function moveToRevision(ctx: DossierContext, input: MoveToRevision): Promise<ActOutcome<MoveError>> {
  return actOnDossier<MoveError>(ctx, input.dossierId, (loaded) => {
    const post = movingPost(ctx.actor, loaded.state)
    if (!post) return refuse('not-your-role')
    if (loaded.state.revision === input.revision) return { kind: 'nothing' }
    const standing = moveStanding(ctx, loaded)
    if (standing?.target.revision !== input.revision) return refuse('not-now')
    return decide(ctx, loaded, { standing, input, post })
  })
}

interface Wish {
  readonly standing: MoveStanding
  readonly input: MoveToRevision
  readonly post: Post
}

function decide(ctx: DossierContext, loaded: LoadedDossier, wish: Wish): Decision<MoveError> {
  const { standing, input, post } = wish
  const { change, newPapers, needsDecision } = standing
  const reason = input.reason.trim()
  const asked = [...new Set(input.askedPaperIds)]
  const placed = placesFor(loaded.state, change, input.places)
  const errors: MoveError[] = [
    ...(reason === '' && (needsDecision || asked.length > 0) ? (['reason'] as const) : []),
    ...('without' in placed ? placed.without.map((token) => `place-${token}` as const) : []),
    ...(asked.every((id) => newPapers.some((paper) => paper.id === id)) ? [] : (['papers'] as const)),
  ]
  if (errors.length > 0 || 'without' in placed) return { kind: 'invalid', errors }
  const moved = movedEvent(ctx, loaded, {
    change,
    places: placed.places,
    askedPaperIds: asked,
    reason: reason === '' ? null : reason,
  })
  if (!moved) return { kind: 'invalid', errors: ['places'] }
  if (asked.length === 0) return write([moved], post)
  const request = requestAfter(ctx, loaded, { moved, asked, reason })
  return typeof request === 'string' ? { kind: 'invalid', errors: [request] } : write([moved, request], post)
}

/** The request for the new papers, by the step that may ask once the file has moved. */
function requestAfter(
  ctx: DossierContext,
  loaded: LoadedDossier,
  {
    moved,
    asked,
    reason,
  }: { readonly moved: NewEvent; readonly asked: readonly string[]; readonly reason: string },
): NewEvent | 'papers-now' | 'papers-rules' {
  const { state, processOf } = loaded
  if (state.supplement || state.financialDuty) return 'papers-now'
  if (breaksRules(supplementStanding(ctx, loaded, ctx.clock.now()))) return 'papers-rules'
  const after = structuredClone(state)
  const told = { ...moved, seq: state.lastSeq + 1, at: ctx.clock.now(), actor: { kind: 'system' } }
  applyEvent(after, processOf, told as DossierEvent)
  const task = after.tasks.find((one) => asksApplicant(after, one))
  if (!task) return 'papers-now'
  return {
    type: 'supplement_requested',
    data: { stage: state.receivedAt ? 'processing' : 'reception', token: task.token, paperIds: asked },
    private: { reason, items: [] },
  }
}

function asksApplicant({ receivedAt, agencyId }: DossierState, task: OpenTask): boolean {
  if (!receivedAt) return task.kind === 'receive'
  return task.agencyId === agencyId && (task.kind === 'examine' || task.kind === 'propose')
}
