import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProcess, type ProcessGraph } from './index.ts'

export interface WrittenModel {
  /** "from to", "from to if <FEEL>" or "from to default"; ids tell the type: start…, end…, x… (exclusive), p… (parallel). */
  readonly flows: readonly string[]
  readonly days?: Readonly<Record<string, number>>
  /** Attributes of a task, in place of the usual ones. */
  readonly attributes?: Readonly<Record<string, string>>
  /** More BPMN inside the process, as it is. */
  readonly extra?: string
  /** More BPMN beside the process. */
  readonly beside?: string
}

/** BPMN XML of a model written as a list of flows. */
export function writeModel(model: WrittenModel): string {
  const flows = model.flows.map(writtenFlow)
  const ids = [...new Set(flows.flatMap(({ from, to }) => [from, to]))]
  const defaults = new Map(flows.filter((flow) => flow.rest === 'default').map(({ id, from }) => [from, id]))
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:motcua="https://motcua.vn/bpmn" id="model-definitions" targetNamespace="t">
<bpmn:process id="model" name="Thử">${ids.map((id) => writtenNode(id, model, defaults.get(id))).join('\n')}
${flows.map(flowXml).join('\n')}${model.extra ?? ''}</bpmn:process>${model.beside ?? ''}
</bpmn:definitions>`
}

export function compileModel(...flows: readonly string[]): Promise<ProcessGraph> {
  return compileProcess(writeModel({ flows }))
}

interface WrittenFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly rest: string
}

function writtenFlow(text: string): WrittenFlow {
  const [, from = '', to = '', rest = ''] = /^(\S+) (\S+) ?(.*)$/.exec(text) ?? []
  return { id: `f_${from}_${to}`, from, to, rest }
}

function flowXml({ id, from, to, rest }: WrittenFlow): string {
  const condition = rest.startsWith('if ') ? rest.slice(3).replaceAll('<', '&lt;') : undefined
  const body =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${body}</bpmn:sequenceFlow>`
}

function writtenNode(id: string, model: WrittenModel, byDefault: string | undefined): string {
  if (id.startsWith('start')) return `<bpmn:startEvent id="${id}" />`
  if (id.startsWith('end')) return `<bpmn:endEvent id="${id}" />`
  if (id.startsWith('p')) return `<bpmn:parallelGateway id="${id}" />`
  if (id.startsWith('x')) {
    return `<bpmn:exclusiveGateway id="${id}"${byDefault ? ` default="${byDefault}"` : ''} />`
  }
  const usual = `name="Bước ${id}" motcua:kind="examine" motcua:role="examiner" motcua:agency="lead" motcua:days="${model.days?.[id] ?? 1}"`
  return `<bpmn:userTask id="${id}" ${model.attributes?.[id] ?? usual} />`
}

test('a model written as flows compiles to the steps it names', async () => {
  const graph = await compileModel('start a', 'a b', 'b end')
  assert.deepEqual(Object.keys(graph.nodes), ['start', 'a', 'b', 'end'])
})
