import type { Answers } from '../../../engines/forms/index.ts'
import { dueAt } from '../../../engines/calendar/index.ts'
import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import type { PaperInput } from '../dossier-content.ts'
import { isApplicant } from '../dossier-policy.ts'
import type { DossierState } from '../dossier-state.ts'
import { postsWith, type Post } from '../../identity/index.ts'

export interface ProvideSupplement {
  readonly dossierId: string
  readonly papers: readonly PaperInput[]
  readonly answers: Answers
  readonly message: string
}

/** Answers a request for more: by the applicant online, or at the desk by a receptionist for him. */
export function provideSupplement(
  ctx: DossierContext,
  input: ProvideSupplement,
): Promise<ActOutcome<string>> {
  return actOnDossier<string>(ctx, input.dossierId, ({ state, revision }) => {
    const post = deskPost(ctx, state)
    if (!isApplicant(ctx.actor, state) && !post) return refuse('not-your-role')
    const asked = state.supplement
    if (!asked) return refuse('not-now')
    const given = new Set(input.papers.filter(hasSomething).map((paper) => paper.paperId))
    const missing = asked.paperIds.filter((paperId) => !given.has(paperId))
    if (missing.length > 0) return { kind: 'invalid', errors: missing }
    if (given.size === 0 && input.message.trim() === '' && Object.keys(input.answers).length === 0) {
      return { kind: 'invalid', errors: ['message'] }
    }
    // Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4: the term starts again after complete receipt.
    const calendar = ctx.directory.calendarOf(state.agencyId)
    const restart =
      asked.stage === 'processing'
        ? dueAt(calendar, ctx.clock.now(), revision.record.deadline).toISOString()
        : null
    return write(
      [
        {
          type: 'supplemented',
          data: { paperIds: [...given], dueAt: restart },
          private: {
            answers: input.answers,
            papers: input.papers.filter(hasSomething),
            message: input.message.trim(),
          },
        },
      ],
      post,
    )
  })
}

function hasSomething(paper: PaperInput): boolean {
  return paper.fileIds.length + paper.originals + paper.copies > 0
}

function deskPost(ctx: DossierContext, state: DossierState): Post | undefined {
  return postsWith(ctx.actor, 'receptionist').find((post) => post.agencyId === state.agencyId)
}
