import { requestReset, resetPassword, type Session } from '../../modules/identity/index.ts'
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
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { addressBox, codeBox, formPage, linkKeepingNext, nextField, rememberAddress } from './account-form.ts'
import { mailboxLink } from './confirm.routes.ts'

const BRAKE = { max: 120, windowSeconds: 3600, by: 'ip' } as const

/** A new password by a code to the registered address; the answers are the same whether it is known or not. */
export function forgottenRoutes(services: Services): readonly Route<Session>[] {
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
      handler: (request) => forgotten(services, request),
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

async function forgotten(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const loginName = request.body.get('loginName')
  if (loginName.trim() === '')
    return forgottenPage(services, request, {
      loginName: t('Bạn chưa nhập thư điện tử hoặc số điện thoại', 'Enter your e-mail or phone number'),
    })
  const sent = await requestReset(identityContext(services), loginName)
  if (sent === 'too-many') return forgottenPage(services, request, { loginName: tooManyWords(t, 60) })
  const next = withFlash(seeOther(linkKeepingNext(request, 'portal.account.reset')), {
    kind: 'success',
    text: t(
      'Nếu địa chỉ này đã đăng ký, mã đặt lại mật khẩu đã được gửi tới đó',
      'If this address is registered, a code to set a new password was sent to it',
    ),
  })
  return rememberAddress(next, loginName)
}

async function reset(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { body } = request
  const loginName = body.get('loginName')
  const outcome = await resetPassword(identityContext(services), {
    loginName,
    code: body.get('code'),
    password: body.get('password'),
  })
  switch (outcome.kind) {
    case 'changed': {
      const done = withFlash(seeOther(linkKeepingNext(request, 'portal.account.sign-in')), {
        kind: 'success',
        text: t(
          'Đã đặt mật khẩu mới, mọi phiên cũ đã kết thúc. Mời bạn đăng nhập.',
          'The new password is set and all old sessions have ended. Please sign in.',
        ),
      })
      return rememberAddress(done, loginName)
    }
    case 'weak':
      return resetPage(services, request, { password: passwordWords(outcome.fault, t) })
    case 'too-many':
      return resetPage(services, request, { code: tooManyWords(t, 60) })
    case 'wrong-code':
      return resetPage(services, request, {
        code: t('Mã chưa đúng hoặc đã hết hạn', 'The code is not right or too old'),
      })
  }
}

function forgottenPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Quên mật khẩu', 'Forgotten password'),
    action: request.linkTo('portal.account.forgotten.send'),
    errors,
    before: html`<p class="govuk-body">${t('Chúng tôi gửi một mã tới địa chỉ bạn đã đăng ký; nhập mã đó để đặt mật khẩu mới.', 'We send a code to the address you registered; enter it to set a new password.')}</p>`,
    fields: html`${nextField(request)}${addressBox(request, { label: t('Thư điện tử hoặc số điện thoại đã đăng ký', 'The e-mail or phone you registered'), errors })}${button({ text: t('Gửi mã cho tôi', 'Send me a code'), preventDoubleClick: true })}`,
  })
}

function resetPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Đặt mật khẩu mới', 'Set a new password'),
    action: request.linkTo('portal.account.reset.send'),
    errors,
    before: mailboxLink(services, request),
    fields: html`${nextField(request)}${addressBox(request, { label: t('Thư điện tử hoặc số điện thoại đã đăng ký', 'The e-mail or phone you registered'), errors })}
${codeBox(request, t('Mã gồm 6 chữ số', 'The six digits'), errors)}
${passwordInput({ name: 'password', autocomplete: 'new-password', locale: request.locale, label: { text: t('Mật khẩu mới', 'New password') }, hint: { text: newPasswordHint(t) }, ...errorOf(errors, 'password') })}
${button({ text: t('Đặt mật khẩu', 'Set password'), preventDoubleClick: true })}`,
    after: html`<p class="govuk-body"><a class="govuk-link" href="${linkKeepingNext(request, 'portal.account.forgotten')}">${t('Tôi chưa nhận được mã', 'No code has come')}</a></p>`,
  })
}
