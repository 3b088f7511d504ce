import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compileProcess,
  completeStep,
  describeProcess,
  isFinished,
  longestPathDays,
  openSteps,
  type ProcessGraph,
  type ProcessState,
  returnTargets,
  returnTo,
  startProcess,
  variablesReadAfter,
} from './index.ts'
import { writeModel } from './written-model.test.ts'

/** A process as a tree of blocks: what any sound drawing of our palette comes down to. */
type Block =
  | { readonly is: 'step'; readonly days: number }
  | { readonly is: 'row' | 'parallel' | 'choice' | 'loop'; readonly of: readonly Block[] }

const step = fc.record({ is: fc.constant('step' as const), days: fc.integer({ min: 0, max: 20 }) })

function blocks(withLoops: boolean): fc.Arbitrary<Block> {
  const { tree } = fc.letrec<{ tree: Block }>((tie) => {
    const several = fc.array(tie('tree'), { minLength: 2, maxLength: 3 })
    const made = (is: 'row' | 'parallel' | 'choice') => several.map((of): Block => ({ is, of }))
    const loop = tie('tree').map((body): Block => ({ is: 'loop', of: [body] }))
    const kinds = [made('row'), made('parallel'), made('choice'), ...(withLoops ? [loop] : [])]
    return { tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, step, ...kinds) }
  })
  return tree
}

interface Drawn {
  readonly flows: string[]
  readonly days: Record<string, number>
  count: number
}

/** Where the next flow starts, and what is to stand on it. */
interface Exit {
  readonly at: string
  readonly rest: string
}

/** Draws a block after `from` and returns where it is left. */
function draw(drawn: Drawn, block: Block, from: Exit): Exit {
  const fresh = (prefix: string): string => {
    drawn.count += 1
    return `${prefix}${drawn.count}`
  }
  const flow = (exit: Exit, to: string): number => drawn.flows.push(`${exit.at} ${to} ${exit.rest}`.trim())
  if (block.is === 'step') {
    const id = fresh('s')
    drawn.days[id] = block.days
    flow(from, id)
    return { at: id, rest: '' }
  }
  if (block.is === 'row') return block.of.reduce((at, one) => draw(drawn, one, at), from)
  const kind = block.is === 'parallel' ? 'p' : 'x'
  const [first, last] = [fresh(kind), fresh(kind)]
  flow(from, first)
  for (const [index, one] of block.of.entries()) {
    const choice = index === 0 ? 'default' : `if v${first} = ${index}`
    flow(draw(drawn, one, { at: first, rest: block.is === 'choice' ? choice : '' }), last)
  }
  if (block.is !== 'loop') return { at: last, rest: '' }
  flow({ at: last, rest: `if v${last} = 1` }, first)
  return { at: last, rest: 'default' }
}

function modelOf(block: Block): { xml: string; days: number } {
  const drawn: Drawn = { flows: [], days: {}, count: 0 }
  const last = draw(drawn, block, { at: 'start', rest: '' })
  drawn.flows.push(`${last.at} end ${last.rest}`.trim())
  return { xml: writeModel(drawn), days: daysOf(block) }
}

function daysOf(block: Block): number {
  if (block.is === 'step') return block.days
  const all = block.of.map(daysOf)
  return block.is === 'row' ? all.reduce((sum, days) => sum + days, 0) : Math.max(...all)
}

/** One drawn command: which open step, what to do with it, and what is decided at it. */
interface Command {
  readonly pick: number
  readonly back: number | null
  readonly value: number
}

const commands = fc.array(
  fc.record({
    pick: fc.nat(20),
    back: fc.option(fc.nat(20), { freq: 3, nil: null }),
    value: fc.nat(2),
  }),
  { maxLength: 40 },
)

function apply(graph: ProcessGraph, state: ProcessState, { pick, back, value }: Command): ProcessState {
  const open = openSteps(graph, state)
  const chosen = open[pick % open.length]
  if (!chosen) return state
  const targets = back === null ? [] : returnTargets(graph, state, chosen.token)
  const target = targets[(back ?? 0) % targets.length]
  const result = target
    ? returnTo(graph, state, { token: chosen.token, toStep: target.id })
    : completeStep(graph, state, {
        token: chosen.token,
        variables: Object.fromEntries(variablesReadAfter(graph, chosen.step.id).map((name) => [name, value])),
      })
  assert.ok(result.ok)
  return result.state
}

function markingOf({ tokens, waiting }: ProcessState): string {
  return `${tokens
    .map((token) => token.step)
    .sort()
    .join()}|${[...waiting].sort().join()}`
}

/** Every marking one can come to by completing alone: the yardstick for returns. */
function forwardMarkings(graph: ProcessGraph): Set<string> {
  const seen = new Set<string>()
  const ahead = everyDecision(graph.variables).map((variables) => startProcess(graph, variables))
  for (let state = ahead.pop(); state; state = ahead.pop()) {
    if (seen.has(markingOf(state))) continue
    seen.add(markingOf(state))
    for (const { token, step: at } of openSteps(graph, state)) {
      for (const variables of everyDecision(variablesReadAfter(graph, at.id))) {
        const result = completeStep(graph, state, { token, variables })
        assert.ok(result.ok)
        ahead.push(result.state)
      }
    }
  }
  return seen
}

function everyDecision(names: readonly string[]): Record<string, number>[] {
  const [name, ...rest] = names
  if (name === undefined) return [{}]
  return everyDecision(rest).flatMap((decided) => [0, 1, 2].map((value) => ({ ...decided, [name]: value })))
}

const small = blocks(true).filter((block) => sizeOf(block) <= 14)

function sizeOf(block: Block): number {
  return block.is === 'step' ? 1 : block.of.reduce((sum, one) => sum + sizeOf(one), 0)
}

test('every nesting of rows, branches, choices and loops compiles, and its longest way is that of the tree', async () => {
  await fc.assert(
    fc.asyncProperty(blocks(true), async (block) => {
      const { xml, days } = modelOf(block)
      const graph = await compileProcess(xml)
      assert.equal(longestPathDays(graph), days)
      assert.equal(describeProcess(graph).length, sizeOf(block))
    }),
    { numRuns: 60 },
  )
})

test('no legal commands leave a dossier without an open step, or with one open twice, before its end', async () => {
  await fc.assert(
    fc.asyncProperty(small, commands, async (block, list) => {
      const graph = await compileProcess(modelOf(block).xml)
      let state = startProcess(graph, {})
      for (const command of list) {
        state = apply(graph, state, command)
        const steps = state.tokens.map((token) => token.step)
        assert.equal(new Set(steps).size, steps.length, 'two tokens in one step')
        assert.equal(new Set(state.waiting).size, state.waiting.length, 'a branch waits twice')
        assert.ok(steps.length > 0 || state.waiting.length === 0, 'nobody can go on')
        assert.ok(steps.length + state.waiting.length <= sizeOf(block), 'the state stays small')
      }
    }),
    { numRuns: 150 },
  )
})

test('completing and returning only ever come to markings that completing alone can come to', async () => {
  const tiny = blocks(true).filter((block) => sizeOf(block) <= 8)
  await fc.assert(
    fc.asyncProperty(tiny, commands, async (block, list) => {
      const graph = await compileProcess(modelOf(block).xml)
      const known = forwardMarkings(graph)
      let state = startProcess(graph, {})
      for (const command of list) {
        state = apply(graph, state, command)
        assert.ok(known.has(markingOf(state)), markingOf(state))
      }
    }),
    { numRuns: 80 },
  )
})

test('after any returns, completing what is open ends the dossier in no more moves than it has steps', async () => {
  const loopless = blocks(false).filter((block) => sizeOf(block) <= 20)
  await fc.assert(
    fc.asyncProperty(loopless, commands, async (block, list) => {
      const graph = await compileProcess(modelOf(block).xml)
      let state = list.reduce((before, command) => apply(graph, before, command), startProcess(graph, {}))
      let moves = 0
      while (!isFinished(state)) {
        state = apply(graph, state, { pick: moves, back: null, value: moves % 3 })
        moves += 1
        assert.ok(moves <= sizeOf(block), 'more moves than steps')
      }
      assert.deepEqual(state.waiting, [])
    }),
    { numRuns: 100 },
  )
})

test('the same commands give the same state, also when it is stored as text in between', async () => {
  await fc.assert(
    fc.asyncProperty(small, commands, async (block, list) => {
      const graph = await compileProcess(modelOf(block).xml)
      const storedGraph = JSON.parse(JSON.stringify(graph)) as ProcessGraph
      let state = startProcess(graph, {})
      let stored = JSON.stringify(startProcess(storedGraph, {}))
      for (const command of list) {
        state = apply(graph, state, command)
        stored = JSON.stringify(apply(storedGraph, JSON.parse(stored) as ProcessState, command))
        assert.equal(JSON.stringify(state), stored)
      }
    }),
    { numRuns: 60 },
  )
})

test('a token once gone is refused as stale for ever after', async () => {
  await fc.assert(
    fc.asyncProperty(small, commands, async (block, list) => {
      const graph = await compileProcess(modelOf(block).xml)
      let state = startProcess(graph, {})
      const given = new Set(state.tokens.map((token) => token.id))
      for (const command of list) {
        state = apply(graph, state, command)
        for (const token of given) {
          const isOpen = state.tokens.some((one) => one.id === token)
          const result = completeStep(graph, state, { token, variables: {} })
          assert.equal(result.ok, isOpen)
          if (!result.ok) assert.equal(result.reason, 'stale-token')
        }
        for (const token of state.tokens) given.add(token.id)
      }
    }),
    { numRuns: 60 },
  )
})
