import { requestReset, resetPassword, type Session } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, html, passwordInput, textInput } from '../../ui/index.ts'
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { errorOf, type FormErrors, formPage, passwordWords, TOO_MANY } from './account-form.ts'

const BRAKE = { max: 30, windowSeconds: 900, by: 'ip' } as const

/** A new password by a code to the registered address; the answers are the same whether it is known or not. */
export function passwordRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.forgotten',
      method: 'GET',
      path: '/quen-mat-khau',
      access: anyone,
      handler: (request) => forgottenPage(services, request, {}),
    },
    {
      name: 'portal.account.forgotten.send',
      method: 'POST',
      path: '/quen-mat-khau',
      access: anyone,
      rateLimit: BRAKE,
      handler: async (request) => {
        const t = translator(request.locale)
        const sent = await requestReset(identityContext(services), request.body.get('loginName'))
        if (sent === 'too-many') return forgottenPage(services, request, { loginName: TOO_MANY(t) })
        return withFlash(seeOther(request.linkTo('portal.account.reset')), {
          kind: 'success',
          text: t(
            'Nếu địa chỉ đã đăng ký, mã đặt lại mật khẩu đã được gửi',
            'If the address is registered, a code was sent to it',
          ),
        })
      },
    },
    {
      name: 'portal.account.reset',
      method: 'GET',
      path: '/dat-lai-mat-khau',
      access: anyone,
      handler: (request) => resetPage(services, request, {}),
    },
    {
      name: 'portal.account.reset.send',
      method: 'POST',
      path: '/dat-lai-mat-khau',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => reset(services, request),
    },
  ]
}

async function reset(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { body } = request
  const outcome = await resetPassword(identityContext(services), {
    loginName: body.get('loginName'),
    code: body.get('code'),
    password: body.get('password'),
  })
  switch (outcome.kind) {
    case 'changed':
      return withFlash(seeOther(request.linkTo('portal.account.sign-in')), {
        kind: 'success',
        text: t('Đã đổi mật khẩu, mời bạn đăng nhập', 'The password is changed: sign in'),
      })
    case 'weak':
      return resetPage(services, request, { password: passwordWords(outcome.fault, t) })
    case 'too-many':
      return resetPage(services, request, { code: TOO_MANY(t) })
    case 'wrong-code':
      return resetPage(services, request, {
        code: t('Mã chưa đúng hoặc đã hết hạn', 'The code is wrong or too old'),
      })
  }
}

function forgottenPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Quên mật khẩu', 'Forgotten password'),
    action: request.linkTo('portal.account.forgotten.send'),
    errors,
    fields: html`${textInput({ id: 'loginName', name: 'loginName', value: request.body.get('loginName'), autocomplete: 'username', label: { text: t('Thư điện tử hoặc số điện thoại đã đăng ký', 'The e-mail or phone you registered') }, ...errorOf(errors, 'loginName') })}${button({ text: t('Gửi mã cho tôi', 'Send me a code'), preventDoubleClick: true })}`,
  })
}

function resetPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Đặt mật khẩu mới', 'Set a new password'),
    action: request.linkTo('portal.account.reset.send'),
    errors,
    fields: html`${textInput({ id: 'loginName', name: 'loginName', value: request.body.get('loginName'), autocomplete: 'username', label: { text: t('Thư điện tử hoặc số điện thoại', 'E-mail or phone number') } })}
${textInput({ id: 'code', name: 'code', value: request.body.get('code'), inputmode: 'numeric', autocomplete: 'one-time-code', label: { text: t('Mã gồm 6 chữ số', 'The six digits') }, ...errorOf(errors, 'code') })}
${passwordInput({ id: 'password', name: 'password', autocomplete: 'new-password', label: { text: t('Mật khẩu mới', 'New password') }, ...errorOf(errors, 'password') })}
${button({ text: t('Đặt mật khẩu', 'Set password'), preventDoubleClick: true })}`,
  })
}
