import { localPath } from '../../platform/http/reply.ts'

const OFFICE = /^\/can-bo(?:[/?]|$)/
/** Pages of coming in and going out: to return to them would lead in a circle. */
const PASSING =
  /^\/(?:dang-nhap|dang-xuat|dang-ky|xac-nhan-tai-khoan|quen-mat-khau|dat-lai-mat-khau|can-bo\/dang-nhap|can-bo\/dang-xuat)(?:[/?]|$)/

/** Where somebody was on the way to before signing in, if it is a page of that face of this site. */
export function returnPath(candidate: string, face: 'portal' | 'backoffice'): string | undefined {
  const path = localPath(candidate)
  if (path === undefined || PASSING.test(path)) return undefined
  return OFFICE.test(path) === (face === 'backoffice') ? path : undefined
}
