import {
  canReach,
  findStep,
  listSteps,
  type ProcessGraph,
  variablesReadAfter,
} from '../../../engines/workflow/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import { answerData, type AnswerError, answerErrors, type AnswerWish } from '../answer-by.ts'
import type { DossierContext } from '../context.ts'
import type { NewEvent, ResultDraft } from '../dossier-event.ts'
import type { OpenTask } from '../dossier-state.ts'
import type { LoadedDossier } from '../load-dossier.ts'

export interface CompleteStep extends AnswerWish {
  readonly dossierId: string
  readonly token: number
  readonly opinion: string
  /** Given at the step that proposes the result; kept from there to the signature. */
  readonly draft?: ResultDraft
  /** What the process asks at this step, where `variablesReadAfter` names it. */
  readonly decision?: 'grant' | 'refuse'
  readonly needsConsultation?: boolean
}

export type CompletionError = 'opinion' | 'draft' | 'reason' | 'validUntil' | AnswerError

/** Ends an examination, consultation, proposal, review or approval, and hands the dossier on. */
export function completeStepOf(
  ctx: DossierContext,
  input: CompleteStep,
): Promise<ActOutcome<CompletionError>> {
  return actOnDossier<CompletionError>(ctx, input.dossierId, (loaded) => {
    const found = taskForActor(ctx.actor, loaded.state, {
      token: input.token,
      kinds: ['examine', 'consult', 'propose', 'review', 'approve'],
    })
    if (!found.ok) return refuse(found.reason)
    const errors = [...check(loaded, found.task, input), ...answerErrors(ctx, loaded.state, input)]
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write([completion(ctx, loaded, { stepId: found.task.stepId, input })], found.post)
  })
}

function check(
  { state, graph }: LoadedDossier,
  { kind, stepId }: OpenTask,
  input: CompleteStep,
): CompletionError[] {
  const errors: CompletionError[] = []
  // A consulted agency answers in words; elsewhere moving on is itself the opinion.
  if (kind === 'consult' && input.opinion.trim() === '') errors.push('opinion')
  if (kind === 'propose' && !input.draft) errors.push('draft')
  const passesOn = kind === 'approve' || (kind === 'review' && followsProposal(graph, stepId))
  if (passesOn && !state.draft) errors.push('draft')
  return [...errors, ...(input.draft ? draftErrors(input.draft) : [])]
}

function draftErrors({ outcome, reason, validUntil }: ResultDraft): CompletionError[] {
  const errors: CompletionError[] = []
  if (outcome === 'refused' && reason.trim() === '') errors.push('reason')
  if (validUntil && !isDay(validUntil)) errors.push('validUntil')
  return errors
}

/** A day of the calendar: 2026-02-30 has the form of one and would break the result when it is issued. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Some processes have a leader look at the examination before there is a proposal. */
function followsProposal(graph: ProcessGraph, stepId: string): boolean {
  const steps = listSteps(graph)
  const before = steps.slice(
    0,
    steps.findIndex(({ id }) => id === stepId),
  )
  return before.some(({ id, kind }) => kind === 'propose' && canReach(graph, id, stepId))
}

function completion(
  ctx: DossierContext,
  { state, graph }: LoadedDossier,
  { stepId, input }: { readonly stepId: string; readonly input: CompleteStep },
): NewEvent {
  const step = findStep(graph, stepId)
  const draft = step?.kind === 'propose' ? input.draft : undefined
  const opinion = input.opinion.trim()
  const proposed = draft && (draft.outcome === 'granted' ? 'grant' : 'refuse')
  // Said only where the process reads it: what nobody decided here is not recorded as decided.
  const decided = {
    decision: proposed ?? input.decision ?? 'grant',
    needsConsultation: input.needsConsultation ?? false,
  }
  const read = variablesReadAfter(graph, stepId)
  const variables = Object.fromEntries(Object.entries(decided).filter(([name]) => read.includes(name)))
  return {
    type: 'completed',
    data: { token: input.token, stepId, variables, ...answerData(ctx, state, input) },
    private: opinion || draft ? { opinion, ...(draft ? { draft } : {}) } : null,
  }
}
