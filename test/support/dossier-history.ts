import { readFileSync } from 'node:fs'
import { compileProcess, listSteps, type ProcessGraph } from '../../src/engines/workflow/index.ts'
import type { Channel, DossierContent } from '../../src/modules/dossiers/dossier-content.ts'
import type {
  DossierEvent,
  EventBodies,
  EventType,
  RecordedActor,
  StepOwner,
} from '../../src/modules/dossiers/dossier-event.ts'
import { applicantOf } from './dossier-builders.ts'

export const HISTORY_ID = '01900000-0000-7000-8000-000000000001'
const BEGIN = Date.parse('2026-11-24T02:00:00.000Z')

export const APPLICANT: RecordedActor = { kind: 'applicant', accountId: 'applicant-account' }

export function officerOf(accountId: string, agencyId = 'lead'): RecordedActor {
  return { kind: 'officer', accountId, postId: `post of ${accountId}`, agencyId }
}

/** The process of a procedure of the pack, without a database. */
export async function packGraph(procedureId: string): Promise<ProcessGraph> {
  const file = new URL(`../../packs/bac-lieu/processes/${procedureId}.bpmn`, import.meta.url)
  return compileProcess(readFileSync(file, 'utf8'))
}

/** Every step in a unit of the kind its role has: `lead.one-stop`, `lead.division`, `deciding.leaders`, `co0.division`… */
export function ownersOf(graph: ProcessGraph): Record<string, StepOwner> {
  const units = { receptionist: 'one-stop', agency_leader: 'leaders', clerk: 'clerks' } as const
  return Object.fromEntries(
    listSteps(graph).map(({ id, agency, role }) => {
      const agencyId = agency.replace(':', '')
      return [id, { agencyId, unitId: `${agencyId}.${Reflect.get(units, role) ?? 'division'}` }]
    }),
  )
}

export const CONTENT: DossierContent = {
  applicant: applicantOf(),
  answers: { purpose: 'Xây nhà', floors: 2 },
  situations: { situation_1: true },
  papers: [{ paperId: 'p1', fileIds: ['f1'], originals: 0, copies: 0 }],
  delivery: { way: 'counter', address: null },
}

/** A story told event by event, as the store would hand it back: a minute between two. */
export class History {
  readonly graph: ProcessGraph
  readonly events: DossierEvent[] = []

  constructor(graph: ProcessGraph, content: DossierContent = CONTENT, channel: Channel = 'online') {
    this.graph = graph
    this.add('submitted', { ...SUBMISSION(graph), channel }, content, APPLICANT)
  }

  add<T extends EventType>(
    type: T,
    data: EventBodies[T]['data'],
    words: EventBodies[T]['private'],
    actor: RecordedActor = officerOf('officer'),
  ): this {
    const seq = this.events.length + 1
    const at = new Date(BEGIN + seq * 60_000)
    this.events.push({ type, seq, at, actor, data, private: words } as DossierEvent)
    return this
  }

  received(): this {
    const limit = { amount: 10, unit: 'working_day' } as const
    const data = { token: 1, code: '000.00.06.H04-261124-0001', dueAt: '2026-12-08T10:00:00.000Z', limit }
    return this.add(
      'received',
      { ...data, calendarVersion: 'test', checkedPaperIds: ['p1'] },
      null,
      officerOf('desk'),
    )
  }

  assigned(accountId = 'examiner', token = 2): this {
    return this.add(
      'assigned',
      { token, unitId: 'lead.division', accountId },
      { instruction: 'Xem kỹ' },
      officerOf('assigner'),
    )
  }

  completed(
    token: number,
    stepId: string,
    by: { account: string; variables?: EventBodies['completed']['data']['variables'] },
    words: EventBodies['completed']['private'] = null,
  ): this {
    return this.add(
      'completed',
      { token, stepId, variables: by.variables ?? {} },
      words,
      officerOf(by.account),
    )
  }
}

const SUBMISSION = (graph: ProcessGraph): EventBodies['submitted']['data'] => ({
  submissionNo: 'TN-222-333-444',
  serviceId: 'bl-01',
  procedureId: 'bl-01',
  revision: 1,
  agencyId: 'lead',
  channel: 'online',
  applicantAccountId: 'applicant-account',
  stepOwners: ownersOf(graph),
})

export const ISSUED: EventBodies['issued']['data'] = {
  token: 0,
  outcome: 'granted',
  title: 'Giấy phép',
  notation: '12/GP-UBND',
  number: 12,
  agencyId: 'deciding',
  issuedOn: '2026-11-30',
  validUntil: null,
  signerAccountId: 'leader',
  signerTitle: 'Chủ tịch',
  fileId: '01900000-0000-7000-8000-00000000000f',
  verificationCode: 'ABCDEFGHJKMN',
}
