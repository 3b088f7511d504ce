import { type Actor, postsWith, type Role } from './actor.ts'

/** A post as far as managing its holder goes. */
export interface HeldPost {
  readonly agencyId: string
  readonly role: Role
  readonly validTo: string | null
}

/** May `actor` manage the officers of that agency: its own administrator, or the province's. */
export function mayManage(actor: Actor, agencyId: string): boolean {
  if (actor.kind === 'system' || isProvinceAdmin(actor)) return true
  return postsWith(actor, 'agency_admin').some((post) => post.agencyId === agencyId)
}

/** Only the province's administrator makes administrators: rights are never passed on sideways. */
export function mayGive(actor: Actor, role: Role): boolean {
  if (actor.kind === 'system' || isProvinceAdmin(actor)) return true
  return role !== 'agency_admin' && role !== 'province_admin'
}

export function isProvinceAdmin(actor: Actor): boolean {
  return postsWith(actor, 'province_admin').length > 0
}

/** The posts that say where an officer belongs: those in force or to come, or else the ones that ended last. */
export function seatsOf<P extends HeldPost>(posts: readonly P[], today: string): readonly P[] {
  const open = posts.filter((post) => post.validTo === null || post.validTo >= today)
  if (open.length > 0) return open
  const last = posts.reduce((latest, { validTo }) => (validTo && validTo > latest ? validTo : latest), '')
  return posts.filter((post) => post.validTo === last)
}

/**
 * May `actor` lock the officer or give him new means to sign in: only who manages all the places he belongs to.
 * An officer in two agencies is the province's to manage, or one agency could sign in to the other in his name.
 */
export function mayManageOfficer(actor: Actor, posts: readonly HeldPost[], today: string): boolean {
  if (actor.kind === 'system' || isProvinceAdmin(actor)) return true
  const seats = seatsOf(posts, today)
  return (
    seats.length > 0 && seats.every((post) => mayManage(actor, post.agencyId) && mayGive(actor, post.role))
  )
}

/** May `actor` see the officer in the lists of administration. */
export function maySeeOfficer(actor: Actor, posts: readonly HeldPost[], today: string): boolean {
  if (actor.kind === 'system' || isProvinceAdmin(actor)) return true
  return seatsOf(posts, today).some((post) => mayManage(actor, post.agencyId))
}
