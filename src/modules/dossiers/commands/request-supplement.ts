import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { applicablePapers } from '../required-papers.ts'
import { breaksRules, supplementStanding } from '../supplement-standing.ts'

export interface RequestSupplement {
  readonly dossierId: string
  readonly token: number
  readonly reason: string
  /** Papers to give again or anew. */
  readonly paperIds: readonly string[]
  /** What is wrong with a paper, by its id. */
  readonly paperReasons?: Readonly<Record<string, string>>
  /** Other things to mend, in words, one an item. */
  readonly items: readonly string[]
  /** Asks although it is late, or once more than the rules allow: the clock of the dossier keeps the flag. */
  readonly againstRules?: boolean
}

/**
 * Asks the applicant, once and completely, for what is missing: at reception, or while processing
 * (Nghị định 61/2018/NĐ-CP, Điều 17 and Điều 19 khoản 4).
 */
export function requestSupplement(
  ctx: DossierContext,
  input: RequestSupplement,
): Promise<ActOutcome<'reason' | 'papers'>> {
  return actOnDossier<'reason' | 'papers'>(ctx, input.dossierId, (loaded) => {
    const { state, revision } = loaded
    const found = taskForActor(ctx.actor, state, {
      token: input.token,
      kinds: ['receive', 'examine', 'propose'],
    })
    if (!found.ok) return refuse(found.reason)
    if (state.supplement) return refuse('not-now')
    if (!input.againstRules && breaksRules(supplementStanding(ctx, loaded, ctx.clock.now())))
      return refuse('beyond-allowed')
    const stage = found.task.kind === 'receive' ? 'reception' : 'processing'
    const known = new Set(applicablePapers(revision.record, state.content).map((paper) => paper.id))
    const reason = input.reason.trim()
    const items = input.items.map((item) => item.trim()).filter((item) => item !== '')
    const asksNothing = input.paperIds.length + items.length === 0
    const asksUnknown = input.paperIds.some((id) => !known.has(id))
    const errors = [
      ...(asksNothing || asksUnknown ? (['papers'] as const) : []),
      ...(reason ? [] : (['reason'] as const)),
    ]
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write(
      [
        {
          type: 'supplement_requested',
          data: { stage, token: input.token, paperIds: input.paperIds },
          private: { reason, items, ...reasonsOf(input) },
        },
      ],
      found.post,
    )
  })
}

/** Reasons of papers that are not asked for say nothing; an event without any has no empty list. */
function reasonsOf({ paperIds, paperReasons = {} }: RequestSupplement) {
  const said = paperIds.map((id) => [id, (paperReasons[id] ?? '').trim()] as const)
  const reasons = Object.fromEntries(said.filter(([, reason]) => reason !== ''))
  return Object.keys(reasons).length > 0 ? { paperReasons: reasons } : {}
}
