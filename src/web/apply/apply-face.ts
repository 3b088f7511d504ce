import type { Draft } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Access, Request } from '../../platform/http/route.ts'
import type { Html } from '../../ui/index.ts'

export interface ApplyPage {
  readonly title: string
  readonly main: Html
  readonly backLink?: { readonly href: string; readonly text?: string }
  readonly errorCount?: number
}

/** Where the pages of an application are shown, and to whom: the portal for oneself, the counter for a person at the desk. */
export interface ApplyFace {
  /** Prefix of the route names: `portal.apply`. */
  readonly name: string
  /** What stands before `/:draft`: `/nop-ho-so/ho-so`. */
  readonly path: `/${string}`
  readonly access: Access<Session>
  readonly channel: 'online' | 'counter'
  frame(request: Request<Session>, page: ApplyPage): Html | Promise<Html>
  /** Where a dossier made from a draft is read. */
  dossierLink(request: Request<Session>, dossierId: string): string
  /** Where one goes right after handing in. */
  doneLink(request: Request<Session>, dossierId: string): string
  /** What the face adds to the page of checking: at the desk, how the file came in. */
  readonly checkCard?: (request: Request<Session>, draft: Draft) => Html
  /** Where one goes when a draft has been thrown away. */
  homeLink(request: Request<Session>): string
}
