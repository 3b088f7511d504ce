import { readFileSync } from 'node:fs'
import { loadCatalog, parseProcedureRecord, publishProcedure } from '../../src/modules/catalog/index.ts'
import type { World } from './world.ts'

/** The procedure that is published anew: examined by the lead while the tax office is asked. */
export const ASKING = 'bl-54'

const read = (file: string) => readFileSync(new URL(`../../packs/bac-lieu/${file}`, import.meta.url), 'utf8')

const flows = (kind: 'incoming' | 'outgoing', ids: readonly string[]) =>
  ids.map((id) => `<bpmn:${kind}>${id}</bpmn:${kind}>`).join('')
const gateway = (id: string, from: readonly string[], to: readonly string[]) =>
  `<bpmn:parallelGateway id="${id}">${flows('incoming', from)}${flows('outgoing', to)}</bpmn:parallelGateway>`
const flow = (id: string, from: string, to: string) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`

/** No process of the pack has it: the assigner's step itself opens a consultation, beside the examination. */
function askingProcess(): string {
  const step = /<bpmn:userTask id="(examine_1|consult_1)"[^>]*>/g
  const drawn = read(`processes/${ASKING}.bpmn`)
  const [examine, consult] = ['examine_1', 'consult_1'].map(
    (id) => [...drawn.matchAll(step)].find((match) => match[1] === id)?.[0] ?? '',
  )
  const task = (start: string | undefined, from: string, to: string) =>
    `${start}${flows('incoming', [from])}${flows('outgoing', [to])}</bpmn:userTask>`
  const middle = [
    gateway('split', ['to_split'], ['to_examine', 'to_consult']),
    task(examine, 'to_examine', 'from_examine'),
    task(consult, 'to_consult', 'from_consult'),
    gateway('join', ['from_examine', 'from_consult'], ['flow_merge_1_to_propose']),
    flow('to_split', 'assign', 'split'),
    flow('to_examine', 'split', 'examine_1'),
    flow('to_consult', 'split', 'consult_1'),
    flow('from_examine', 'examine_1', 'join'),
    flow('from_consult', 'consult_1', 'join'),
    flow('flow_merge_1_to_propose', 'join', 'propose'),
  ].join('\n')
  return drawn
    .replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '')
    .replace(/<bpmn:userTask id="(examine_1|consult_1)"[\s\S]*?<\/bpmn:userTask>/g, '')
    .replace(/<bpmn:exclusiveGateway [\s\S]*?<\/bpmn:exclusiveGateway>/g, '')
    .replace(
      /<bpmn:sequenceFlow id="[^"]*(examine_1|choice_1|merge_1)[^"]*"[^>]*(\/>|>[\s\S]*?<\/bpmn:sequenceFlow>)/g,
      '',
    )
    .replace('flow_assign_to_examine_1', 'to_split')
    .replace('</bpmn:process>', `${middle}</bpmn:process>`)
}

/** Publishes it; gives the world with the catalogue as it is then. */
export async function withAskingAssigner(world: World): Promise<World> {
  await publishProcedure(world.ownerDb, {
    record: parseProcedureRecord(JSON.parse(read(`procedures/${ASKING}.json`))),
    form: JSON.parse(read(`forms/${ASKING}.json`)) as unknown,
    bpmn: askingProcess(),
    at: world.clock.now(),
  })
  const catalog = await loadCatalog(world.db, world.directory)
  return { ...world, catalog, contextFor: (actor) => ({ ...world.contextFor(actor), catalog }) }
}
