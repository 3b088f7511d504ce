import { confirmAccount, endSession, resendConfirmation, type Session } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash, withSession } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, buttonGroup, type Html, html, passwordInput } from '../../ui/index.ts'
import { type FormErrors, tooManyWords } from '../../web/account/index.ts'
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import {
  addressBox,
  codeBox,
  deviceOf,
  forgetAddress,
  formPage,
  linkKeepingNext,
  nextField,
  nextOf,
  rememberAddress,
} from './account-form.ts'

const BRAKE = { max: 120, windowSeconds: 3600, by: 'ip' } as const

/** The code that came by mail or text message, and the password chosen just before: both, then one is in. */
export function confirmRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.confirm',
      method: 'GET',
      path: '/xac-nhan-tai-khoan',
      access: anyone,
      handler: (request) => confirmPage(services, request, {}),
    },
    {
      name: 'portal.account.confirm.send',
      method: 'POST',
      path: '/xac-nhan-tai-khoan',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) =>
        request.body.get('_action') === 'resend' ? resend(services, request) : confirm(services, request),
    },
  ]
}

async function resend(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const loginName = request.body.get('loginName')
  const sent = await resendConfirmation(identityContext(services), loginName)
  if (sent === 'too-many') return confirmPage(services, request, { loginName: tooManyWords(t, 60) })
  const again = withFlash(seeOther(linkKeepingNext(request, 'portal.account.confirm')), {
    kind: 'success',
    text: t(
      'Nếu tài khoản đang chờ xác nhận, mã mới đã được gửi. Mã cũ không dùng được nữa.',
      'If the account waits to be confirmed, a new code was sent. The old one no longer works.',
    ),
  })
  return rememberAddress(again, loginName)
}

async function confirm(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { body } = request
  const ctx = identityContext(services)
  const outcome = await confirmAccount(ctx, {
    loginName: body.get('loginName'),
    code: body.get('code'),
    password: body.get('password'),
    device: deviceOf(request),
  })
  switch (outcome.kind) {
    case 'too-many':
      return confirmPage(services, request, { code: tooManyWords(t, 60) })
    case 'wrong':
      return confirmPage(services, request, {
        code: t(
          'Mã hoặc mật khẩu chưa đúng, hoặc mã đã hết hạn. Bạn có thể xin mã mới.',
          'The code or the password is not right, or the code is too old. You can ask for a new one.',
        ),
      })
    case 'signed-in': {
      if (request.sessionToken !== undefined) await endSession(ctx, request.sessionToken)
      const done = withFlash(seeOther(nextOf(request) ?? request.linkTo('portal.account.show')), {
        kind: 'success',
        text: t('Tài khoản của bạn đã dùng được', 'Your account is ready'),
      })
      return forgetAddress(withSession(done, outcome.token))
    }
  }
}

function confirmPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Nhập mã xác nhận', 'Enter the code'),
    action: request.linkTo('portal.account.confirm.send'),
    errors,
    before: html`<p class="govuk-body">${t('Mã gồm 6 chữ số, có hiệu lực 30 phút. Nếu chưa thấy thư, hãy xem cả mục thư rác.', 'The code has 6 digits and is valid for 30 minutes. If no letter came, look among the unwanted mail too.')}</p>${mailboxLink(services, request)}`,
    fields: html`${nextField(request)}${addressBox(request, { label: t('Thư điện tử hoặc số điện thoại đã đăng ký', 'The e-mail or phone you registered'), errors })}
${codeBox(request, t('Mã xác nhận', 'Code'), errors)}
${passwordInput({ name: 'password', autocomplete: 'current-password', locale: request.locale, label: { text: t('Mật khẩu bạn vừa đặt khi đăng ký', 'The password you chose when registering') } })}
${buttonGroup(button({ text: t('Xác nhận và đăng nhập', 'Confirm and sign in'), preventDoubleClick: true }), button({ text: t('Gửi lại mã', 'Send a new code'), name: '_action', value: 'resend', classes: 'govuk-button--secondary', preventDoubleClick: true }))}`,
  })
}

/** Where the codes of the trial version go. */
export function mailboxLink(services: Services, request: Request<Session>): Html | undefined {
  if (services.mailboxFolder === undefined) return undefined
  const t = translator(request.locale)
  return html`<p class="govuk-body">${t('Bản chạy thử: mã nằm trong', 'Trial version: the code is in the')} <a class="govuk-link" href="${request.linkTo('portal.mailbox')}">${t('hộp thư thử', 'demo mailbox')}</a>.</p>`
}
