import { type Flow, nodeOf, type ProcessGraph, type ProcessNode } from './process-graph.ts'

/** A step that waits for somebody. Ids rise and are never used again: an old one is known to be stale. */
export interface Token {
  readonly id: number
  readonly step: string
}

/** Where a dossier is. Changed in place, and only by this file. */
export interface Marking {
  next: number
  tokens: Token[]
  /** Flows by which a branch has come to a join and waits there for its siblings. */
  waiting: string[]
  /** Ends come to in this move. */
  ended: string[]
}

export type ExclusiveNode = Extract<ProcessNode, { type: 'exclusive' }>
export type Choose = (gateway: ExclusiveNode) => Flow

/** Follows `flow` through gateways until every way rests at a step, at an unfilled join or at an end. */
export function moveAlong(
  graph: Pick<ProcessGraph, 'nodes'>,
  marking: Marking,
  flow: Flow,
  choose: Choose,
): void {
  const ahead = [flow]
  for (let index = 0; index < ahead.length; index += 1) {
    const arriving = ahead[index]
    if (arriving) ahead.push(...enter(nodeOf(graph, arriving.to), arriving, marking, choose))
  }
}

function enter(node: ProcessNode, by: Flow, marking: Marking, choose: Choose): readonly Flow[] {
  switch (node.type) {
    case 'step':
      marking.tokens.push({ id: marking.next, step: node.id })
      marking.next += 1
      return []
    case 'end':
      marking.ended.push(node.id)
      return []
    case 'exclusive':
      return [choose(node)]
    case 'join':
      marking.waiting.push(by.id)
      return joinIfFull(node, marking)
    default:
      return node.outgoing
  }
}

function joinIfFull(join: ProcessNode, marking: Marking): readonly Flow[] {
  if (!join.incoming.every((flow) => marking.waiting.includes(flow))) return []
  for (const flow of join.incoming) marking.waiting.splice(marking.waiting.indexOf(flow), 1)
  return join.outgoing
}
