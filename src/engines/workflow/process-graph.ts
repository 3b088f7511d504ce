/** What is done at a step, in the order of a process; screens and permissions are chosen by it. */
export const STEP_KINDS = [
  'receive',
  'assign',
  'examine',
  'consult',
  'propose',
  'review',
  'approve',
  'number',
  'hand_over',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** The post that does it. A consulted agency answers through an examiner of its own. */
export const STEP_ROLES = [
  'receptionist',
  'assigner',
  'examiner',
  'unit_leader',
  'agency_leader',
  'clerk',
] as const
export type StepRole = (typeof STEP_ROLES)[number]

/** `co:0` is the first consulted agency of the procedure; which agency that is, is settled per dossier. */
export type StepAgency = 'lead' | 'deciding' | `co:${number}`

/** Vietnamese and English side by side; the Vietnamese one is of record. */
export interface Wording {
  readonly vi: string
  readonly en: string
}

export interface ProcessStep {
  readonly id: string
  readonly name: Wording
  readonly kind: StepKind
  readonly role: StepRole
  readonly agency: StepAgency
  /** The unit as the published procedure names it. */
  readonly unit: string
  /** Working days, decimals allowed (0.25 is two hours). */
  readonly days: number
  /** Whether a later step may send the dossier back here. */
  readonly returnable: boolean
  /** True for a step the published procedure does not list but processing needs. */
  readonly added: boolean
  /** Position, from 1, in the published list of steps. */
  readonly source?: number
}

export interface Flow {
  readonly id: string
  readonly to: string
  /** FEEL; only on flows that leave an exclusive gateway, and never on its default. */
  readonly condition?: string
}

interface NodeShape {
  readonly id: string
  /** Flows that arrive, in document order. */
  readonly incoming: readonly string[]
  readonly outgoing: readonly Flow[]
  /** Branches of parallel splits this node lies in, outermost first, by the split's outgoing flow. */
  readonly within: readonly string[]
}

export type ProcessNode = NodeShape &
  (
    | { readonly type: 'start' | 'end' | 'split' | 'join' }
    | {
        readonly type: 'exclusive'
        readonly defaultFlow: string
        /** Names its conditions read, sorted. */
        readonly reads: readonly string[]
      }
    | { readonly type: 'step'; readonly step: ProcessStep }
  )

/** One branch of a parallel split: it leaves by a flow of `split` and enters `join` by `joinFlow`. */
export interface Branch {
  readonly flow: string
  readonly split: string
  readonly join: string
  readonly joinFlow: string
}

/** A compiled process. Plain JSON: stored beside its BPMN and cached, never edited. */
export interface ProcessGraph {
  readonly format: 1
  readonly id: string
  readonly name: Wording
  readonly start: string
  readonly nodes: Readonly<Record<string, ProcessNode>>
  readonly branches: Readonly<Record<string, Branch>>
  /** Names the conditions read: the only variables a state keeps. */
  readonly variables: readonly string[]
}

export function findStep(graph: ProcessGraph, id: string): ProcessStep | undefined {
  const node = Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined
  return node?.type === 'step' ? node.step : undefined
}

/** The node a compiled graph is known to have. Throws only for a graph not made by `compileProcess`. */
export function nodeOf(graph: Pick<ProcessGraph, 'nodes'>, id: string): ProcessNode {
  const node = graph.nodes[id]
  if (!node) throw new RangeError(`No node "${id}" in this process graph`)
  return node
}

/** Nodes one can come to from `from`, itself only if a loop leads back; flows in `cut` are not taken. */
export function reachableFrom(
  nodes: Readonly<Record<string, ProcessNode>>,
  from: string,
  cut?: ReadonlySet<string>,
): Set<string> {
  const seen = new Set<string>()
  const ahead = [from]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    for (const flow of nodes[id]?.outgoing ?? []) {
      if (seen.has(flow.to) || cut?.has(flow.id)) continue
      seen.add(flow.to)
      ahead.push(flow.to)
    }
  }
  return seen
}

/** Whether a dossier at node `from` can still come to node `to` by completing steps. */
export function canReach(graph: ProcessGraph, from: string, to: string): boolean {
  return reachableFrom(graph.nodes, from).has(to)
}
