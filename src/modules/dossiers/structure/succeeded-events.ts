import { returnTo } from '../../../engines/workflow/index.ts'
import type { Directory } from '../../organizations/index.ts'
import type { EventOf, NewEvent, StepOwner } from '../dossier-event.ts'
import { stepAt } from '../dossier-process.ts'
import { isEnded, type DossierState } from '../dossier-state.ts'
import { succeed } from '../dossier-tasks.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { powersOfFile } from './file-powers.ts'

export interface Succeeding {
  /** After the reorganisation. */
  readonly directory: Directory
  readonly reorganisationId: string
  /** Posts in force after it, `account unit`. */
  readonly posts: ReadonlySet<string>
}

/** What passes an open file to those who answer for it now; nothing when all its offices go on. */
export function succeededEvents(after: Succeeding, loaded: LoadedDossier): readonly NewEvent[] {
  const { state } = loaded
  if (isEnded(state)) return []
  const data = succession(after, loaded)
  return data ? [{ type: 'succeeded', data, private: null }, ...signAgain(after, loaded, data)] : []
}

function succession(
  { directory, reorganisationId, posts }: Succeeding,
  loaded: LoadedDossier,
): EventOf<'succeeded'>['data'] | undefined {
  const { state } = loaded
  const powers = powersOfFile(directory, loaded)
  const agencyId = directory.structure.successorOf(state.agencyId, powers)
  const stepOwners = changedOwners(state, (owner) => directory.structure.officeNow(owner, powers))
  if (agencyId === state.agencyId && Object.keys(stepOwners).length === 0) return undefined
  const follows = (accountId: string, unitId: string | undefined): boolean =>
    unitId !== undefined && posts.has(`${accountId} ${unitId}`)
  const unitNow = new Map(
    Object.entries(stepOwners).map(([stepId, { unitId }]) => [
      state.stepOwners[stepId]?.unitId ?? '',
      unitId,
    ]),
  )
  const freed = {
    tokens: state.tasks
      .filter(({ stepId, assigneeAccountId }) => {
        const unitId = stepOwners[stepId]?.unitId
        return unitId !== undefined && assigneeAccountId !== null && !follows(assigneeAccountId, unitId)
      })
      .map(({ token }) => token),
    steps: Object.entries(state.completedBy)
      .filter(([stepId, accountId]) => stepOwners[stepId] && !follows(accountId, stepOwners[stepId].unitId))
      .map(([stepId]) => stepId),
    units: Object.entries(state.examiners)
      .filter(([unitId, accountId]) => unitNow.has(unitId) && !follows(accountId, unitNow.get(unitId)))
      .map(([unitId]) => unitId),
  }
  return { reorganisationId, agencyId, fromAgencyId: state.agencyId, stepOwners, freed }
}

function changedOwners(
  state: DossierState,
  now: (owner: StepOwner) => StepOwner,
): Readonly<Record<string, StepOwner>> {
  return Object.fromEntries(
    Object.entries(state.stepOwners).flatMap(([stepId, owner]) => {
      const next = now(owner)
      return next.unitId === owner.unitId ? [] : [[stepId, next] as const]
    }),
  )
}

/** What a body approved and did not issue before its end is signed by the one that issues it: the step is opened again. */
function signAgain(
  { directory }: Succeeding,
  loaded: LoadedDossier,
  data: EventOf<'succeeded'>['data'],
): readonly NewEvent[] {
  const { state, graph, events } = loaded
  const numbering = state.tasks.find(({ kind }) => kind === 'number')
  const approval = events.findLast(
    (event) => event.type === 'completed' && stepAt(loaded, event.seq, event.data.stepId)?.kind === 'approve',
  )
  if (!numbering || approval?.type !== 'completed' || approval.actor.kind !== 'officer') return []
  if (!directory.findAgency(approval.actor.agencyId)?.endedOn) return []
  const after = structuredClone(state)
  succeed(after, data, approval.at)
  const { stepId } = approval.data
  if (!returnTo(graph, after.process, { token: numbering.token, toStep: stepId }).ok) return []
  return [
    {
      type: 'sent_back',
      data: { token: numbering.token, toStepId: stepId },
      private: {
        reason:
          'Cơ quan đã phê duyệt kết thúc hoạt động trước khi văn bản được cấp số: cơ quan kế tục phê duyệt lại.',
      },
    },
  ]
}
