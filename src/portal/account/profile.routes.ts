import { getAccount, type Session, updateProfile } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext, identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { boxesOfAccount, boxesPosted, profileOf, profilePage, profileWords } from './profile.page.ts'

export function profileRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.profile',
      method: 'GET',
      path: '/tai-khoan/thong-tin',
      access: citizen,
      handler: async (request) => {
        const { accountId, accountKind } = citizenContext(services, request).actor
        const account = await getAccount(services.db, accountId)
        return profilePage(services, request, {
          boxes: boxesOfAccount(account),
          kind: accountKind,
          errors: {},
        })
      },
    },
    {
      name: 'portal.account.profile.save',
      method: 'POST',
      path: '/tai-khoan/thong-tin',
      access: citizen,
      handler: (request) => save(services, request),
    },
  ]
}

async function save(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor, directory } = citizenContext(services, request)
  const boxes = boxesPosted(request.body)
  const outcome = await updateProfile({ ...identityContext(services), actor, directory }, profileOf(boxes))
  if (outcome.kind === 'invalid') {
    const errors = profileWords(outcome.errors, t)
    return profilePage(services, request, { boxes, kind: actor.accountKind, errors })
  }
  return withFlash(seeOther(request.linkTo('portal.account.show')), {
    kind: 'success',
    text: t('Đã lưu thông tin', 'Your details are saved'),
  })
}
