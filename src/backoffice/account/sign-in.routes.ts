import {
  endSession,
  enterOfficerCode,
  type OfficerSignInOutcome,
  type Session,
  signInOfficer,
} from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash, withSession } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { deviceName, tooManyWords } from '../../web/account/index.ts'
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { nextStep } from './next-step.ts'
import { codePage, signInPage } from './sign-in.page.ts'

// An office stands behind one address: the brake on each account does the fine work.
const BRAKE = { max: 300, windowSeconds: 900, by: 'ip' } as const

export function signInRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.account.sign-in',
      method: 'GET',
      path: '/can-bo/dang-nhap',
      access: anyone,
      handler: (request) =>
        request.session?.face === 'backoffice'
          ? seeOther(nextStep(request, request.session))
          : signInPage(services, request, {}),
    },
    {
      name: 'backoffice.account.sign-in.send',
      method: 'POST',
      path: '/can-bo/dang-nhap',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => send(services, request),
    },
    {
      // The page of the code is the answer to the password: without it there is nothing to enter.
      name: 'backoffice.account.sign-in.code',
      method: 'GET',
      path: '/can-bo/dang-nhap/ma',
      access: anyone,
      handler: (request) => seeOther(request.linkTo('backoffice.account.sign-in')),
    },
    {
      name: 'backoffice.account.sign-in.code.send',
      method: 'POST',
      path: '/can-bo/dang-nhap/ma',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => sendCode(services, request),
    },
    {
      name: 'backoffice.account.sign-out',
      method: 'POST',
      path: '/can-bo/dang-xuat',
      access: anyone,
      handler: (request) => signOut(services, request),
    },
  ]
}

function visitOf(services: Services, request: Request<Session>) {
  return {
    device: deviceName(request.header('user-agent') ?? ''),
    secondFactorRequired: !services.demo,
  }
}

async function send(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const username = request.body.get('username')
  const password = request.body.get('password')
  const missing = {
    ...(username.trim() ? {} : { username: t('Bạn chưa nhập tên đăng nhập', 'Enter your sign-in name') }),
    ...(password ? {} : { password: t('Bạn chưa nhập mật khẩu', 'Enter your password') }),
  }
  if (Object.keys(missing).length > 0) return signInPage(services, request, missing)
  const outcome = await signInOfficer(identityContext(services), {
    username,
    password,
    code: request.body.get('code'),
    ...visitOf(services, request),
  })
  switch (outcome.kind) {
    case 'signed-in':
      return enter(services, request, outcome)
    case 'code-needed':
      return codePage(services, request, { ticket: outcome.ticket, errors: {} })
    case 'too-many':
      return signInPage(services, request, { username: tooManyWords(t, 15) })
    case 'stale':
      return signInPage(services, request, {
        password: t(
          'Mật khẩu dùng một lần này đã quá hạn; hãy nhờ quản trị của cơ quan cấp lại',
          'This one-time password is too old: ask the administrator of your agency for a new one',
        ),
      })
    case 'wrong':
      return signInPage(services, request, {
        username: t('Tên đăng nhập hoặc mật khẩu chưa đúng', 'The sign-in name or the password is not right'),
      })
  }
}

async function sendCode(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const ticket = request.body.get('ticket')
  const outcome = await enterOfficerCode(identityContext(services), {
    ticket,
    code: request.body.get('code'),
    ...visitOf(services, request),
  })
  switch (outcome.kind) {
    case 'signed-in':
      return enter(services, request, outcome)
    case 'expired':
      return withFlash(seeOther(request.linkTo('backoffice.account.sign-in')), {
        kind: 'info',
        text: t('Đã quá lâu, mời bạn đăng nhập lại', 'That took too long: please sign in again'),
      })
    case 'too-many':
      return codePage(services, request, { ticket, errors: { code: tooManyWords(t, 15) } })
    case 'wrong':
      return codePage(services, request, {
        ticket,
        errors: {
          code: t(
            'Mã chưa đúng hoặc đã dùng; hãy đợi mã mới trên ứng dụng',
            'The code is not right or was used: wait for the next one',
          ),
        },
      })
  }
}

type SignedIn = Extract<OfficerSignInOutcome, { kind: 'signed-in' }>

async function enter(services: Services, request: Request<Session>, outcome: SignedIn): Promise<Reply> {
  // Whoever was signed in in this browser before is so no more.
  if (request.sessionToken !== undefined) await endSession(identityContext(services), request.sessionToken)
  return withSession(seeOther(nextStep(request, outcome)), outcome.token)
}

async function signOut(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  if (request.sessionToken !== undefined) await endSession(identityContext(services), request.sessionToken)
  const done = withFlash(seeOther(request.linkTo('backoffice.account.sign-in')), {
    kind: 'success',
    text: t('Bạn đã đăng xuất', 'You are signed out'),
  })
  return withSession(done, null)
}
