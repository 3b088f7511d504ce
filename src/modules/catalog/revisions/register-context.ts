import { z } from 'zod'
import type { Clock } from '../../../platform/clock/clock.ts'
import type { Db } from '../../../platform/db/database.ts'
import { vietnamDate } from '../../../platform/i18n/format.ts'
import type { Directory } from '../../organizations/index.ts'
import type { Catalog } from '../catalog.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

export interface RegisterPost {
  readonly id: string
  readonly agencyId: string
  readonly role: string
}

/** An officer as far as the register asks; the catalogue lies below the module that knows accounts. */
export interface RegisterActor {
  readonly accountId: string
  readonly posts: readonly RegisterPost[]
}

export interface RegisterContext {
  readonly db: Db
  readonly clock: Clock
  readonly actor: RegisterActor
  readonly catalog: Catalog
  readonly directory: Directory
}

/** Refused by who asks, or since the thing is not there for him. */
export type RegisterRefusal =
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' | 'not-your-agency' }
  | { readonly kind: 'not-found' }

export const NOT_YOUR_ROLE = { kind: 'refused', reason: 'not-your-role' } as const
export const NOT_YOUR_AGENCY = { kind: 'refused', reason: 'not-your-agency' } as const

/** The control office of administrative procedures works in the office of the People's Committee of the province. */
// Căn cứ: Nghị định 63/2010/NĐ-CP (sửa đổi bởi Nghị định 48/2013/NĐ-CP), Điều 5.
export function controlPost({ posts }: RegisterActor): RegisterPost | undefined {
  return posts.find(({ role }) => role === 'province_admin')
}

/** Posts from which an agency drafts what it offers. */
export function draftingPosts({ posts }: RegisterActor): readonly RegisterPost[] {
  return posts.filter(({ role }) => role === 'agency_admin')
}

export function draftingPost(actor: RegisterActor, agencyIds: readonly string[]): RegisterPost | undefined {
  return draftingPosts(actor).find(({ agencyId }) => agencyIds.includes(agencyId))
}

export function todayOf({ clock }: Pick<RegisterContext, 'clock'>): string {
  return vietnamDate(clock.now())
}

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success
}

interface RegisterAct {
  readonly action: string
  readonly subject: 'procedure' | 'procedure_draft' | 'service'
  readonly id: string
  readonly details?: Readonly<Record<string, string | number>>
}

/** In the transaction of the act. */
export async function auditRegister(
  tx: Db,
  { actor, clock }: Pick<RegisterContext, 'actor' | 'clock'>,
  post: RegisterPost,
  { action, subject, id, details = {} }: RegisterAct,
): Promise<void> {
  await writeAudit(tx, {
    at: clock.now(),
    accountId: actor.accountId,
    postId: post.id,
    action,
    subjectType: subject,
    subjectId: id,
    details,
  })
}
