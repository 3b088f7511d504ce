import { checkExpression } from '../rules/index.ts'
import { type ProcessFault, processFault } from './process-fault.ts'
import type { Flow, ProcessNode } from './process-graph.ts'
import type { DrawnFlow } from './read-bpmn.ts'

export interface CheckedConditions {
  readonly faults: readonly ProcessFault[]
  /** Names read at each gateway, sorted. */
  readonly reads: ReadonlyMap<string, readonly string[]>
}

/** Exactly one default at each choice, a sound FEEL condition on every other way, and none elsewhere. */
export function checkConditions(
  nodes: Readonly<Record<string, ProcessNode>>,
  drawn: readonly DrawnFlow[],
): CheckedConditions {
  const languages = new Map(drawn.map((flow) => [flow.id, flow.language]))
  const faults: ProcessFault[] = []
  const reads = new Map<string, readonly string[]>()
  for (const node of Object.values(nodes)) {
    if (node.type !== 'exclusive' || node.outgoing.length < 2) {
      faults.push(...misplaced(node.outgoing))
      continue
    }
    if (!node.outgoing.some((flow) => flow.id === node.defaultFlow)) {
      faults.push(processFault('no-default', node.id))
    }
    const names = new Set<string>()
    for (const flow of node.outgoing) {
      if (flow.id === node.defaultFlow) faults.push(...defaultFaults(flow))
      else faults.push(...conditionFaults(flow, languages.get(flow.id), names))
    }
    reads.set(node.id, [...names].sort())
  }
  return { faults, reads }
}

function misplaced(outgoing: readonly Flow[]): ProcessFault[] {
  return outgoing
    .filter((flow) => flow.condition !== undefined)
    .map((flow) => processFault('condition-not-here', flow.id))
}

function defaultFaults(flow: Flow): ProcessFault[] {
  return flow.condition === undefined ? [] : [processFault('condition-on-default', flow.id)]
}

function conditionFaults(
  flow: Flow,
  language: string | undefined,
  names: Set<string>,
): readonly ProcessFault[] {
  if (!flow.condition) return [processFault('no-condition', flow.id)]
  if (language !== undefined && !/feel/i.test(language)) {
    return [processFault('bad-condition', flow.id, language)]
  }
  const check = checkExpression(flow.condition)
  if (!check.ok) return [processFault('bad-condition', flow.id, check.message)]
  for (const name of check.variables) names.add(name)
  return []
}
