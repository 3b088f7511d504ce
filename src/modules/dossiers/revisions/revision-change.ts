import {
  type Catalog,
  changeBetween,
  type ContentChange,
  effectOnFile,
  type FileEffect,
  type ProcedurePart,
  type ProcedureRevision,
  revisionContent,
} from '../../catalog/index.ts'
import type { DossierState } from '../dossier-state.ts'

/** From one revision of a procedure to a newer one. */
export interface RevisionChange {
  readonly from: ProcedureRevision
  readonly target: ProcedureRevision
  readonly content: ContentChange
}

/** What whoever applied has to do with: the rest is how offices work. */
const OF_THE_APPLICANT: ReadonlySet<ProcedurePart> = new Set([
  'deadline',
  'papers',
  'fees',
  'formFields',
  'situations',
  'results',
  'conditions',
  'ways',
  'delivery',
])

/** Changes to one revision, each found once: comparing forms costs more than judging a file. */
export function changesTo(
  catalog: Pick<Catalog, 'getRevision' | 'formOf' | 'graphOf'>,
  target: ProcedureRevision,
): (revision: number) => RevisionChange {
  const after = revisionContent(catalog, target)
  const known = new Map<number, RevisionChange>()
  return (revision) => {
    const found = known.get(revision)
    if (found) return found
    const from = catalog.getRevision(target.procedureId, revision)
    const change = { from, target, content: changeBetween(revisionContent(catalog, from), after) }
    known.set(revision, change)
    return change
  }
}

export function changedParts({ content }: RevisionChange): readonly ProcedurePart[] {
  return [...new Set(content.differences.map(({ part }) => part))].filter((part) =>
    OF_THE_APPLICANT.has(part),
  )
}

/** Whether a file may move, has to be decided about, or keeps its revision. */
export function effectOf(state: DossierState, { content }: RevisionChange): FileEffect {
  return effectOnFile(
    {
      id: state.id,
      stage: stageOf(state),
      promisedAt: state.dueAt,
      dateByNewRule: null,
      answered: Object.keys(state.content.answers),
      papers: state.content.papers.map(({ paperId }) => paperId),
    },
    content,
  )
}

function stageOf({ finishedAt, receivedAt, status }: DossierState) {
  if (finishedAt) return 'decided'
  if (!receivedAt) return 'sent'
  return status === 'supplement' ? 'waiting' : 'received'
}

/**
 * What a named person may decide: what the new revision cannot take as it is, and a file that stands on steps which the
 * new process does not have. Whoever was received with all that was asked on his day keeps that.
 */
export function isForDecision({ outcome, reason }: Pick<FileEffect, 'outcome' | 'reason'>): boolean {
  return outcome === 'to-decide' ? reason !== 'procedure-ends' : reason === 'process-changed'
}
