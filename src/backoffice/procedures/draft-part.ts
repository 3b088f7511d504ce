import type { EditDraftOutcome, ProcedureDraft } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { type OfficeForm, officeFormPage } from '../office-form.ts'
import { contentFaultWords } from './content-faults.ts'
import { changedWords } from './move.routes.ts'
import { draftDesk, type DraftDesk } from './register-desk.ts'

/** The part of the address of a draft; reading it may be allowed where changing it is not. */
export async function withDraftPart<P extends { readonly slug: string }>(
  services: Services,
  request: Request<Session>,
  parts: readonly P[],
  then: (desk: DraftDesk, part: P) => Reply | Promise<Reply>,
): Promise<Reply> {
  const part = parts.find(({ slug }) => slug === request.params['part'])
  const desk = await draftDesk(services, request)
  return part && desk ? then(desk, part) : notFound()
}

interface PartForm
  extends Pick<OfficeForm, 'title' | 'action' | 'errors' | 'before' | 'after' | 'isMultipart' | 'isWide'> {
  readonly draft: ProcedureDraft
  readonly fields: Html
  /** Where nothing typed could overwrite what somebody else saved: the present one. */
  readonly version?: number
}

/** A page that changes one part of a draft; only whoever drafts it may open it. */
export function partPage(
  services: Services,
  request: Request<Session>,
  { draft, fields, version: given, ...form }: PartForm,
): Promise<Reply> {
  const { locale, linkTo, body, method } = request
  // As the editor saw it, also where somebody changed the draft since.
  const version = given ?? (method === 'POST' ? body.get('version') : draft.version)
  return officeFormPage(services, request, {
    ...form,
    current: 'procedures',
    backLink: {
      href: linkTo('backoffice.procedures.draft', { proposal: draft.id }),
      text: inLocale(draft.record.name, locale),
    },
    fields: html`<input type="hidden" name="version" value="${version}">${fields}`,
  })
}

interface Saving {
  readonly draft: ProcedureDraft
  readonly saved: string
  /** The page with what was typed, and what is to be mended. */
  again(faults: readonly string[]): Reply | Promise<Reply>
}

export function savedReply(
  { locale, linkTo }: Request<Session>,
  outcome: EditDraftOutcome,
  { draft, saved, again }: Saving,
): Reply | Promise<Reply> {
  const t = translator(locale)
  const back = seeOther(linkTo('backoffice.procedures.draft', { proposal: draft.id }))
  switch (outcome.kind) {
    case 'refused':
      return forbidden()
    case 'not-found':
      return notFound()
    case 'invalid':
      return again(contentFaultWords(outcome.faults, locale))
    case 'changed-meanwhile':
      return again([changedWords(t)])
    case 'closed':
      return withFlash(back, { kind: 'warning', text: t('Dự thảo đã đóng.', 'The draft is closed.') })
    case 'saved':
      return withFlash(back, { kind: 'success', text: saved })
  }
}
