import type { Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply, withCookie } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Html, html, textInput } from '../../ui/index.ts'
import { deviceName, errorOf, type FormErrors, returnPath, summaryOf } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'

export interface AccountForm {
  readonly title: string
  readonly action: string
  readonly fields: Html
  readonly before?: Html | undefined
  readonly after?: Html | undefined
  readonly errors: FormErrors
  readonly backLink?: { readonly href: string; readonly text: string } | undefined
}

/** A page with one form: 422 and a summary when there is something to mend. */
export function formPage(services: Services, request: Request<Session>, form: AccountForm): Reply {
  const errorCount = Object.keys(form.errors).length
  const markup = portalPage(services, request, {
    title: form.title,
    errorCount,
    noIndex: true,
    ...(form.backLink ? { backLink: form.backLink } : {}),
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summaryOf(form.errors, request.locale)}<h1 class="govuk-heading-l">${form.title}</h1>${form.before}
<form method="post" action="${form.action}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}">${form.fields}</form>${form.after}</div></div>`,
  })
  return errorCount > 0 ? invalid(markup) : page(markup)
}

/** The device a session is on, as its owner will recognise it. */
export function deviceOf(request: Request<Session>): string {
  return deviceName(request.header('user-agent') ?? '')
}

/** What the visitor was about to do: posted, or in the address of the page. */
export function nextOf(request: Request<Session>): string | undefined {
  return returnPath(request.body.get('next') || (request.query['tiep'] ?? ''), 'portal')
}

export function nextField(request: Request<Session>): Html | undefined {
  const next = nextOf(request)
  return next === undefined ? undefined : html`<input type="hidden" name="next" value="${next}">`
}

/** A link to another page of coming in, which keeps what the visitor was about to do. */
export function linkKeepingNext(request: Request<Session>, name: string): string {
  return request.linkTo(name, {}, { tiep: nextOf(request) })
}

const ADDRESS_COOKIE = 'login-name'
const ADDRESS_SECONDS = 1800

/** Carries the address typed on one page to the next, out of addresses and history; it only fills a box. */
export function rememberAddress<R extends Reply>(reply: R, loginName: string): R {
  const value = loginName.trim().slice(0, 254) || null
  return withCookie(reply, { name: ADDRESS_COOKIE, value, maxAgeSeconds: ADDRESS_SECONDS })
}

export function forgetAddress<R extends Reply>(reply: R): R {
  return withCookie(reply, { name: ADDRESS_COOKIE, value: null })
}

export function addressBox(
  request: Request<Session>,
  options: { readonly label: string; readonly hint?: string; readonly errors: FormErrors },
): Html {
  const { label, hint, errors } = options
  const typed = request.body.get('loginName') || (request.cookie(ADDRESS_COOKIE) ?? '')
  return textInput({
    name: 'loginName',
    value: typed,
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: false,
    locale: request.locale,
    label: { text: label },
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    ...errorOf(errors, 'loginName'),
  })
}

export function codeBox(request: Request<Session>, label: string, errors: FormErrors): Html {
  return textInput({
    name: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    classes: 'govuk-input--width-10',
    locale: request.locale,
    label: { text: label },
    ...errorOf(errors, 'code'),
  })
}
