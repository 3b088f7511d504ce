import type { Token } from './marking.ts'
import { type Branch, findStep, nodeOf, type ProcessGraph } from './process-graph.ts'
import { keepRead, type ProcessState, type Refusal, startProcess } from './process-state.ts'

export interface Processes {
  readonly from: ProcessGraph
  readonly to: ProcessGraph
}

/** Step of the new process by token; a token that is not named goes on at the step of its id. */
export type Places = Readonly<Record<number, string>>

export type PlaceRefusal =
  /** The new process has no step of that id. */
  | 'unknown-step'
  /** Nobody can stand at two of these steps at once. */
  | 'not-together'

export interface Placed {
  readonly ok: true
  readonly state: ProcessState
  /** The new token of each that was given up; those of one step become one. */
  readonly replaced: ReadonlyMap<number, number>
}

/** Whether a step of one process is the same work in the other: whoever has it goes on with it. */
export function isSameStep({ from, to }: Processes, stepId: string): boolean {
  const before = findStep(from, stepId)
  const after = findStep(to, stepId)
  return before !== undefined && before.kind === after?.kind && before.role === after.role
}

/** The step at which a file that nobody has looked at yet waits. */
export function firstStep(graph: ProcessGraph): string | undefined {
  return startProcess(graph, {}).tokens[0]?.step
}

/**
 * Goes on in another process, at the steps named. A token keeps its id where its step is the same work, so that whoever
 * has it goes on; elsewhere it is a new one, and what was opened under the old one is stale. Branches beside these steps
 * in which nobody stands count as done, as after a return.
 */
export function placeSteps(
  processes: Processes,
  state: ProcessState,
  places: Places,
): Placed | Refusal<PlaceRefusal> {
  const { to } = processes
  const replaced = new Map<number, number>()
  const tokens: Token[] = []
  let { next } = state
  for (const { id, step: before } of state.tokens) {
    const step = places[id] ?? before
    if (!findStep(to, step)) return { ok: false, reason: 'unknown-step' }
    const there = tokens.find((one) => one.step === step)
    if (there) replaced.set(id, there.id)
    else if (step === before && isSameStep(processes, step)) tokens.push({ id, step })
    else {
      replaced.set(id, next)
      tokens.push({ id: next, step })
      next += 1
    }
  }
  if (!areTogether(to, tokens)) return { ok: false, reason: 'not-together' }
  const waiting = [...new Set(tokens.flatMap(({ step }) => doneBeside(to, step, tokens)))]
  const variables = keepRead(to, {}, state.variables)
  return { ok: true, state: { next, tokens, waiting, variables }, replaced }
}

/** Two tokens are where two branches of one split are worked on. */
function areTogether(graph: ProcessGraph, tokens: readonly Token[]): boolean {
  return tokens.every((one, index) =>
    tokens.slice(index + 1).every((other) => {
      const a = nodeOf(graph, one.step).within
      const b = nodeOf(graph, other.step).within
      const depth = a.findIndex((flow, at) => flow !== b[at])
      const split = splitOf(graph, a[depth])
      return split !== undefined && split === splitOf(graph, b[depth])
    }),
  )
}

function splitOf(graph: ProcessGraph, flow: string | undefined): string | undefined {
  return flow === undefined ? undefined : graph.branches[flow]?.split
}

/** Joins at which branches beside this step have arrived already. */
function doneBeside(graph: ProcessGraph, step: string, tokens: readonly Token[]): readonly string[] {
  const isWorkedOn = ({ flow }: Branch) =>
    tokens.some((token) => nodeOf(graph, token.step).within.includes(flow))
  return nodeOf(graph, step).within.flatMap((flow) =>
    Object.values(graph.branches)
      .filter((branch) => branch.split === splitOf(graph, flow) && !isWorkedOn(branch))
      .map(({ joinFlow }) => joinFlow),
  )
}
