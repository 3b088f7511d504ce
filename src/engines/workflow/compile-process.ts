import { checkConditions } from './check-conditions.ts'
import { type Connected, connectFlows } from './connect-flows.ts'
import { exploreMarkings } from './explore-markings.ts'
import { findBranches } from './find-branches.ts'
import { type ProcessFault, ProcessModelError, processFault } from './process-fault.ts'
import { type ProcessGraph, type ProcessNode, reachableFrom } from './process-graph.ts'
import { readBpmn } from './read-bpmn.ts'

type Nodes = Readonly<Record<string, ProcessNode>>

/** Throws `ProcessModelError` with all faults at once. A few milliseconds: compile once a version and keep it. */
export async function compileProcess(bpmnXml: string): Promise<ProcessGraph> {
  const compiled = await compile(bpmnXml)
  if ('faults' in compiled) throw new ProcessModelError(compiled.faults)
  return compiled
}

/** The faults `compileProcess` would throw; none when the process can be published. */
export async function checkProcess(bpmnXml: string): Promise<readonly ProcessFault[]> {
  const compiled = await compile(bpmnXml)
  return 'faults' in compiled ? compiled.faults : []
}

async function compile(bpmnXml: string): Promise<ProcessGraph | { faults: readonly ProcessFault[] }> {
  const drawn = await readBpmn(bpmnXml)
  // Of a file that holds no process everything is missing; saying so would hide the one fault that counts.
  if (drawn.nodes.length === 0 && drawn.faults.length > 0) return { faults: drawn.faults }
  const connected = connectFlows(drawn)
  const conditions = checkConditions(connected.nodes, drawn.flows)
  const shape = [...drawn.faults, ...connected.shapeFaults]
  const walk = shape.length === 0 ? checkWalk(connected) : { faults: [], branches: {}, within: new Map() }
  const faults = [...shape, ...connected.stepFaults, ...conditions.faults, ...walk.faults]
  if (faults.length > 0) return { faults }
  const nodes: Record<string, ProcessNode> = {}
  for (const node of Object.values(connected.nodes)) {
    const within = walk.within.get(node.id) ?? []
    const reads = conditions.reads.get(node.id) ?? []
    nodes[node.id] = node.type === 'exclusive' ? { ...node, within, reads } : { ...node, within }
  }
  return {
    format: 1,
    id: drawn.id,
    name: drawn.name,
    start: connected.start,
    nodes,
    branches: walk.branches,
    variables: [...new Set([...conditions.reads.values()].flat())].sort(),
  }
}

/** Soundness: nothing unreachable, nothing without a way out, no token stranded or doubled. */
function checkWalk({ nodes, start }: Connected): ReturnType<typeof findBranches> {
  const found = findBranches(nodes, start)
  const faults = [...found.faults, ...reachFaults(nodes, start)]
  const loop = gatewayLoop(nodes)
  // The exploration would never come back from a loop of gateways, and tells nothing of nodes it cannot enter.
  if (loop) faults.push(processFault('endless-loop', loop))
  else faults.push(...exploreMarkings({ nodes, start }))
  return { ...found, faults: withoutRepeats(faults) }
}

function reachFaults(nodes: Nodes, start: string): ProcessFault[] {
  const reached = reachableFrom(nodes, start)
  const ends = Object.values(nodes).filter((node) => node.type === 'end')
  return Object.values(nodes).flatMap((node) => {
    const faults: ProcessFault[] = []
    if (node.id !== start && !reached.has(node.id)) faults.push(processFault('unreachable', node.id))
    const ahead = reachableFrom(nodes, node.id)
    if (node.type !== 'end' && !ends.some((end) => ahead.has(end.id))) {
      faults.push(processFault('no-way-to-end', node.id))
    }
    return faults
  })
}

/** A gateway from which one can come back to it without passing a step. */
function gatewayLoop(nodes: Nodes): string | undefined {
  const intoSteps = Object.values(nodes).flatMap((node) => (node.type === 'step' ? node.incoming : []))
  const cut = new Set(intoSteps)
  return Object.keys(nodes).find((id) => nodes[id]?.type !== 'step' && reachableFrom(nodes, id, cut).has(id))
}

function withoutRepeats(faults: readonly ProcessFault[]): ProcessFault[] {
  const seen = new Map(faults.map((fault) => [`${fault.code} ${fault.element}`, fault]))
  return [...seen.values()]
}
