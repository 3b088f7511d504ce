// Walks every marking the process can come to, with every gateway going every way, by the same code that
// moves real dossiers. What the drawing promises (find-branches.ts) is here seen to hold in the running.

import { type Choose, type Marking, moveAlong } from './marking.ts'
import { type ProcessFault, type ProcessFaultCode, processFault } from './process-fault.ts'
import { type Flow, nodeOf, type ProcessNode } from './process-graph.ts'

interface Walkable {
  readonly nodes: Readonly<Record<string, ProcessNode>>
  readonly start: string
}

/** Eight parallel branches of two steps give 6,561 markings; nobody draws more than that for one dossier. */
const MOST_MARKINGS = 20_000

interface Exploration {
  readonly graph: Walkable
  readonly before: Map<string, Set<string>>
  readonly steps: Map<string, readonly string[]>
  readonly final: Set<string>
  readonly faults: Map<string, ProcessFault>
}

export function exploreMarkings(graph: Walkable): readonly ProcessFault[] {
  const exploration: Exploration = {
    graph,
    before: new Map(),
    steps: new Map(),
    final: new Set(),
    faults: new Map(),
  }
  const ahead: Marking[] = []
  const empty: Marking = { next: 1, tokens: [], waiting: [], ended: [] }
  for (const flow of nodeOf(graph, graph.start).outgoing) {
    for (const marking of everyMove(graph, empty, flow)) note(exploration, '', marking, ahead)
  }
  for (let at = ahead.pop(); at; at = ahead.pop()) {
    if (exploration.before.size > MOST_MARKINGS) {
      return [processFault('too-complex', graph.start, String(MOST_MARKINGS))]
    }
    const from = keyOf(at)
    for (const marking of afterEachStep(graph, at)) note(exploration, from, marking, ahead)
  }
  if (exploration.faults.size === 0) noteTraps(exploration)
  return [...exploration.faults.values()]
}

/** All that can come of completing one open step. */
function* afterEachStep(graph: Walkable, at: Marking): Generator<Marking> {
  for (const token of at.tokens) {
    const rest = { ...at, tokens: at.tokens.filter((one) => one !== token) }
    for (const flow of nodeOf(graph, token.step).outgoing) yield* everyMove(graph, rest, flow)
  }
}

/** The outcomes of one move for all combinations of choices at the gateways it passes. */
function* everyMove(graph: Walkable, from: Marking, flow: Flow): Generator<Marking> {
  let script: { pick: number; of: number }[] = []
  do {
    let passed = 0
    const choose: Choose = ({ outgoing }) => {
      const turn = script[passed] ?? { pick: 0, of: outgoing.length }
      script[passed] = turn
      passed += 1
      return outgoing[turn.pick] ?? flow
    }
    const marking = { ...from, tokens: [...from.tokens], waiting: [...from.waiting], ended: [] }
    moveAlong(graph, marking, flow, choose)
    yield marking
    // Counts up like an odometer: the last gateway that has another way takes it, those after start anew.
    while (script.length > 0 && script.at(-1)?.pick === (script.at(-1)?.of ?? 0) - 1)
      script = script.slice(0, -1)
    const last = script.at(-1)
    if (last) last.pick += 1
  } while (script.length > 0)
}

function note(exploration: Exploration, from: string, marking: Marking, ahead: Marking[]): void {
  const key = keyOf(marking)
  const faulty = hasFault(exploration, marking)
  const known = exploration.before.get(key)
  if (known) {
    known.add(from)
    return
  }
  exploration.before.set(key, new Set([from]))
  const steps = marking.tokens.map((token) => token.step)
  exploration.steps.set(key, steps)
  const isFinal = steps.length === 0 && marking.waiting.length === 0
  if (isFinal && marking.ended.length === 1) exploration.final.add(key)
  if (!faulty && !isFinal) ahead.push(marking)
}

function hasFault({ faults, graph }: Exploration, marking: Marking): boolean {
  let isFaulty = false
  const add = (code: ProcessFaultCode, element: string): void => {
    isFaulty = true
    faults.set(`${code} ${element}`, processFault(code, element))
  }
  const steps = marking.tokens.map((token) => token.step)
  for (const step of doubled(steps)) add('doubled-token', step)
  for (const flow of doubled(marking.waiting)) add('doubled-token', targetOf(graph, flow))
  const open = steps.length + marking.waiting.length
  const [end] = marking.ended
  if (end !== undefined && (open > 0 || marking.ended.length > 1)) add('ends-too-early', end)
  if (steps.length === 0) for (const flow of marking.waiting) add('stranded-token', targetOf(graph, flow))
  return isFaulty
}

/** Markings that are in order themselves but from which no end can be reached any more. */
function noteTraps(exploration: Exploration): void {
  const { before, final, steps, faults } = exploration
  const saved = new Set(final)
  const ahead = [...final]
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
    for (const earlier of before.get(key) ?? []) {
      if (saved.has(earlier)) continue
      saved.add(earlier)
      ahead.push(earlier)
    }
  }
  for (const [key, open] of steps) {
    if (saved.has(key)) continue
    for (const step of open) faults.set(`trap ${step}`, processFault('no-way-to-end', step))
  }
}

function doubled(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

function targetOf(graph: Walkable, flow: string): string {
  for (const node of Object.values(graph.nodes)) {
    const found = node.outgoing.find((one) => one.id === flow)
    if (found) return found.to
  }
  return flow
}

function keyOf(marking: Marking): string {
  const steps = marking.tokens.map((token) => token.step).sort()
  return `${steps.join(' ')}|${[...marking.waiting].sort().join(' ')}`
}
