import { type Answers, generateAnswers, type Random } from '../engines/forms/index.ts'
import type { Catalog, ProcedureRevision } from '../modules/catalog/index.ts'
import { applicablePapers, askedSituations, formLists } from '../modules/dossiers/index.ts'
import type { Directory } from '../modules/organizations/index.ts'

export interface Declaration {
  readonly answers: Answers
  readonly situations: Readonly<Record<string, boolean>>
  /** Papers the applicant has to give. */
  readonly paperIds: readonly string[]
  /** All papers the receptionist looks at. */
  readonly checkedPaperIds: readonly string[]
}

/** What somebody fills in: valid answers to every question the form asks him. */
export function randomDeclaration(
  { catalog, directory }: { readonly catalog: Catalog; readonly directory: Directory },
  revision: ProcedureRevision,
  random: Random,
): Declaration {
  const answers = generateAnswers(catalog.formOf(revision), random, formLists(directory))
  const asked = askedSituations(revision.record, answers)
  const situations = Object.fromEntries(asked.map(({ key }) => [key, random() < 0.4]))
  const papers = applicablePapers(revision.record, { answers, situations })
  return {
    answers,
    situations,
    paperIds: papers.filter(({ providedBy }) => providedBy === 'applicant').map(({ id }) => id),
    checkedPaperIds: papers.map(({ id }) => id),
  }
}
