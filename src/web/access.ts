import type { Access } from '../platform/http/route.ts'
import { ROLES, type Role, type Session } from '../modules/identity/index.ts'

export { anyone } from '../platform/http/route.ts'

/** A person or an organisation signed in at the portal. */
export const citizen: Access<Session> = {
  name: 'citizen',
  check: (session) => {
    if (!session) return 'sign-in'
    return session.face === 'portal' && session.kind !== 'officer' ? 'allowed' : 'sign-in'
  },
}

/** An officer signed in at the back office, holding one of these roles now. */
export function officer(...roles: readonly Role[]): Access<Session> {
  const wanted = roles.length > 0 ? roles : ROLES
  return {
    name: `officer(${wanted.join(', ')})`,
    check: (session) => {
      if (!isSettled(session)) return 'sign-in'
      return session.posts.some((post) => wanted.includes(post.role)) ? 'allowed' : 'forbidden'
    },
  }
}

/** An officer signed in, whatever he holds: his own account. */
export const anyOfficer: Access<Session> = {
  name: 'any officer',
  check: (session) => (isSettled(session) ? 'allowed' : 'sign-in'),
}

/** Also an officer who has to set up the second factor first, and may do nothing else. */
export const enrollingOfficer: Access<Session> = {
  name: 'officer setting up the second factor',
  check: (session) => (session?.face === 'backoffice' ? 'allowed' : 'sign-in'),
}

/** Also an officer who has to replace the password he was given, and may do nothing else. */
export const passwordChangingOfficer: Access<Session> = {
  name: 'officer changing the password',
  check: (session) => (session?.face === 'backoffice' && !session.mustEnrol ? 'allowed' : 'sign-in'),
}

/** Past all that has to be done first. Others are led to the sign-in page, which leads them to what is missing. */
function isSettled(session: Session | undefined): session is Session {
  return session?.face === 'backoffice' && !session.mustEnrol && !session.mustChangePassword
}

/** Whoever may fill in a form: a citizen for himself, an officer at the counter. */
export const anyUploader: Access<Session> = {
  name: 'citizen or officer',
  check: (session) => (session?.face === 'portal' || isSettled(session) ? 'allowed' : 'sign-in'),
}
