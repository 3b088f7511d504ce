import { getAccount, listSessions, type Session, setAccountLocale } from '../../modules/identity/index.ts'
import { page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { endPostedSessions } from '../../web/account/index.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext, identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { accountView } from './show.page.ts'

export function showAccountRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.show',
      method: 'GET',
      path: '/tai-khoan',
      access: citizen,
      handler: (request) => show(services, request),
    },
    {
      name: 'portal.account.locale',
      method: 'POST',
      path: '/tai-khoan/ngon-ngu',
      access: citizen,
      handler: async (request) => {
        const locale = request.body.get('locale') === 'en' ? 'en' : 'vi'
        await setAccountLocale(
          identityContext(services),
          citizenContext(services, request).actor.accountId,
          locale,
        )
        return withFlash(seeOther(request.linkTo('portal.account.show', {}, { lang: locale })), {
          kind: 'success',
          text: translator(locale)('Đã lưu ngôn ngữ', 'The language is saved'),
        })
      },
    },
    {
      name: 'portal.account.end-session',
      method: 'POST',
      path: '/tai-khoan/phien',
      access: citizen,
      handler: async (request) => {
        await endPostedSessions(services, request, citizenContext(services, request).actor.accountId)
        const t = translator(request.locale)
        return withFlash(seeOther(request.linkTo('portal.account.show')), {
          kind: 'success',
          text: t('Đã kết thúc phiên đăng nhập', 'The session has ended'),
        })
      },
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const { accountId } = citizenContext(services, request).actor
  const [account, sessions] = await Promise.all([
    getAccount(services.db, accountId),
    listSessions(identityContext(services), accountId, request.sessionToken ?? ''),
  ])
  const { title, main } = accountView(request, { account, sessions, directory: services.directory })
  return page(portalPage(services, request, { title, main, noIndex: true }))
}
