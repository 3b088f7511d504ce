import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { applicablePapers, missingOf, type PaperInput } from '../../modules/dossiers/index.ts'
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
  const withoutPapers = { ...state, content: { ...content, papers: [] } }
  const required = new Set(missingOf({ state: withoutPapers, revision }).map(({ id }) => id))
  return applicablePapers(revision.record, content).map((paper) => ({
    paper,
    given: content.papers.find(({ paperId }) => paperId === paper.id),
    isRequired: required.has(paper.id),
  }))
}
