import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileProcess } from './compile-process.ts'
import { placeSteps } from './place-steps.ts'
import type { ProcessGraph } from './process-graph.ts'
import { completeStep, openSteps, type ProcessState, startProcess } from './process-state.ts'

const bpmn = (id: string) =>
  readFileSync(new URL(`../../../packs/bac-lieu/processes/${id}.bpmn`, import.meta.url), 'utf8')

/** Completes open steps, the one that `picks` names next each time. */
function walk(graph: ProcessGraph, picks: readonly number[]): ProcessState {
  let state = startProcess(graph, {})
  for (const pick of picks) {
    const open = openSteps(graph, state)
    const token = open[pick % Math.max(open.length, 1)]?.token
    if (token === undefined) break
    const variables = { decision: 'grant', needsConsultation: pick % 2 === 0 }
    const next = completeStep(graph, state, { token, variables })
    if (next.ok) state = next.state
  }
  return state
}

test('a file that goes on in the same process stands where it stood, at joins too', async () => {
  const graphs = await Promise.all(
    ['bl-01', 'bl-05', 'bl-06', 'bl-08', 'bl-43'].map((id) => compileProcess(bpmn(id))),
  )
  fc.assert(
    fc.property(fc.constantFrom(...graphs), fc.array(fc.nat(7), { maxLength: 12 }), (graph, picks) => {
      const state = walk(graph, picks)
      const placed = placeSteps({ from: graph, to: graph }, state, {})
      assert.ok(placed.ok)
      assert.equal(placed.replaced.size, 0)
      const sorted = ({ waiting, ...rest }: ProcessState) => ({ ...rest, waiting: waiting.toSorted() })
      assert.deepEqual(sorted(placed.state), sorted(state))
    }),
    { numRuns: 200 },
  )
})

test('a step that is not there is a new token at the step named, and steps of one place become one', async () => {
  const from = await compileProcess(bpmn('bl-01'))
  const to = await compileProcess(bpmn('bl-08'))
  const at = {
    next: 9,
    tokens: [
      { id: 7, step: 'consult_2' },
      { id: 8, step: 'examine_1' },
    ],
    waiting: [],
    variables: {},
  }
  assert.deepEqual(placeSteps({ from, to }, at, {}), { ok: false, reason: 'unknown-step' })
  const placed = placeSteps({ from, to }, at, { 7: 'propose', 8: 'propose' })
  assert.ok(placed.ok)
  assert.deepEqual(placed.state, {
    next: 10,
    tokens: [{ id: 9, step: 'propose' }],
    waiting: [],
    variables: {},
  })
  assert.deepEqual(
    [...placed.replaced],
    [
      [7, 9],
      [8, 9],
    ],
  )
  assert.deepEqual(placeSteps({ from, to }, at, { 7: 'assign', 8: 'propose' }), {
    ok: false,
    reason: 'not-together',
  })
})
