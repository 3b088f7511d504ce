import type { Db } from '../../platform/db/database.ts'
import { readableToken } from '../../platform/ids/id.ts'
import type { ProcedureRevision, Service } from '../catalog/index.ts'
import type { DossierContext } from './context.ts'
import type { Channel, DossierContent } from './dossier-content.ts'
import type { NewEvent, RecordedActor } from './dossier-event.ts'
import { projectDossier } from './dossier-projection.ts'
import { reduceDossier } from './reduce-dossier.ts'
import { chainEvents, insertEvents, writeProjection } from './dossier-store.ts'
import type { LoadedDossier } from './load-dossier.ts'
import { audit, taskDueTimes } from './record-events.ts'
import { tellApplicant } from './tell-applicant.ts'

export interface Submission {
  readonly id: string
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly channel: Channel
  readonly applicantAccountId: string | null
  readonly content: DossierContent
  readonly actor: RecordedActor
}

/** Number of a dossier until it is received and gets its code; random, so that it cannot be guessed. */
function newSubmissionNo(): string {
  const token = readableToken(9)
  return `TN-${token.slice(0, 3)}-${token.slice(3, 6)}-${token.slice(6)}`
}

/** Begins a dossier: its first event and projection, in the caller's transaction. */
export async function beginDossier(
  ctx: DossierContext,
  tx: Db,
  submission: Submission,
): Promise<LoadedDossier> {
  const { id, service, revision, content } = submission
  const graph = ctx.catalog.graphOf(revision)
  const first: NewEvent = {
    type: 'submitted',
    data: {
      submissionNo: newSubmissionNo(),
      serviceId: service.id,
      procedureId: revision.procedureId,
      revision: revision.revision,
      agencyId: service.agencyId,
      channel: submission.channel,
      applicantAccountId: submission.applicantAccountId,
      stepOwners: ctx.catalog.stepOwners(revision, service.agencyId, content.answers),
    },
    private: content,
  }
  const at = ctx.clock.now()
  const chained = chainEvents(id, { seq: 0, digest: null }, { at, actor: submission.actor, events: [first] })
  const events = chained.map(({ event }) => event)
  const state = reduceDossier(id, graph, events)
  const digest = chained[0]?.digest ?? Buffer.alloc(0)
  await insertEvents(tx, id, chained)
  await writeProjection(
    tx,
    projectDossier(state, digest, taskDueTimes(graph, ctx.directory.calendarOf(state.agencyId))),
  )
  await audit(tx, { at, actor: submission.actor, dossierId: id, actions: ['submitted'] })
  await tellApplicant(ctx, tx, state, events)
  return { state, events, graph, revision, digest }
}
