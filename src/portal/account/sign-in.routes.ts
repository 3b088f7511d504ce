import { endSession, signIn, type Session } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash, withSession } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { tooManyWords } from '../../web/account/index.ts'
import { anyone, citizen } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { deviceOf, forgetAddress, linkKeepingNext, nextOf, rememberAddress } from './account-form.ts'
import { signInPage } from './sign-in.page.ts'

export function signInRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.sign-in',
      method: 'GET',
      path: '/dang-nhap',
      access: anyone,
      handler: (request) =>
        citizen.check(request.session) === 'allowed'
          ? seeOther(nextOf(request) ?? request.linkTo('portal.account.show'))
          : signInPage(services, request, {}),
    },
    {
      name: 'portal.account.sign-in.send',
      method: 'POST',
      path: '/dang-nhap',
      access: anyone,
      // A whole ward may stand behind one address of a carrier: the brake on each account does the fine work.
      rateLimit: { max: 300, windowSeconds: 900, by: 'ip' },
      handler: (request) => send(services, request),
    },
    {
      name: 'portal.account.sign-out',
      method: 'POST',
      path: '/dang-xuat',
      access: anyone,
      handler: (request) => signOut(services, request),
    },
  ]
}

async function send(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const loginName = request.body.get('loginName')
  const password = request.body.get('password')
  const missing = {
    ...(loginName.trim()
      ? {}
      : {
          loginName: t('Bạn chưa nhập thư điện tử hoặc số điện thoại', 'Enter your e-mail or phone number'),
        }),
    ...(password ? {} : { password: t('Bạn chưa nhập mật khẩu', 'Enter your password') }),
  }
  if (Object.keys(missing).length > 0) return signInPage(services, request, missing)
  const ctx = identityContext(services)
  const outcome = await signIn(ctx, { loginName, password, device: deviceOf(request) })
  switch (outcome.kind) {
    case 'signed-in':
      // Whoever was signed in in this browser before is so no more.
      if (request.sessionToken !== undefined) await endSession(ctx, request.sessionToken)
      return forgetAddress(
        withSession(seeOther(nextOf(request) ?? request.linkTo('portal.dossiers.list')), outcome.token),
      )
    case 'unconfirmed':
      return rememberAddress(
        withFlash(seeOther(linkKeepingNext(request, 'portal.account.confirm')), {
          kind: 'info',
          text: t(
            'Bạn hãy nhập mã xác nhận để dùng tài khoản lần đầu',
            'Enter the code to use the account for the first time',
          ),
        }),
        loginName,
      )
    case 'too-many':
      return signInPage(services, request, { loginName: tooManyWords(t, 15) })
    case 'wrong':
      return signInPage(services, request, {
        loginName: t(
          'Thư điện tử, số điện thoại hoặc mật khẩu chưa đúng',
          'The e-mail, phone number or password is not right',
        ),
      })
  }
}

async function signOut(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  if (request.sessionToken !== undefined) await endSession(identityContext(services), request.sessionToken)
  const done = withFlash(seeOther(request.linkTo('portal.home')), {
    kind: 'success',
    text: t('Bạn đã đăng xuất', 'You are signed out'),
  })
  return withSession(done, null)
}
