import {
  type Actor,
  agenciesOf,
  type OfficerActor,
  type Post,
  postsWith,
  type Role,
} from '../identity/index.ts'
import { type Holding, isHeld } from '../../engines/succession/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'
import type { LoadedDossier } from './load-dossier.ts'
import { type PowersOfFile, powersOfFile } from './structure/file-powers.ts'

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

/** The agencies through whose posts an actor works on dossiers, and may read what reached them. */
export function caseAgencies(actor: Actor): readonly string[] {
  return [...new Set(postsWith(actor, ...CASE_ROLES).map((post) => post.agencyId))]
}

/** What an officer may read beside, by succession: of what other agencies did, the part that came to his. */
export function archivesOf(actor: Actor): readonly Holding[] {
  return actor.kind === 'officer' && caseAgencies(actor).length > 0 ? (actor.archives ?? []) : []
}

/** All an officer may read, by what reached an agency: his own ones whole, and his archives. */
export function readableHoldings(actor: Actor): readonly Holding[] {
  return [...caseAgencies(actor).map((key) => ({ key })), ...archivesOf(actor)]
}

/** The agencies all of whose dossiers an actor may read: his own, and those that came to his agencies undivided. */
export function readableAgencies(actor: Actor): readonly string[] {
  const whole = archivesOf(actor).flatMap(({ key, part }) => (part ? [] : [key]))
  return [...new Set([...caseAgencies(actor), ...whole])]
}

/** The officer with the archives that came to his agencies. */
export function withArchives(actor: OfficerActor, { structure }: Directory): OfficerActor {
  const own = caseAgencies(actor)
  const archives = structure.holdingsOf(own).filter(({ key }) => !own.includes(key))
  return archives.length === 0 ? actor : { ...actor, archives }
}

/** The facts that decide who may read a dossier: lists, search, files and PDFs all ask this. */
export interface ReadSubject {
  readonly applicantAccountId: string | null
  readonly agencyIds: readonly string[]
  /** To which part of a split it belongs. */
  readonly powers: PowersOfFile
}

export function mayRead(actor: Actor, subject: ReadSubject): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'citizen') return subject.applicantAccountId === actor.accountId
  const own = caseAgencies(actor)
  if (subject.agencyIds.some((agencyId) => own.includes(agencyId))) return true
  return archivesOf(actor).some(
    (archive) => subject.agencyIds.includes(archive.key) && isHeld(archive, subject.powers),
  )
}

export function readSubject(
  directory: Directory,
  loaded: Pick<LoadedDossier, 'state' | 'revision'>,
): ReadSubject {
  const { applicantAccountId, agencies } = loaded.state
  return { applicantAccountId, agencyIds: [...agencies.keys()], powers: powersOfFile(directory, loaded) }
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
