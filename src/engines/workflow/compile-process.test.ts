import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkProcess, compileProcess, ProcessModelError } from './index.ts'
import { compileModel, type WrittenModel, writeModel } from './written-model.test.ts'

async function faultsOf(model: WrittenModel): Promise<string[]> {
  const faults = await checkProcess(writeModel(model))
  return faults.map((fault) => `${fault.code} ${fault.element}`.trim()).sort()
}

test('a compiled graph is plain JSON and the same for the same model', async () => {
  const xml = writeModel({
    flows: ['start a', 'a x1', 'x1 b if decision = "grant"', 'x1 c default', 'b x2', 'c x2', 'x2 end'],
  })
  const graph = await compileProcess(xml)
  assert.deepEqual(JSON.parse(JSON.stringify(graph)), graph)
  assert.deepEqual(await compileProcess(xml), graph)
  assert.deepEqual(graph.variables, ['decision'])
})

test('a step carries its attributes', async () => {
  const attributes = {
    a: 'name="Lấy ý kiến" motcua:nameEn="Consult" motcua:kind="consult" motcua:role="examiner" motcua:agency="co:2" motcua:unit="Sở Xây dựng" motcua:days="2.5" motcua:returnable="false" motcua:added="true" motcua:source="4"',
  }
  const { nodes } = await compileProcess(writeModel({ flows: ['start a', 'a end'], attributes }))
  const node = nodes.a
  assert.ok(node?.type === 'step')
  assert.deepEqual(node.step, {
    id: 'a',
    name: { vi: 'Lấy ý kiến', en: 'Consult' },
    kind: 'consult',
    role: 'examiner',
    agency: 'co:2',
    unit: 'Sở Xây dựng',
    days: 2.5,
    returnable: false,
    added: true,
    source: 4,
  })
})

test('text that is not BPMN is refused with a fault, not a crash', async () => {
  for (const text of ['', 'xin chào', '<html></html>', '<a', '{"a":1}']) {
    const faults = await checkProcess(text)
    assert.deepEqual([...new Set(faults.map((fault) => fault.code))], ['unreadable'], text)
  }
})

test('all faults come at once, each with its element, in an error that can be shown', async () => {
  const model = {
    flows: ['start a', 'a x1', 'x1 b', 'x1 c if decision = (', 'b end', 'c end'],
    attributes: { b: 'name="B" motcua:kind="paint" motcua:role="examiner" motcua:agency="lead"' },
    extra:
      '<bpmn:scriptTask id="script" /><bpmn:startEvent id="start2"><bpmn:timerEventDefinition id="t" /></bpmn:startEvent>',
  }
  await assert.rejects(compileProcess(writeModel(model)), (error: unknown) => {
    assert.ok(error instanceof ProcessModelError)
    const found = error.faults.map((fault) => `${fault.code} ${fault.element}`).sort()
    assert.deepEqual(found, [
      'bad-attribute b',
      'bad-condition f_x1_c',
      'missing-attribute b',
      'no-condition f_x1_b',
      'no-default x1',
      'no-outgoing start2',
      'not-in-palette script',
      'not-in-palette start2',
      'several-starts start',
      'several-starts start2',
    ])
    assert.match(error.message, /scriptTask|ScriptTask/)
    return true
  })
})

const REFUSED: readonly [string, WrittenModel, readonly string[]][] = [
  [
    'two starts',
    { flows: ['start a', 'start2 a', 'a end'] },
    ['several-starts start', 'several-starts start2'],
  ],
  ['no start', { flows: ['a end'] }, ['no-incoming a', 'no-start model']],
  ['no end', { flows: ['start a'] }, ['no-end model', 'no-outgoing a']],
  ['no step', { flows: ['start end'] }, ['no-step model']],
  [
    'a flow that leads nowhere',
    { flows: ['start a', 'a end'], extra: '<bpmn:sequenceFlow id="loose" sourceRef="a" />' },
    ['dangling-flow loose'],
  ],
  [
    'a step that leads nowhere',
    { flows: ['start a', 'a end', 'start b'] },
    ['no-outgoing b', 'several-outgoing start'],
  ],
  [
    'a flow into the start',
    { flows: ['start x1', 'x1 a default', 'x1 start if a = 1', 'a end'] },
    ['into-start start'],
  ],
  ['a flow out of an end', { flows: ['start a', 'a end', 'end b', 'b end2'] }, ['out-of-end end']],
  [
    'a step with two ways out',
    { flows: ['start a', 'a b', 'a c', 'b end', 'c end'] },
    ['several-outgoing a'],
  ],
  [
    'a parallel gateway that does both',
    { flows: ['start p0', 'p0 a', 'p0 b', 'a p1', 'b p1', 'p1 c', 'p1 d', 'c p2', 'd p2', 'p2 end'] },
    ['split-or-join p1'],
  ],
  [
    'an end with a meaning of its own',
    {
      flows: ['start a', 'a x1', 'x1 end default', 'x1 end2 if a = 1'],
      extra: '<bpmn:endEvent id="stop"><bpmn:terminateEventDefinition id="t" /></bpmn:endEvent>',
    },
    ['no-incoming stop', 'not-in-palette stop'],
  ],
  [
    'a timer on a step',
    {
      flows: ['start a', 'a end'],
      extra:
        '<bpmn:boundaryEvent id="late" attachedToRef="a"><bpmn:timerEventDefinition id="t" /></bpmn:boundaryEvent>',
    },
    ['reserved late'],
  ],
  [
    'a message beside the process',
    { flows: ['start a', 'a end'], beside: '<bpmn:message id="m" name="M" />' },
    ['reserved m'],
  ],
  [
    'a step done many times',
    {
      flows: ['start a', 'a end'],
      extra: '<bpmn:userTask id="many"><bpmn:multiInstanceLoopCharacteristics id="mi" /></bpmn:userTask>',
    },
    [
      'missing-attribute many',
      'missing-attribute many',
      'missing-attribute many',
      'missing-attribute many',
      'missing-attribute many',
      'no-incoming many',
      'no-outgoing many',
      'not-in-palette many',
    ],
  ],
  [
    'two processes',
    { flows: ['start a', 'a end'], beside: '<bpmn:process id="other" />' },
    ['process-count'],
  ],
  ['lanes', { flows: ['start a', 'a end'], extra: '<bpmn:laneSet id="lanes" />' }, ['not-in-palette lanes']],
  [
    'a misspelt attribute of ours',
    {
      flows: ['start a', 'a end'],
      attributes: {
        a: 'name="A" motcua:kind="examine" motcua:role="examiner" motcua:agency="lead" motcua:days="1" motcua:dayz="2"',
      },
    },
    ['unreadable a'],
  ],
  [
    'wrong attributes',
    {
      flows: ['start a', 'a end'],
      attributes: { a: 'name="A" motcua:kind="x" motcua:role="x" motcua:agency="co:" motcua:days="-1"' },
    },
    ['bad-attribute a', 'bad-attribute a', 'bad-attribute a', 'bad-attribute a'],
  ],
  [
    'a choice without a default',
    { flows: ['start x1', 'x1 a if v = 1', 'x1 b if v = 2', 'a end', 'b end'] },
    ['no-default x1'],
  ],
  [
    'a way without a condition',
    { flows: ['start x1', 'x1 a', 'x1 b default', 'a end', 'b end'] },
    ['no-condition f_x1_a'],
  ],
  [
    'an empty condition',
    { flows: ['start x1', 'x1 a if  ', 'x1 b default', 'a end', 'b end'] },
    ['no-condition f_x1_a'],
  ],
  [
    'a condition where nothing is chosen',
    { flows: ['start a if v = 1', 'a end'] },
    ['condition-not-here f_start_a'],
  ],
  [
    'bad FEEL',
    { flows: ['start x1', 'x1 a if v = 2 and', 'x1 b default', 'a end', 'b end'] },
    ['bad-condition f_x1_a'],
  ],
  [
    'steps nothing leads to',
    { flows: ['start a', 'a end', 'b c', 'c b'] },
    ['no-way-to-end b', 'no-way-to-end c', 'unreachable b', 'unreachable c'],
  ],
  [
    'a loop without a way out',
    { flows: ['start x0', 'x0 a if v = 1', 'x0 c default', 'a x1', 'x1 b', 'b x1', 'c end'] },
    ['no-way-to-end a', 'no-way-to-end b', 'no-way-to-end x1'],
  ],
  [
    'gateways in a ring',
    { flows: ['start x1', 'x1 x2', 'x2 x1 if v = 1', 'x2 a default', 'a end'] },
    ['endless-loop x1'],
  ],
  [
    'a split whose branches come together in a choice',
    { flows: ['start p1', 'p1 a', 'p1 b', 'a x1', 'b x1', 'x1 c', 'c end'] },
    [
      'doubled-token c',
      'ends-too-early end',
      'unbalanced-parallel end',
      'unbalanced-parallel p1',
      'unbalanced-parallel x1',
    ],
  ],
  [
    'a split whose branches end apart',
    { flows: ['start p1', 'p1 a', 'p1 b', 'a end', 'b end2'] },
    [
      'ends-too-early end',
      'ends-too-early end2',
      'unbalanced-parallel end',
      'unbalanced-parallel end2',
      'unbalanced-parallel p1',
    ],
  ],
  [
    'a join after a choice',
    { flows: ['start x1', 'x1 a if v = 1', 'x1 b default', 'a p1', 'b p1', 'p1 end'] },
    ['stranded-token p1', 'unbalanced-parallel p1'],
  ],
  [
    'a branch that may leave its block',
    { flows: ['start p1', 'p1 a', 'p1 b', 'a x1', 'x1 p2 default', 'x1 end2 if v = 1', 'b p2', 'p2 end'] },
    ['ends-too-early end2', 'stranded-token p2', 'unbalanced-parallel end2'],
  ],
  [
    'a branch that enters its join by two ways',
    {
      flows: ['start p1', 'p1 a', 'p1 b', 'a x1', 'x1 p2 default', 'x1 c if v = 1', 'c p2', 'b p2', 'p2 end'],
    },
    ['stranded-token p2', 'unbalanced-parallel p2'],
  ],
  [
    'joins that cross',
    { flows: ['start p1', 'p1 a', 'p1 p2', 'p2 b', 'p2 c', 'a p3', 'b p3', 'c p4', 'p3 p4', 'p4 end'] },
    [
      'unbalanced-parallel end',
      'unbalanced-parallel p1',
      'unbalanced-parallel p2',
      'unbalanced-parallel p3',
      'unbalanced-parallel p4',
    ],
  ],
]

for (const [title, model, expected] of REFUSED) {
  test(`refuses ${title}`, async () => {
    assert.deepEqual(await faultsOf(model), [...expected].sort())
  })
}

test('refuses so many parallel branches that they cannot all be tried', async () => {
  const branches = Array.from({ length: 15 }, (_, index) => `b${index}`)
  const flows = ['start p1', ...branches.flatMap((id) => [`p1 ${id}`, `${id} p2`]), 'p2 end']
  assert.deepEqual(await faultsOf({ flows }), ['too-complex start'])
})

test('a loop drawn with a way out is accepted', async () => {
  const graph = await compileModel(
    'start x1',
    'x1 a',
    'a x2',
    'x2 x1 if again = true',
    'x2 b default',
    'b end',
  )
  assert.deepEqual(graph.variables, ['again'])
})

test('nested parallel blocks know their branches', async () => {
  const graph = await compileModel(
    'start p1',
    'p1 a',
    'p1 p2',
    'p2 b',
    'p2 c',
    'b p3',
    'c p3',
    'p3 d',
    'a p4',
    'd p4',
    'p4 e',
    'e end',
  )
  assert.deepEqual(graph.nodes.b?.within, ['f_p1_p2', 'f_p2_b'])
  assert.deepEqual(graph.nodes.d?.within, ['f_p1_p2'])
  assert.deepEqual(graph.nodes.e?.within, [])
  assert.deepEqual(graph.branches.f_p1_p2, { flow: 'f_p1_p2', split: 'p1', join: 'p4', joinFlow: 'f_d_p4' })
})
