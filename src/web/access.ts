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
      if (!session || session.face !== 'backoffice') return 'sign-in'
      if (session.mustEnrol) return 'forbidden'
      return session.posts.some((post) => wanted.includes(post.role)) ? 'allowed' : 'forbidden'
    },
  }
}

/** An officer signed in, whatever he holds: his own account, setting up the second factor. */
export const anyOfficer: Access<Session> = {
  name: 'any officer',
  check: (session) => (session?.face === 'backoffice' ? 'allowed' : 'sign-in'),
}

/** Whoever may fill in a form: a citizen for himself, an officer at the counter. */
export const anyUploader: Access<Session> = {
  name: 'citizen or officer',
  check: (session) => (session && !session.mustEnrol ? 'allowed' : 'sign-in'),
}
