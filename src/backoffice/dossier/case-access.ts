import { CASE_ROLES } from '../../modules/dossiers/index.ts'
import { officer } from '../../web/access.ts'

/** Officers who work on dossiers; which dossier they may open is decided with the dossier in hand. */
export const caseAccess = officer(...CASE_ROLES)
