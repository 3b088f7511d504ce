import { checkPlan } from '../../../engines/clock/index.ts'
import {
  listSteps,
  longestPathDays,
  type ProcessGraph,
  type ProcessStep,
} from '../../../engines/workflow/index.ts'
import type { Text } from '../../../platform/i18n/translator.ts'
import type { Directory } from '../../organizations/index.ts'
import { type Owner, type ProcedureRecord, processRole } from '../pack/procedure-record.ts'
import { nearestOfKind } from '../step-owners.ts'
import type { ProcedureContent } from './procedure-content.ts'

/** Why the steps of a revision cannot be done as they stand. */
export interface StepFault {
  /** Position, from 1, in the published list; null for the list as a whole. */
  readonly step: number | null
  /** The role whose office it is where it is one that the list leaves out. */
  readonly what: 'days' | 'owners' | 'recordedBy' | 'process' | 'deciders' | Owner['role']
  readonly message: Text
}

type Step = ProcedureRecord['steps'][number]

/** A published step beside what the process makes of it. */
export interface StepLine {
  /** From 1; null for what the process alone has. */
  readonly position: number | null
  readonly step: Step | undefined
  readonly made: readonly ProcessStep[]
}

export function stepLines(
  { steps }: Pick<ProcedureRecord, 'steps'>,
  graph: ProcessGraph,
): readonly StepLine[] {
  const all = listSteps(graph)
  const published = steps.map((step, index) => ({
    position: index + 1,
    step,
    made: all.filter(({ source }) => source === index + 1),
  }))
  const more = all.filter(({ source }) => source === undefined || source > steps.length)
  return [...published, ...more.map((step) => ({ position: null, step: undefined, made: [step] }))]
}

/** All that keeps the steps from being published; both lists and the offices they name agree where it is empty. */
export function stepFaults(
  content: Pick<ProcedureContent, 'record' | 'graph' | 'form'>,
  directory: Directory,
): readonly StepFault[] {
  const { record, graph } = content
  return [
    ...limitFaults(record),
    ...processLimitFaults(record, graph),
    ...ownerFaults(record, directory),
    ...placeFaults(content),
    ...receptionFaults(record, graph),
    ...processFaults(record, graph),
  ]
}

type Limited = Pick<ProcedureRecord, 'deadline' | 'ways'>

/** The published days together, against the shortest limit of all ways to file. */
export function limitFaults(record: Limited & Pick<ProcedureRecord, 'steps'>): readonly StepFault[] {
  return daysFault(
    record,
    record.steps.reduce((sum, { days }) => sum + days, 0),
  )
}

function processLimitFaults(record: Limited, graph: ProcessGraph): readonly StepFault[] {
  return daysFault(record, longestPathDays(graph)).map((fault) => ({
    ...fault,
    what: 'process',
    message: { vi: `Quy trình BPMN: ${fault.message.vi}`, en: `BPMN process: ${fault.message.en}` },
  }))
}

function daysFault({ deadline, ways }: Limited, days: number): readonly StepFault[] {
  const limits = [deadline, ...ways.flatMap(({ limit }) => limit ?? [])]
  for (const limit of limits) {
    const check = checkPlan({ id: 'steps', amount: days, unit: 'working_day' }, limit)
    if (!check.ok) return [{ step: null, what: 'days', message: check.reason }]
  }
  return []
}

type Owned = Pick<ProcedureRecord, 'offeredBy' | 'stepOwners' | 'roleOwners' | 'decidedBy'>

/** Agencies and units that nobody knows here, or that one of the offering agencies has none of. */
export function ownerFaults(record: Owned, directory: Directory): readonly StepFault[] {
  const faultsOf = (office: Office, step: number | null, what: StepFault['what']): readonly StepFault[] => {
    const message = officeFault(office, record.offeredBy, directory)
    return message ? [{ step, what, message }] : []
  }
  return [
    ...record.stepOwners.flatMap(({ step, owners, recordedBy }) => [
      ...owners.flatMap((owner) => faultsOf(owner, step, 'owners')),
      ...(recordedBy ? faultsOf(recordedBy, step, 'recordedBy') : []),
    ]),
    ...Object.values(record.roleOwners).flatMap((owner) => faultsOf(owner, null, owner.role)),
    ...record.decidedBy.flatMap((office) => faultsOf(office, null, 'deciders')),
  ]
}

type Office = Pick<Owner, 'agency' | 'unit'>

function officeFault(
  { agency, unit }: Office,
  offeredBy: readonly string[],
  directory: Directory,
): Text | undefined {
  if (typeof agency === 'string') return agencyFault(agency, unit, directory)
  const { kind, areaOf } = agency
  const ofKind = directory.agencies.filter((one) => one.kind === kind && one.endedOn === null)
  if (ofKind.length === 0)
    return { vi: `Không có loại cơ quan nào mang mã “${kind}”`, en: `There is no kind of agency “${kind}”` }
  if (areaOf !== 'service')
    return firstFault(
      ofKind.map(({ id }) => id),
      unit,
      directory,
    )
  for (const id of offeredBy) {
    const offering = directory.findAgency(id)
    const near = nearestOfKind(directory, kind, offering?.areaCode)
    if (!near) {
      const name = offering?.name ?? { vi: id, en: id }
      return {
        vi: `Không có cơ quan loại “${kind}” nào ở địa bàn của ${name.vi}`,
        en: `No agency of the kind “${kind}” in the area of ${name.en}`,
      }
    }
    const fault = agencyFault(near, unit, directory)
    if (fault) return fault
  }
  return undefined
}

function firstFault(agencyIds: readonly string[], unit: string, directory: Directory): Text | undefined {
  return agencyIds.map((id) => agencyFault(id, unit, directory)).find((fault) => fault !== undefined)
}

function agencyFault(agencyId: string, unit: string, directory: Directory): Text | undefined {
  const agency = directory.findAgency(agencyId)
  if (!agency)
    return { vi: `Không có cơ quan nào mang mã “${agencyId}”`, en: `There is no agency “${agencyId}”` }
  if (directory.findUnit(`${agencyId}.${unit}`)) return undefined
  const known = directory.unitsOf(agencyId).map(({ id }) => id.slice(agencyId.length + 1))
  return {
    vi: `${agency.name.vi} không có bộ phận “${unit}”; có: ${known.join(', ')}`,
    en: `${agency.name.en} has no unit “${unit}”; it has: ${known.join(', ')}`,
  }
}

/** Places are read from an answer: of a question that the form does not ask, none comes. */
function placeFaults({ record, form }: Pick<ProcedureContent, 'record' | 'form'>): readonly StepFault[] {
  const asked = new Set(form.fields.map(({ key }) => key))
  return record.stepOwners.flatMap(({ step, owners }) =>
    owners.flatMap(({ agency }): StepFault[] => {
      if (typeof agency === 'string' || agency.areaOf === 'service') return []
      const [key = ''] = agency.areaOf.split('.')
      if (asked.has(key)) return []
      const message = {
        vi: `Biểu mẫu không có câu hỏi “${key}” để biết địa bàn`,
        en: `The form has no question “${key}” that tells the place`,
      }
      return [{ step, what: 'owners', message }]
    }),
  )
}

/** Where several agencies offer it, each takes files in itself. */
function receptionFaults(
  record: Pick<ProcedureRecord, 'offeredBy' | 'stepOwners' | 'roleOwners'>,
  graph: ProcessGraph,
): readonly StepFault[] {
  if (record.offeredBy.length < 2) return []
  return listSteps(graph).flatMap(({ kind, role, source }): StepFault[] => {
    const entry = record.stepOwners.find(({ step }) => step === source)
    const owners = entry?.owners ?? [record.roleOwners[role]]
    if (kind !== 'receive' || owners.every((owner) => typeof owner?.agency !== 'string')) return []
    const message = {
      vi: 'Nhiều cơ quan thực hiện: bước tiếp nhận phải ghi loại cơ quan theo nơi nộp, không ghi một cơ quan cố định',
      en: 'Several agencies offer it: the reception names a kind of agency by the place of filing, not one agency',
    }
    return [{ step: source ?? null, what: 'owners', message }]
  })
}

/** The process does what the sheet promises: each published step, by the same role, in the same days. */
function processFaults(record: ProcedureRecord, graph: ProcessGraph): readonly StepFault[] {
  return stepLines(record, graph).flatMap((line): StepFault[] => {
    const message = lineFault(line)
    return message ? [{ step: line.position, what: 'process', message }] : []
  })
}

/** Why a published step and the process do not agree; undefined where they do. */
export function lineFault({ step, made }: StepLine): Text | undefined {
  if (!step) {
    const [only] = made
    if (only?.source === undefined) return undefined
    return {
      vi: `Quy trình ghi bước ${only.source}, danh sách không có bước này`,
      en: `The process names step ${only.source}, which the list does not have`,
    }
  }
  if (made.length === 0) return { vi: 'Quy trình không có bước này', en: 'The process has no such step' }
  if (made.some(({ role }) => role !== processRole(step.role)))
    return { vi: 'Quy trình giao cho vai trò khác', en: 'The process gives it to another role' }
  const other = made.find(({ days }) => days !== step.days)
  return (
    other && {
      vi: `Quy trình ghi ${String(other.days).replace('.', ',')} ngày`,
      en: `The process says ${other.days} days`,
    }
  )
}
