import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { layoutOf } from './pack-drawing.test.ts'
import {
  compileProcess,
  completeStep,
  describeProcess,
  isFinished,
  longestPathDays,
  newBpmnModdle,
  openSteps,
  type ProcessGraph,
  type ProcessState,
  type ProcessStep,
  startProcess,
  variablesReadAfter,
} from './index.ts'

const FOLDER = new URL('../../../packs/bac-lieu/processes/', import.meta.url)

/**
 * The published steps of each procedure, in order, and their working days in all. R reception, A assignment,
 * o officer, X consulted agency, U unit leader, L agency leader, C clerk, H handing over.
 */
const PUBLISHED: Readonly<Record<string, string>> = {
  '01': 'RAoXooULLCH 64.5',
  '02': 'RAoXoULLCH 32',
  '03': 'RAoXoULLCH 32',
  '04': 'RAoXoULCH 10',
  '05': 'RAoXULLXoCH 15',
  '06': 'RAoXXoULLCH 30',
  '07': 'RAooULCH 15',
  '08': 'RoLCH 2',
  '09': 'RoULCH 3',
  '10': 'RoLC 1',
  '11': 'RoULoH 5',
  '12': 'RoXoULoH 43',
  '13': 'RAooULCH 10',
  '14': 'RAooULCH 21.5',
  '15': 'RAooULCH 8',
  '16': 'RoULCH 5',
  '17': 'RAoLoULCH 18',
  '18': 'RAooULCH 21',
  '19': 'RAoULCH 7',
  '20': 'RAoXULCH 10',
  '21': 'RAoLoULCH 25',
  '22': 'RAoULCH 14.5',
  '23': 'RAoULCH 10.5',
  '24': 'RAoULCH 7',
  '25': 'RAoULCH 10',
  '26': 'RoLC 1',
  '27': 'RAoXULCH 5',
  '28': 'RAoULCH 7',
  '29': 'RAoULCH 5',
  '30': 'RAoULCH 15',
  '31': 'RAoULCH 5',
  '32': 'RAoULCXH 20',
  '33': 'RAooULCH 21.4',
  '34': 'RAooULCH 21.4',
  '35': 'RAooXULLCH 7',
  '36': 'RAoULLCH 5',
  '37': 'RAoULCH 10',
  '38': 'RAoULCH 10',
  '39': 'RAoULCH 10',
  '40': 'RAoULCH 20',
  '41': 'RAoULCH 10',
  '42': 'RAoULCH 10',
  '43': 'RAoXoULCH 21.4',
  '44': 'RAooULCH 21.4',
  '45': 'RAoooULCH 21.4',
  '46': 'RAoULCH 5',
  '47': 'RAoULCH 15',
  '48': 'RAooULCH 10',
  '49': 'RAoULCH 10',
  '50': 'RAooULLCH 15',
  '51': 'RAoUUoLCH 20',
  '52': 'RAooULCH 10.7',
  '53': 'RAoULXoCH 15',
  '54': 'RAoXoULCH 10',
  '55': 'RAoULCH 5',
  '56': 'RAoULCH 3',
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  R: ['receive'],
  A: ['assign'],
  o: ['examine', 'propose'],
  X: ['consult'],
  U: ['review'],
  L: ['review', 'approve'],
  // A clerk who sends the file to a ministry's agency consults it; the result is numbered later.
  C: ['number', 'consult'],
  H: ['hand_over'],
}

function xmlOf(number: string): string {
  return readFileSync(new URL(`bl-${number}.bpmn`, FOLDER), 'utf8')
}

const compiled = new Map<string, Promise<ProcessGraph>>()

function graphOf(number: string): Promise<ProcessGraph> {
  const known = compiled.get(number) ?? compileProcess(xmlOf(number))
  compiled.set(number, known)
  return known
}

test('there is one process for each of the 56 procedures', () => {
  const files = readdirSync(FOLDER).sort()
  assert.deepEqual(
    files,
    Object.keys(PUBLISHED)
      .sort()
      .map((number) => `bl-${number}.bpmn`),
  )
  assert.equal(files.length, 56)
})

for (const [number, published] of Object.entries(PUBLISHED)) {
  const [roles = '', days] = published.split(' ')

  test(`process ${number} compiles, is drawn whole, and survives being read and written`, async () => {
    const xml = xmlOf(number)
    const graph = await graphOf(number)
    assert.equal(graph.id, `bl-${number}`)
    const moddle = newBpmnModdle()
    const { rootElement, warnings } = await moddle.fromXML(xml)
    assert.deepEqual(warnings, [])
    assert.equal((await moddle.toXML(rootElement, { format: true })).xml, xml)
    const flows = Object.values(graph.nodes).flatMap((node) => node.outgoing.map((flow) => flow.id))
    const layout = layoutOf(rootElement)
    assert.deepEqual(layout.shapes.sort(), Object.keys(graph.nodes).sort())
    assert.deepEqual(layout.edges.sort(), flows.sort())
    assert.equal(layout.overlaps, 0, 'shapes lie upon each other')
  })

  test(`process ${number} loses no published step and no day`, async () => {
    const graph = await graphOf(number)
    const steps = describeProcess(graph)
    for (const [index, role] of [...roles].entries()) {
      const made = steps.filter((step) => step.source === index + 1)
      assert.ok(made.length > 0, `step ${index + 1} (${role}) is lost`)
      assert.ok(role === 'X' || made.length === 1, `step ${index + 1} (${role}) is there twice`)
      for (const step of made) assert.ok(KINDS[role]?.includes(step.kind), `${step.id} made from ${role}`)
    }
    const bySource = new Map(steps.map((step) => [step.source ?? step.id, step.days]))
    const total = [...bySource.values()].reduce((sum, one) => sum + one, 0)
    assert.equal(Number(total.toFixed(4)), Number(days))
    const isSequential = steps.every((step) => step.parallelWith.length === 0)
    if (isSequential) assert.equal(longestPathDays(graph), Number(days))
    else assert.ok(longestPathDays(graph) <= Number(days))
    for (const step of steps) assert.equal(step.added, step.source === undefined, step.id)
    for (const step of steps.filter((one) => one.added)) assert.equal(step.days, 0, step.id)
  })

  test(`process ${number} comes to its end by every way, for a grant as for a refusal`, async () => {
    const graph = await graphOf(number)
    const granted = everyWay(graph, 'grant')
    for (const way of [...granted, ...everyWay(graph, 'refuse')]) assertWholeWay(way)
    const visited = new Set(granted.flatMap((way) => way.map((step) => step.id)))
    assert.deepEqual(
      [...visited].sort(),
      describeProcess(graph)
        .map((step) => step.id)
        .sort(),
    )
  })
}

/** Received, assigned, proposed, approved, numbered, handed over, each done and in this order, nothing twice. */
function assertWholeWay(way: readonly ProcessStep[]): void {
  const kinds = way.map((step) => step.kind)
  const text = way.map((step) => step.id).join(' ')
  assert.equal(new Set(way.map((step) => step.id)).size, way.length, text)
  const milestones = ['receive', 'assign', 'propose', 'approve', 'number', 'hand_over'] as const
  const places = milestones.map((kind) => kinds.indexOf(kind))
  assert.ok(places[0] === 0 && places[1] === 1, text)
  assert.deepEqual(
    places,
    [...places].sort((one, other) => one - other),
    text,
  )
  assert.deepEqual(kinds.slice(-2), ['number', 'hand_over'], text)
}

/** All orders of completing, with and without consultation where it may be left out. */
function everyWay(graph: ProcessGraph, decision: string): ProcessStep[][] {
  const from = (state: ProcessState): ProcessStep[][] => {
    if (isFinished(state)) return [[]]
    return openSteps(graph, state).flatMap(({ token, step }) => {
      const asked = variablesReadAfter(graph, step.id).includes('needsConsultation') ? [true, false] : [true]
      return asked.flatMap((needsConsultation) => {
        const result = completeStep(graph, state, { token, variables: { decision, needsConsultation } })
        assert.ok(result.ok)
        return from(result.state).map((rest) => [step, ...rest])
      })
    })
  }
  return from(startProcess(graph, {}))
}

test('a process asks only for what officers decide', async () => {
  for (const number of Object.keys(PUBLISHED)) {
    const { variables } = await graphOf(number)
    for (const name of variables) assert.match(name, /^(decision|needsConsultation)$/)
  }
})

test('where the Decision of the province has two agencies consulted or a visit meanwhile, they run in parallel', async () => {
  const parallel: string[] = []
  for (const number of Object.keys(PUBLISHED)) {
    const steps = describeProcess(await graphOf(number))
    if (steps.some((step) => step.parallelWith.length > 0)) parallel.push(number)
  }
  assert.deepEqual(parallel.sort(), ['01', '05', '06', '43'])
})

test('what the committee of the province signs is marked as its step', async () => {
  const deciding: string[] = []
  for (const number of Object.keys(PUBLISHED)) {
    const steps = describeProcess(await graphOf(number))
    if (steps.some((step) => step.kind === 'approve' && step.agency === 'deciding')) deciding.push(number)
  }
  assert.deepEqual(deciding.sort(), ['01', '02', '03', '05', '06', '35', '36', '50'])
})
