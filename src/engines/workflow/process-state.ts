import { evaluateCondition } from '../rules/index.ts'
import { type Choose, type Marking, moveAlong, type Token } from './marking.ts'
import { nodeOf, type ProcessGraph, type ProcessStep } from './process-graph.ts'

export type ProcessVariables = Readonly<Record<string, unknown>>

/** Where one dossier stands in its process. Plain JSON, a few dozen bytes; kept with the dossier's events. */
export interface ProcessState {
  readonly next: number
  readonly tokens: readonly Token[]
  readonly waiting: readonly string[]
  /** Only the variables some condition of the graph reads: no answers of the form lie here for nothing. */
  readonly variables: ProcessVariables
}

export interface OpenStep {
  readonly token: number
  readonly step: ProcessStep
}

export type TokenRefusal = 'stale-token' | 'unknown-token'

export interface Progress {
  readonly ok: true
  readonly state: ProcessState
  /** Steps this move opened. */
  readonly opened: readonly OpenStep[]
  /** Steps this move took from their holders undone; only a return does that. */
  readonly cancelled: readonly OpenStep[]
  readonly finished: boolean
}

export interface Refusal<Reason extends string> {
  readonly ok: false
  readonly reason: Reason
}

export function startProcess(graph: ProcessGraph, variables: ProcessVariables): ProcessState {
  const kept = keepRead(graph, {}, variables)
  const marking: Marking = { next: 1, tokens: [], waiting: [], ended: [] }
  for (const flow of nodeOf(graph, graph.start).outgoing) {
    moveAlong(graph, marking, flow, chooseBy(kept))
  }
  return stateOf(marking, kept)
}

export function completeStep(
  graph: ProcessGraph,
  state: ProcessState,
  { token: id, variables }: { readonly token: number; readonly variables: ProcessVariables },
): Progress | Refusal<TokenRefusal> {
  const token = state.tokens.find((one) => one.id === id)
  if (!token) return { ok: false, reason: whyNoToken(state, id) }
  const kept = keepRead(graph, state.variables, variables)
  const marking: Marking = {
    next: state.next,
    tokens: state.tokens.filter((one) => one !== token),
    waiting: [...state.waiting],
    ended: [],
  }
  for (const flow of nodeOf(graph, token.step).outgoing) {
    moveAlong(graph, marking, flow, chooseBy(kept))
  }
  return progress(graph, state, stateOf(marking, kept), [token])
}

export function openSteps(graph: ProcessGraph, state: ProcessState): readonly OpenStep[] {
  return state.tokens.map((token) => openStep(graph, token))
}

/** A compiled process leaves no branch waiting at its end, so the end is simply: nobody has anything to do. */
export function isFinished(state: ProcessState): boolean {
  return state.tokens.length === 0
}

export function whyNoToken(state: ProcessState, token: number): TokenRefusal {
  return Number.isInteger(token) && token > 0 && token < state.next ? 'stale-token' : 'unknown-token'
}

/** What changed between two states; `done` are tokens that left in the ordinary way. */
export function progress(
  graph: ProcessGraph,
  before: ProcessState,
  after: ProcessState,
  done: readonly Token[],
): Progress {
  const gone = before.tokens.filter((token) => !done.includes(token) && !after.tokens.includes(token))
  return {
    ok: true,
    state: after,
    opened: after.tokens.filter((token) => token.id >= before.next).map((token) => openStep(graph, token)),
    cancelled: gone.map((token) => openStep(graph, token)),
    finished: isFinished(after),
  }
}

function openStep(graph: ProcessGraph, token: Token): OpenStep {
  const node = nodeOf(graph, token.step)
  if (node.type !== 'step') throw new RangeError(`Node "${node.id}" is not a step`)
  return { token: token.id, step: node.step }
}

function stateOf(marking: Marking, variables: ProcessVariables): ProcessState {
  return { next: marking.next, tokens: marking.tokens, waiting: marking.waiting, variables }
}

/** In the graph's own order of names, so that the same past always gives the same bytes. */
export function keepRead(
  graph: ProcessGraph,
  before: ProcessVariables,
  given: ProcessVariables,
): ProcessVariables {
  const kept: Record<string, unknown> = {}
  for (const name of graph.variables) {
    const source = Object.hasOwn(given, name) ? given : before
    if (Object.hasOwn(source, name) && source[name] !== undefined) kept[name] = source[name]
  }
  return kept
}

/** First condition that holds, in document order; else the default, also when a variable is not known yet. */
function chooseBy(variables: ProcessVariables): Choose {
  return (gateway) => {
    const fallback = gateway.outgoing.find((flow) => flow.id === gateway.defaultFlow)
    const chosen = gateway.outgoing.find(
      (flow) =>
        flow !== fallback && flow.condition !== undefined && evaluateCondition(flow.condition, variables),
    )
    const flow = chosen ?? fallback
    if (!flow) throw new RangeError(`Gateway "${gateway.id}" has no default flow`)
    return flow
  }
}
