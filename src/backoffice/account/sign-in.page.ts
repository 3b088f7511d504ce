import type { Session } from '../../modules/identity/index.ts'
import type { Reply } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, html, passwordInput, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { demoOfficers } from './demo-officers.page.ts'
import { nextField } from './next-step.ts'

export function signInPage(
  services: Services,
  request: Request<Session>,
  errors: FormErrors,
): Promise<Reply> {
  const t = translator(request.locale)
  return officeFormPage(services, request, {
    title: t('Đăng nhập dành cho cán bộ', 'Sign in for officers'),
    action: request.linkTo('backoffice.account.sign-in.send'),
    errors,
    fields: html`${nextField(request)}${textInput({
      name: 'username',
      value: request.body.get('username'),
      autocomplete: 'username',
      autocapitalize: 'none',
      spellcheck: false,
      classes: 'govuk-input--width-20',
      locale: request.locale,
      label: { text: t('Tên đăng nhập', 'Sign-in name') },
      ...errorOf(errors, 'username'),
    })}
${passwordInput({ name: 'password', autocomplete: 'current-password', classes: 'govuk-input--width-20', locale: request.locale, label: { text: t('Mật khẩu', 'Password') }, ...errorOf(errors, 'password') })}
${button({ text: t('Đăng nhập', 'Sign in'), preventDoubleClick: true })}`,
    after: html`<p class="govuk-body">${t('Quên mật khẩu hoặc mất điện thoại có mã: báo quản trị của cơ quan.', 'Password forgotten or telephone lost: tell the administrator of your agency.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.account.sign-in')}">${t('Tôi là người dân, doanh nghiệp', 'I am a citizen or a business')}</a></p>${services.demo ? demoOfficers(services, request) : undefined}`,
  })
}

/** The second page: the password was right, only the code of the app is missing. */
export function codePage(
  services: Services,
  request: Request<Session>,
  { ticket, errors }: { readonly ticket: string; readonly errors: FormErrors },
): Promise<Reply> {
  const t = translator(request.locale)
  return officeFormPage(services, request, {
    title: t('Nhập mã của ứng dụng xác thực', 'Enter the code of the authenticator app'),
    action: request.linkTo('backoffice.account.sign-in.code.send'),
    errors,
    fields: html`${nextField(request)}<input type="hidden" name="ticket" value="${ticket}">${textInput({
      name: 'code',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      classes: 'govuk-input--width-10',
      locale: request.locale,
      label: { text: t('Mã gồm 6 chữ số', 'The six digits') },
      hint: {
        text: t(
          'Mở ứng dụng xác thực trên điện thoại của bạn; mỗi mã dùng được một lần',
          'Open the authenticator app on your telephone; each code works once',
        ),
      },
      ...errorOf(errors, 'code'),
    })}${button({ text: t('Tiếp tục', 'Continue'), preventDoubleClick: true })}`,
    after: html`<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('backoffice.account.sign-in')}">${t('Đăng nhập bằng tên khác', 'Sign in with another name')}</a></p>`,
  })
}
