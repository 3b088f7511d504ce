import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ModdleElement } from 'bpmn-moddle'
import { newBpmnModdle } from './index.ts'

export interface Layout {
  readonly shapes: string[]
  readonly edges: string[]
  /** Pairs of shapes that lie upon each other. */
  readonly overlaps: number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the BPMN DI of a model draws. */
export function layoutOf(definitions: ModdleElement): Layout {
  const [diagram] = definitions.get('diagrams') as ModdleElement[]
  const plane = diagram?.get('plane') as ModdleElement
  const drawn = plane.get('planeElement') as ModdleElement[]
  const idOf = (element: ModdleElement): string => (element.get('bpmnElement') as ModdleElement).id ?? ''
  const shapes = drawn.filter((element) => element.$type === 'bpmndi:BPMNShape')
  const boxes = shapes.map((shape) => shape.get('bounds') as Box)
  return {
    shapes: shapes.map(idOf),
    edges: drawn.filter((element) => element.$type === 'bpmndi:BPMNEdge').map(idOf),
    overlaps: boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => meet(box, other)))
      .length,
  }
}

function meet(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

test('two shapes drawn at one place are seen to overlap', async () => {
  const shape = (id: string, x: number) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="0" width="100" height="80" /></bpmndi:BPMNShape>`
  const { rootElement } = await newBpmnModdle().fromXML(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d"><bpmn:process id="m"><bpmn:userTask id="a" /><bpmn:userTask id="b" /><bpmn:userTask id="c" /></bpmn:process><bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="pl" bpmnElement="m">${shape('a', 0)}${shape('b', 50)}${shape('c', 400)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`,
  )
  assert.deepEqual(layoutOf(rootElement), { shapes: ['a', 'b', 'c'], edges: [], overlaps: 1 })
})
