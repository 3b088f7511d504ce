import { endSession, signIn, type Session } from '../../modules/identity/index.ts'
import {
  localPath,
  type Reply,
  seeOther,
  withFlash,
  withoutSession,
  withSession,
} from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, details, type Html, html, passwordInput, textInput } from '../../ui/index.ts'
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import { demoCitizens } from '../../web/demo-accounts.ts'
import type { Services } from '../../web/services.ts'
import { deviceOf, errorOf, type FormErrors, formPage, TOO_MANY } from './account-form.ts'

export function signInRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.sign-in',
      method: 'GET',
      path: '/dang-nhap',
      access: anyone,
      handler: (request) =>
        signInPage(services, request, { loginName: '', next: request.query.tiep ?? '', errors: {} }),
    },
    {
      name: 'portal.account.sign-in.send',
      method: 'POST',
      path: '/dang-nhap',
      access: anyone,
      rateLimit: { max: 60, windowSeconds: 900, by: 'ip' },
      handler: (request) => send(services, request),
    },
    {
      name: 'portal.account.sign-out',
      method: 'POST',
      path: '/dang-xuat',
      access: anyone,
      handler: async (request) => {
        if (request.sessionToken !== undefined)
          await endSession(identityContext(services), request.sessionToken)
        const t = translator(request.locale)
        return withoutSession(
          withFlash(seeOther(request.linkTo('portal.home')), {
            kind: 'success',
            text: t('Bạn đã đăng xuất', 'You are signed out'),
          }),
        )
      },
    },
  ]
}

async function send(services: Services, request: Request<Session>): Promise<Reply> {
  const { body } = request
  const t = translator(request.locale)
  const typed = { loginName: body.get('loginName'), next: body.get('next') }
  const outcome = await signIn(identityContext(services), {
    loginName: typed.loginName,
    password: body.get('password'),
    device: deviceOf(request),
  })
  switch (outcome.kind) {
    case 'signed-in':
      return withSession(
        seeOther(localPath(typed.next) ?? request.linkTo('portal.dossiers.list')),
        outcome.token,
      )
    case 'unconfirmed':
      return withFlash(seeOther(request.linkTo('portal.account.confirm')), {
        kind: 'info',
        text: t(
          'Bạn hãy nhập mã xác nhận trước khi đăng nhập',
          'Enter the confirmation code before signing in',
        ),
      })
    case 'too-many':
      return signInPage(services, request, { ...typed, errors: { loginName: TOO_MANY(t) } })
    case 'wrong':
      return signInPage(services, request, {
        ...typed,
        errors: {
          loginName: t('Địa chỉ hoặc mật khẩu chưa đúng', 'The address or the password is not right'),
        },
      })
  }
}

interface Typed {
  readonly loginName: string
  readonly next: string
  readonly errors: FormErrors
}

function signInPage(
  services: Services,
  request: Request<Session>,
  { loginName, next, errors }: Typed,
): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Đăng nhập', 'Sign in'),
    action: request.linkTo('portal.account.sign-in.send'),
    errors,
    fields: html`<input type="hidden" name="next" value="${next}">
${textInput({ id: 'loginName', name: 'loginName', value: loginName, autocomplete: 'username', label: { text: t('Thư điện tử hoặc số điện thoại', 'E-mail or phone number') }, ...errorOf(errors, 'loginName') })}
${passwordInput({ id: 'password', name: 'password', autocomplete: 'current-password', label: { text: t('Mật khẩu', 'Password') } })}
${button({ text: t('Đăng nhập', 'Sign in'), preventDoubleClick: true })}`,
    after: html`<ul class="govuk-list"><li><a class="govuk-link" href="${request.linkTo('portal.account.register')}">${t('Tôi chưa có tài khoản', 'I have no account yet')}</a></li>
<li><a class="govuk-link" href="${request.linkTo('portal.account.forgotten')}">${t('Tôi quên mật khẩu', 'I forgot my password')}</a></li>
<li><a class="govuk-link" href="${request.linkTo('backoffice.account.sign-in')}">${t('Tôi là cán bộ', 'I am an officer')}</a></li></ul>${demo(services, request)}`,
  })
}

function demo(services: Services, request: Request<Session>): Html | undefined {
  if (!services.demo) return undefined
  const t = translator(request.locale)
  const { password, emails } = demoCitizens()
  return details({
    summaryText: t('Tài khoản chạy thử', 'Demo accounts'),
    text: html`<p class="govuk-body">${t('Mật khẩu chung:', 'Password for all:')} <code>${password}</code></p><ul class="govuk-list">${emails.map((email) => html`<li><code>${email}</code></li>`)}</ul>
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.mailbox')}">${t('Hộp thư thử', 'Demo mailbox')}</a></p>`,
  })
}
