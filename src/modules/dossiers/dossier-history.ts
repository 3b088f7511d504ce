import type { Catalog } from '../catalog/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { DossierEvent, NewEvent, RecordedActor } from './dossier-event.ts'
import { type DossierProjection, projectDossier } from './dossier-projection.ts'
import { processesOf } from './dossier-process.ts'
import type { DossierState } from './dossier-state.ts'
import { type ChainedEvent, chainEvents } from './dossier-store.ts'
import { timesOf } from './dossier-times.ts'
import { reduceDossier } from './reduce-dossier.ts'
import { powersOfFile } from './structure/file-powers.ts'

/** An event of a life that is told as a whole, with its moment and who did it. */
export interface HistoryEvent {
  readonly at: Date
  readonly actor: RecordedActor
  readonly event: NewEvent
}

/** A dossier with all that is stored of it. */
export interface DossierHistory {
  readonly id: string
  readonly state: DossierState
  readonly chained: readonly ChainedEvent[]
  readonly projection: DossierProjection
}

/** Chains, reduces and projects a whole life: the very rows its commands would have written one after the other. */
export function buildHistory(
  ctx: { readonly catalog: Catalog; readonly directory: Directory },
  id: string,
  life: readonly HistoryEvent[],
): DossierHistory {
  const chained: ChainedEvent[] = []
  for (const { at, actor, event } of life) {
    const last = chained.at(-1)
    const after = { seq: chained.length, digest: last?.digest ?? null }
    chained.push(...chainEvents(id, after, { at, actor, events: [event] }))
  }
  const events = chained.map(({ event }) => event)
  const processOf = processOfLife(ctx.catalog, id, events)
  const state = reduceDossier(id, processOf, events)
  const digest = chained.at(-1)?.digest ?? Buffer.alloc(0)
  const revision = ctx.catalog.getRevision(state.procedureId, state.revision)
  const projection = projectDossier(state, digest, {
    times: timesOf(ctx, { state, events, graph: processOf(state.revision), processOf }),
    powers: powersOfFile(ctx.directory, { state, revision }),
  })
  return { id, state, chained, projection }
}

/** Where a dossier stands after these events, whoever will chain them and whenever they were. */
export function stateAfter(
  ctx: { readonly catalog: Catalog },
  id: string,
  life: readonly HistoryEvent[],
): DossierState {
  const events = life.map(
    ({ at, actor, event }, index) => ({ ...event, seq: index + 1, at, actor }) as DossierEvent,
  )
  return reduceDossier(id, processOfLife(ctx.catalog, id, events), events)
}

function processOfLife(catalog: Catalog, id: string, [first]: readonly DossierEvent[]) {
  if (first?.type !== 'submitted') throw new Error(`dossier ${id} does not begin with its submission`)
  return processesOf(catalog, first.data.procedureId)
}
