import { sql } from 'kysely'
import type { DossierContext } from '../context.ts'
import type { TimedDossier } from '../dossier-clock.ts'
import type { DossierEvent } from '../dossier-event.ts'
import { processesOf } from '../dossier-process.ts'
import { reduceDossier } from '../reduce-dossier.ts'

/** What figures over many dossiers are computed with. */
export type LatenessContext = Pick<DossierContext, 'db' | 'clock' | 'directory' | 'catalog'>

/** Dossiers as they stood at a moment, for their clocks alone: nothing personal is read. One query. */
export async function listTimedDossiers(
  { db, catalog }: LatenessContext,
  ids: readonly string[],
  until: Date,
): Promise<readonly TimedDossier[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ dossier_id: string }>`
    select e.dossier_id, e.seq, e.type, e.at, e.actor, e.data, null as private
    from dossier_events e
    where e.dossier_id = any(${[...ids]}::uuid[]) and e.at <= ${until}
    order by e.dossier_id, e.seq`.execute(db)
  return [...Map.groupBy(rows, (row) => row.dossier_id)].flatMap(([id, group]) => {
    const events = group as unknown as readonly DossierEvent[]
    const first = events[0]
    if (first?.type !== 'submitted') return []
    const processOf = processesOf(catalog, first.data.procedureId)
    const state = reduceDossier(id, processOf, events)
    return [{ state, events, graph: processOf(state.revision), processOf }]
  })
}
