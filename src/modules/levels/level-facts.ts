import { createHash } from 'node:crypto'
import { type EvidenceKind, scaleOn } from '../../engines/levels/index.ts'
import type { Service } from '../catalog/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { LevelContext } from './context.ts'
import type { Declaration, Declarations } from './declaration.ts'
import { isInForce } from './gather-evidence.ts'
import type { LevelRules } from './level-rules.ts'

/** What a level is computed from; while all are the same, so is the level. */
const FACT_KINDS = [
  'rules',
  'scale',
  'revision',
  'in-force',
  'form',
  'process',
  'suspended',
  'offices',
  'real-files',
  'declared',
  'program',
  'unproven',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** Short texts, compared as they are and shown as causes. */
export type Facts = Readonly<Record<FactKind, string>>

export interface FactChange {
  readonly fact: FactKind
  readonly from: string
  readonly to: string
}

/** Raised when evidence is gathered in another way, so that every service is examined once more. */
const PROGRAM = '2'

interface Known extends Pick<LevelContext, 'catalog' | 'directory'> {
  readonly rules: LevelRules
  readonly day: string
  /** Services with a file received online in the days the rules name. */
  readonly used: ReadonlySet<string>
  readonly declarations: Declarations
}

export function factsOf(
  { catalog, directory, rules, day, used, declarations }: Known,
  service: Service,
): Facts {
  const revision = catalog.findProcedure(service.procedureId)
  return {
    rules: rules.version,
    scale: scaleOn(rules.scales, day)?.id ?? '',
    revision: revision ? String(revision.revision) : '',
    'in-force': revision && isInForce(revision, day) ? 'yes' : 'no',
    form: revision ? `${revision.formId}@${revision.formVersion}` : '',
    process: revision ? `${revision.processId}@${revision.processVersion}` : '',
    suspended: service.suspendedFrom ?? '',
    offices: officesMark(directory, day),
    'real-files': used.has(service.id) ? 'yes' : 'no',
    declared: declaredMark(declarations.get(service.id)),
    program: PROGRAM,
    unproven: '',
  }
}

/** `3|43/QĐ-UBND`; empty where no decision lists the service. */
function declaredMark(declaration: Declaration | undefined): string {
  return declaration ? `${declaration.level ?? ''}|${declaration.decision ?? ''}` : ''
}

/** The same facts, due once more: the machine failed to prove this, and what was known of it was kept. */
export function withUnproven(facts: Facts, evidence: EvidenceKind): Facts {
  return { ...facts, unproven: evidence }
}

export function factChanges(before: Partial<Facts>, after: Facts): readonly FactChange[] {
  return FACT_KINDS.map((fact) => ({ fact, from: before[fact] ?? '', to: after[fact] })).filter(
    ({ from, to }) => from !== to,
  )
}

const MARKS = new WeakMap<Directory, { readonly day: string; readonly mark: string }>()

/** Another text when agencies, units or areas are others: owners of steps and lists of forms come from them. */
function officesMark(directory: Directory, day: string): string {
  const known = MARKS.get(directory)
  if (known?.day === day) return known.mark
  const agencies = directory.agencies.map(({ id, kind, areaCode, member, endedOn }) => [
    [id, kind, areaCode, member && (endedOn === null || day <= endedOn)],
    directory.unitsOf(id).map((unit) => [unit.id, unit.kind]),
  ])
  const areas = directory.areas.map(({ code, tier, parentCode }) => [code, tier, parentCode])
  const content = JSON.stringify([agencies, areas])
  const mark = createHash('sha256').update(content).digest('base64url').slice(0, 12)
  MARKS.set(directory, { day, mark })
  return mark
}
