import {
  type Actor,
  agenciesOf,
  type OfficerActor,
  type Post,
  postsWith,
  type Role,
} from '../identity/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'

export type Permission =
  | { readonly allowed: true; readonly post?: Post }
  | { readonly allowed: false; readonly reason: Refusal }

/** Why not: `not-found` also stands for "exists, but is none of your business", `beyond-allowed` for a rule of the law. */
export type Refusal = 'not-found' | 'not-your-role' | 'held-by-another' | 'not-now' | 'beyond-allowed'

const no = (reason: Refusal): Permission => ({ allowed: false, reason })

/** Roles that work on dossiers; administrators manage people and settings and see no file. */
export const CASE_ROLES: readonly Role[] = [
  'receptionist',
  'assigner',
  'examiner',
  'unit_leader',
  'agency_leader',
  'clerk',
]

/**
 * The agencies whose dossiers an actor may read: an officer's own, through a post that works on dossiers, and those
 * that have ended whose archives came to them.
 */
export function readableAgencies(actor: Actor): readonly string[] {
  const own = postsWith(actor, ...CASE_ROLES).map((post) => post.agencyId)
  const former = actor.kind === 'officer' && own.length > 0 ? (actor.formerAgencyIds ?? []) : []
  return [...new Set([...own, ...former])]
}

/** The officer with the archives that came to his agencies. */
export function withArchives(actor: OfficerActor, { structure }: Directory): OfficerActor {
  const own = [...new Set(postsWith(actor, ...CASE_ROLES).map((post) => post.agencyId))]
  const former = structure.formerAgencies(own)
  return former.length === 0 ? actor : { ...actor, formerAgencyIds: former }
}

/** The facts that decide who may read a dossier: lists, search, files and PDFs all ask this. */
export interface ReadSubject {
  readonly applicantAccountId: string | null
  readonly agencyIds: readonly string[]
}

export function mayRead(actor: Actor, subject: ReadSubject): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'citizen') return subject.applicantAccountId === actor.accountId
  const readable = readableAgencies(actor)
  return subject.agencyIds.some((agencyId) => readable.includes(agencyId))
}

export function readSubject(state: DossierState): ReadSubject {
  return { applicantAccountId: state.applicantAccountId, agencyIds: [...state.agencies.keys()] }
}

/** The post by which an officer could do a task: same role, same agency, and same unit where units differ. */
export function postForTask(
  actor: Actor,
  task: Pick<OpenTask, 'role' | 'agencyId' | 'unitId'>,
): Post | undefined {
  return postsWith(actor, task.role).find(
    (post) => post.agencyId === task.agencyId && post.unitId === task.unitId,
  )
}

/** May this officer act on the step now: his role and unit, and nobody else holds it. */
export function mayActOn(actor: Actor, task: OpenTask): Permission {
  const post = postForTask(actor, task)
  if (!post) return no(agenciesOf(actor).includes(task.agencyId) ? 'not-your-role' : 'not-found')
  if (
    task.assigneeAccountId !== null &&
    actor.kind === 'officer' &&
    task.assigneeAccountId !== actor.accountId
  )
    return no('held-by-another')
  return { allowed: true, post }
}

/** A leader of the unit (or its assigner) may give an open step to another officer of it. */
export function mayReassign(actor: Actor, task: OpenTask): Permission {
  const post = postsWith(actor, 'assigner', 'unit_leader', 'agency_leader').find(
    ({ agencyId, unitId, role }) =>
      agencyId === task.agencyId && (role === 'agency_leader' || unitId === task.unitId),
  )
  return post
    ? { allowed: true, post }
    : no(agenciesOf(actor).includes(task.agencyId) ? 'not-your-role' : 'not-found')
}

export function isApplicant(actor: Actor, state: DossierState): boolean {
  return actor.kind === 'citizen' && state.applicantAccountId === actor.accountId
}
