import type { Db } from '../../platform/db/database.ts'
import type { DossierContext } from './context.ts'
import type { NewEvent, RecordedActor } from './dossier-event.ts'
import { projectDossier } from './dossier-projection.ts'
import type { DossierState } from './dossier-state.ts'
import { timesOf } from './dossier-times.ts'
import { applyEvent } from './reduce-dossier.ts'
import { chainEvents } from './dossier-store.ts'
import type { LoadedDossier } from './load-dossier.ts'
import { powersOfFile } from './structure/file-powers.ts'
import { noticesOf } from './tell-applicant.ts'
import { writeAct } from './write-act.ts'

/**
 * Writes what was decided: events, projection, audit row, and the words to the applicant, all in the
 * caller's transaction. Returns the new state.
 */
export async function recordEvents(
  ctx: Pick<DossierContext, 'clock' | 'directory'>,
  tx: Db,
  loaded: LoadedDossier,
  act: { readonly actor: RecordedActor; readonly events: readonly NewEvent[] },
): Promise<DossierState> {
  const { state, processOf } = loaded
  const at = ctx.clock.now()
  const chained = chainEvents(state.id, { seq: state.lastSeq, digest: loaded.digest }, { at, ...act })
  for (const { event } of chained) applyEvent(state, processOf, event)
  const lastDigest = chained.at(-1)?.digest ?? loaded.digest
  const events = [...loaded.events, ...chained.map(({ event }) => event)]
  await writeAct(ctx, tx, {
    dossierId: state.id,
    at,
    actor: act.actor,
    chained,
    projection: projectDossier(state, lastDigest, {
      times: timesOf(ctx, { state, events, processOf, graph: processOf(state.revision) }),
      powers: powersOfFile(ctx.directory, loaded),
    }),
    notices: noticesOf(
      state,
      chained.map(({ event }) => event),
    ),
  })
  return state
}
