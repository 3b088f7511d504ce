import type { DossierContext } from './context.ts'
import type { DossierState } from './dossier-state.ts'
import { endOfDay } from './end-of-day.ts'

/** Until when agencies are to answer that are asked once a step ends. */
export interface AnswerWish {
  /** `YYYY-MM-DD`; the plan of the process counts where it is not given. */
  readonly answerBy?: string
  /** Whoever asks knows that the dossier is due before. */
  readonly beyondDue?: boolean
}

export type AnswerError = 'answerBy' | 'beyondDue'

type AnswerContext = Pick<DossierContext, 'clock' | 'directory'>

/** A working day from today on, within the time of the dossier as long as there is any, or knowingly beyond it. */
export function answerErrors(
  { clock, directory }: AnswerContext,
  { agencyId, dueAt }: Pick<DossierState, 'agencyId' | 'dueAt'>,
  { answerBy, beyondDue }: AnswerWish,
): readonly AnswerError[] {
  if (!answerBy) return []
  const end = endOfDay(directory.calendarOf(agencyId), answerBy)
  const now = clock.now()
  if (!(end instanceof Date) || end <= now) return ['answerBy']
  const isBeyond = dueAt !== null && dueAt > now && end > dueAt
  return isBeyond && !beyondDue ? ['beyondDue'] : []
}

/** As the event keeps it: the end of that day. */
export function answerData(
  { directory }: AnswerContext,
  { agencyId }: Pick<DossierState, 'agencyId'>,
  { answerBy }: AnswerWish,
): { readonly answerBy?: string } {
  const end = answerBy ? endOfDay(directory.calendarOf(agencyId), answerBy) : undefined
  return end instanceof Date ? { answerBy: end.toISOString() } : {}
}
