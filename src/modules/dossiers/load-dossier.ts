import { sql } from 'kysely'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { ProcedureRevision } from '../catalog/index.ts'
import type { DossierContext } from './context.ts'
import type { DossierEvent } from './dossier-event.ts'
import type { DossierState } from './dossier-state.ts'
import { reduceDossier } from './reduce-dossier.ts'

export interface LoadedDossier {
  readonly state: DossierState
  readonly events: readonly DossierEvent[]
  readonly graph: ProcessGraph
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
export async function listEvents(
  db: Db,
  dossierId: string,
): Promise<readonly (DossierEvent & { digest: Buffer })[]> {
  const { rows } = await sql<EventRow>`
    select e.seq, e.type, e.at, e.actor, e.data, e.digest, p.data as private
    from dossier_events e
    left join dossier_event_private p on p.dossier_id = e.dossier_id and p.seq = e.seq
    where e.dossier_id = ${dossierId} order by e.seq`.execute(db)
  return rows as unknown as readonly (DossierEvent & { digest: Buffer })[]
}

/** The dossier computed from its events; undefined when there is none with that id. */
export async function findDossier(
  ctx: Pick<DossierContext, 'catalog'>,
  db: Db,
  id: string,
): Promise<LoadedDossier | undefined> {
  const events = await listEvents(db, id)
  const first = events[0]
  const last = events.at(-1)
  if (first?.type !== 'submitted' || !last) return undefined
  const revision = ctx.catalog.getRevision(first.data.procedureId, first.data.revision)
  const graph = ctx.catalog.graphOf(revision)
  return { state: reduceDossier(id, graph, events), events, graph, revision, digest: last.digest }
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
