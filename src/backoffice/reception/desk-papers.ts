import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { applicablePapers, missingPapers, type PaperInput } from '../../modules/dossiers/index.ts'
import type { DeskFile } from './desk-file.ts'

/** One paper of the check list: what the law asks, and what was handed in for it. */
export interface DeskPaper {
  readonly paper: ProcedurePaper
  readonly given: PaperInput | undefined
  /** The dossier cannot be received before it was looked at. */
  readonly isRequired: boolean
}

export function deskPapers({ loaded: { state, revision } }: Pick<DeskFile, 'loaded'>): readonly DeskPaper[] {
  const { content } = state
  const required = new Set(missingPapers(revision.record, { ...content, papers: [] }).map(({ id }) => id))
  return applicablePapers(revision.record, content).map((paper) => ({
    paper,
    given: content.papers.find(({ paperId }) => paperId === paper.id),
    isRequired: required.has(paper.id),
  }))
}
