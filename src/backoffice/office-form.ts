import type { Session } from '../modules/identity/index.ts'
import { invalid, page, type Reply } from '../platform/http/reply.ts'
import type { Request } from '../platform/http/route.ts'
import { type Html, html } from '../ui/index.ts'
import { type FormErrors, summaryOf } from '../web/account/index.ts'
import type { Services } from '../web/services.ts'
import { backofficePage, type BackofficePage } from './frame.ts'

export interface OfficeForm extends Pick<BackofficePage, 'current' | 'backLink' | 'breadcrumbs'> {
  readonly title: string
  readonly action: string
  readonly fields: Html
  readonly before?: Html | undefined
  readonly after?: Html | undefined
  readonly errors: FormErrors
  /** A file goes with it. */
  readonly isMultipart?: boolean | undefined
  /** As wide as the page, for a form of many columns. */
  readonly isWide?: boolean | undefined
}

/** A page of the back office with one form: 422 and a summary when there is something to mend. */
export async function officeFormPage(
  services: Services,
  request: Request<Session>,
  form: OfficeForm,
): Promise<Reply> {
  const { title, action, fields, before, after, errors, isMultipart, isWide, ...frame } = form
  const errorCount = Object.keys(errors).length
  // Before signing in there is no navigation, and the whole page is as narrow as a column.
  const column = request.session && !isWide ? 'govuk-grid-column-two-thirds' : 'govuk-grid-column-full'
  const markup = await backofficePage(services, request, {
    ...frame,
    title,
    errorCount,
    main: html`<div class="govuk-grid-row"><div class="${column}">${summaryOf(errors, request.locale)}<h1 class="govuk-heading-l">${title}</h1>${before}
<form method="post"${isMultipart ? html` enctype="multipart/form-data"` : undefined} action="${action}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}">${fields}</form>${after}</div></div>`,
  })
  return errorCount > 0 ? invalid(markup) : page(markup)
}
