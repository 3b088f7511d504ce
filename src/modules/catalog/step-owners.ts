import { listSteps, type ProcessGraph, type ProcessStep } from '../../engines/workflow/index.ts'
import type { Directory, UnitKind } from '../organizations/index.ts'
import type { AgencyReference, Owner, ProcedureRecord } from './pack/procedure-record.ts'

export interface StepOwner {
  readonly agencyId: string
  readonly unitId: string
}

interface Question {
  readonly record: ProcedureRecord
  readonly graph: ProcessGraph
  readonly directory: Directory
  /** The agency at which the dossier is handed in. */
  readonly agencyId: string
  readonly answers: Readonly<Record<string, unknown>>
}

/** The agency and unit of every step of the process, for one dossier on its day. */
export function resolveStepOwners(question: Question): Readonly<Record<string, StepOwner>> {
  const { directory, record, agencyId } = question
  // A record names offices of its day; those who took over since do their steps.
  const powers = { field: record.field.vi, area: directory.findAgency(agencyId)?.areaCode }
  return Object.fromEntries(
    listSteps(question.graph).map((step) => [
      step.id,
      directory.structure.officeNow(ownerOf(question, step), powers),
    ]),
  )
}

function ownerOf(question: Question, step: ProcessStep): StepOwner {
  for (const owner of candidates(question.record, step)) {
    const agencyId = resolveAgency(question, owner.agency)
    const unitId = agencyId && `${agencyId}.${owner.unit}`
    if (agencyId && unitId && question.directory.findUnit(unitId)) return { agencyId, unitId }
  }
  return fallbackOwner(question, step)
}

/** Owners named by the record, best first: for a consulted agency its own officers, else who records its answer. */
function candidates(record: ProcedureRecord, step: ProcessStep): readonly Owner[] {
  const entry = record.stepOwners.find((item) => item.step === step.source)
  if (!entry) return [record.roleOwners[step.role]].filter((owner) => owner !== undefined)
  const consulted = step.agency.startsWith('co:')
    ? record.coAgencies[Number(step.agency.slice(3))]
    : undefined
  const wanted = consulted?.agencies.map((agency) => JSON.stringify(agency)) ?? []
  const own = entry.owners.filter((owner) => wanted.includes(JSON.stringify(owner.agency)))
  const others = wanted.length > 0 && entry.owners.length > 1 ? [] : entry.owners
  return [...own, ...others, ...(entry.recordedBy ? [entry.recordedBy] : [])]
}

function resolveAgency(
  { directory, agencyId, answers }: Question,
  reference: AgencyReference,
): string | undefined {
  if (typeof reference === 'string') {
    const agency = directory.findAgency(reference)
    return agency?.member ? agency.id : undefined
  }
  const areas =
    reference.areaOf === 'service'
      ? [directory.getAgency(agencyId).areaCode]
      : areasOfAnswer(answers, reference.areaOf)
  for (const area of areas) {
    const found = nearestOfKind(directory, reference.kind, area)
    if (found) return found
  }
  return undefined
}

/** The agency of that kind whose area is this one, or the nearest around it. */
export function nearestOfKind(
  directory: Directory,
  kind: string,
  areaCode: string | null | undefined,
): string | undefined {
  for (let code = areaCode; code; code = directory.findArea(code)?.parentCode) {
    const found = directory.agencies.find(
      (agency) => agency.kind === kind && agency.areaCode === code && agency.member,
    )
    if (found) return found.id
  }
  return undefined
}

/** The area codes answered in `field`, or in every row of `rows.field`. */
function areasOfAnswer(answers: Readonly<Record<string, unknown>>, path: string): readonly (string | null)[] {
  const [head = '', field] = path.split('.')
  const value = answers[head]
  if (field === undefined) return typeof value === 'string' ? [value] : []
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  return rows.flatMap((row) => {
    const cell = (row as Record<string, unknown> | null)?.[field]
    return typeof cell === 'string' ? [cell] : []
  })
}

const UNIT_KIND_OF_ROLE: Readonly<Record<ProcessStep['role'], UnitKind>> = {
  receptionist: 'one_stop',
  assigner: 'division',
  examiner: 'division',
  unit_leader: 'division',
  agency_leader: 'leadership',
  clerk: 'clerical',
}

/** Every step has an owner: where the record's own is not known here, the receiving agency's unit of that kind. */
function fallbackOwner({ directory, agencyId }: Question, step: ProcessStep): StepOwner {
  const kind = UNIT_KIND_OF_ROLE[step.role]
  const unit =
    directory.unitsOf(agencyId).find((item) => item.kind === kind) ??
    directory.getUnitOfKind(agencyId, 'one_stop')
  return { agencyId, unitId: unit.id }
}
