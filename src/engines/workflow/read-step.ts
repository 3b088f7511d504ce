import { type ProcessFault, processFault } from './process-fault.ts'
import { type ProcessStep, STEP_KINDS, STEP_ROLES, type StepAgency } from './process-graph.ts'
import type { DrawnNode } from './read-bpmn.ts'

const AGENCY = /^(lead|deciding|co:\d{1,2})$/

/** A step of a year is a slip of the pen, not a time limit. */
const MOST_DAYS = 366

/**
 * The step of a user task. Always a whole step, so that the rest of the model can be checked too;
 * with faults it is thrown away.
 */
export function readStep(node: DrawnNode): { step: ProcessStep; faults: ProcessFault[] } {
  const faults: ProcessFault[] = []
  const attribute = attributeReader(node, faults)
  if (node.name.vi.trim() === '') faults.push(processFault('missing-attribute', node.id, 'name'))
  const source = Number(node.element.get('motcua:source') ?? Number.NaN)
  const step: ProcessStep = {
    id: node.id,
    name: node.name,
    kind: oneOf(STEP_KINDS, attribute('kind')),
    role: oneOf(STEP_ROLES, attribute('role')),
    agency: attribute('agency') as StepAgency,
    unit: String(node.element.get('motcua:unit') ?? ''),
    days: Number(attribute('days')),
    returnable: node.element.get('motcua:returnable') !== false,
    added: node.element.get('motcua:added') === true,
    ...(Number.isInteger(source) ? { source } : {}),
  }
  return { step, faults }
}

type Reader = (name: 'kind' | 'role' | 'agency' | 'days') => string

const ALLOWED: Readonly<Record<Parameters<Reader>[0], (value: string) => boolean>> = {
  kind: (value) => STEP_KINDS.some((kind) => kind === value),
  role: (value) => STEP_ROLES.some((role) => role === value),
  agency: (value) => AGENCY.test(value),
  days: (value) => Number(value) >= 0 && Number(value) <= MOST_DAYS,
}

function attributeReader(node: DrawnNode, faults: ProcessFault[]): Reader {
  return (name) => {
    const value = node.element.get(`motcua:${name}`)
    if (value === undefined || value === '') {
      faults.push(processFault('missing-attribute', node.id, `motcua:${name}`))
      return ''
    }
    const written = String(value)
    if (!ALLOWED[name](written)) {
      faults.push(processFault('bad-attribute', node.id, `motcua:${name}="${written}"`))
    }
    return written
  }
}

function oneOf<T extends string>(allowed: readonly [T, ...T[]], value: string): T {
  return allowed.find((one) => one === value) ?? allowed[0]
}
