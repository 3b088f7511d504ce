import type { BpmnModdle, ModdleElement } from 'bpmn-moddle'
import { layoutProcess } from 'bpmn-auto-layout'
import { newBpmnModdle } from '../../src/engines/workflow/index.ts'
import type { Part, ProcedureRecord, Task } from './plan-process.ts'

const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** Kinds a process has once are named plainly; the others are always numbered. */
const NUMBERED: ReadonlySet<string> = new Set(['examine', 'consult', 'review'])

/** A desk does not un-receive a dossier, and a document once numbered is recalled by another procedure. */
const NOT_RETURNABLE: ReadonlySet<string> = new Set(['receive', 'number', 'hand_over'])

interface Drawing {
  readonly moddle: BpmnModdle
  readonly process: ModdleElement
  readonly nodes: ModdleElement[]
  readonly flows: ModdleElement[]
  readonly used: Map<string, number>
}

/** A way left open: the flow to draw next starts here. */
interface OpenWay {
  readonly from: ModdleElement
  readonly condition?: { readonly feel: string; readonly name: string; readonly nameEn: string }
  readonly isDefault?: boolean
}

/** BPMN 2.0 XML of the process with the coordinates of its drawing. The same record always gives the same text. */
export async function drawProcess(record: ProcedureRecord, parts: readonly Part[]): Promise<string> {
  const id = `bl-${String(record.tt).padStart(2, '0')}`
  const moddle = newBpmnModdle()
  const process = moddle.create('bpmn:Process', {
    id,
    name: record.name.vi,
    'motcua:nameEn': record.name.en,
    isExecutable: true,
  })
  const drawing: Drawing = { moddle, process, nodes: [], flows: [], used: new Map() }
  const start = node(drawing, 'bpmn:StartEvent', 'start', {
    name: 'Hồ sơ được nộp',
    'motcua:nameEn': 'Dossier submitted',
  })
  const ways = drawParts(drawing, parts, [{ from: start }])
  const end = node(drawing, 'bpmn:EndEvent', 'end', { name: 'Kết thúc', 'motcua:nameEn': 'End' })
  connect(drawing, ways, end)
  process.set('flowElements', [...drawing.nodes, ...drawing.flows])
  const definitions = moddle.create('bpmn:Definitions', {
    id: `${id}-definitions`,
    targetNamespace: 'https://motcua.vn/bpmn/bac-lieu',
    expressionLanguage: FEEL,
    rootElements: [process],
  })
  const { xml } = await moddle.toXML(definitions, { format: true })
  return inFinalForm(await layoutProcess(xml))
}

/** The layout does not know our attributes and orders them its own way; an editor of ours would differ on first save. */
async function inFinalForm(xml: string): Promise<string> {
  const moddle = newBpmnModdle()
  const { rootElement, warnings } = await moddle.fromXML(xml)
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.message).join('; '))
  return (await moddle.toXML(rootElement, { format: true })).xml
}

function drawParts(drawing: Drawing, parts: readonly Part[], from: readonly OpenWay[]): readonly OpenWay[] {
  return parts.reduce((ways, part) => drawPart(drawing, part, ways), from)
}

function drawPart(drawing: Drawing, part: Part, from: readonly OpenWay[]): readonly OpenWay[] {
  switch (part.type) {
    case 'task':
      return [{ from: drawTask(drawing, part, from) }]
    case 'parallel': {
      const split = node(drawing, 'bpmn:ParallelGateway', 'split')
      connect(drawing, from, split)
      const ways = part.branches.map((branch) => drawPart(drawing, branch, [{ from: split }]))
      const join = node(drawing, 'bpmn:ParallelGateway', 'join')
      for (const way of ways) connect(drawing, way, join)
      return [{ from: join }]
    }
    default:
      return drawWhen(drawing, part, from)
  }
}

function drawWhen(
  drawing: Drawing,
  { question, parts }: Extract<Part, { type: 'when' }>,
  from: readonly OpenWay[],
): readonly OpenWay[] {
  const names = { name: question.name.vi, 'motcua:nameEn': question.name.en }
  const choice = node(drawing, 'bpmn:ExclusiveGateway', 'choice', names)
  connect(drawing, from, choice)
  const asked: OpenWay = {
    from: choice,
    condition: { feel: question.condition, name: question.answer.vi, nameEn: question.answer.en },
  }
  const otherwise: OpenWay = { from: choice, isDefault: true }
  const [through, past] = question.taken === 'when-true' ? [asked, otherwise] : [otherwise, asked]
  const ways = drawParts(drawing, parts, [through])
  return [...ways, past]
}

function drawTask(drawing: Drawing, task: Task, from: readonly OpenWay[]): ModdleElement {
  const element = node(drawing, 'bpmn:UserTask', task.kind, {
    name: task.name.vi,
    'motcua:nameEn': task.name.en,
    'motcua:kind': task.kind,
    'motcua:role': task.role,
    'motcua:agency': task.agency,
    'motcua:unit': task.unit,
    'motcua:days': task.days,
    'motcua:returnable': !NOT_RETURNABLE.has(task.kind),
    ...(task.source === undefined ? { 'motcua:added': true } : { 'motcua:source': task.source }),
  })
  connect(drawing, from, element)
  return element
}

/** Ways that come together do so in an exclusive gateway, so that a task has one flow in. */
function connect(drawing: Drawing, from: readonly OpenWay[], to: ModdleElement): void {
  const [only, second] = from
  if (only && !second) {
    flow(drawing, only, to)
    return
  }
  // Drawn before `to`, which is already in the list: the order of elements follows the way of the dossier.
  const merge = node(drawing, 'bpmn:ExclusiveGateway', 'merge')
  drawing.nodes.splice(drawing.nodes.indexOf(to), 0, ...drawing.nodes.splice(-1))
  for (const way of from) flow(drawing, way, merge)
  flow(drawing, { from: merge }, to)
}

function flow(drawing: Drawing, way: OpenWay, to: ModdleElement): void {
  const { moddle, flows } = drawing
  const condition = way.condition && {
    name: way.condition.name,
    'motcua:nameEn': way.condition.nameEn,
    conditionExpression: moddle.create('bpmn:FormalExpression', { body: way.condition.feel }),
  }
  const drawn = moddle.create('bpmn:SequenceFlow', {
    id: `flow_${way.from.id}_to_${to.id}`,
    ...condition,
    sourceRef: way.from,
    targetRef: to,
  })
  flows.push(drawn)
  if (way.isDefault) way.from.set('default', drawn)
  // The engine needs no such lists; other tools, the layout among them, follow them.
  listOf(way.from, 'outgoing').push(drawn)
  listOf(to, 'incoming').push(drawn)
}

function listOf(element: ModdleElement, property: 'incoming' | 'outgoing'): ModdleElement[] {
  return element.get(property) as ModdleElement[]
}

function node(
  drawing: Drawing,
  type: string,
  base: string,
  properties: Readonly<Record<string, unknown>> = {},
): ModdleElement {
  const count = (drawing.used.get(base) ?? 0) + 1
  drawing.used.set(base, count)
  const isPlain =
    count === 1 && type !== 'bpmn:ExclusiveGateway' && type !== 'bpmn:ParallelGateway' && !NUMBERED.has(base)
  const element = drawing.moddle.create(type, { id: isPlain ? base : `${base}_${count}`, ...properties })
  drawing.nodes.push(element)
  return element
}
