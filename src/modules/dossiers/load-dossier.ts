import { sql } from 'kysely'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { ProcedureRevision } from '../catalog/index.ts'
import type { DossierContext } from './context.ts'
import type { DossierEvent } from './dossier-event.ts'
import { type ProcessOf, processesOf } from './dossier-process.ts'
import type { DossierState } from './dossier-state.ts'
import { reduceDossier } from './reduce-dossier.ts'

export interface LoadedDossier {
  readonly state: DossierState
  readonly events: readonly DossierEvent[]
  /** Of the revision it is dealt with by now, as is `revision`. */
  readonly graph: ProcessGraph
  readonly processOf: ProcessOf
  readonly revision: ProcedureRevision
  /** Digest of the last event: the next one is chained to it. */
  readonly digest: Buffer
}

interface EventRow {
  seq: number
  type: string
  at: Date
  actor: unknown
  data: unknown
  private: unknown
  digest: Buffer
}

/** All events of a dossier with what is left of their personal data, in order. */
export async function listEvents(db: Db, dossierId: string): Promise<StoredEvents> {
  const { rows } = await sql<EventRow>`
    select e.seq, e.type, e.at, e.actor, e.data, e.digest, p.data as private
    from dossier_events e
    left join dossier_event_private p on p.dossier_id = e.dossier_id and p.seq = e.seq
    where e.dossier_id = ${dossierId} order by e.seq`.execute(db)
  return rows as unknown as StoredEvents
}

/** Several at once, from two questions' worth of rows; those that do not exist are left out. */
export async function findDossiers(
  ctx: Pick<DossierContext, 'catalog'>,
  db: Db,
  ids: readonly string[],
): Promise<readonly LoadedDossier[]> {
  const { rows } = await sql<EventRow & { dossier_id: string }>`
    select e.dossier_id, e.seq, e.type, e.at, e.actor, e.data, e.digest, p.data as private
    from dossier_events e
    left join dossier_event_private p on p.dossier_id = e.dossier_id and p.seq = e.seq
    where e.dossier_id = any(${[...ids]}::uuid[]) order by e.dossier_id, e.seq`.execute(db)
  const byDossier = Map.groupBy(rows, (row) => row.dossier_id)
  return [...byDossier].flatMap(
    ([id, events]) => loadedFrom(ctx, id, events as unknown as StoredEvents) ?? [],
  )
}

/** The dossier computed from its events; undefined when there is none with that id. */
export async function findDossier(
  ctx: Pick<DossierContext, 'catalog'>,
  db: Db,
  id: string,
): Promise<LoadedDossier | undefined> {
  return loadedFrom(ctx, id, await listEvents(db, id))
}

type StoredEvents = readonly (DossierEvent & { digest: Buffer })[]

function loadedFrom(
  { catalog }: Pick<DossierContext, 'catalog'>,
  id: string,
  events: StoredEvents,
): LoadedDossier | undefined {
  const first = events[0]
  const last = events.at(-1)
  if (first?.type !== 'submitted' || !last) return undefined
  const { procedureId } = first.data
  const processOf = processesOf(catalog, procedureId)
  const state = reduceDossier(id, processOf, events)
  const revision = catalog.getRevision(procedureId, state.revision)
  return { state, events, graph: catalog.graphOf(revision), processOf, revision, digest: last.digest }
}

/** The same, with the dossier locked until the transaction ends: commands on one dossier wait for each other. */
export async function findDossierLocked(
  ctx: Pick<DossierContext, 'catalog'>,
  tx: Db,
  id: string,
): Promise<LoadedDossier | undefined> {
  await tx.selectFrom('dossiers').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return findDossier(ctx, tx, id)
}
