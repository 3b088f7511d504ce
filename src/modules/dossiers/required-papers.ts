import { evaluateCondition } from '../../engines/rules/index.ts'
import type { ProcedurePaper, ProcedureRecord } from '../catalog/index.ts'
import type { DossierContent, PaperInput } from './dossier-content.ts'
import type { DossierState } from './dossier-state.ts'

type Declared = Pick<DossierContent, 'answers' | 'situations'>

/** Papers that apply to what was declared: a paper with a condition is asked only when it holds. */
export function applicablePapers(record: ProcedureRecord, declared: Declared): readonly ProcedurePaper[] {
  const context = { ...declared.answers, ...declared.situations }
  return record.papers.filter(
    (paper) => isAskedNow(paper) && (paper.when === null || evaluateCondition(paper.when, context)),
  )
}

/** The declaration is made from the answers, and what officers draw up or what comes after a notice is not asked when applying. */
function isAskedNow(paper: ProcedurePaper): boolean {
  return paper.askedAt === 'submission' && (paper.providedBy === 'applicant' || paper.providedBy === 'hand')
}

/** Must be there for a complete dossier. A paper brought by hand is asked at the desk, not online. */
function isMandatory(paper: ProcedurePaper): boolean {
  return paper.requirement !== 'optional' && paper.providedBy === 'applicant'
}

/** Mandatory papers for which nothing was uploaded or laid on the desk. */
export function missingPapers(
  record: ProcedureRecord,
  content: Pick<DossierContent, 'answers' | 'situations' | 'papers'>,
): readonly ProcedurePaper[] {
  return missingAmong(applicablePapers(record, content), content.papers)
}

/** The same of a dossier: what was not asked for when it was moved to a newer revision is no lack. */
export function missingOf({
  state,
  revision,
}: {
  readonly state: Pick<DossierState, 'content' | 'notAskedPapers'>
  readonly revision: { readonly record: ProcedureRecord }
}): readonly ProcedurePaper[] {
  return missingPapers(revision.record, state.content).filter(({ id }) => !state.notAskedPapers.includes(id))
}

/** The same where the papers that apply are known already: their conditions cost more than all the rest. */
export function missingAmong(
  applicable: readonly ProcedurePaper[],
  papers: readonly PaperInput[],
): readonly ProcedurePaper[] {
  const given = new Set(papers.filter(hasSomething).map((paper) => paper.paperId))
  return applicable.filter((paper) => isMandatory(paper) && !given.has(paper.id))
}

/** Only a desk can say that paper lies on it: of what comes through the portal the files count. */
export function filesOnly(paper: PaperInput): PaperInput {
  return { ...paper, originals: 0, copies: 0 }
}

export function hasSomething(paper: PaperInput): boolean {
  return paper.fileIds.length + paper.originals + paper.copies > 0
}
