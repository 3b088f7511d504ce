import { HEAD_ROLES } from '../../modules/dossiers/index.ts'
import { officer } from '../../web/access.ts'

/** Heads of units and agencies; whose files they see is decided by where their posts are. */
export const headAccess = officer(...HEAD_ROLES)
