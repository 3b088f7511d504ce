import { type ProcedureOwner, type ProcedureRecord, processRole } from '../../../modules/catalog/index.ts'
import { OWNER_MODES, STEP_ROLES } from '../record-choices.ts'
import { type Row, typedDays } from '../record-rows.ts'
import { linesOf, NO_OFFICE, OFFICE_HINT, officeText, typedOffice } from './office-text.ts'
import {
  bilingual,
  choice,
  column,
  feel,
  pair,
  type PartEditor,
  type RowFault,
  text,
  textOrNull,
} from './part-editor.ts'
import { stepAid } from './step-aid.ts'

type Step = ProcedureRecord['steps'][number]
type StepOwners = ProcedureRecord['stepOwners'][number]

const steps: PartEditor = {
  slug: 'trinh-tu',
  title: { vi: 'Các bước thực hiện', en: 'Steps' },
  rowName: { vi: 'Bước', en: 'Step' },
  atLeastOne: true,
  columns: [
    ...bilingual('name', ['Tên bước', 'Name of the step'], { required: true }),
    column('unit', ['Ai thực hiện, ghi trên phiếu công bố', 'Who does it, as the sheet says'], {
      half: true,
      required: true,
    }),
    choice('role', ['Vai trò', 'Role'], STEP_ROLES),
    column('days', ['Số ngày làm việc', 'Working days'], { kind: 'days', half: true, required: true }),
    choice('always', ['Luôn thực hiện', 'Always done'], {
      yes: ['có', 'yes'],
      no: ['chỉ khi cần', 'only when needed'],
    }),
    column('owners', ['Bộ phận thực hiện, mỗi dòng một mã', 'Offices that do it, one a line'], {
      kind: 'long',
      hint: OFFICE_HINT,
    }),
    choice('mode', ['Nếu có nhiều bộ phận', 'Where there are several'], OWNER_MODES, { rare: true }),
    column(
      'recordedBy',
      ['Bộ phận ghi hộ câu trả lời (lấy ý kiến)', 'Office that records the answer (consulted)'],
      { half: true, rare: true },
    ),
    ...bilingual('actingAs', ['Nhân danh hội đồng, đoàn', 'In the name of a council or team'], {
      rare: true,
    }),
    ...bilingual('note', ['Ghi chú', 'Note'], { rare: true }),
  ],
  rowsOf: (record) =>
    record.steps.map((step, index) => {
      const entry = record.stepOwners.find((one) => one.step === index + 1)
      return {
        ...pair('name', step.name),
        unit: step.unit,
        role: step.role,
        days: String(step.days).replace('.', ','),
        ...pair('note', step.note),
        owners: (entry?.owners ?? []).map(officeText).join('\n'),
        mode: entry?.mode ?? 'one',
        always: entry?.always === false ? 'no' : 'yes',
        recordedBy: entry?.recordedBy ? officeText(entry.recordedBy) : '',
        ...pair('actingAs', entry?.actingAs ?? null),
      }
    }),
  apply: (rows) => ({
    steps: rows.map(stepOf),
    stepOwners: rows.flatMap((row, index) => ownersOf(row, index + 1)),
  }),
  faults: (rows) => rows.flatMap(officeFaults),
  before: stepAid,
}

function stepOf(row: Row): Step {
  return {
    name: text(row, 'name'),
    unit: row['unit'] ?? '',
    role: row['role'] as Step['role'],
    days: typedDays(row['days'] ?? '') ?? 0,
    note: textOrNull(row, 'note'),
  }
}

/** Nothing where no office is named: then it is that of the role. */
function ownersOf(row: Row, step: number): readonly StepOwners[] {
  const role = processRole(row['role'] as Step['role'])
  const owners = linesOf(row['owners']).flatMap((line) => ownerOf(line, role))
  const [recordedBy = null] = linesOf(row['recordedBy']).flatMap((line) => ownerOf(line, role))
  if (owners.length === 0) return []
  return [
    {
      step,
      mode: row['mode'] as StepOwners['mode'],
      owners,
      always: row['always'] !== 'no',
      actingAs: textOrNull(row, 'actingAs'),
      recordedBy,
    },
  ]
}

function ownerOf(typed: string, role: ProcedureOwner['role']): readonly ProcedureOwner[] {
  const office = typedOffice(typed)
  return office ? [{ ...office, role }] : []
}

function officeFaults(row: Row, index: number): readonly RowFault[] {
  const wrong = (name: string): readonly RowFault[] => {
    const odd = linesOf(row[name]).find((line) => !typedOffice(line))
    return odd === undefined ? [] : [{ row: index, column: name, message: said(odd) }]
  }
  const isConsulted = row['role'] === 'co_agency'
  const missing: readonly RowFault[] = [
    ...(linesOf(row['owners']).length === 0
      ? [{ row: index, column: 'owners', message: OFFICE_MISSING }]
      : []),
    ...(isConsulted && !row['recordedBy']
      ? [{ row: index, column: 'recordedBy', message: RECORDER_MISSING }]
      : []),
  ]
  return [...missing, ...wrong('owners'), ...wrong('recordedBy')]
}

const said = (typed: string) => ({ vi: `“${typed}” ${NO_OFFICE.vi}`, en: `“${typed}” is ${NO_OFFICE.en}` })

const OFFICE_MISSING = { vi: 'Hãy ghi bộ phận thực hiện bước này', en: 'Say which office does this step' }
const RECORDER_MISSING = {
  vi: 'Bước lấy ý kiến: hãy ghi bộ phận ghi câu trả lời khi cơ quan kia không dùng hệ thống',
  en: 'A consultation: say which office records the answer of an agency that does not work here',
}

const ROLES = ['receptionist', 'assigner', 'examiner', 'unit_leader', 'agency_leader', 'clerk'] as const

const ROLE_WORDS = {
  receptionist: ['Tiếp nhận và trả kết quả', 'Reception and return'],
  assigner: ['Phân công', 'Assignment'],
  examiner: ['Chuyên viên thụ lý', 'Examiner'],
  unit_leader: ['Lãnh đạo phòng', 'Head of unit'],
  agency_leader: ['Lãnh đạo cơ quan', 'Head of agency'],
  clerk: ['Văn thư', 'Clerical office'],
} as const

const roles: PartEditor = {
  slug: 'vai-tro',
  title: { vi: 'Bộ phận của từng vai trò', en: 'Offices of roles' },
  columns: ROLES.map((role) => column(role, ROLE_WORDS[role], { required: true, hint: OFFICE_HINT })),
  rowsOf: ({ roleOwners }) => [
    Object.fromEntries(ROLES.map((role) => [role, roleOwners[role] ? officeText(roleOwners[role]) : ''])),
  ],
  apply: ([row = {}], record) => ({
    roleOwners: {
      ...record.roleOwners,
      ...Object.fromEntries(ROLES.map((role) => [role, ownerOf(row[role] ?? '', role)[0]])),
    },
  }),
  faults: ([row = {}]) =>
    ROLES.flatMap((role) =>
      typedOffice(row[role] ?? '') ? [] : [{ row: 0, column: role, message: said(row[role] ?? '') }],
    ),
  before: stepAid,
}

const deciders: PartEditor = {
  slug: 'nguoi-ky',
  title: { vi: 'Nơi ký kết quả', en: 'Who signs the result' },
  rowName: { vi: 'Nơi ký', en: 'Signing office' },
  atLeastOne: true,
  columns: [
    column('office', ['Bộ phận ký', 'Office'], { required: true, hint: OFFICE_HINT }),
    feel('when', ['Chỉ ký khi (để trống: luôn luôn)', 'Signs only when (empty: always)']),
  ],
  rowsOf: (record) => record.decidedBy.map((one) => ({ office: officeText(one), when: one.when ?? '' })),
  apply: (rows) => ({
    decidedBy: rows.flatMap((row) => {
      const office = typedOffice(row['office'] ?? '')
      return office ? [{ ...office, when: row['when'] || null }] : []
    }),
  }),
  faults: (rows) =>
    rows.flatMap((row, index) =>
      typedOffice(row['office'] ?? '')
        ? []
        : [{ row: index, column: 'office', message: said(row['office'] ?? '') }],
    ),
  before: stepAid,
}

export const STEP_PARTS: readonly PartEditor[] = [steps, roles, deciders]
