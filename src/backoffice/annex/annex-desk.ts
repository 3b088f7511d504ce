import type { Session } from '../../modules/identity/index.ts'
import {
  type AnnexImport,
  annexPost,
  dutiesToday,
  findAnnexImport,
  ROADMAP_ROLES,
} from '../../modules/roadmap/index.ts'
import { isId } from '../../platform/ids/id.ts'
import type { Request } from '../../platform/http/route.ts'
import { html, type Html } from '../../ui/index.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'

export const ANNEX_BASE = '/can-bo/lo-trinh/nhap-quyet-dinh'
export const annexAccess = officer(...ROADMAP_ROLES)
/** Number of the newest decision a page was made from. */
export const SEEN = 'da-xem'

/** Others who work on the roadmap are told that this is not theirs. */
export async function mayImport(services: Services, request: Request<Session>): Promise<boolean> {
  const ctx = officerContext(services, request)
  return annexPost(ctx.actor, await dutiesToday(ctx)) !== undefined
}

/** Of the address. */
export async function askedAnnex(
  services: Services,
  request: Request<Session>,
): Promise<AnnexImport | undefined> {
  const id = request.params['annex'] ?? ''
  return isId(id) ? findAnnexImport(services.db, id) : undefined
}

type LinkTo = Request<Session>['linkTo']

/** Anchor of a line on the page of the text. */
export function lineAnchor(no: number): string {
  return `hang-${no}`
}

/** A value that leads to its place in the text. */
export function linkedToLine(
  {
    linkTo,
    annex,
    hidden,
  }: { readonly linkTo: LinkTo; readonly annex: string; readonly hidden: (no: number) => string },
  text: string | Html,
  lines: readonly number[],
): Html {
  const [first] = lines
  if (first === undefined) return html`${text}`
  const href = `${linkTo('backoffice.annex.text', { annex })}#${lineAnchor(first)}`
  return html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${hidden(first)}</span></a>`
}

export function nameOf(
  { proposal: { number }, name }: Pick<AnnexImport, 'proposal' | 'name'>,
  unknown: string,
): string {
  return number ?? (name === '' ? unknown : name)
}
