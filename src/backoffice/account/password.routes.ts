import { changePassword, type Session } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, html, passwordInput } from '../../ui/index.ts'
import {
  errorOf,
  type FormErrors,
  newPasswordHint,
  passwordWords,
  tooManyWords,
} from '../../web/account/index.ts'
import { passwordChangingOfficer } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { nextField, nextOf } from './next-step.ts'

export function passwordRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.account.password',
      method: 'GET',
      path: '/can-bo/doi-mat-khau',
      access: passwordChangingOfficer,
      handler: (request) => passwordPage(services, request, {}),
    },
    {
      name: 'backoffice.account.password.change',
      method: 'POST',
      path: '/can-bo/doi-mat-khau',
      access: passwordChangingOfficer,
      handler: (request) => change(services, request),
    },
  ]
}

async function change(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const wasGiven = request.session?.mustChangePassword === true
  const outcome = await changePassword(identityContext(services), {
    accountId: request.session?.accountId ?? '',
    current: request.body.get('current'),
    next: request.body.get('password'),
    keepToken: request.sessionToken ?? '',
  })
  switch (outcome.kind) {
    case 'changed': {
      const work = nextOf(request) ?? request.linkTo('backoffice.home')
      return withFlash(seeOther(wasGiven ? work : request.linkTo('backoffice.account.show')), {
        kind: 'success',
        text: t(
          'Đã đổi mật khẩu; các phiên khác đã kết thúc',
          'The password is changed and other sessions have ended',
        ),
      })
    }
    case 'weak':
      return passwordPage(services, request, { password: passwordWords(outcome.fault, t) })
    case 'too-many':
      return passwordPage(services, request, { current: tooManyWords(t, 15) })
    case 'wrong':
      return passwordPage(services, request, {
        current: t('Mật khẩu hiện tại chưa đúng', 'The present password is not right'),
      })
  }
}

function passwordPage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const t = translator(request.locale)
  const wasGiven = request.session?.mustChangePassword === true
  const explanation = wasGiven
    ? t(
        'Mật khẩu bạn vừa dùng do quản trị cấp, chỉ dùng được một lần. Hãy đặt mật khẩu của riêng bạn để vào làm việc.',
        'The password you just used was given by the administrator and is good once. Set one of your own to start work.',
      )
    : t(
        'Sau khi đổi, bạn bị đăng xuất ở các máy khác.',
        'Afterwards you are signed out on all other devices.',
      )
  return officeFormPage(services, request, {
    title: t('Đổi mật khẩu', 'Change the password'),
    action: request.linkTo('backoffice.account.password.change'),
    current: 'account',
    errors,
    before: html`<p class="govuk-body">${explanation}</p>`,
    fields: html`${nextField(request)}${passwordInput({ name: 'current', autocomplete: 'current-password', classes: 'govuk-input--width-20', locale: request.locale, label: { text: t('Mật khẩu hiện tại', 'Present password') }, ...errorOf(errors, 'current') })}
${passwordInput({ name: 'password', autocomplete: 'new-password', classes: 'govuk-input--width-20', locale: request.locale, label: { text: t('Mật khẩu mới', 'New password') }, hint: { text: newPasswordHint(t) }, ...errorOf(errors, 'password') })}
${button({ text: t('Đổi mật khẩu', 'Change the password'), preventDoubleClick: true })}`,
  })
}
