import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import descriptor from './motcua-moddle.json' with { type: 'json' }
import { type ProcessFault, processFault } from './process-fault.ts'
import type { Wording } from './process-graph.ts'

export type DrawnType = 'start' | 'end' | 'step' | 'exclusive' | 'parallel'

const PALETTE: Readonly<Record<string, DrawnType>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:UserTask': 'step',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
}

/** Kept for time limits and messages on a step; until the reducer knows them a model must not use them. */
const RESERVED: ReadonlySet<string> = new Set([
  'bpmn:BoundaryEvent',
  'bpmn:IntermediateCatchEvent',
  'bpmn:IntermediateThrowEvent',
  'bpmn:Message',
])

/** Ids become keys of JSON objects and parts of addresses. */
const PLAIN_ID = /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_-]{0,79}$/

/** A node as drawn, before any check of the graph. */
export interface DrawnNode {
  readonly id: string
  readonly type: DrawnType
  readonly name: Wording
  readonly defaultFlow: string | undefined
  readonly element: ModdleElement
}

export interface DrawnFlow {
  readonly id: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly condition: string | undefined
  readonly language: string | undefined
}

export interface DrawnProcess {
  readonly id: string
  readonly name: Wording
  readonly nodes: readonly DrawnNode[]
  readonly flows: readonly DrawnFlow[]
  readonly faults: readonly ProcessFault[]
}

/** A reader and writer of BPMN that knows the attributes of our steps. */
export function newBpmnModdle(): BpmnModdle {
  return new BpmnModdle({ motcua: descriptor })
}

export async function readBpmn(xml: string): Promise<DrawnProcess> {
  const faults: ProcessFault[] = []
  const definitions = await parse(xml, faults)
  if (!definitions) return { id: '', name: { vi: '', en: '' }, nodes: [], flows: [], faults }
  const roots = elements(definitions, 'rootElements')
  const processes = roots.filter((root) => root.$type === 'bpmn:Process')
  if (processes.length !== 1) faults.push(processFault('process-count', '', String(processes.length)))
  for (const root of roots) if (root.$type !== 'bpmn:Process') faults.push(outsidePalette(root))
  const [process] = processes
  if (!process) return { id: '', name: { vi: '', en: '' }, nodes: [], flows: [], faults }
  for (const lanes of elements(process, 'laneSets')) faults.push(outsidePalette(lanes))
  const contents = elements(process, 'flowElements')
  faults.push(...contents.flatMap(paletteFaults))
  return {
    id: process.id ?? '',
    name: wording(process),
    nodes: contents.flatMap(drawnNode),
    flows: contents.filter((element) => element.$type === 'bpmn:SequenceFlow').map(drawnFlow),
    faults,
  }
}

async function parse(xml: string, faults: ProcessFault[]): Promise<ModdleElement | undefined> {
  try {
    const { rootElement, warnings } = await newBpmnModdle().fromXML(xml)
    for (const { message, element } of warnings) {
      faults.push(processFault('unreadable', element?.id ?? '', oneLine(message)))
    }
    return rootElement
  } catch (error) {
    faults.push(processFault('unreadable', '', oneLine(error instanceof Error ? error.message : '')))
    return undefined
  }
}

function paletteFaults(element: ModdleElement): ProcessFault[] {
  const id = element.id ?? ''
  const type = PALETTE[element.$type]
  if (!type && element.$type !== 'bpmn:SequenceFlow') return [outsidePalette(element)]
  const faults = PLAIN_ID.test(id) ? [] : [processFault('bad-id', id, id)]
  // A timer on the start, a terminating end or a repeated task would be ignored by the reducer: refuse it.
  const meanings = [...elements(element, 'eventDefinitions'), element.get('loopCharacteristics')]
  for (const meaning of meanings) {
    if (isElement(meaning)) faults.push(processFault('not-in-palette', id, meaning.$type))
  }
  return faults
}

function outsidePalette(element: ModdleElement): ProcessFault {
  const code = RESERVED.has(element.$type) ? 'reserved' : 'not-in-palette'
  return processFault(code, element.id ?? '', element.$type)
}

function drawnNode(element: ModdleElement): DrawnNode[] {
  const type = PALETTE[element.$type]
  if (!type) return []
  const defaultFlow = type === 'exclusive' ? idOf(element.get('default')) : undefined
  return [{ id: element.id ?? '', type, name: wording(element), defaultFlow, element }]
}

function drawnFlow(element: ModdleElement): DrawnFlow {
  const condition = element.get('conditionExpression')
  return {
    id: element.id ?? '',
    from: idOf(element.get('sourceRef')),
    to: idOf(element.get('targetRef')),
    condition: isElement(condition) ? (text(condition.get('body')) ?? '').trim() : undefined,
    language: isElement(condition) ? text(condition.get('language')) : undefined,
  }
}

function wording(element: ModdleElement): Wording {
  const vi = text(element.get('name')) ?? ''
  return { vi, en: text(element.get('motcua:nameEn')) || vi }
}

function elements(parent: ModdleElement, property: string): ModdleElement[] {
  const found = parent.get(property)
  return Array.isArray(found) ? found.filter(isElement) : []
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value
}

function idOf(value: unknown): string | undefined {
  return isElement(value) ? value.id : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function oneLine(message: string): string {
  return message.split(/\s+/).join(' ').trim()
}
