import {
  nodeOf,
  type ProcessGraph,
  type ProcessNode,
  type ProcessStep,
  reachableFrom,
} from './process-graph.ts'

/** A line of the list of steps on the public sheet and in the back office. */
export interface DescribedStep extends ProcessStep {
  /** Position in the list, from 1. */
  readonly position: number
  /** Some way to the end passes this step by. */
  readonly optional: boolean
  /** Ids of steps of sibling branches, which may be open at the same time. */
  readonly parallelWith: readonly string[]
  /** Names a gateway reads between this step and the next: what must be decided here. */
  readonly decides: readonly string[]
}

export function describeProcess(graph: ProcessGraph): readonly DescribedStep[] {
  const steps = listSteps(graph)
  return steps.map((step, index) => ({
    ...step,
    position: index + 1,
    optional: isOptional(graph, step.id),
    parallelWith: steps.filter((other) => areParallel(graph, step.id, other.id)).map((other) => other.id),
    decides: variablesReadAfter(graph, step.id),
  }))
}

/** Steps so that each comes after those that lead to it; ways drawn first come first. */
export function listSteps(graph: ProcessGraph): readonly ProcessStep[] {
  return inOrder(graph).flatMap((node) => (node.type === 'step' ? [node.step] : []))
}

/**
 * Working days on the longest way from start to end: parallel branches count by their longest, a loop
 * drawn in the process counts once.
 */
export function longestPathDays(graph: ProcessGraph): number {
  const longest = new Map<string, number>()
  for (const node of inOrder(graph).reverse()) {
    const after = Math.max(0, ...node.outgoing.map((flow) => longest.get(flow.to) ?? 0))
    longest.set(node.id, after + (node.type === 'step' ? node.step.days : 0))
  }
  // Sums of decimals such as 6.4 + 8 must not show their binary tails.
  return Math.round((longest.get(graph.start) ?? 0) * 10_000) / 10_000
}

/** Names read by the gateways a dossier passes right after this step. */
export function variablesReadAfter(graph: ProcessGraph, step: string): readonly string[] {
  const found = nodesUpToNextSteps(graph, step).flatMap((node) =>
    node.type === 'exclusive' ? node.reads : [],
  )
  return [...new Set(found)].sort()
}

/** Ids of the steps that may open next after this one, whatever is decided, in the order of the process. */
export function nextSteps(graph: ProcessGraph, step: string): readonly string[] {
  const next = new Set(nodesUpToNextSteps(graph, step).map((node) => node.id))
  return listSteps(graph).flatMap(({ id }) => (next.has(id) ? [id] : []))
}

function nodesUpToNextSteps(graph: ProcessGraph, step: string): readonly ProcessNode[] {
  const found = new Map<string, ProcessNode>()
  const ahead = nodeOf(graph, step).outgoing.map((flow) => flow.to)
  for (let index = 0; index < ahead.length; index += 1) {
    const node = nodeOf(graph, ahead[index] ?? '')
    if (found.has(node.id)) continue
    found.set(node.id, node)
    if (node.type !== 'step') ahead.push(...node.outgoing.map((flow) => flow.to))
  }
  return [...found.values()]
}

/** Depth first, children before parents, turned round: a topological order where there are no loops. */
function inOrder(graph: ProcessGraph): ProcessNode[] {
  const done: ProcessNode[] = []
  const seen = new Set<string>()
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    const node = nodeOf(graph, id)
    for (const flow of [...node.outgoing].reverse()) visit(flow.to)
    done.push(node)
  }
  visit(graph.start)
  return done.reverse()
}

/** At each level, from the outermost block inwards: can that level be passed without what holds the step? */
function isOptional(graph: ProcessGraph, step: string): boolean {
  const { within } = nodeOf(graph, step)
  const levels = [undefined, ...within]
  return levels.some((branchFlow, depth) => {
    const inner = within[depth]
    const held = inner === undefined ? step : (graph.branches[inner]?.split ?? step)
    const branch = branchFlow === undefined ? undefined : graph.branches[branchFlow]
    return canPassBy(graph, held, branch && { from: branch.split, first: branch.flow, to: branch.join })
  })
}

interface Stretch {
  readonly from: string
  readonly first: string
  readonly to: string
}

function canPassBy(graph: ProcessGraph, held: string, stretch: Stretch | undefined): boolean {
  const cut = new Set(nodeOf(graph, held).incoming)
  if (!stretch) {
    const reached = reachableFrom(graph.nodes, graph.start, cut)
    return Object.values(graph.nodes).some((node) => node.type === 'end' && reached.has(node.id))
  }
  for (const flow of nodeOf(graph, stretch.from).outgoing) if (flow.id !== stretch.first) cut.add(flow.id)
  return reachableFrom(graph.nodes, stretch.from, cut).has(stretch.to)
}

function areParallel(graph: ProcessGraph, one: string, other: string): boolean {
  const here = nodeOf(graph, one).within
  const there = nodeOf(graph, other).within
  const depth = here.findIndex((flow, index) => flow !== there[index])
  const [mine, theirs] = [graph.branches[here[depth] ?? ''], graph.branches[there[depth] ?? '']]
  return mine !== undefined && theirs !== undefined && mine.split === theirs.split
}
