import { type ProcessFault, type ProcessFaultCode, processFault } from './process-fault.ts'
import type { Flow, ProcessNode } from './process-graph.ts'
import type { DrawnFlow, DrawnNode, DrawnProcess } from './read-bpmn.ts'
import { readStep } from './read-step.ts'

export interface Connected {
  readonly nodes: Record<string, ProcessNode>
  readonly start: string
  /** Faults that leave no graph to walk: what follows from them is not worth reporting. */
  readonly shapeFaults: readonly ProcessFault[]
  readonly stepFaults: readonly ProcessFault[]
}

/** Turns the drawing into nodes and flows; BPMN leaves incoming and outgoing to be worked out from the flows. */
export function connectFlows(drawn: DrawnProcess): Connected {
  const nodes: Record<string, ProcessNode> = {}
  const stepFaults: ProcessFault[] = []
  const known = new Set(drawn.nodes.map((node) => node.id))
  const shapeFaults = [...drawn.flows.flatMap((flow) => looseEnds(flow, known)), ...countFaults(drawn)]
  for (const node of drawn.nodes) {
    const incoming = drawn.flows.filter((flow) => flow.to === node.id).map((flow) => flow.id)
    const outgoing = drawn.flows.filter((flow) => flow.from === node.id).flatMap(compiledFlow)
    shapeFaults.push(...degreeFaults(node, incoming.length, outgoing.length))
    nodes[node.id] = compiledNode(node, incoming, outgoing, stepFaults)
  }
  const start = drawn.nodes.find((node) => node.type === 'start')?.id ?? ''
  return { nodes, start, shapeFaults, stepFaults }
}

function looseEnds(flow: DrawnFlow, known: ReadonlySet<string>): ProcessFault[] {
  const missing = [
    ...(flow.from !== undefined && known.has(flow.from) ? [] : ['sourceRef']),
    ...(flow.to !== undefined && known.has(flow.to) ? [] : ['targetRef']),
  ]
  return missing.length === 0 ? [] : [processFault('dangling-flow', flow.id, missing.join(', '))]
}

function countFaults({ id, nodes }: DrawnProcess): ProcessFault[] {
  const starts = nodes.filter((node) => node.type === 'start')
  const faults = starts.length > 1 ? starts.map((node) => processFault('several-starts', node.id)) : []
  if (starts.length === 0) faults.push(processFault('no-start', id))
  if (!nodes.some((node) => node.type === 'end')) faults.push(processFault('no-end', id))
  if (!nodes.some((node) => node.type === 'step')) faults.push(processFault('no-step', id))
  return faults
}

function degreeFaults({ id, type }: DrawnNode, incoming: number, outgoing: number): ProcessFault[] {
  const wrong: Partial<Record<ProcessFaultCode, boolean>> = {
    'into-start': type === 'start' && incoming > 0,
    'no-incoming': type !== 'start' && incoming === 0,
    'out-of-end': type === 'end' && outgoing > 0,
    'no-outgoing': type !== 'end' && outgoing === 0,
    'several-outgoing': (type === 'start' || type === 'step') && outgoing > 1,
    'split-or-join': type === 'parallel' && !splitsOrJoins(incoming, outgoing),
  }
  const codes = Object.keys(wrong) as ProcessFaultCode[]
  return codes.filter((code) => wrong[code]).map((code) => processFault(code, id))
}

/** A gateway without a way in or out is already reported as such. */
function splitsOrJoins(incoming: number, outgoing: number): boolean {
  return incoming * outgoing === 0 || (Math.min(incoming, outgoing) === 1 && Math.max(incoming, outgoing) > 1)
}

function compiledFlow(flow: DrawnFlow): Flow[] {
  if (flow.to === undefined) return []
  return [
    { id: flow.id, to: flow.to, ...(flow.condition === undefined ? {} : { condition: flow.condition }) },
  ]
}

function compiledNode(
  node: DrawnNode,
  incoming: readonly string[],
  outgoing: readonly Flow[],
  faults: ProcessFault[],
): ProcessNode {
  const shape = { id: node.id, incoming, outgoing, within: [] }
  switch (node.type) {
    case 'step': {
      const { step, faults: found } = readStep(node)
      faults.push(...found)
      return { ...shape, type: 'step', step }
    }
    case 'exclusive': {
      // A gateway that only brings ways together has one way on and needs no default drawn.
      const only = outgoing.length === 1 ? outgoing[0]?.id : undefined
      return { ...shape, type: 'exclusive', defaultFlow: node.defaultFlow ?? only ?? '', reads: [] }
    }
    case 'parallel':
      return { ...shape, type: outgoing.length > 1 ? 'split' : 'join' }
    default:
      return { ...shape, type: node.type }
  }
}
