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
import { citizen } from '../../web/access.ts'
import { citizenContext, identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { formPage } from './account-form.ts'

export function changePasswordRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.password',
      method: 'GET',
      path: '/tai-khoan/mat-khau',
      access: citizen,
      handler: (request) => passwordPage(services, request, {}),
    },
    {
      name: 'portal.account.password.change',
      method: 'POST',
      path: '/tai-khoan/mat-khau',
      access: citizen,
      handler: (request) => change(services, request),
    },
  ]
}

async function change(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const outcome = await changePassword(identityContext(services), {
    accountId: citizenContext(services, request).actor.accountId,
    current: request.body.get('current'),
    next: request.body.get('password'),
    keepToken: request.sessionToken ?? '',
  })
  switch (outcome.kind) {
    case 'changed':
      return withFlash(seeOther(request.linkTo('portal.account.show')), {
        kind: 'success',
        text: t(
          'Đã đổi mật khẩu; các phiên khác đã kết thúc',
          'The password is changed and other sessions have ended',
        ),
      })
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

function passwordPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Đổi mật khẩu', 'Change the password'),
    action: request.linkTo('portal.account.password.change'),
    errors,
    backLink: { href: request.linkTo('portal.account.show'), text: t('Tài khoản của tôi', 'My account') },
    before: html`<p class="govuk-body">${t('Sau khi đổi, bạn bị đăng xuất ở các thiết bị khác.', 'Afterwards you are signed out on all other devices.')}</p>`,
    fields: html`${passwordInput({ name: 'current', autocomplete: 'current-password', locale: request.locale, label: { text: t('Mật khẩu hiện tại', 'Present password') }, ...errorOf(errors, 'current') })}
${passwordInput({ name: 'password', autocomplete: 'new-password', locale: request.locale, label: { text: t('Mật khẩu mới', 'New password') }, hint: { text: newPasswordHint(t) }, ...errorOf(errors, 'password') })}
${button({ text: t('Đổi mật khẩu', 'Change the password'), preventDoubleClick: true })}`,
  })
}
