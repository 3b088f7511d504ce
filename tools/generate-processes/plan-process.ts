// From the published steps of a procedure to the process that is drawn: a list of parts, each a task, a
// parallel block or a stretch that is only gone through in some cases.

import type { StepAgency, StepKind, StepRole } from '../../src/engines/workflow/index.ts'

interface Wording {
  readonly vi: string
  readonly en: string
}

export interface RecordedStep {
  readonly name: Wording
  readonly unit: string
  readonly role:
    | 'receptionist'
    | 'assigner'
    | 'officer'
    | 'co_agency'
    | 'unit_leader'
    | 'agency_leader'
    | 'clerk'
    | 'returner'
  readonly days: number | null
}

export interface ProcedureRecord {
  readonly tt: number
  readonly name: Wording
  readonly leadAgency: string
  readonly coAgencies: readonly { readonly agency: string; readonly role: Wording }[]
  readonly steps: readonly RecordedStep[]
}

export interface Task {
  readonly type: 'task'
  readonly name: Wording
  readonly kind: StepKind
  readonly role: StepRole
  readonly agency: StepAgency
  readonly unit: string
  readonly days: number
  /** Position in the record, from 1; absent for a step added here. */
  readonly source?: number
  /** The record says that this consultation is held only where needed. */
  readonly onlyWhenNeeded?: boolean
}

export type Part =
  | Task
  | { readonly type: 'parallel'; readonly branches: readonly Part[] }
  | { readonly type: 'when'; readonly question: Question; readonly parts: readonly Part[] }

/** What a gateway asks; `taken` tells whether the stretch is the conditional way or the default. */
export interface Question {
  readonly name: Wording
  readonly condition: string
  readonly answer: Wording
  readonly taken: 'when-true' | 'by-default'
}

const CONSULTATION_NEEDED: Question = {
  name: { vi: 'Cần lấy ý kiến?', en: 'Consultation needed?' },
  condition: 'needsConsultation = true',
  answer: { vi: 'Cần lấy ý kiến', en: 'Needed' },
  taken: 'when-true',
}

/** The stretch is left out for a refusal: nobody is asked, taxed or printed a licence for nothing. */
const UNLESS_REFUSED: Question = {
  name: { vi: 'Từ chối?', en: 'Refusal?' },
  condition: 'decision = "refuse"',
  answer: { vi: 'Từ chối', en: 'Refused' },
  taken: 'by-default',
}

const ONLY_WHEN_NEEDED = /khi cần|khi trùng/i
const ON_SITE = /thực địa|thực tế/i
const PROVINCE_COMMITTEE = /UBND tỉnh/
const TAX = /thuế/i

export function planProcess(record: ProcedureRecord): readonly Part[] {
  const { steps } = record
  const approve = steps.findLastIndex((step) => step.role === 'agency_leader')
  const propose = steps.findLastIndex((step, index) => step.role === 'officer' && index < approve)
  const tasks = steps.map((step, index) => tasksOf(record, { step, index, approve, propose }))
  const ofKind = (kind: StepKind): Task[] => tasks.flat().filter((task) => task.kind === kind)
  const opening = ['receptionist', 'assigner']
  const closing = steps.map((step, index) => isNumbering(steps, index) || step.role === 'returner')
  const middle = steps.map((step, index) => !opening.includes(step.role) && !closing[index])
  const before = tasks.filter((_, index) => middle[index] && index < approve)
  const after = tasks.filter((_, index) => middle[index] && index > approve).flat()
  const receive = ofKind('receive')
  return [
    ...receive,
    ...orAdded(ofKind('assign'), added('assign', `Lãnh đạo ${record.leadAgency}`)),
    ...beforeApproval(before),
    ...(tasks[approve] ?? []),
    ...(after.length > 0 ? [{ type: 'when', question: UNLESS_REFUSED, parts: after } as const] : []),
    ...orAdded(ofKind('number'), added('number', 'Văn thư')),
    ...orAdded(ofKind('hand_over'), added('hand_over', receive[0]?.unit ?? '')),
  ]
}

interface Place {
  readonly step: RecordedStep
  readonly index: number
  readonly approve: number
  readonly propose: number
}

function tasksOf(record: ProcedureRecord, place: Place): Task[] {
  const { step, index } = place
  if (step.role === 'co_agency') return consultations(record, step, index)
  const { kind, role } = kindAndRole(record.steps, place)
  return [
    {
      type: 'task',
      name: step.name,
      kind,
      role,
      agency: agencyOf(record.steps, place),
      unit: step.unit,
      days: step.days ?? 0,
      source: index + 1,
    },
  ]
}

function kindAndRole(steps: readonly RecordedStep[], place: Place): { kind: StepKind; role: StepRole } {
  const { step, index, approve, propose } = place
  switch (step.role) {
    case 'receptionist':
      return { kind: 'receive', role: 'receptionist' }
    case 'assigner':
      return { kind: 'assign', role: 'assigner' }
    case 'unit_leader':
      return { kind: 'review', role: 'unit_leader' }
    case 'agency_leader':
      return { kind: index === approve ? 'approve' : 'review', role: 'agency_leader' }
    case 'clerk':
      return { kind: isNumbering(steps, index) ? 'number' : 'consult', role: 'clerk' }
    case 'returner':
      return { kind: 'hand_over', role: 'receptionist' }
    default:
      return { kind: index === propose ? 'propose' : 'examine', role: 'examiner' }
  }
}

/** A clerk who sends the file on to an agency that still has to act is not yet numbering the result. */
function isNumbering(steps: readonly RecordedStep[], index: number): boolean {
  return steps[index]?.role === 'clerk' && !steps.slice(index).some((later) => later.role === 'co_agency')
}

/**
 * Số và ký hiệu văn bản do văn thư cơ quan ban hành cấp.
 * Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 15
 */
function agencyOf(steps: readonly RecordedStep[], { step, approve }: Place): StepAgency {
  const signedByProvince = PROVINCE_COMMITTEE.test(steps[approve]?.unit ?? '')
  if (step.role === 'agency_leader' && PROVINCE_COMMITTEE.test(step.unit)) return 'deciding'
  if (step.role !== 'clerk') return 'lead'
  const isUnsaid = step.unit.trim() === 'Văn thư'
  return PROVINCE_COMMITTEE.test(step.unit) || (isUnsaid && signedByProvince) ? 'deciding' : 'lead'
}

/** One task for each agency the step consults. */
function consultations(record: ProcedureRecord, step: RecordedStep, index: number): Task[] {
  const asked = agenciesAsked(record, step)
  if (asked.length === 0)
    throw new Error(`Procedure ${record.tt}: step ${index + 1} consults no listed agency`)
  return asked.map(({ agency, role, position }) => ({
    type: 'task',
    name: asked.length === 1 ? step.name : { vi: capital(role.vi), en: capital(role.en) },
    kind: 'consult',
    role: 'examiner',
    agency: `co:${position}`,
    unit: agency,
    days: step.days ?? 0,
    source: index + 1,
    onlyWhenNeeded: ONLY_WHEN_NEEDED.test(asked.length === 1 ? step.name.vi : `${step.name.vi} ${role.vi}`),
  }))
}

/** The agency the step names; where it names none in particular, all but the tax office, which is always named. */
function agenciesAsked({ coAgencies }: ProcedureRecord, { unit }: RecordedStep) {
  const listed = coAgencies.map((coAgency, position) => ({ ...coAgency, position }))
  const named = listed.filter(({ agency }) => agency.includes(unit) || unit.includes(agency))
  return named.length > 0 ? named : listed.filter(({ agency }) => !TAX.test(agency))
}

/** Puts each run of consultations in a block of its own, beside the site visit that follows it, if any. */
function beforeApproval(groups: readonly (readonly Task[])[]): Part[] {
  const tasks = groups.flat()
  const parts: Part[] = []
  let proposed: Task | undefined
  for (let index = 0; index < tasks.length; ) {
    const run = consultRun(tasks, index)
    if (run.length > 0) {
      // Opinions that come after the proposal must find somebody to weigh them.
      parts.push(consulted(run, proposed ? [added('propose', proposed.unit)] : []))
    } else {
      const task = tasks[index]
      if (task) parts.push(task)
      if (task?.kind === 'propose') proposed = task
    }
    index += Math.max(1, run.length)
  }
  return parts
}

/** All at the same time, and asked only where the record says so or the proposal is not a refusal already. */
function consulted(run: readonly Task[], weighing: readonly Task[]): Part {
  const isOptional = run.every((task) => task.onlyWhenNeeded)
  const branches = isOptional ? run : run.map(maybe)
  const [first] = branches
  const block: Part = branches.length === 1 && first ? first : { type: 'parallel', branches }
  return {
    type: 'when',
    question: isOptional ? CONSULTATION_NEEDED : UNLESS_REFUSED,
    parts: [block, ...weighing],
  }
}

function maybe(task: Task): Part {
  return task.onlyWhenNeeded ? { type: 'when', question: CONSULTATION_NEEDED, parts: [task] } : task
}

function consultRun(tasks: readonly Task[], from: number): Task[] {
  const rest = tasks.slice(from)
  const length = rest.findIndex((task) => task.kind !== 'consult')
  const run = length === -1 ? rest : rest.slice(0, length)
  const next = rest[run.length]
  const visits = run.length > 0 && next?.kind === 'examine' && ON_SITE.test(next.name.vi)
  return visits ? [...run, next] : [...run]
}

const ADDED: Readonly<
  Record<'assign' | 'propose' | 'number' | 'hand_over', { role: StepRole; name: Wording }>
> = {
  assign: { role: 'assigner', name: { vi: 'Phân công xử lý', en: 'Assignment' } },
  propose: {
    role: 'examiner',
    name: { vi: 'Tổng hợp ý kiến, đề xuất kết quả', en: 'Summary of the opinions and proposal' },
  },
  number: { role: 'clerk', name: { vi: 'Vào sổ, đóng dấu, phát hành', en: 'Numbering, sealing and issue' } },
  hand_over: { role: 'receptionist', name: { vi: 'Trả kết quả', en: 'Return of the result' } },
}

function added(kind: keyof typeof ADDED, unit: string): Task {
  return { type: 'task', kind, ...ADDED[kind], agency: 'lead', unit, days: 0 }
}

function orAdded(found: readonly Task[], missing: Task): readonly Task[] {
  return found.length > 0 ? found : [missing]
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
