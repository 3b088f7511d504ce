import { PASSWORD_MIN_LENGTH, type PasswordFault, type Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { errorSummary, type Html, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'

/** Errors of a form by the id of the box they are about. */
export type FormErrors = Readonly<Record<string, string>>

export interface AccountForm {
  readonly title: string
  readonly action: string
  readonly fields: Html
  readonly before?: Html | undefined
  readonly after?: Html | undefined
  readonly errors: FormErrors
}

/** A page with one form: 422 and a summary when there is something to mend. */
export function formPage(services: Services, request: Request<Session>, form: AccountForm): Reply {
  const t = translator(request.locale)
  const list = Object.entries(form.errors).map(([id, text]) => ({ text, href: `#${id}` }))
  const summary =
    list.length > 0
      ? errorSummary({ titleText: t('Có chỗ cần sửa', 'There is a problem'), errorList: list })
      : undefined
  const markup = portalPage(services, request, {
    title: form.title,
    errorCount: list.length,
    noIndex: true,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l">${form.title}</h1>${form.before}
<form method="post" action="${form.action}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}">${form.fields}</form>${form.after}</div></div>`,
  })
  return list.length > 0 ? invalid(markup) : page(markup)
}

/** `errorMessage` of a box, when it has one. */
export function errorOf(
  errors: FormErrors,
  id: string,
): { readonly errorMessage?: { readonly text: string } } {
  const text = errors[id]
  return text === undefined ? {} : { errorMessage: { text } }
}

export function passwordWords(fault: PasswordFault, t: Translate): string {
  if (fault === 'too-short')
    return t(
      `Mật khẩu cần ít nhất ${PASSWORD_MIN_LENGTH} ký tự`,
      `The password needs at least ${PASSWORD_MIN_LENGTH} characters`,
    )
  if (fault === 'too-long')
    return t('Mật khẩu dài quá 200 ký tự', 'The password is longer than 200 characters')
  return t(
    'Mật khẩu này dễ đoán; hãy chọn một câu bạn dễ nhớ',
    'This password is easy to guess: choose a sentence you remember',
  )
}

export const TOO_MANY = (t: Translate): string =>
  t(
    'Bạn đã thử nhiều lần. Hãy đợi 15 phút rồi thử lại.',
    'You tried many times. Wait 15 minutes and try again.',
  )

/** The device a session is on, as its owner will recognise it. */
export function deviceOf(request: Request<Session>): string {
  return (request.header('user-agent') ?? '').slice(0, 200)
}
