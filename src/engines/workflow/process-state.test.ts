import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canReach,
  completeStep,
  describeProcess,
  findStep,
  isFinished,
  longestPathDays,
  nextSteps,
  openSteps,
  type ProcessGraph,
  type ProcessState,
  type ProcessVariables,
  returnTargets,
  returnTo,
  startProcess,
  variablesReadAfter,
} from './index.ts'
import { compileModel, writeModel } from './written-model.test.ts'
import { compileProcess } from './compile-process.ts'

const NESTED = [
  'start r',
  'r p1',
  'p1 a1',
  'a1 a2',
  'a2 p4',
  'p1 p2',
  'p2 b',
  'p2 c',
  'b p3',
  'c p3',
  'p3 d',
  'd p4',
  'p4 e',
  'e end',
]

function open(graph: ProcessGraph, state: ProcessState): string[] {
  return openSteps(graph, state).map(({ step }) => step.id)
}

function tokenAt(state: ProcessState, step: string): number {
  const token = state.tokens.find((one) => one.step === step)
  assert.ok(token, `no token at ${step}`)
  return token.id
}

function complete(
  graph: ProcessGraph,
  state: ProcessState,
  step: string,
  variables: ProcessVariables = {},
): ProcessState {
  const result = completeStep(graph, state, { token: tokenAt(state, step), variables })
  assert.ok(result.ok)
  return result.state
}

function completeAll(graph: ProcessGraph, state: ProcessState, ...steps: readonly string[]): ProcessState {
  return steps.reduce((before, step) => complete(graph, before, step), state)
}

test('a process starts at its first step and ends after its last', async () => {
  const graph = await compileModel('start a', 'a b', 'b end')
  const started = startProcess(graph, {})
  assert.deepEqual(open(graph, started), ['a'])
  assert.equal(isFinished(started), false)
  const result = completeStep(graph, complete(graph, started, 'a'), { token: 2, variables: {} })
  assert.ok(result.ok)
  assert.equal(result.finished, true)
  assert.deepEqual(result.state, { next: 3, tokens: [], waiting: [], variables: {} })
})

test('the outcome tells which steps opened', async () => {
  const graph = await compileModel('start a', 'a p1', 'p1 b', 'p1 c', 'b p2', 'c p2', 'p2 end')
  const result = completeStep(graph, startProcess(graph, {}), { token: 1, variables: {} })
  assert.ok(result.ok)
  assert.deepEqual(
    result.opened.map(({ token, step }) => [token, step.id]),
    [
      [2, 'b'],
      [3, 'c'],
    ],
  )
  assert.deepEqual(result.cancelled, [])
})

test('an old token is stale, a token never given is unknown, and neither moves anything', async () => {
  const graph = await compileModel('start a', 'a b', 'b end')
  const state = complete(graph, startProcess(graph, {}), 'a')
  assert.deepEqual(completeStep(graph, state, { token: 1, variables: {} }), {
    ok: false,
    reason: 'stale-token',
  })
  for (const token of [3, 0, -1, 1.5, Number.NaN]) {
    assert.deepEqual(completeStep(graph, state, { token, variables: {} }), {
      ok: false,
      reason: 'unknown-token',
    })
    assert.deepEqual(returnTo(graph, state, { token, toStep: 'a' }), { ok: false, reason: 'unknown-token' })
  }
})

test('the first condition that holds chooses the way, and the default where none does', async () => {
  const graph = await compileModel(
    'start a',
    'a x1',
    'x1 b if n > 10',
    'x1 c if n > 5',
    'x1 d default',
    'b end',
    'c end',
    'd end',
  )
  const after = (variables: ProcessVariables) =>
    open(graph, complete(graph, startProcess(graph, {}), 'a', variables))
  assert.deepEqual(after({ n: 11 }), ['b'])
  assert.deepEqual(after({ n: 6 }), ['c'])
  assert.deepEqual(after({ n: 1 }), ['d'])
  assert.deepEqual(after({}), ['d'], 'unknown variable')
  assert.deepEqual(after({ n: 'many' }), ['d'], 'a value of another kind')
  assert.deepEqual(after({ n: null }), ['d'])
})

test('a state keeps only the variables conditions read, the latest value of each', async () => {
  const graph = await compileModel(
    'start a',
    'a b',
    'b x1',
    'x1 c if decision = "grant"',
    'x1 d default',
    'c end',
    'd end',
  )
  const started = startProcess(graph, { decision: 'refuse', fullName: 'Nguyễn Văn A' })
  assert.deepEqual(started.variables, { decision: 'refuse' })
  const later = complete(graph, complete(graph, started, 'a', { note: 'x' }), 'b', { decision: 'grant' })
  assert.deepEqual(later.variables, { decision: 'grant' })
  assert.deepEqual(open(graph, later), ['c'])
})

test('a variable named like a property of every object is still only a variable', async () => {
  const graph = await compileModel(
    'start a',
    'a x1',
    'x1 b if constructor = "x"',
    'x1 c default',
    'b end',
    'c end',
  )
  const state = complete(graph, startProcess(graph, {}), 'a', {})
  assert.deepEqual(open(graph, state), ['c'])
  assert.deepEqual(state.variables, {})
})

test('a join waits for all branches, in whatever order they come', async () => {
  const graph = await compileModel(...NESTED)
  const split = complete(graph, startProcess(graph, {}), 'r')
  assert.deepEqual(open(graph, split), ['a1', 'b', 'c'])
  const orders = [
    ['a1', 'a2', 'b', 'c', 'd'],
    ['c', 'b', 'd', 'a1', 'a2'],
    ['b', 'a1', 'c', 'a2', 'd'],
  ]
  for (const order of orders) {
    const last = order.at(-1) ?? ''
    const before = completeAll(graph, split, ...order.slice(0, -1))
    assert.ok(!open(graph, before).includes('e'), order.join())
    const joined = complete(graph, before, last)
    assert.deepEqual(open(graph, joined), ['e'])
    assert.deepEqual(joined.waiting, [])
  }
})

test('a loop drawn in the process may be gone round again and again', async () => {
  const graph = await compileModel(
    'start x1',
    'x1 a',
    'a x2',
    'x2 x1 if again = true',
    'x2 b default',
    'b end',
  )
  let state = startProcess(graph, {})
  for (let round = 0; round < 3; round += 1) state = complete(graph, state, 'a', { again: true })
  assert.deepEqual(open(graph, state), ['a'])
  assert.equal(longestPathDays(graph), 2)
  state = complete(graph, state, 'a', { again: false })
  assert.deepEqual(open(graph, state), ['b'])
})

test('a return goes to an earlier step under a new token and ends the old one', async () => {
  const graph = await compileModel('start a', 'a b', 'b c', 'c end')
  const state = completeAll(graph, startProcess(graph, {}), 'a', 'b')
  const back = returnTo(graph, state, { token: 3, toStep: 'a' })
  assert.ok(back.ok)
  assert.deepEqual(back.state.tokens, [{ id: 4, step: 'a' }])
  assert.deepEqual(
    back.opened.map(({ step }) => step.id),
    ['a'],
  )
  assert.deepEqual(back.cancelled, [])
  assert.deepEqual(completeStep(graph, back.state, { token: 3, variables: {} }), {
    ok: false,
    reason: 'stale-token',
  })
})

test('a return is refused to the step itself, a later one, one unknown, or one not open to returns', async () => {
  const attributes = {
    a: 'name="A" motcua:kind="receive" motcua:role="receptionist" motcua:agency="lead" motcua:days="1" motcua:returnable="false"',
  }
  const graph = await compileProcess(
    writeModel({ flows: ['start a', 'a b', 'b c', 'c d', 'd end'], attributes }),
  )
  const state = completeAll(graph, startProcess(graph, {}), 'a', 'b')
  const reasonFor = (toStep: string) => {
    const result = returnTo(graph, state, { token: 3, toStep })
    return result.ok ? 'ok' : result.reason
  }
  assert.equal(reasonFor('c'), 'not-earlier')
  assert.equal(reasonFor('d'), 'not-earlier')
  assert.equal(reasonFor('a'), 'not-returnable')
  assert.equal(reasonFor('start'), 'unknown-step')
  assert.equal(reasonFor('toString'), 'unknown-step')
  assert.equal(reasonFor('__proto__'), 'unknown-step')
  assert.equal(reasonFor('b'), 'ok')
  assert.deepEqual(
    returnTargets(graph, state, 3).map((step) => step.id),
    ['b'],
  )
  assert.deepEqual(returnTargets(graph, state, 99), [])
})

test('a return inside a branch leaves the other branches as they are', async () => {
  const graph = await compileModel(...NESTED)
  const state = completeAll(graph, startProcess(graph, {}), 'r', 'a1', 'b')
  const back = returnTo(graph, state, { token: tokenAt(state, 'a2'), toStep: 'a1' })
  assert.ok(back.ok)
  assert.deepEqual(open(graph, back.state), ['c', 'a1'])
  assert.deepEqual(back.state.waiting, state.waiting)
  assert.deepEqual(back.cancelled, [])
})

test('a return to before the split takes the work of all branches away and reports it', async () => {
  const graph = await compileModel(...NESTED)
  const state = completeAll(graph, startProcess(graph, {}), 'r', 'a1', 'b')
  const back = returnTo(graph, state, { token: tokenAt(state, 'c'), toStep: 'r' })
  assert.ok(back.ok)
  assert.deepEqual(open(graph, back.state), ['r'])
  assert.deepEqual(back.state.waiting, [])
  assert.deepEqual(
    back.cancelled.map(({ step }) => step.id),
    ['a2'],
  )
  const again = completeAll(graph, back.state, 'r', 'a1', 'a2', 'b', 'c', 'd', 'e')
  assert.equal(isFinished(again), true)
})

test('a return out of an inner block to its own branch leaves the outer branches alone', async () => {
  const graph = await compileModel(
    'start p1',
    'p1 a',
    'p1 f',
    'f p2',
    'p2 b',
    'p2 c',
    'b p3',
    'c p3',
    'a p4',
    'p3 p4',
    'p4 e',
    'e end',
  )
  const state = completeAll(graph, startProcess(graph, {}), 'a', 'f', 'b')
  const back = returnTo(graph, state, { token: tokenAt(state, 'c'), toStep: 'f' })
  assert.ok(back.ok)
  assert.deepEqual(open(graph, back.state), ['f'])
  assert.deepEqual(back.state.waiting, ['f_a_p4'], 'the finished outer branch still waits')
  assert.equal(isFinished(completeAll(graph, back.state, 'f', 'b', 'c', 'e')), true)
})

test('a return into a block left behind has only that branch done again', async () => {
  const graph = await compileModel(...NESTED)
  const state = completeAll(graph, startProcess(graph, {}), 'r', 'a1', 'a2', 'b', 'c', 'd')
  const back = returnTo(graph, state, { token: tokenAt(state, 'e'), toStep: 'b' })
  assert.ok(back.ok)
  assert.deepEqual(open(graph, back.state), ['b'])
  assert.deepEqual(open(graph, completeAll(graph, back.state, 'b')), ['d'])
  assert.deepEqual(open(graph, completeAll(graph, back.state, 'b', 'd')), ['e'])
})

test('a return to a sibling branch is refused', async () => {
  const graph = await compileModel(...NESTED)
  const state = completeAll(graph, startProcess(graph, {}), 'r', 'a1')
  const across = returnTo(graph, state, { token: tokenAt(state, 'a2'), toStep: 'b' })
  assert.deepEqual(across, { ok: false, reason: 'other-branch' })
})

test('a return round a drawn loop does not jump ahead', async () => {
  const graph = await compileModel(
    'start x1',
    'x1 a',
    'a b',
    'b x2',
    'x2 x1 if again = true',
    'x2 end default',
  )
  const state = startProcess(graph, {})
  assert.deepEqual(returnTo(graph, state, { token: 1, toStep: 'b' }), { ok: false, reason: 'not-earlier' })
})

test('a sibling branch is no way back even where a loop leads round to it', async () => {
  const graph = await compileModel(
    'start x1',
    'x1 p1',
    'p1 a',
    'p1 b',
    'a p2',
    'b p2',
    'p2 x2',
    'x2 x1 if again = true',
    'x2 end default',
  )
  const state = startProcess(graph, {})
  assert.deepEqual(returnTo(graph, state, { token: tokenAt(state, 'a'), toStep: 'b' }), {
    ok: false,
    reason: 'other-branch',
  })
})

test('commands never change the state they are given', async () => {
  const graph = await compileModel(...NESTED)
  const state = completeAll(graph, startProcess(graph, {}), 'r', 'b')
  const before = structuredClone(state)
  completeStep(graph, state, { token: tokenAt(state, 'c'), variables: { v: 1 } })
  returnTo(graph, state, { token: tokenAt(state, 'c'), toStep: 'r' })
  assert.deepEqual(state, before)
})

test('canReach follows the flows and nothing else', async () => {
  const graph = await compileModel(...NESTED)
  assert.equal(canReach(graph, 'r', 'e'), true)
  assert.equal(canReach(graph, 'e', 'r'), false)
  assert.equal(canReach(graph, 'a1', 'b'), false)
  assert.equal(canReach(graph, 'r', 'r'), false)
})

test('the description lists steps in order, with what is optional, parallel and decided', async () => {
  const flows = [
    'start a',
    'a x1',
    'x1 p1 if need = true',
    'x1 x2 default',
    'p1 b',
    'p1 x3',
    'x3 c if also = true',
    'x3 x4 default',
    'c x4',
    'b p2',
    'x4 p2',
    'p2 x2',
    'x2 d',
    'd end',
  ]
  const graph = await compileProcess(writeModel({ flows, days: { a: 0.25, b: 6.4, c: 8, d: 0.1 } }))
  const described = describeProcess(graph).map(({ id, position, optional, parallelWith, decides }) => ({
    id,
    position,
    optional,
    parallelWith,
    decides,
  }))
  assert.deepEqual(described, [
    { id: 'a', position: 1, optional: false, parallelWith: [], decides: ['also', 'need'] },
    { id: 'b', position: 2, optional: true, parallelWith: ['c'], decides: [] },
    { id: 'c', position: 3, optional: true, parallelWith: ['b'], decides: [] },
    { id: 'd', position: 4, optional: false, parallelWith: [], decides: [] },
  ])
  assert.equal(longestPathDays(graph), 8.35)
  assert.deepEqual(nextSteps(graph, 'a'), ['b', 'c', 'd'])
  assert.deepEqual(variablesReadAfter(graph, 'b'), [])
  assert.equal(findStep(graph, 'b')?.days, 6.4)
  assert.equal(findStep(graph, 'p1'), undefined)
})

test('inside an optional block, and inside a block that is always gone through, a step is told apart', async () => {
  const graph = await compileModel(
    'start p1',
    'p1 a',
    'p1 x1',
    'x1 b if v = 1',
    'x1 x2 default',
    'b x2',
    'a p2',
    'x2 p2',
    'p2 end',
  )
  const optional = describeProcess(graph).filter((step) => step.optional)
  assert.deepEqual(
    optional.map((step) => step.id),
    ['b'],
  )
})
