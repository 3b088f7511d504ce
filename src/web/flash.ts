import type { Session } from '../modules/identity/index.ts'
import type { Request } from '../platform/http/route.ts'
import type { Flash } from '../ui/index.ts'

const VARIANTS = { success: 'success', info: 'information', warning: 'warning' } as const

/** The message the act before this page left, in the shape the layouts show. */
export function flashOf(request: Pick<Request<Session>, 'flash'>): Flash | undefined {
  const { flash } = request
  return flash && { variant: VARIANTS[flash.kind], title: flash.text }
}
