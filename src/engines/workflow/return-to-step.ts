// Sending a dossier back. The rule in one sentence: the branch that is left is given up with everything
// open in its parallel block, and the branch that is entered finds its siblings already done.
// In detail, for a token at step x sent to an earlier step y:
//   - x and y in the same branch: only the token moves, siblings go on undisturbed;
//   - y before the split: all open steps of that block, siblings' too, are cancelled (and reported);
//   - y inside a block that x has left behind: only that branch is done again, the others count as done;
//   - y in a sibling branch of x: refused, for that work is either open in other hands or done.
// Every marking so reached is one the process can also reach forwards, so none can be stranded.

import type { Token } from './marking.ts'
import { listSteps } from './describe-process.ts'
import {
  type Branch,
  canReach,
  findStep,
  nodeOf,
  type ProcessGraph,
  type ProcessStep,
} from './process-graph.ts'
import {
  type ProcessState,
  type Progress,
  progress,
  type Refusal,
  type TokenRefusal,
  whyNoToken,
} from './process-state.ts'

export type ReturnRefusal =
  | TokenRefusal
  | 'unknown-step'
  /** The step does not come before the token's step. */
  | 'not-earlier'
  | 'not-returnable'
  | 'other-branch'

/**
 * Sends the dossier back to an earlier step under a new token. A step skipped on the way here may be
 * chosen too: a leader may ask for the consultation the examiner thought needless.
 */
export function returnTo(
  graph: ProcessGraph,
  state: ProcessState,
  { token, toStep }: { readonly token: number; readonly toStep: string },
): Progress | Refusal<ReturnRefusal> {
  const leaving = state.tokens.find((one) => one.id === token)
  if (!leaving) return { ok: false, reason: whyNoToken(state, token) }
  const reason = whyNotTo(graph, leaving, toStep)
  if (reason) return { ok: false, reason }
  const from = nodeOf(graph, leaving.step).within
  const to = nodeOf(graph, toStep).within
  const shared = sharedDepth(from, to)
  const given = from[shared] === undefined ? undefined : graph.branches[from[shared]]
  const after: ProcessState = {
    next: state.next + 1,
    tokens: [
      ...state.tokens.filter((one) => one !== leaving && !(given && liesIn(graph, one.step, given))),
      { id: state.next, step: toStep },
    ],
    waiting: [
      ...state.waiting.filter((flow) => !(given && waitsIn(graph, flow, given))),
      ...to.slice(shared).flatMap((flow) => siblingJoinFlows(graph, flow)),
    ],
    variables: state.variables,
  }
  return progress(graph, state, after, [leaving])
}

/** Steps the holder of this token may send the dossier back to, in the order of the process. */
export function returnTargets(
  graph: ProcessGraph,
  state: ProcessState,
  token: number,
): readonly ProcessStep[] {
  const leaving = state.tokens.find((one) => one.id === token)
  if (!leaving) return []
  return listSteps(graph).filter((step) => whyNotTo(graph, leaving, step.id) === undefined)
}

function whyNotTo(graph: ProcessGraph, leaving: Token, toStep: string): ReturnRefusal | undefined {
  const target = findStep(graph, toStep)
  if (!target) return 'unknown-step'
  if (toStep === leaving.step) return 'not-earlier'
  const from = nodeOf(graph, leaving.step).within
  const to = nodeOf(graph, toStep).within
  const shared = sharedDepth(from, to)
  if (
    splitOf(graph, from[shared]) !== undefined &&
    splitOf(graph, from[shared]) === splitOf(graph, to[shared])
  ) {
    return 'other-branch'
  }
  if (!isEarlier(graph, toStep, leaving.step)) return 'not-earlier'
  return target.returnable ? undefined : 'not-returnable'
}

/** Leading here is not enough: round a drawn loop a later step leads here too, and a return must skip nothing. */
function isEarlier(graph: ProcessGraph, one: string, other: string): boolean {
  const order = listSteps(graph).map((step) => step.id)
  return order.indexOf(one) < order.indexOf(other) && canReach(graph, one, other)
}

function sharedDepth(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((flow, depth) => flow !== other[depth])
  return differs === -1 ? one.length : differs
}

function splitOf(graph: ProcessGraph, flow: string | undefined): string | undefined {
  return flow === undefined ? undefined : graph.branches[flow]?.split
}

function liesIn(graph: ProcessGraph, node: string, block: Branch): boolean {
  return nodeOf(graph, node).within.some((flow) => splitOf(graph, flow) === block.split)
}

/** Whether a branch that waits at a join belongs to the block given up, or to a block nested in it. */
function waitsIn(graph: ProcessGraph, flow: string, block: Branch): boolean {
  const branch = Object.values(graph.branches).find((one) => one.joinFlow === flow)
  return branch !== undefined && (branch.split === block.split || liesIn(graph, branch.split, block))
}

function siblingJoinFlows(graph: ProcessGraph, flow: string): string[] {
  const split = splitOf(graph, flow)
  return Object.values(graph.branches)
    .filter((branch) => branch.split === split && branch.flow !== flow)
    .map((branch) => branch.joinFlow)
}
