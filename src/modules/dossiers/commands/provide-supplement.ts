import { type Answers, validateForm } from '../../../engines/forms/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { vietnamDay } from '../dossier-code.ts'
import { deskPost } from '../desk-post.ts'
import { dueDateAfter } from '../dossier-clock.ts'
import type { NewEvent } from '../dossier-event.ts'
import type { PaperInput } from '../dossier-content.ts'
import { isApplicant } from '../dossier-policy.ts'
import { formLists } from '../form-lists.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { papersWithForeignFiles } from '../own-files.ts'
import { filesOnly, hasSomething } from '../required-papers.ts'

export interface ProvideSupplement {
  readonly dossierId: string
  readonly papers: readonly PaperInput[]
  readonly answers: Answers
  readonly message: string
}

/**
 * Answers a request for more: by the applicant online, or at the desk by a receptionist for him. Errors are ids of
 * papers, keys of answers, or `message`.
 */
export function provideSupplement(
  ctx: DossierContext,
  input: ProvideSupplement,
): Promise<ActOutcome<string>> {
  return actOnDossier<string>(ctx, input.dossierId, async (loaded, tx) => {
    const { state, graph } = loaded
    const post = deskPost(ctx.actor, state, graph)
    if (!isApplicant(ctx.actor, state) && !post) return refuse('not-your-role')
    if (!state.supplement) return refuse('not-now')
    const papers = input.papers.map((paper) => (post ? paper : filesOnly(paper))).filter(hasSomething)
    const errors = await check(ctx, tx, loaded, { ...input, papers })
    if (errors.length > 0) return { kind: 'invalid', errors }
    const event: NewEvent = {
      type: 'supplemented',
      data: { paperIds: papers.map((paper) => paper.paperId), dueAt: null },
      private: { answers: input.answers, papers, message: input.message.trim() },
    }
    return write([{ ...event, data: { ...event.data, ...newDueDate(ctx, loaded, event) } }], post)
  })
}

async function check(
  ctx: DossierContext,
  tx: Db,
  loaded: LoadedDossier,
  input: ProvideSupplement,
): Promise<readonly string[]> {
  const { state } = loaded
  const given = new Set(input.papers.map((paper) => paper.paperId))
  const missing = (state.supplement?.paperIds ?? []).filter((paperId) => !given.has(paperId))
  if (missing.length > 0) return missing
  const accountId = ctx.actor.kind === 'citizen' || ctx.actor.kind === 'officer' ? ctx.actor.accountId : ''
  const foreign = await papersWithForeignFiles(tx, input.papers, { accountId, held: state.content.papers })
  if (foreign.length > 0) return foreign
  const isEmpty = given.size === 0 && Object.keys(input.answers).length === 0
  return isEmpty && input.message.trim() === '' ? ['message'] : wrongAnswers(ctx, loaded, input.answers)
}

/** Corrected answers are held to the form again, together with those that stand. */
function wrongAnswers(ctx: DossierContext, { state, revision }: LoadedDossier, answers: Answers): string[] {
  if (Object.keys(answers).length === 0) return []
  const merged = { ...state.content.answers, ...answers }
  const { errors } = validateForm(
    ctx.catalog.formOf(revision),
    merged,
    formLists(ctx.directory, vietnamDay(state.submittedAt)),
  )
  return errors.map((error) => error.key)
}

/** Whether the term begins again or goes on is for the rules the dossier keeps; before reception there is none. */
function newDueDate(ctx: DossierContext, loaded: LoadedDossier, event: NewEvent) {
  if (loaded.state.supplement?.stage !== 'processing') return { dueAt: null }
  return dueDateAfter(ctx, loaded, { at: ctx.clock.now(), event })
}
