import { officer } from '../../web/access.ts'

/** Working time and rules of the law are the whole province's. */
export const provinceAdmin = officer('province_admin')
