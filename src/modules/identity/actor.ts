import type { Holding } from '../../engines/succession/index.ts'

/** What an officer may be in a unit (Nghị định 61/2018/NĐ-CP, Điều 7 to 11). */
export const ROLES = [
  'receptionist',
  'assigner',
  'examiner',
  'unit_leader',
  'agency_leader',
  'clerk',
  'agency_admin',
  'province_admin',
] as const
export type Role = (typeof ROLES)[number]

/** One role of one officer in one unit, in force now. */
export interface Post {
  readonly id: string
  readonly agencyId: string
  readonly unitId: string
  readonly role: Role
  readonly title: string
}

export interface CitizenActor {
  readonly kind: 'citizen'
  readonly accountId: string
  readonly accountKind: 'person' | 'organisation'
}

export interface OfficerActor {
  readonly kind: 'officer'
  readonly accountId: string
  readonly name: string
  readonly posts: readonly Post[]
  /** What came by succession to the agencies of his posts on dossiers, of what others did: to read, not to act on. */
  readonly archives?: readonly Holding[]
}

/** Whoever asks for something to be done. */
export type Actor = { readonly kind: 'visitor' } | CitizenActor | OfficerActor | { readonly kind: 'system' }

export function postsWith(actor: Actor, ...roles: readonly Role[]): readonly Post[] {
  return actor.kind === 'officer' ? actor.posts.filter((post) => roles.includes(post.role)) : []
}

export function agenciesOf(actor: Actor): readonly string[] {
  return actor.kind === 'officer' ? [...new Set(actor.posts.map((post) => post.agencyId))] : []
}
