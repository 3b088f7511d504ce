import { registerAccount, type Session } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { tooManyWords } from '../../web/account/index.ts'
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { linkKeepingNext, rememberAddress } from './account-form.ts'
import { registerPage, registrationWords } from './register.page.ts'

export function registerRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.register',
      method: 'GET',
      path: '/dang-ky',
      access: anyone,
      handler: (request) => registerPage(services, request, {}),
    },
    {
      name: 'portal.account.register.send',
      method: 'POST',
      path: '/dang-ky',
      access: anyone,
      rateLimit: { max: 60, windowSeconds: 3600, by: 'ip' },
      handler: (request) => register(services, request),
    },
  ]
}

async function register(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { body } = request
  const loginName = body.get('loginName')
  const outcome = await registerAccount(identityContext(services), {
    kind: body.get('kind') === 'organisation' ? 'organisation' : 'person',
    loginName,
    fullName: body.get('fullName'),
    organisationName: body.get('organisationName'),
    nationalId: body.get('nationalId'),
    taxCode: body.get('taxCode'),
    password: body.get('password'),
    locale: request.locale,
  })
  switch (outcome.kind) {
    case 'invalid':
      return registerPage(services, request, registrationWords(outcome.errors, t))
    case 'too-many':
      return registerPage(services, request, { loginName: tooManyWords(t, 60) })
    case 'code-sent': {
      const words =
        outcome.channel === 'email'
          ? t('Chúng tôi đã gửi thư tới địa chỉ của bạn', 'We sent a letter to your address')
          : t('Chúng tôi đã gửi tin nhắn tới số của bạn', 'We sent a text message to your number')
      const next = seeOther(linkKeepingNext(request, 'portal.account.confirm'))
      return rememberAddress(withFlash(next, { kind: 'success', text: words }), loginName)
    }
  }
}
