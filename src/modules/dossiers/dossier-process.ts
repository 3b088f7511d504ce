import { findStep, type ProcessGraph, type ProcessStep } from '../../engines/workflow/index.ts'
import type { Catalog } from '../catalog/index.ts'
import type { DossierEvent } from './dossier-event.ts'

/** The process of each revision a dossier may be dealt with by. */
export type ProcessOf = (revision: number) => ProcessGraph

export function processesOf(
  catalog: Pick<Catalog, 'getRevision' | 'graphOf'>,
  procedureId: string,
): ProcessOf {
  return (revision) => catalog.graphOf(catalog.getRevision(procedureId, revision))
}

/** By which revision the dossier was dealt with once these events were written, the one of `seq` the last of them. */
export function revisionAfter(events: readonly DossierEvent[], seq: number): number {
  const last = events.findLast(
    (event) => event.seq <= seq && (event.type === 'submitted' || event.type === 'moved_to_revision'),
  )
  if (last?.type !== 'submitted' && last?.type !== 'moved_to_revision')
    throw new Error('a dossier begins with its submission')
  return last.data.revision
}

/** Revisions a dossier was dealt with by, the first one first. */
export function revisionsSoFar(events: readonly DossierEvent[]): readonly number[] {
  return events.flatMap(({ type, data }) =>
    type === 'submitted' || type === 'moved_to_revision' ? [data.revision] : [],
  )
}

/** A step of the process as it was when this event was written: a newer one may have other steps. */
export function stepAt(
  { events, processOf }: { readonly events: readonly DossierEvent[]; readonly processOf: ProcessOf },
  seq: number,
  stepId: string,
): ProcessStep | undefined {
  return findStep(processOf(revisionAfter(events, seq)), stepId)
}
