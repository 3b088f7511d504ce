import { type Actor, type OfficerActor, type Post, postsWith, type Role } from '../identity/index.ts'
import type { Directory } from '../organizations/index.ts'
import { DUTIES, type Duty, type DutyHolder, holderOf } from './targets.ts'

/** Who plans for his agency: promises, plans, reports. Căn cứ: Quyết định 43/QĐ-UBND năm 2015, Điều 1, mục IV.5. */
const PLANNERS: readonly Role[] = ['agency_admin', 'agency_leader']

/** Everybody to whom these pages open at all. */
export const ROADMAP_ROLES: readonly Role[] = [...PLANNERS, 'province_admin']

export function plannerPost(actor: Actor, agencyId: string): Post | undefined {
  return postsWith(actor, ...PLANNERS).find((post) => post.agencyId === agencyId)
}

/** A report bears the name of the head, not of whoever wrote it. */
export function signerPost(actor: Actor, agencyId: string): Post | undefined {
  return postsWith(actor, 'agency_leader').find((post) => post.agencyId === agencyId)
}

/** A leader of the People's Committee of the province, who approves. */
export function committeePost(actor: Actor, directory: Directory): Post | undefined {
  return postsWith(actor, 'agency_leader').find(
    ({ agencyId }) => directory.findAgency(agencyId)?.kind === 'provincial_committee',
  )
}

export interface Duties {
  readonly holders: readonly DutyHolder[]
  readonly today: string
}

/** Duties that an officer has today through his department. */
export function dutiesOf(actor: Actor, { holders, today }: Duties): readonly Duty[] {
  return DUTIES.filter((duty) => dutyPost(actor, duty, { holders, today }) !== undefined)
}

export function dutyPost(actor: Actor, duty: Duty, { holders, today }: Duties): Post | undefined {
  const agencyId = holderOf(holders, duty, today)
  return agencyId === undefined ? undefined : plannerPost(actor, agencyId)
}

/** Who settles what is asked of whom, and inspects: information department, committee, the province's administrator. */
export function coordinatorPost(actor: Actor, directory: Directory, duties: Duties): Post | undefined {
  return (
    dutyPost(actor, 'information', duties) ??
    committeePost(actor, directory) ??
    postsWith(actor, 'province_admin')[0]
  )
}

/** Whoever reviews, coordinates or approves looks at all agencies; a planner at his own. */
export function readsAll(actor: OfficerActor, directory: Directory, duties: Duties): boolean {
  return dutiesOf(actor, duties).length > 0 || coordinatorPost(actor, directory, duties) !== undefined
}

export function mayRead(
  actor: OfficerActor,
  agencyId: string,
  { directory, ...duties }: Duties & { readonly directory: Directory },
): boolean {
  return plannerPost(actor, agencyId) !== undefined || readsAll(actor, directory, duties)
}
