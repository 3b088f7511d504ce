// Every parallel split must have one join of its own, each branch coming in by exactly one flow, blocks
// nested like brackets. BPMN asks less; but only then does every step know its branch, and a return
// inside parallel work has one meaning (return-to-step.ts).

import { type ProcessFault, processFault } from './process-fault.ts'
import type { Branch, Flow, ProcessNode } from './process-graph.ts'

type Nodes = Readonly<Record<string, ProcessNode>>

export interface FoundBranches {
  readonly within: ReadonlyMap<string, readonly string[]>
  readonly branches: Readonly<Record<string, Branch>>
  readonly faults: readonly ProcessFault[]
}

interface Search {
  readonly nodes: Nodes
  readonly within: Map<string, readonly string[]>
  /** Split of each branch flow, and the flow by which that branch came to a join. */
  readonly splitOf: Map<string, string>
  readonly joinFlowOf: Map<string, { readonly flow: string; readonly join: string }>
  readonly faults: ProcessFault[]
}

export function findBranches(nodes: Nodes, start: string): FoundBranches {
  const search: Search = { nodes, within: new Map(), splitOf: new Map(), joinFlowOf: new Map(), faults: [] }
  search.within.set(start, [])
  const ahead = [start]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) ahead.push(...walk(search, id))
  const branches = closedBranches(search)
  return { within: search.within, branches, faults: search.faults }
}

/** Marks the nodes after `id` with their branches and returns those seen for the first time. */
function walk(search: Search, id: string): string[] {
  const node = search.nodes[id]
  const stack = search.within.get(id) ?? []
  if (!node) return []
  if (node.type === 'end' && stack.length > 0) fault(search, id, 'một nhánh kết thúc trước khi gộp')
  return node.outgoing.flatMap((flow) => {
    if (node.type === 'split') search.splitOf.set(flow.id, id)
    const inside = node.type === 'split' ? [...stack, flow.id] : stack
    return arrive(search, flow, inside)
  })
}

function arrive(search: Search, flow: Flow, inside: readonly string[]): string[] {
  const target = search.nodes[flow.to]
  if (!target) return []
  let stack = inside
  if (target.type === 'join') {
    const branch = inside.at(-1)
    if (branch === undefined) {
      fault(search, target.id, 'cổng gộp không có cổng tách trước nó')
      return []
    }
    closeBranch(search, branch, { flow: flow.id, join: target.id })
    stack = inside.slice(0, -1)
  }
  const known = search.within.get(target.id)
  if (!known) {
    search.within.set(target.id, stack)
    return [target.id]
  }
  if (known.join() !== stack.join()) fault(search, target.id, 'có đường đi tắt vào hoặc ra khỏi một nhánh')
  return []
}

function closeBranch(search: Search, branch: string, by: { flow: string; join: string }): void {
  const known = search.joinFlowOf.get(branch)
  if (known && known.flow !== by.flow) fault(search, by.join, 'một nhánh vào cổng gộp bằng hai đường')
  search.joinFlowOf.set(branch, by)
}

function closedBranches(search: Search): Record<string, Branch> {
  const branches: Record<string, Branch> = {}
  for (const [flow, split] of search.splitOf) {
    const end = search.joinFlowOf.get(flow)
    if (!end) continue
    branches[flow] = { flow, split, join: end.join, joinFlow: end.flow }
  }
  for (const split of new Set(search.splitOf.values())) checkSplit(search, split, branches)
  return branches
}

function checkSplit(search: Search, split: string, branches: Readonly<Record<string, Branch>>): void {
  const outgoing = search.nodes[split]?.outgoing ?? []
  const joins = new Set(outgoing.map((flow) => branches[flow.id]?.join))
  const [join] = joins
  if (joins.size !== 1 || join === undefined) {
    fault(search, split, 'các nhánh không về cùng một cổng gộp')
  } else if (search.nodes[join]?.incoming.length !== outgoing.length) {
    fault(search, join, 'số đường vào cổng gộp khác số nhánh đã tách')
  }
}

function fault(search: Search, element: string, detail: string): void {
  if (search.faults.some((known) => known.element === element)) return
  search.faults.push(processFault('unbalanced-parallel', element, detail))
}
