import type { Db } from '../../platform/db/database.ts'
import { readableToken } from '../../platform/ids/id.ts'
import type { ProcedureRevision, Service } from '../catalog/index.ts'
import type { DossierContext } from './context.ts'
import type { Channel, DossierContent } from './dossier-content.ts'
import type { NewEvent, RecordedActor } from './dossier-event.ts'
import { processesOf } from './dossier-process.ts'
import { projectDossier } from './dossier-projection.ts'
import { reduceDossier } from './reduce-dossier.ts'
import { chainEvents } from './dossier-store.ts'
import type { Draft } from './draft.ts'
import type { LoadedDossier } from './load-dossier.ts'
import { timesOf } from './dossier-times.ts'
import { powersOfFile } from './structure/file-powers.ts'
import { noticesOf } from './tell-applicant.ts'
import { type Act, writeAct, writeFromDraft } from './write-act.ts'

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

interface Beginning {
  readonly loaded: LoadedDossier
  readonly act: Act
}

/** The first event of a dossier and what follows from it; nothing is written yet. */
function begin(ctx: DossierContext, submission: Submission): Beginning {
  const { id, service, revision, content, actor } = submission
  const processOf = processesOf(ctx.catalog, revision.procedureId)
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
  const chained = chainEvents(id, { seq: 0, digest: null }, { at, actor, events: [first] })
  const events = chained.map(({ event }) => event)
  const state = reduceDossier(id, processOf, events)
  const digest = chained[0]?.digest ?? Buffer.alloc(0)
  const projection = projectDossier(state, digest, {
    times: timesOf(ctx, { state, events, graph, processOf }),
    powers: powersOfFile(ctx.directory, { state, revision }),
  })
  return {
    loaded: { state, events, graph, processOf, revision, digest },
    act: { dossierId: id, at, actor, chained, projection, notices: noticesOf(state, events) },
  }
}

/** Begins a dossier: its first event and projection, in the caller's transaction. */
export async function beginDossier(
  ctx: DossierContext,
  tx: Db,
  submission: Submission,
): Promise<LoadedDossier> {
  const { loaded, act } = begin(ctx, submission)
  await writeAct(ctx, tx, act)
  return loaded
}

/**
 * Begins a dossier and closes the draft it comes from, at once. False when the draft is no longer as it was read
 * (handed in, changed or thrown away meanwhile) or names a file of somebody else. Nothing is written then.
 */
export function beginFromDraft(
  ctx: DossierContext,
  draft: Pick<Draft, 'id' | 'version'>,
  submission: Submission,
): Promise<boolean> {
  const { act } = begin(ctx, submission)
  const fileIds = submission.content.papers.flatMap((paper) => paper.fileIds)
  return writeFromDraft(ctx, { draft, fileIds, act })
}
